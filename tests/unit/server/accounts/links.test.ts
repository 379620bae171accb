import { expect, test } from 'vitest'
import type { OneLinePage } from '#model/stripboard/queries/published.ts'
import { lapse, nineOClock, openAll } from './opened.ts'

const page: OneLinePage = {
	...{ kind: 'one-line', production: 'Lamp', board: 'Main', days: [], cast: [] },
	totals: { scenes: 0, eighths: 0, minutes: 0, unknownLengths: 0 }
}

/** A production with one link to its schedule. */
async function shared() {
	const opened = await openAll()
	const production = await opened.makeProduction('p1')
	const make = (recipient: string) =>
		opened.links.make({
			...{ production, kind: 'one-line', day: null, recipient, isWatermarked: true },
			...{ publishedBy: 'Ann', expiresAt: nineOClock + lapse.day },
			...{ page, heading: 'One-line schedule' }
		})
	return { ...opened, production, make, ...(await make('Bo')) }
}

test('a link leads to the page as it was published, and says whose it is', async () => {
	const { links, id, token, production } = await shared()
	expect(await links.find(token)).toEqual({
		page,
		link: {
			...{ id, production, kind: 'one-line', day: null, heading: 'One-line schedule' },
			...{ recipient: 'Bo', isWatermarked: true, publishedBy: 'Ann' },
			...{ createdAt: nineOClock, publishedAt: nineOClock, expiresAt: nineOClock + lapse.day },
			...{ opens: 0, lastOpenedAt: null }
		}
	})
	expect(await links.find(`${token}x`)).toBeNull()
})

test('openings are counted one by one, also when several come at once', async () => {
	const { links, id, production, clock } = await shared()
	await Promise.all([links.countOpening(id), links.countOpening(id)])
	clock.now += lapse.hour
	await links.countOpening(id)
	expect(await links.of(production)).toMatchObject([
		{ opens: 3, lastOpenedAt: nineOClock + lapse.hour }
	])
})

test('publishing again puts another page behind the same link', async () => {
	const { links, id, token, production, clock } = await shared()
	await links.countOpening(id)
	clock.now += lapse.hour
	const fresh = { page: { ...page, board: 'Second unit' }, heading: 'One-line schedule, new' }
	expect(await links.renew(id, fresh, 'Cleo')).toBe(clock.now)
	expect(await links.find(token)).toMatchObject({
		page: { board: 'Second unit' },
		link: { heading: fresh.heading, publishedBy: 'Cleo', publishedAt: clock.now, opens: 1 }
	})
	expect(await links.of(production)).toMatchObject([{ createdAt: nineOClock }])
})

test('a revoked link ends at once and for good, and what it showed is forgotten', async () => {
	const { links, id, token, production, database } = await shared()
	expect(await links.revoke('p2', id)).toBe(false)
	expect(await links.revoke(production, id)).toBe(true)
	expect(await links.revoke(production, id)).toBe(false)
	expect(await links.find(token)).toBeNull()
	expect(await links.one(production, id)).toBeNull()
	expect(await links.renew(id, { page, heading: 'x' }, 'Ann')).toBeNull()
	expect(await links.of(production)).toEqual([])
	expect(await links.trace(token)).toEqual({ id, production })
	const rows = await database.selectFrom('share_link').select('page').execute()
	expect(rows).toEqual([{ page: 'null' }])
})

test('a link ends with its time; the list says so for a while, and then drops it', async () => {
	const { links, id, token, production, clock } = await shared()
	clock.now = nineOClock + lapse.day - 1
	expect(await links.find(token)).not.toBeNull()
	clock.now += 1
	expect(await links.find(token)).toBeNull()
	expect(await links.one(production, id)).toBeNull()
	expect(await links.published(production)).toEqual([])
	expect(await links.of(production)).toMatchObject([{ id }])
	clock.now += 31 * lapse.day
	expect(await links.of(production)).toEqual([])
})

test('with its production every link ends', async () => {
	const { links, id, token, production, store, clock } = await shared()
	await store.removeProduction(production, clock.now)
	expect(await links.find(token)).toBeNull()
	expect(await links.one(production, id)).toBeNull()
	expect(await links.of(production)).toEqual([])
})

test('links are listed last published first, those of other productions nowhere', async () => {
	const { links, id, make, production, clock } = await shared()
	await make('Cleo')
	clock.now += 1
	await make('Dee')
	clock.now += 1
	await links.renew(id, { page, heading: 'x' }, 'Ann')
	const listed = await links.of(production)
	expect(listed.map(({ recipient }) => recipient)).toEqual(['Bo', 'Dee', 'Cleo'])
	expect(await links.of('p2')).toEqual([])
	expect(await links.one('p2', id)).toBeNull()
})
