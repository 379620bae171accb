import type { BrowserContext, Page } from '@playwright/test'
import type { Role } from '#model/access.ts'
import { openAccountsDatabase } from '../../server/accounts/database.ts'
import { Memberships } from '../../server/accounts/memberships.ts'
import { makeSession } from '../../server/cli/session.ts'
import { databaseFile, readConfig } from '../../server/config.ts'
import type { Server } from './server.ts'

/** Who sits at a browser profile. */
type Seat = { server: Server; person: string }

const seats = new WeakMap<BrowserContext, Seat>()

/** Signs somebody new in at a browser profile, who may start productions; nobody asked them anything. */
export async function seat(context: BrowserContext, at: { server: Server; name: string }) {
	const { server, name } = at
	const config = readConfig({ DATA_DIR: server.dataDir })
	const order = { production: null, role: 'owner', name, mayStart: true, ttlMs: 3_600_000 } as const
	const { cookie, person } = await makeSession(config, order)
	const [key, value] = cookie.split('=') as [string, string]
	await context.addCookies([{ name: key, value, url: server.url, httpOnly: true, sameSite: 'Lax' }])
	seats.set(context, { server, person: person.id })
}

/** Somebody with a password of their own. */
export type Account = { email: string; password: string }

/** The account that somebody makes who is asked for one. */
export function accountOf(name: string): Account {
	const [first = ''] = name.toLowerCase().split(' ')
	return { email: `${first}@example.com`, password: `${first} eats cold kippers` }
}

/** Makes somebody the owner of a server, by the address it printed, and signs them in. */
export async function setUp(
	context: BrowserContext,
	{ server, name }: { server: Server; name: string }
) {
	const token = new URL(await server.setUpUrl).hash.slice(1)
	await ask(context, '/api/set-up', { token, name, ...accountOf(name) })
}

/** Starts an empty production for whoever sits at a page. Answers its address. */
export async function startEmpty(by: Page, title: string): Promise<string> {
	const { id } = (await ask(by.context(), '/api/productions', { title, from: 'empty' })) as {
		id: string
	}
	return `/p/${id}`
}

/** Invites somebody to the production of an address, by one who may. Answers the link. */
export async function invite(by: Page, address: string, role: Role): Promise<string> {
	const path = `/api/productions/${productionOf(address)}/invitations`
	const values = { role, email: null, days: 7, isReusable: false }
	const { link } = (await ask(by.context(), path, values)) as { link: string }
	return link
}

/** Publishes the one-line schedule for somebody, by one who may. Answers the link. */
export async function share(by: Page, address: string, recipient: string): Promise<string> {
	const path = `/api/productions/${productionOf(address)}/links`
	const values = { kind: 'one-line', day: null, recipient, isWatermarked: true, days: 7 }
	const { link } = (await ask(by.context(), path, values)) as { link: string }
	return link
}

/** Makes somebody an account by an invitation, and signs them in. */
export async function join(
	context: BrowserContext,
	{ link, name }: { link: string; name: string }
): Promise<void> {
	const token = new URL(link).hash.slice(1)
	await ask(context, '/api/invitations/join', { token, name, ...accountOf(name) })
}

/** What a page asks the server for, without the page. */
async function ask(context: BrowserContext, path: string, data: object): Promise<unknown> {
	const answer = await context.request.post(path, { data })
	if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
	return answer.json()
}

/** The production that an address is in. */
export function productionOf(address: string): string {
	const [, production] = /\/p\/([^/?#]+)/.exec(address) ?? []
	if (production === undefined) throw new Error(`${address} is in no production.`)
	return production
}

/** Makes whoever sits at a page a member of the production of an address; nothing when they are. */
export async function admit(page: Page, address: string, role: Role = 'coordinator') {
	const at = seats.get(page.context())
	if (!at) return
	const config = readConfig({ DATA_DIR: at.server.dataDir })
	const database = await openAccountsDatabase(databaseFile(config))
	const memberships = new Memberships({ database, now: () => Date.now() })
	await memberships.add(productionOf(address), at.person, role)
	await database.destroy()
}
