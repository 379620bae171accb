import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Links } from '$lib/client/links.svelte.ts'
import { PublishedView } from '$lib/features/shared/published.svelte.ts'
import type { SignedIn } from '../../../support/people.ts'
import { startTestServer, type TestServer } from '../../../support/server.ts'
import { installPageOf, type PageOf } from '../../client/support/page-of.ts'

let server: TestServer
let production: string
let ann: SignedIn
let page: PageOf
let view: PublishedView

beforeAll(async () => {
	server = await startTestServer()
})
afterAll(() => server.close())

beforeEach(async () => {
	production = await server.newProduction()
	ann = await server.signIn({ name: 'Ann', production })
	page = installPageOf(server, await server.signIn({ name: 'Eli', production, role: 'guest' }))
	view = new PublishedView(production)
})
afterEach(() => {
	vi.unstubAllGlobals()
})

/** Ann publishes the schedule; then Eli looks again. */
async function annPublishes(): Promise<{ links: Links; id: string }> {
	const eli = page.cookie
	page.cookie = ann.cookie
	const links = new Links(production)
	const order = { kind: 'one-line', day: null, recipient: 'Mira', isWatermarked: true } as const
	const made = await links.share({ ...order, days: 7 })
	page.cookie = eli
	if (!made.ok) throw new Error(made.message)
	return { links, id: made.value.id }
}

test('nothing is known until the server has said, and then it may be nothing', async () => {
	expect(view.pages).toBe(null)
	await view.list()
	expect([view.pages, view.complaint]).toEqual([[], null])
})

test('a guest finds what was published, and opens it', async () => {
	const { id } = await annPublishes()
	await view.list()
	expect(view.pages).toMatchObject([{ id, heading: 'One-line schedule' }])
	await view.show(id)
	expect(view.publication).toMatchObject({ watermark: 'Eli', page: { kind: 'one-line' } })
	await view.show(null)
	expect(view.publication).toBe(null)
})

test('a page that is published no more says so', async () => {
	const { links, id } = await annPublishes()
	const eli = page.cookie
	page.cookie = ann.cookie
	await links.revoke(id)
	page.cookie = eli
	await view.show(id)
	expect([view.publication, view.complaint]).toEqual([null, 'This page is no longer published.'])
})

test('without a network the sentence says so, and another try helps', async () => {
	page.network = false
	await view.list()
	expect(view.complaint).toMatch(/^The server cannot be reached/)
	page.network = true
	await view.list()
	expect([view.complaint, view.pages]).toEqual([null, []])
})

test('of two pages asked for, the one asked for last is shown', async () => {
	const first = await annPublishes()
	const second = await annPublishes()
	await view.list()
	await Promise.all([view.show(first.id), view.show(second.id)])
	expect(view.publication?.publishedAt).toBe(view.pages?.[0]?.publishedAt)
	await Promise.all([view.show(first.id), view.show(null)])
	expect(view.publication).toBe(null)
})
