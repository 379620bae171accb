import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * @typedef {{ passed: number, failed: number }} Count
 * @typedef {{ name: string, command: string[], env?: Record<string, string>, report?: Report, closing?: RegExp }} Step
 * @typedef {{ path: string, read: (json: any) => Count }} Report what a runner counted, from its JSON
 * @typedef {{ name: string, ok: boolean, seconds: number, count: Count, closing: string[] }} Result
 */

const reports = mkdtempSync(join(tmpdir(), 'daybreak-tests-'))
process.once('exit', () => rmSync(reports, { recursive: true, force: true }))

const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}

/** A place for a runner's JSON. */
export const reportPath = (/** @type {string} */ name) => join(reports, `${name}.json`)

/** Runs one step. `quiet` holds its output back until it has ended, for steps that run side by side. */
export async function run(/** @type {Step} */ step, { quiet = false } = {}) {
	const started = performance.now()
	if (!quiet) console.log(`\n▸ ${step.name}`)
	const { code, output } = await execute(step, quiet)
	const seconds = (performance.now() - started) / 1000
	const ok = code === 0
	if (quiet) {
		console.log(`\n▸ ${step.name}`)
		if (output.trim()) console.log(output.trimEnd())
	}
	console.log(`  ${ok ? 'done' : 'FAILED'} in ${seconds.toFixed(1)} s`)
	const closing = output.split('\n').filter((line) => step.closing?.test(plain(line)))
	return { name: step.name, ok, seconds, count: countOf(step, ok), closing }
}

/** Runs steps one after another. */
export async function lane(/** @type {Step[]} */ steps) {
	const results = []
	for (const step of steps) results.push(await run(step, { quiet: true }))
	return results
}

/** A step that never ran, because what it needs failed. */
export function notRun(/** @type {string} */ name, /** @type {string} */ why) {
	console.log(`\n▸ ${name}\n  not run: ${why}`)
	return { name, ok: false, seconds: 0, count: { passed: 0, failed: 1 }, closing: [] }
}

/** Prints every step's time, the runners' closing lines and the sum. Answers the exit code. */
export function summarise(/** @type {Result[]} */ results) {
	console.log('')
	for (const { name, ok, seconds } of results)
		console.log(`${ok ? '✓' : '✗'} ${name.padEnd(34)} ${seconds.toFixed(1).padStart(6)} s`)
	const closing = results.flatMap((result) => result.closing)
	if (closing.length > 0) console.log(`\n${closing.join('\n')}`)
	const sum = (/** @type {keyof Count} */ key) =>
		results.reduce((total, { count }) => total + count[key], 0)
	console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
	return results.every((result) => result.ok) ? 0 : 1
}

/** @returns {Promise<{ code: number, output: string }>} */
function execute(/** @type {Step} */ { command, env = {} }, /** @type {boolean} */ quiet) {
	return new Promise((resolve) => {
		const [program = '', ...args] = command
		const child = spawn(program, args, {
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { ...process.env, ...colour, ...env }
		})
		let output = ''
		const take = (/** @type {NodeJS.WriteStream} */ to) => (/** @type {string} */ text) => {
			output += text
			if (!quiet) to.write(text)
		}
		child.stdout.setEncoding('utf8').on('data', take(process.stdout))
		child.stderr.setEncoding('utf8').on('data', take(process.stderr))
		child.on('error', (error) => resolve({ code: 1, output: output + error.message }))
		child.on('close', (code) => resolve({ code: code ?? 1, output }))
	})
}

/** What a runner counted; a step that failed without a failed test counts as one. */
function countOf(/** @type {Step} */ { report }, /** @type {boolean} */ ok) {
	const count =
		report && existsSync(report.path)
			? report.read(JSON.parse(readFileSync(report.path, 'utf8')))
			: { passed: 0, failed: 0 }
	return ok || count.failed > 0 ? count : { ...count, failed: 1 }
}

const plain = (/** @type {string} */ line) => line.replace(/\u001b\[[\d;]*m/g, '')
