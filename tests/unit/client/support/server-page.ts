import { vi } from 'vitest'
import { makeSession } from '../../../../server/cli/session.ts'
import { readConfig } from '../../../../server/config.ts'
import { testSettings, type TestServer } from '../../../support/server.ts'
import { installPage } from './page.ts'

/** The real one: a page may be installed over another. */
const ask = globalThis.fetch

/** A page in a browser: whether it has a network, and the cookies it carries. */
export type ServerPage = { network: boolean; cookies: Map<string, string> }

/**
 * The page of a server that runs: paths are asked of it, and its cookies are kept, as a browser
 * does. Answers how to take its network away and give it back.
 */
export function installServerPage(address: string, cookie = ''): ServerPage {
	installPage(address)
	const page: ServerPage = { network: true, cookies: new Map() }
	const keep = (text: string) => {
		const [name = '', value = ''] = (text.split(';')[0] ?? '').split(/=(.*)/s)
		if (value === '') page.cookies.delete(name)
		else page.cookies.set(name, value)
	}
	if (cookie !== '') keep(cookie)
	vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
		if (!page.network) throw new TypeError('Failed to fetch')
		const headers = new Headers(init.headers)
		headers.set('origin', new URL(address).origin)
		const cookies = [...page.cookies].map(([name, value]) => `${name}=${value}`)
		if (cookies.length > 0) headers.set('cookie', cookies.join('; '))
		const response = await ask(new URL(path, address), { ...init, headers })
		response.headers.getSetCookie().forEach(keep)
		return response
	})
	return page
}

/** The cookie of somebody who may start productions on a server. */
export async function ownerOf(server: TestServer, name = 'Ann'): Promise<string> {
	const order = { production: null, role: 'owner', name, mayStart: true, ttlMs: 3_600_000 } as const
	return (await makeSession(readConfig(testSettings(server.dataDir)), order)).cookie
}
