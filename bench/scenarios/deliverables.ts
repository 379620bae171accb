import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { noteFrames } from '../lib/drags.ts'
import { Figures } from '../lib/figures.ts'
import { launchBrowser, Visit } from '../lib/page.ts'
import { runVerb, signIn, startProduct, type Owned, type Product } from '../lib/product.ts'
import type { Bench, Scenario } from '../lib/scenario.ts'
import { sleep } from '../lib/time.ts'
import { UnwatchedChromium } from '../lib/unwatched.ts'

/** Long enough for the worker to have kept the app, and the page the checklist. */
const settleMs = 3000
const group = '900 lines'
const turns = 90
const edits = 5

/** What a supervisor at a whole delivery waits for. */
export const deliverables: Scenario = {
	name: 'deliverables',
	about: 'a delivery checklist in Chromium, 1440 × 900: 3 recipients, 3 versions of everything',
	needs: ['client', 'server'],
	async run(bench) {
		const figures = new Figures()
		const dir = join(bench.dir, 'deliverables')
		const owned = await seedDeliveries(bench, dir)
		const product = await startProduct(dir)
		for (let rep = 0; rep < bench.reps; rep++) {
			bench.say(`deliverables ${rep + 1}/${bench.reps}`)
			await come({ product, owned, figures })
			const chromium = await launchBrowser()
			try {
				await look(chromium, { product, owned, figures })
			} finally {
				await chromium.close()
			}
		}
		await product.process.end('SIGTERM')
		const notes = [
			'made by the seed verb: 300 deliverables on 3 schedules, two rejected versions and a third under way',
			'first visit and reload: until the first line is there, in a browser whose network nobody watches',
			'edit: from the click that takes a step to the frame after the row says so; filter: one letter typed'
		]
		return { figures, notes, broken: [] }
	}
}

async function seedDeliveries(bench: Bench, dir: string): Promise<Owned> {
	const count = bench.isQuick ? 30 : 300
	bench.say(`deliverables: making ${count} for each of 3 recipients`)
	const words = ['seed', '--scenes', '1', '--moves', '0', '--deliverables', String(count)]
	const { production } = (await runVerb(dir, words)) as { production: string }
	await runVerb(dir, ['compact'])
	return { production, cookie: await signIn(dir, production) }
}

type Looked = { product: Product; owned: Owned; figures: Figures }

/** The first visit and a reload, with nobody who watches. */
async function come({ product, owned, figures }: Looked): Promise<void> {
	const chromium = await UnwatchedChromium.launch()
	try {
		const url = `${product.url}/p/${owned.production}/deliverables`
		const page = { url, cookie: owned.cookie, selector: '[data-line]' }
		const { first, reload } = await chromium.visit(page, settleMs)
		figures.add(group, 'first visit to drawn ms', first)
		figures.add(group, 'reload to drawn ms', reload)
	} finally {
		await chromium.close()
	}
}

async function look(chromium: Browser, { product, owned, figures }: Looked): Promise<void> {
	const visit = await Visit.open(chromium, { url: product.url, cookie: owned.cookie })
	const { page } = visit
	const address = `/p/${owned.production}/deliverables`
	await page.goto(address)
	await page.waitForSelector('[data-line]')
	await sleep(settleMs)
	figures.add(group, 'heap MB', await visit.heapMb())
	await page.reload()
	await page.waitForSelector('[data-line]')
	await sleep(settleMs)
	const idle = { ...(await visit.record(() => sleep(turns * 16))), moves: 0 }
	noteFrames(figures, { group: `${group}, floor: idle`, measured: idle })
	const scrolling = { ...(await visit.record(() => wheel(page))), moves: turns }
	noteFrames(figures, { group: `${group}, scroll`, measured: scrolling })
	for (let at = 0; at < edits; at++) figures.add(group, 'edit to drawn ms', await edit(page, at))
	figures.add(group, 'letter in the filter to drawn ms', await filter(page))
	await visit.close()
}

/** Down and up again at the pace of a hand. */
async function wheel(page: Page): Promise<void> {
	await page.mouse.move(720, 500)
	const start = performance.now()
	for (let turn = 1; turn <= turns; turn++) {
		await page.mouse.wheel(0, turn > turns / 2 ? -240 : 240)
		await sleep(start + turn * 16 - performance.now())
	}
	await sleep(300)
}

/** Defers a line that is in progress, or takes it up again, as a person does. */
async function edit(page: Page, at: number): Promise<number> {
	const line = await inProgress(page)
	const row = page.locator(`[data-line="${line}"]`)
	await row.locator('input').check()
	await page.keyboard.press('s')
	const dialog = page.getByRole('dialog')
	await dialog.getByRole('combobox', { name: 'Status' }).selectOption('Deferred')
	await dialog.getByRole('textbox', { name: 'Reason' }).fill(`Only when it is sold, ${at}`)
	const shown = page.evaluate(
		(id) => window.bench.untilSaid(`[data-line="${id}"]`, 'Deferred'),
		line
	)
	await dialog.getByRole('button', { name: 'Set status' }).click()
	const took = await shown
	await row.locator('input').uncheck()
	await sleep(300)
	return took
}

/** The first line in progress, scrolled to: the list has what is in view and a little more. */
async function inProgress(page: Page): Promise<string> {
	const row = page.locator('[data-line]', { hasText: 'In progress' }).first()
	await page.mouse.move(720, 500)
	for (let turn = 0; turn < 200 && (await row.count()) === 0; turn++) {
		await page.mouse.wheel(0, 400)
		await sleep(30)
	}
	return (await row.getAttribute('data-line')) ?? ''
}

/** One letter into the search, until the list has fewer lines. */
async function filter(page: Page): Promise<number> {
	await page.getByRole('searchbox', { name: 'Find a deliverable' }).focus()
	// Counted before the key is pressed: the two go to the page by different ways.
	await page.evaluate(() => {
		window.bench.shown = window.bench.untilFewer('[role="grid"]')
	})
	await page.keyboard.press('x')
	return page.evaluate(() => window.bench.shown ?? NaN)
}
