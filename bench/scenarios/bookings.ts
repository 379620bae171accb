import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import * as Y from 'yjs'
import { clashesOf } from '../../src/lib/model/bookings/clashes/clashes.ts'
import { sessionEvents } from '../../src/lib/model/bookings/feeds/sessions.ts'
import { readRulings } from '../../src/lib/model/bookings/rulings.ts'
import { readBookings } from '../../src/lib/model/bookings/state.ts'
import { writeCalendar } from '../../src/lib/formats/calendar-write.ts'
import { nothingTold, tell } from '../../src/lib/model/feed.ts'
import { bookingHistory } from '../../server/cli/bookings.ts'
import { noteFrames } from '../lib/drags.ts'
import { Figures } from '../lib/figures.ts'
import { launchBrowser, Visit } from '../lib/page.ts'
import { glide, type Point } from '../lib/pointer.ts'
import { runVerb, signIn, startProduct, type Owned, type Product } from '../lib/product.ts'
import type { Bench, Scenario } from '../lib/scenario.ts'
import { sleep, within } from '../lib/time.ts'

/** Long enough for the worker to have kept the app, and the page the bookings. */
const settleMs = 3000
/** Nothing in a page may take longer; a run that hangs is broken, not slow. */
const patienceMs = 60_000
const turns = 90
const rounds = 10

/** What a post coordinator at a full timeline waits for. */
export const bookings: Scenario = {
	name: 'bookings',
	about: 'a timeline of 60 resources in Chromium, 1440 × 900; clashes and feeds of it in Node',
	needs: ['client', 'server'],
	async run(bench) {
		const figures = new Figures()
		const count = bench.isQuick ? 60 : 500
		derive(figures, count, bench)
		const dir = join(bench.dir, 'bookings')
		const owned = await seedBookings(bench, { dir, count })
		const product = await startProduct(dir)
		for (let rep = 0; rep < bench.reps; rep++) {
			bench.say(`bookings ${rep + 1}/${bench.reps}`)
			const chromium = await launchBrowser()
			try {
				await look(chromium, { product, owned, figures, count })
			} finally {
				await chromium.close()
			}
		}
		await product.process.end('SIGTERM')
		const notes = [
			'made by the seed verb: half of the sessions hold two resources, every third is confirmed',
			'scroll: down the resources and back in a month, along the days in a week; drag: an unconfirmed hold over rows and days, and dropped',
			'clashes and the feed are worked out from records that were read before; floor: reading them'
		]
		return { figures, notes, broken: [] }
	}
}

async function seedBookings(
	bench: Bench,
	{ dir, count }: { dir: string; count: number }
): Promise<Owned> {
	bench.say(`bookings: making ${count} sessions`)
	const words = ['seed', '--scenes', '1', '--moves', '0', '--bookings', String(count)]
	const { production } = (await runVerb(dir, words)) as { production: string }
	await runVerb(dir, ['compact'])
	return { production, cookie: await signIn(dir, production) }
}

/** What every edit of a booking derives anew, and what a calendar program asks for, without a browser. */
function derive(figures: Figures, count: number, { reps, isQuick, say }: Bench): void {
	say('bookings: clashes and feeds')
	const history = bookingHistory({ bookings: count, today: '2026-03-02' })
	const [doc, ruled] = [new Y.Doc(), new Y.Doc()]
	for (const update of history.bookings) Y.applyUpdate(doc, update)
	for (const update of history.rulings) Y.applyUpdate(ruled, update)
	const group = `${count} sessions × 60`
	for (let round = 0; round < reps * (isQuick ? 1 : rounds); round++) {
		const times = [performance.now()]
		const world = { bookings: readBookings(doc), rulings: readRulings(ruled) }
		times.push(performance.now())
		const found = clashesOf({ ...world, shootDays: new Map(), holidays: new Map() })
		times.push(performance.now())
		const source = { ...world, resource: '' as const, isBusyOnly: false }
		const told = tell(nothingTold, sessionEvents(source), Date.UTC(2026, 2, 2))
		times.push(performance.now())
		const text = writeCalendar({ name: 'Bookings', production: 'bench' }, told.events)
		times.push(performance.now())
		const took = (at: number) => (times[at] ?? 0) - (times[at - 1] ?? 0)
		figures.add(group, 'floor: records read ms', took(1))
		figures.add(group, 'clashes found', found.length)
		figures.add(group, 'clashes ms', took(2))
		figures.add(group, 'feed of all, derived ms', took(3))
		figures.add(group, 'feed of all, written ms', took(4))
		figures.add(group, 'feed KB', text.length / 1024)
	}
}

