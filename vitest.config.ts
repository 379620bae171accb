import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { configDefaults, defineConfig } from 'vitest/config'

/** Tests of code that holds runes or speaks from the browser's side of the wire. */
const client = 'tests/unit/{client,comments,features,note,ui}/**/*.test.ts'

export default defineConfig({
	resolve: { alias: { $lib: fileURLToPath(new URL('src/lib', import.meta.url)) } },
	test: {
		passWithNoTests: true,
		globalSetup: './tests/support/built-server.ts',
		// Left to itself it takes one core fewer than there are, which of two is one.
		maxWorkers: Math.max(2, availableParallelism() - 1),
		// Files share a process, one after the other: what they import is loaded once, which halves the run.
		// No file leaves anything behind in a module of ours; those that would are found by the next.
		isolate: false,
		allowOnly: false,
		// Wide, because a busy machine is slow; what never ends is still found.
		testTimeout: 120_000,
		hookTimeout: 120_000,
		projects: [
			{
				extends: true,
				test: {
					name: 'node',
					include: [
						'tests/architecture.test.ts',
						'tests/{unit,contract,convergence,server}/**/*.test.ts'
					],
					exclude: [...configDefaults.exclude, client]
				}
			},
			{
				extends: true,
				plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
				resolve: {
					conditions: ['browser'],
					// The package itself: under that condition it is a stub that only throws.
					alias: {
						ws: fileURLToPath(import.meta.resolve('ws')),
						'$app/navigation': fileURLToPath(
							new URL('tests/support/app-navigation.ts', import.meta.url)
						)
					}
				},
				test: {
					name: 'client',
					environment: './tests/support/runes-environment.ts',
					include: [client]
				}
			}
		]
	}
})
