/*
 * `npm run bench`: measures the built server and client on this machine, each scenario beside a
 * floor in the same run, and writes what it found to bench/results/.
 *
 *   npm run bench                                all scenarios, 5 repetitions
 *   npm run bench -- latency open --reps 7
 *   npm run bench -- kill --rounds 200 --seed 42
 *   npm run bench -- open --as-built             without building what is stale
 *   npm run bench -- --quick                     does every scenario still work? Figures mean nothing.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Figures } from './lib/figures.ts'
import { lookAtMachine, machineText, type Machine } from './lib/machine.ts'
import { endAll, root, runNode } from './lib/processes.ts'
import type { Bench, Outcome, Scenario } from './lib/scenario.ts'
import { bookings } from './scenarios/bookings.ts'
import { browser } from './scenarios/browser.ts'
import { deliverables } from './scenarios/deliverables.ts'
import { importing } from './scenarios/import.ts'
import { kill } from './scenarios/kill.ts'
import { latency } from './scenarios/latency.ts'
import { memory } from './scenarios/memory.ts'
import { open } from './scenarios/open.ts'
import { optimise } from './scenarios/optimise.ts'
import { paper } from './scenarios/paper.ts'
import { recompute } from './scenarios/recompute.ts'
import { signIn } from './scenarios/sign-in.ts'
import { throughput } from './scenarios/throughput.ts'
import { whiteboard } from './scenarios/whiteboard.ts'

const scenarios: readonly Scenario[] = [
	latency,
	open,
	kill,
	throughput,
	memory,
	browser,
	importing,
	paper,
	recompute,
	optimise,
	signIn,
	whiteboard,
	deliverables,
	bookings
]

type Asked = {
	chosen: Scenario[]
	bench: Omit<Bench, 'dir' | 'say'>
	/** In which folder the measurements make theirs: the disk that is measured. */
	dir: string
	/** Measure what is built, stale or not. */
	asBuilt: boolean
}

function readArguments(): Asked {
	const text = { type: 'string' } as const
	const quick = { type: 'boolean' } as const
	const options = { reps: text, rounds: text, seed: text, dir: text, quick, 'as-built': quick }
	const { values, positionals } = parseArgs({ options, allowPositionals: true })
	const chosen = positionals.map((name) => {
		const found = scenarios.find((scenario) => scenario.name === name)
		if (!found) throw new Error(`There is no scenario ${name}. There are ${names()}.`)
		return found
	})
	const isQuick = values.quick ?? false
	const bench = {
		isQuick,
		reps: wholeNumber('reps', values.reps) ?? (isQuick ? 1 : 5),
		rounds: wholeNumber('rounds', values.rounds),
		seed: wholeNumber('seed', values.seed) ?? Math.floor(Math.random() * 1e6)
	}
	return {
		chosen: chosen.length > 0 ? chosen : [...scenarios],
		bench,
		dir: values.dir ?? tmpdir(),
		asBuilt: values['as-built'] ?? false
	}
}

const names = () => scenarios.map(({ name }) => name).join(', ')

function wholeNumber(name: string, text: string | undefined): number | null {
	if (text === undefined) return null
	const number = Number(text)
	if (Number.isInteger(number) && number > 0) return number
	throw new Error(`--${name} takes a whole number above 0.`)
}

/** Builds what the scenarios need, as far as it is missing or stale. */
async function build(needed: ReadonlySet<'client' | 'server'>): Promise<void> {
	const names = JSON.stringify([...needed])
	const code = `const { ensureBuilt } = await import('./server/build.js'); await ensureBuilt(...${names})`
	await runNode(['--input-type=module', '--eval', code], {}, 300_000)
}

type Measured = { scenario: Scenario; outcome: Outcome; seconds: number }

async function measure(scenario: Scenario, bench: Bench): Promise<Measured> {
	const start = performance.now()
	const outcome = await scenario.run(bench).catch((error: unknown): Outcome => {
		const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
		return { figures: new Figures(), notes: [], broken: [`It did not end: ${reason}`] }
	})
	await endAll()
	return { scenario, outcome, seconds: (performance.now() - start) / 1000 }
}

function print({ scenario, outcome, seconds }: Measured, bench: Bench): void {
	const { figures, notes, broken } = outcome
	const marks = bench.isQuick ? ' (quick: these figures mean nothing)' : ''
	console.log(`\n${scenario.name}: ${scenario.about}${marks}`)
	if (figures.summaries().length > 0) console.log(figures.table())
	for (const line of notes) console.log(`  ${line}`)
	for (const line of broken) console.log(`  BROKEN: ${line}`)
	console.log(`  ${seconds.toFixed(0)} s`)
}

function keep(machine: Machine, bench: Bench, measured: readonly Measured[]): string {
	const folder = join(root, 'bench/results')
	mkdirSync(folder, { recursive: true })
	const at = new Date().toISOString()
	const file = join(folder, `${at.slice(0, 19).replaceAll(':', '')}.json`)
	const { reps, seed, isQuick } = bench
	const results = measured.map(({ scenario, outcome, seconds }) => ({
		scenario: scenario.name,
		seconds,
		figures: outcome.figures.summaries(),
		notes: outcome.notes,
		broken: outcome.broken
	}))
	writeFileSync(file, JSON.stringify({ at, machine, reps, seed, isQuick, results }, null, '\t'))
	return file
}

async function main(): Promise<boolean> {
	const { chosen, bench: asked, dir: parent, asBuilt } = readArguments()
	const dir = mkdtempSync(join(parent, 'daybreak-bench-'))
	const stopped = () => process.exit(130) // what was started ends with this process
	process.once('SIGINT', stopped).once('SIGTERM', stopped)
	process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
	const bench: Bench = { ...asked, dir, say: (line) => process.stderr.write(`${line}\n`) }
	if (!asBuilt) await build(new Set(chosen.flatMap(({ needs }) => needs)))
	const machine = lookAtMachine(dir)
	console.log(`${machineText(machine)}\n${bench.reps} repetitions, seed ${bench.seed}`)
	const measured: Measured[] = []
	try {
		for (const scenario of chosen) {
			const one = await measure(scenario, bench)
			print(one, bench)
			measured.push(one)
		}
	} finally {
		await endAll()
		if (measured.length > 0) console.log(`\n${keep(machine, bench, measured)}`)
	}
	return measured.every(({ outcome }) => outcome.broken.length === 0)
}

try {
	process.exitCode = (await main()) ? 0 : 1
} catch (error) {
	console.error(error instanceof Error ? error.message : error)
	process.exitCode = 2
}
