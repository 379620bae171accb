/*
 * The server for production: our own source and its packages in a few files, which Node reads in half
 * the time that a thousand take. What is native stays a package.
 *
 *   node server/bundle.js <folder>      see build.js, which knows when
 */
import { build } from 'vite'

await build({
	configFile: false,
	logLevel: 'warn',
	publicDir: false,
	ssr: {
		noExternal: true,
		external: ['libsql', 'node:sqlite'] // older Nodes do not know the second as their own
	},
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
