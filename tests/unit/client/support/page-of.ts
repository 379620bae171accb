import { vi } from 'vitest'
import { installPage } from './page.ts'

/** Whose page it is now, and whether there is a network. */
export type PageOf = { cookie: string; network: boolean }

/** The page of a server that runs, with somebody signed in; who that is can be changed. */
export function installPageOf(server: { url: string }, somebody: { cookie: string }): PageOf {
	installPage(server.url)
	const page = { cookie: somebody.cookie, network: true }
	const ask = globalThis.fetch
	vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
		if (!page.network) throw new TypeError('Failed to fetch')
		const headers = new Headers(init.headers)
		if (page.cookie !== '') headers.set('cookie', page.cookie)
		return ask(new URL(path, server.url), { ...init, headers })
	})
	return page
}
