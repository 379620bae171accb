/*
 * The server for production: our own source and its packages in a few files, which Node reads in half
 * the time that a thousand take. What is native stays a package.
 *
 *   node server/bundle.js <folder>      see build.js, which knows when
 */
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Bundles programs that run on Node into a folder of their own. */
export function bundle(folder, programs) {
	return build({
		root: fileURLToPath(new URL('..', import.meta.url)),
		configFile: false,
		logLevel: 'warn',
		publicDir: false,
		ssr: {
			noExternal: true,
			external: ['libsql', 'sharp', 'node:sqlite'] // older Nodes do not know the second as their own
		},
		build: {
			ssr: true,
			outDir: folder,
			target: 'node20',
			emptyOutDir: true,
			rolldownOptions: {
				// All in one folder: a worker is looked for beside whatever starts it.
				input: {
					...programs,
					'sqlite-worker': 'server/store/sqlite-worker.ts',
					'aside-worker': 'server/backups/aside-worker.ts',
					shrink: 'server/files/shrink.js'
				},
				output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' }
			}
		}
	})
}

const [, script, folder] = process.argv
if (script === fileURLToPath(import.meta.url) && folder !== undefined) {
	await bundle(folder, { main: 'server/main.ts', daybreak: 'server/cli/daybreak.ts' })
}
