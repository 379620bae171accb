import type { Browser } from 'playwright'
import { join } from 'node:path'
import { makeBoard } from '../lib/board.ts'
import { drags } from '../lib/drags.ts'
import { Figures } from '../lib/figures.ts'
import { launchBrowser, Visit } from '../lib/page.ts'
import { startProduct, type Owned } from '../lib/product.ts'
import type { Bench, Scenario } from '../lib/scenario.ts'
import { sleep } from '../lib/time.ts'

const perDay = 10
/** Long enough for the worker to have kept the app, and the page the board. */
const settleMs = 2500

/** What a person at a large board waits for. */
export const browser: Scenario = {
	name: 'browser',
	about: 'boards in Chromium, 1440 × 900, days of ten strips',
	needs: ['client', 'server'],
	async run(bench) {
		const figures = new Figures()
		const broken: string[] = []
		const product = await startProduct(join(bench.dir, 'browser'))
		const boards: Board[] = []
		for (const scenes of bench.isQuick ? [100] : [400, 2000]) {
			const owned = await makeBoard(product, { scenes, perDay })
			boards.push({ url: product.url, ...owned, scenes, figures })
		}
		for (let rep = 0; rep < bench.reps; rep++) {
			bench.say(`browser ${rep + 1}/${bench.reps}`)
			broken.push(...(await withBrowser((chromium) => visitAll(chromium, bench, boards))))
		}
		await product.process.end('SIGTERM')
		const notes = [
			'drawn: the frame after the first that has a row; first: nothing kept; reload: app and board kept',
			'pulled: the pointer move that passed 4 px; held: the board shows it; busy: all tasks of the main thread',
			'floor: the same page with nobody touching it, and with the mouse moving over it, in the same visit'
		]
		return { figures, notes, broken }
	}
}

/** A board to be looked at, and where what is seen goes. */
type Board = Owned & { url: string; scenes: number; figures: Figures }

async function withBrowser<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
	const chromium = await launchBrowser()
	try {
		return await work(chromium)
	} finally {
		await chromium.close()
	}
}

async function visitAll(chromium: Browser, bench: Bench, boards: Board[]): Promise<string[]> {
	const broken: string[] = []
	for (const board of boards) {
		bench.say(`  ${board.scenes} strips`)
		await load(chromium, board)
		broken.push(...(await touch(chromium, board)))
	}
	const [first] = boards
	if (first) await weigh(chromium, first)
	return broken
}

const groupOf = ({ scenes }: Board) => `${scenes} strips`
const addressOf = ({ production }: Board) => `/p/${production}/stripboard`

/** From nothing, by a click on the list, and once more. */
async function load(chromium: Browser, board: Board): Promise<void> {
	const { figures } = board
	const fresh = await Visit.open(chromium, board)
	await fresh.page.goto(addressOf(board))
	figures.add(groupOf(board), 'first visit to drawn ms', await fresh.drawnAfter('navigation'))
	await sleep(settleMs)
	figures.add(groupOf(board), 'heap MB', await fresh.heapMb())
	await fresh.page.reload()
	figures.add(groupOf(board), 'reload to drawn ms', await fresh.drawnAfter('navigation'))
	await fresh.page.goto('/')
	const link = fresh.page.locator(`a[href="${addressOf(board)}"]`)
	await link.waitFor()
	await fresh.page.evaluate(() => window.bench.watch())
	await link.click()
	figures.add(groupOf(board), 'click on the list to drawn ms', await fresh.drawnAfter('click'))
	await fresh.close()
}

async function touch(chromium: Browser, board: Board): Promise<string[]> {
	const visit = await Visit.open(chromium, board)
	await visit.page.goto(addressOf(board))
	await visit.drawnAfter('navigation')
	await sleep(settleMs)
	const broken = await drags(visit, { figures: board.figures, group: groupOf(board) })
	await visit.close()
	return broken
}

/** What has to come over the wire before anything shows. */
async function weigh(chromium: Browser, board: Board): Promise<void> {
	const pages = [
		{ name: 'first page, nobody signed in', path: '/', who: { url: board.url } },
		{ name: 'first page', path: '/', who: board },
		{ name: 'a board', path: addressOf(board), who: board }
	]
	for (const { name, path, who } of pages) {
		const visit = await Visit.open(chromium, { ...who, withoutWorker: true })
		await visit.page.goto(path, { waitUntil: 'load' })
		await sleep(settleMs)
		const { transferred, decoded } = visit.scriptBytes()
		board.figures.add('JavaScript of a first load', `${name}, KB over the wire`, transferred / 1024)
		board.figures.add('JavaScript of a first load', `${name}, KB unpacked`, decoded / 1024)
		await visit.close()
	}
}
