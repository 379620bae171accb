import * as Y from 'yjs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import type { Edit } from '#model/core/edit.ts'
import { must } from '#model/core/invariant.ts'
import { plainLines } from '#model/core/note.ts'
import { addObjects, connect, type NewObject } from '#model/whiteboard/commands/objects.ts'
import { placeObjects } from '#model/whiteboard/commands/place.ts'
import type { ObjectId } from '#model/whiteboard/records.ts'
import { LightClient } from '../lib/client.ts'
import { noteFrames } from '../lib/drags.ts'
import { Figures } from '../lib/figures.ts'
import { asMessage } from '../lib/moves.ts'
import { launchBrowser, Visit } from '../lib/page.ts'
import { glide, pointIn } from '../lib/pointer.ts'
import {
	createProduction,
	introduce,
	startProduct,
	type Owned,
	type Product
} from '../lib/product.ts'
import type { Scenario } from '../lib/scenario.ts'
import { sleep, until } from '../lib/time.ts'

const savedMs = 120_000
const moves = 60
const columns = 50
const card = { width: 192, height: 128 }

/** What a meeting at a full whiteboard waits for. */
export const whiteboard: Scenario = {
	name: 'whiteboard',
	about: 'whiteboards in Chromium, 1440 × 900: notes with words, one in five joined by an arrow',
	needs: ['client', 'server'],
	async run(bench) {
		const figures = new Figures()
		const product = await startProduct(join(bench.dir, 'whiteboard'))
		const boards: Board[] = []
		for (const things of bench.isQuick ? [100] : [500, 2000, 5000])
			boards.push({ things, ...(await makeWhiteboard(product, things, figures)) })
		for (let rep = 0; rep < bench.reps; rep++) {
			bench.say(`whiteboard ${rep + 1}/${bench.reps}`)
			const chromium = await launchBrowser()
			try {
				for (const board of boards) await look(chromium, { product, board, figures })
			} finally {
				await chromium.close()
			}
		}
		await product.process.end('SIGTERM')
		const notes = [
			'first look: from the navigation until a thing is drawn, nothing kept, everything in view',
			'drag, bytes: what one drag of one thing adds to the document, as it goes over the wire'
		]
		return { figures, notes, broken: [] }
	}
}

type Board = Owned & { things: number }

/** Makes a production whose whiteboard holds so many notes, through the server. */
async function makeWhiteboard(product: Product, things: number, figures: Figures): Promise<Owned> {
	const { cookie } = await introduce(product)
	const production = await createProduction(product, { cookie, from: 'empty' })
	let saved = 0
	const target = { address: product.address(production, 'whiteboard-main'), cookie }
	const client = await LightClient.open(target, { saved: (count) => (saved = count) })
	const doc = new Y.Doc()
	Y.applyUpdate(doc, await client.whole())
	let sent = 1 // the answer to the server's first question
	let bytes = 0
	doc.on('update', (update: Uint8Array) => {
		sent++
		bytes = update.length
		client.send(asMessage(update))
	})
	const edit: Edit = { doc, newId: randomUUID, random: Math.random, origin: 'bench' }
	const ids = fill(edit, things)
	const group = `${things} things, the document`
	figures.add(group, 'bytes', Y.encodeStateAsUpdate(doc).length)
	const last = must(ids.at(-1), 'there is a thing')
	placeObjects(edit, [{ id: last, box: { x: -400, y: -300, ...card } }])
	figures.add(group, 'drag, bytes', bytes)
	const isSaved = await until(() => saved === sent, savedMs)
	await client.drop()
	if (!isSaved) throw new Error('The whiteboard to look at was not saved in time.')
	return { production, cookie }
}

function fill(edit: Edit, things: number): ObjectId[] {
	const added = Array.from({ length: things }, (_, at): NewObject => ({
		kind: 'note',
		colour: at % 3 === 0 ? 'yellow' : 'blue',
		box: { x: (at % columns) * 224, y: Math.floor(at / columns) * 160, ...card },
		note: plainLines(`Thing ${at + 1}\nWith about as many words as people write on one`)
	}))
	const ids: ObjectId[] = []
	for (let from = 0; from < added.length; from += 250) {
		const made = addObjects(edit, added.slice(from, from + 250))
		if (made.ok) ids.push(...made.value)
	}
	for (let at = 0; at + 1 < ids.length; at += 5) {
		const end = (index: number) => ({ object: must(ids[index], 'a thing'), x: 0, y: 0 })
		connect(edit, { from: end(at), to: end(at + 1) })
	}
	return ids
}

type Looked = { product: Product; board: Board; figures: Figures }

/** One visit: the first look, then pan, zoom and drag, with everything in view and at 100 %. */
async function look(chromium: Browser, { product, board, figures }: Looked): Promise<void> {
	const visit = await Visit.open(chromium, { url: product.url, cookie: board.cookie })
	const { page } = visit
	const group = `${board.things} things`
	await page.goto(`/p/${board.production}/whiteboard`)
	const drawn = await page.waitForFunction(
		() => document.querySelector('[data-object]') && performance.now()
	)
	figures.add(group, 'first look ms', Number(await drawn.jsonValue()))
	await sleep(2000)
	figures.add(group, 'heap MB', await visit.heapMb())
	await gestures(visit, { figures, group: `${group}, all in view` })
	await page.keyboard.press('0')
	await sleep(500)
	await gestures(visit, { figures, group: `${group}, at 100 %` })
	await visit.close()
}

async function gestures(visit: Visit, { figures, group }: { figures: Figures; group: string }) {
	const { page } = visit
	const thing = page.locator('.canvas .note').nth(3)
	const from = await pointIn(thing)
	const to = { x: from.x + 240, y: from.y + 160 }
	const measured = async (name: string, work: () => Promise<void>) => {
		const recording = { ...(await visit.record(work)), moves }
		noteFrames(figures, { group: `${group}, ${name}`, measured: recording })
	}
	await measured('drag', async () => {
		await page.mouse.move(from.x, from.y)
		await page.mouse.down()
		await glide(page, { from, to, moves })
		await page.mouse.up()
	})
	await page.keyboard.press('Control+z')
	await page.keyboard.press('Escape')
	await measured('pan', () => wheel(visit, { x: 12, y: 8 }))
	await page.keyboard.down('Control')
	await measured('zoom', () => wheel(visit, { x: 0, y: 6 }))
	await page.keyboard.up('Control')
	await page.keyboard.press('1')
	await sleep(300)
}

/** Turns the wheel at the pace of a hand. */
async function wheel({ page }: Visit, by: { x: number; y: number }): Promise<void> {
	await page.mouse.move(720, 450)
	const start = performance.now()
	for (let move = 1; move <= moves; move++) {
		const back = move > moves / 2 ? -1 : 1
		await page.mouse.wheel(by.x * back, by.y * back)
		await sleep(start + move * 16 - performance.now())
	}
}
