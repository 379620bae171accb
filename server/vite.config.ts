import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'

/** The server for production: our own source as plain JavaScript, packages as they are installed. */
export default defineConfig({
	publicDir: false,
	ssr: { external: [...builtinModules, 'node:sqlite'] },
	build: {
		ssr: true,
		target: 'node20',
		emptyOutDir: true,
		rolldownOptions: {
			input: {
				main: 'server/main.ts',
				daybreak: 'server/cli/daybreak.ts',
				'sqlite-worker': 'server/store/sqlite-worker.ts'
			},
			// All in one folder: the worker is looked for beside whatever starts it.
			output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' }
		}
	}
})
