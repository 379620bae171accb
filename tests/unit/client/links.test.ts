import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { request } from '$lib/client/api.ts'
import { Links } from '$lib/client/links.svelte.ts'
import { openShared, publishedPage, publishedPages } from '$lib/client/published.ts'
import { readProduction } from '#model/production/records.ts'
import { publishableDays } from '#model/stripboard/queries/published.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { openStored } from '../../../server/store/documents.ts'
import type { SignedIn } from '../../support/people.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { installPageOf, type PageOf } from './support/page-of.ts'

let server: TestServer
let ann: SignedIn
let production: string
let page: PageOf
let links: Links

beforeAll(async () => {
	server = await startTestServer()
	ann = await server.signIn({ name: 'Ann', production: await server.newProduction() })
	page = installPageOf(server, ann)
	const asked = { title: 'The sample', from: 'sample' }
	const path = '/api/productions'
	const made = await request({ method: 'POST', path, body: asked }, z.object({ id: z.string() }))
	production = made.ok ? made.value.id : ''
	vi.unstubAllGlobals()
})
afterAll(() => server.close())

beforeEach(() => {
	page = installPageOf(server, ann)
	links = new Links(production)
})
afterEach(() => {
	vi.unstubAllGlobals()
})

const oneLine = { kind: 'one-line', day: null, isWatermarked: true, days: 7 } as const

/** Shares a page and answers its id, and what its link carries behind the #. */
async function share(recipient: string, values: Partial<Parameters<Links['share']>[0]> = {}) {
	const made = await links.share({ ...oneLine, recipient, ...values })
	if (!made.ok) throw new Error(made.message)
	return { id: made.value.id, secret: made.value.link.split('#')[1] ?? '' }
}

async function thirdDay() {
	const load = (kind: 'stripboard' | 'production') => server.store.load({ production, kind })
	const [board, facts] = [await load('stripboard'), await load('production')]
	if (!board || !facts) throw new Error('no sample')
	const days = publishableDays(readStripboard(openStored(board)), readProduction(openStored(facts)))
	return days[2]?.id ?? ''
}

describe('a link', () => {
	test('is on the list once it is made, last published first', async () => {
		expect(links.known).toBe(false)
		await share('Mira')
		await share('Agency', { isWatermarked: false })
		expect(links.known).toBe(true)
		expect(links.list.slice(0, 2)).toMatchObject([
			{ recipient: 'Agency', heading: 'One-line schedule', isWatermarked: false, opens: 0 },
			{ recipient: 'Mira', publishedBy: 'Ann', isWatermarked: true, lastOpenedAt: null }
		])
	})

	test('shows its page to whoever holds it, with the name it was made for across it', async () => {
		const { id, secret } = await share('Mira')
		page.cookie = ''
		const opened = await openShared(secret)
		expect(opened).toMatchObject({
			ok: true,
			value: { watermark: 'Mira', page: { kind: 'one-line', production: 'The sample' } }
		})
		page.cookie = ann.cookie
		await links.refresh()
		expect(links.list.find((one) => one.id === id)).toMatchObject({ opens: 1 })
	})

	test('to one shooting day shows that day', async () => {
		const { secret } = await share('Mira', { kind: 'day', day: await thirdDay() })
		const opened = await openShared(secret)
		expect(opened).toMatchObject({ ok: true, value: { page: { kind: 'day', number: 3 } } })
	})

	test('to a day that is gone is not made, and says why', async () => {
		const made = await links.share({ ...oneLine, recipient: 'Mira', kind: 'day', day: 'gone' })
		expect(made).toMatchObject({ ok: false, code: 'day-gone' })
	})

	test('published again is newer than it was', async () => {
		const { id } = await share('Mira')
		const publishedAt = () => links.list.find((one) => one.id === id)?.publishedAt ?? 0
		const before = publishedAt()
		expect(await links.publishAgain(id)).toBe(null)
		expect(publishedAt()).toBeGreaterThan(before)
	})

	test('that has ended shows nothing, and says so as one that never was', async () => {
		const { id, secret } = await share('Mira')
		expect(await links.revoke(id)).toBe(null)
		expect(links.list.some((one) => one.id === id)).toBe(false)
		const ended = await openShared(secret)
		expect(ended).toMatchObject({ ok: false, code: 'link-ended' })
		expect(await openShared('A'.repeat(secret.length))).toEqual(ended)
		expect(await links.revoke(id)).toMatch(/ended already\.$/)
	})
})

describe('what has been published', () => {
	test('is there for a guest, with their own name across it', async () => {
		const { id } = await share('Mira')
		page.cookie = (await server.signIn({ name: 'Eli', production, role: 'guest' })).cookie
		const pages = await publishedPages(production)
		expect(pages.ok && pages.value).toContainEqual({
			id,
			heading: 'One-line schedule',
			publishedAt: expect.any(Number)
		})
		const opened = await publishedPage(production, id)
		expect(opened).toMatchObject({ ok: true, value: { watermark: 'Eli' } })
	})

	test('is not there for people who do not belong to the production', async () => {
		page.cookie = (await server.signIn({ name: 'Zed' })).cookie
		expect(await publishedPages(production)).toMatchObject({
			ok: false,
			code: 'no-such-production'
		})
	})
})
