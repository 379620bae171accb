import { svelte } from '@sveltejs/vite-plugin-svelte'
import { configDefaults, defineConfig } from 'vitest/config'

/** Tests of code that holds runes or speaks to the browser's side of the wire. */
const client = 'tests/unit/{client,features,ui}/**/*.test.ts'

/** Code that imports from $lib finds it as in the app. */
const alias = { $lib: new URL('src/lib', import.meta.url).pathname }

export default defineConfig({
	test: {
		passWithNoTests: true,
		allowOnly: false,
		// Wide, because a busy machine is slow; what never ends is still found.
		testTimeout: 30_000,
		hookTimeout: 30_000,
		projects: [
			{
				resolve: { alias },
				test: {
					name: 'node',
					environment: 'node',
					include: [
						'tests/architecture.test.ts',
						'tests/{unit,contract,convergence,server}/**/*.test.ts'
					],
					exclude: [...configDefaults.exclude, client]
				}
			},
			{
				plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
				resolve: { alias, conditions: ['browser'] },
				test: {
					name: 'client',
					environment: './tests/support/runes-environment.ts',
					include: [client]
				}
			}
		]
	}
})
