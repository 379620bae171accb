import { createServer, type Server } from 'node:http'
import { existsSync, readFileSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import type { AddressInfo } from 'node:net'
import { root } from './processes.ts'

/*
 * Other whiteboards, in pages of their own. They are installed apart, in bench/rivals, because they
 * weigh more than everything Daybreak needs: `npm ci --prefix bench/rivals`.
 */

export const rivalNames = ['excalidraw', 'xyflow'] as const
export type RivalName = (typeof rivalNames)[number]

const folder = join(root, 'bench/rivals')
const built = join(root, 'build/rivals')
const assets = join(folder, 'node_modules/@excalidraw/excalidraw/dist/prod')

export const areRivalsThere = () => existsSync(join(folder, 'node_modules/@xyflow/svelte'))

/** Bundles their pages for production, as ours is, unless that has been done. */
export async function buildRivals(): Promise<void> {
	if (existsSync(join(built, 'xyflow.html'))) return
	const { build } = await import('vite')
	const { svelte } = await import('@sveltejs/vite-plugin-svelte')
	await build({
		...{ root: folder, configFile: false, logLevel: 'error', base: '/' },
		plugins: [svelte({ configFile: false })],
		build: {
			...{ outDir: built, emptyOutDir: true, reportCompressedSize: false },
			chunkSizeWarningLimit: 100_000,
			rolldownOptions: { input: rivalNames.map((name) => join(folder, `${name}.html`)) }
		}
	})
}

const kinds: Record<string, string> = {
	...{ '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' },
	'.woff2': 'font/woff2'
}

/** Serves their pages on any free port; answers where. */
export async function serveRivals(): Promise<{ url: string; close: () => void }> {
	const server: Server = createServer((request, answer) => {
		const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname))
		const file = [built, assets].map((base) => join(base, path)).find((each) => existsSync(each))
		if (file === undefined || path === '/') return void answer.writeHead(404).end()
		answer.writeHead(200, { 'content-type': kinds[extname(file)] ?? 'application/octet-stream' })
		answer.end(readFileSync(file))
	})
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
	const { port } = server.address() as AddressInfo
	return { url: `http://127.0.0.1:${port}`, close: () => void server.close() }
}