type Looked = { product: Product; owned: Owned; figures: Figures; count: number }

async function look(chromium: Browser, { product, owned, figures, count }: Looked): Promise<void> {
	const visit = await Visit.open(chromium, { url: product.url, cookie: owned.cookie })
	const { page } = visit
	const group = `${count} sessions`
	await page.goto(`/p/${owned.production}/bookings`)
	figures.add(group, 'first visit to drawn ms', await drawn(page))
	await sleep(settleMs)
	await page.reload()
	figures.add(group, 'reload to drawn ms', await drawn(page))
	await sleep(settleMs)
	figures.add(group, 'heap MB', await visit.heapMb())
	const idle = await recorded(visit, () => sleep(turns * 16))
	noteFrames(figures, { group: `${group}, floor: idle`, measured: { ...idle, moves: 0 } })
	const along = await recorded(visit, () => wheel(page, { x: 120, y: 0 }))
	noteFrames(figures, {
		group: `${group}, week, scroll along`,
		measured: { ...along, moves: turns }
	})
	await page.getByRole('group', { name: 'How much' }).getByRole('button', { name: 'Month' }).click()
	await sleep(settleMs)
	figures.add(group, 'holds drawn in a month', await page.locator('.timeline .face').count())
	// A month begins where nothing is booked yet: to the right, where the sessions are.
	await page.locator('.timeline .face').last().scrollIntoViewIfNeeded()
	await sleep(500)
	const down = await recorded(visit, () => wheel(page, { x: 0, y: 120 }))
	noteFrames(figures, {
		group: `${group}, month, scroll down`,
		measured: { ...down, moves: turns }
	})
	const line = await dragLine(page)
	const dragging = await recorded(visit, () => drag(page, line))
	noteFrames(figures, { group: `${group}, month, drag`, measured: { ...dragging, moves: turns } })
	await visit.close()
}

function recorded(visit: Visit, work: () => Promise<void>) {
	return within(patienceMs, 'what was recorded', visit.record(work))
}

/** Milliseconds since the navigation when the frame after the one with the first hold began. */
async function drawn(page: Page): Promise<number> {
	const at = await page.waitForFunction(
		() => document.querySelector('.timeline .face') && performance.now(),
		undefined,
		{ timeout: patienceMs }
	)
	return Number(await within(patienceMs, 'reading the time', at.jsonValue()))
}

/** One way and back again at the pace of a hand. */
async function wheel(page: Page, by: Point): Promise<void> {
	await page.mouse.move(800, 500)
	const start = performance.now()
	for (let turn = 1; turn <= turns; turn++) {
		const way = turn > turns / 2 ? -1 : 1
		await page.mouse.wheel(by.x * way, by.y * way)
		await sleep(start + turn * 16 - performance.now())
	}
	await sleep(300)
}

/** From a hold that nobody has confirmed, well inside the timeline, to some rows and days further. */
async function dragLine(page: Page): Promise<{ from: Point; to: Point }> {
	const faces = page.locator('.timeline .face.tone-pencil, .timeline .face.tone-behind')
	for (const face of await faces.all()) {
		const box = await face.boundingBox()
		const isInView = box && box.x > 300 && box.x < 1340 && box.y > 190 && box.y < 820
		if (!isInView) continue
		const from = { x: box.x + box.width / 2, y: box.y + Math.min(14, box.height / 2) }
		// Towards the middle of the screen, so that nothing scrolls under it.
		const [across, down] = [from.x < 820 ? 240 : -240, from.y < 500 ? 160 : -160]
		return { from, to: { x: from.x + across, y: from.y + down } }
	}
	throw new Error('No hold that could be dragged is in view.')
}

async function drag(page: Page, line: { from: Point; to: Point }): Promise<void> {
	await page.mouse.move(line.from.x, line.from.y)
	await page.mouse.down()
	await glide(page, { ...line, moves: turns })
	await page.mouse.up()
	await sleep(500)
}
