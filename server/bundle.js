/*
 * The server for production: our own source as plain JavaScript, packages as they are installed.
 *
 *   node server/bundle.js <folder>      see build.js, which knows when
 */
import { build } from 'vite'

await build({
	configFile: false,
	logLevel: 'warn',
	publicDir: false,
	ssr: { external: ['node:sqlite'] }, // older Nodes do not know it as their own
	build: {
		ssr: true,
		outDir: process.argv[2],
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
