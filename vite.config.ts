import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

/** Where `npm run dev` finds the server that answers /api and /sync. */
const server = process.env.DAYBREAK_SERVER ?? 'http://127.0.0.1:4400'

export default defineConfig({
	plugins: [sveltekit()],
	// A second copy of Yjs would make documents unreadable to each other.
	resolve: { dedupe: ['yjs', 'y-protocols', 'lib0'] },
	// light-dark() is kept as written: compiled down, a light page inside a dark app would stay dark.
	build: {
		target: 'es2022',
		cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
		sourcemap: false,
		// What many pages need is one file: a hundred small ones cost a round trip each on a bad network.
		rolldownOptions: {
			output: { codeSplitting: { groups: [{ name: 'common', minShareCount: 8 }] } }
		}
	},
	// Readers of rare kinds of file load within the worker when one is met.
	worker: { format: 'es' },
	server: {
		proxy: {
			'/api': { target: server },
			'/feeds': { target: server },
			'/sync': { target: server, ws: true }
		}
	}
})
