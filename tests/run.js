/*
 * Everything that must hold, in one command.
 *
 *   node tests/run.js          `npm test`: formatting, types, lint, build, vitest, playwright
 *   node tests/run.js --fast   `npm run check`: the same without build and browser, 50 seeds
 *
 * Steps go on after a failure, so that one run tells all of it.
 */
import { rmSync } from 'node:fs'
import { ensureChromium } from './support/chromium.js'
import { lane, notRun, reportPath, run, summarise } from './support/steps.js'

const fast = process.argv.includes('--fast')
const bin = (/** @type {string} */ name) => `node_modules/.bin/${name}`

const sync = { name: 'SvelteKit declarations', command: [bin('svelte-kit'), 'sync'] }

/** The two lanes take about as long as each other. */
const text = [
	{ name: 'types of the model (tsc)', command: [bin('tsc'), '-p', 'src/lib/model'] },
	{ name: 'types of the server, its tests (tsc)', command: [bin('tsc'), '-p', 'tests/server'] },
	{ name: 'lint (eslint)', command: [bin('eslint'), '.'] }
]

const app = [
	{ name: 'types of the app (svelte-check)', command: [bin('svelte-check'), '--tsgo'] },
	...(fast ? [] : [{ name: 'build', command: [process.execPath, 'server/build.js'] }]),
	{
		name: 'formatting (prettier)',
		command: [bin('prettier'), '--check', '--cache', '--log-level=warn', '.']
	}
]

const vitest = {
	name: 'vitest',
	command: [
		...[bin('vitest'), 'run', '--reporter=default', '--reporter=json'],
		`--outputFile.json=${reportPath('vitest')}`
	],
	...(fast ? { env: { DAYBREAK_SEEDS: process.env.DAYBREAK_SEEDS ?? '50' } } : {}),
	report: {
		path: reportPath('vitest'),
		read: (/** @type {any} */ json) => ({
			passed: json.numPassedTests,
			failed: json.numFailedTests
		})
	},
	closing: /^\s+(Test Files|Tests|Errors)\s/
}

const playwright = {
	name: 'playwright',
	command: [bin('playwright'), 'test', '--pass-with-no-tests', '--reporter=list,json'],
	env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath('playwright') },
	report: {
		path: reportPath('playwright'),
		read: (/** @type {any} */ { stats }) => ({
			passed: stats.expected,
			failed: stats.unexpected + stats.flaky
		})
	},
	closing: /^\s+\d+ (passed|failed|flaky|skipped|interrupted|did not run)/
}

// svelte-check keeps what it made of components, also of those that have been moved since.
rmSync('.svelte-kit/.svelte-check', { recursive: true, force: true })

const results = [await run(sync)]
results.push(...(await Promise.all([lane(text), lane(app)])).flat())
results.push(await run(vitest))
if (!fast) results.push(await inBrowser())
process.exit(summarise(results))

async function inBrowser() {
	if (!results.find(({ name }) => name === 'build')?.ok)
		return notRun(playwright.name, 'it tests the built app, and the build failed.')
	const missing = ensureChromium()
	return missing ? notRun(playwright.name, missing) : run(playwright)
}
