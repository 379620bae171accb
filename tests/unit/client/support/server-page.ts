import { vi } from 'vitest'
import { installPage } from './page.ts'

/**
 * The page of a server that runs: paths are asked of it, and its cookie is kept, as a browser
 * does. Answers how to take its network away and give it back.
 */
export function installServerPage(address: string): { network: boolean } {
	installPage(address)
	const page = { network: true }
	const ask = globalThis.fetch
	let cookie = ''
	vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
		if (!page.network) throw new TypeError('Failed to fetch')
		const headers = new Headers(init.headers)
		if (cookie !== '') headers.set('cookie', cookie)
		const response = await ask(new URL(path, address), { ...init, headers })
		cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
		return response
	})
	return page
}
