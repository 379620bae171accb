import adapter from '@sveltejs/adapter-static'
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte'

/** The app is a client: static files with one fallback page, served by server/http. */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: {
		runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true)
	},
	kit: {
		adapter: adapter({ pages: 'build/client', assets: 'build/client', fallback: 'index.html' }),
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src-elem': ['self', 'unsafe-inline'],
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'connect-src': ['self', 'ws:', 'wss:'],
				'worker-src': ['self', 'blob:'],
				'object-src': ['none'],
				'base-uri': ['none']
			}
		},
		serviceWorker: { register: false },
		typescript: {
			config(config) {
				config.include = [
					...config.include,
					'../tests/**/*.ts',
					'../tests/**/*.svelte',
					'../bench/**/*.ts'
				]
				config.exclude = [...(config.exclude ?? []), '../server/**', '../tests/server/**']
			}
		}
	}
}
