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
