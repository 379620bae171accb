import { execFileSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'
import { findChromium } from '../../tests/support/chromium.js'
import { DiskProbe, isInMemory } from './disk.ts'
import { percentile } from './stats.ts'

/** Where figures come from; without it they say nothing. */
export type Machine = {
	cpu: string
	cores: number
	memoryGb: number
	node: string
	chromium: string
	/** A 200-byte append and fdatasync in the folder of the measurements, in milliseconds. */
	fsyncMs: { p50: number; p95: number }
	isInMemory: boolean
	/** The load of the minute before: above the number of cores, others were at work. */
	load: number
	commit: string
}

/** Looks at this machine and at the disk under a folder. */
export function lookAtMachine(dir: string): Machine {
	const probe = new DiskProbe(dir)
	probe.measure(200)
	probe.close()
	const took = probe.took
	return {
		cpu: cpus()[0]?.model ?? 'unknown',
		cores: cpus().length,
		memoryGb: Math.round(totalmem() / 1024 ** 3),
		node: process.version,
		chromium: output(findChromium(), ['--version']),
		fsyncMs: { p50: percentile(took, 0.5), p95: percentile(took, 0.95) },
		isInMemory: isInMemory(dir),
		load: loadavg()[0] ?? NaN,
		commit: output('git', ['describe', '--always', '--dirty'])
	}
}

function output(program: string | null, args: string[]): string {
	if (program === null) return 'none'
	try {
		return execFileSync(program, args, { timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore'] })
			.toString()
			.trim()
	} catch {
		return 'unknown'
	}
}

/** The machine in two lines. */
export function machineText(machine: Machine): string {
	const { p50, p95 } = machine.fsyncMs
	const disk = machine.isInMemory ? 'MEMORY, not a disk: nothing here is durable' : 'disk'
	return [
		`${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, load ${machine.load.toFixed(1)}; Node ${machine.node}; ${machine.chromium}`,
		`${disk}: append 200 B + fdatasync p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms; commit ${machine.commit}`
	].join('\n')
}
