import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { must } from '#model/core/invariant.ts'
import { objects, readWhiteboard, type ObjectId } from '#model/whiteboard/records.ts'
import { readSpot, writeSpot } from '#model/whiteboard/spot.ts'
import { messageKinds, writeMessage } from '#protocol/frame.ts'
import { LightClient } from './client.ts'
import type { Figures } from './figures.ts'
import { asMessage } from './moves.ts'
import { launchBrowser, Visit } from './page.ts'
import type { Owned, Product } from './product.ts'
import type { Bench } from './scenario.ts'
import { sleep } from './time.ts'

const crowd = 30
const watchMs = 5000
/** As often as a pointer is told, and a thing let go. */
const tellMs = 100
const dropMs = 1000

/** How a whiteboard moves on one screen while thirty people drag things about on it. */
export async function edited(
	bench: Bench,
	{
		product,
		board,
		figures
	}: { product: Product; board: Owned & { things: number }; figures: Figures }
): Promise<void> {
	const editors = bench.isQuick ? 3 : crowd
	bench.say(`whiteboard, ${editors} people at it`)
	const target = {
		address: product.address(board.production, 'whiteboard-main'),
		cookie: board.cookie
	}
	const people: Editor[] = []
	for (let at = 0; at < editors; at++) people.push(await Editor.join(target, at))
	for (let rep = 0; rep < bench.reps; rep++) {
		const chromium = await launchBrowser()
		const visit = await Visit.open(chromium, { url: product.url, cookie: board.cookie })
		const { page } = visit
		await page.goto(`/p/${board.production}/whiteboard`)
		await page.waitForSelector('.canvas')
		await sleep(3000)
		for (const person of people) person.start()
		for (const [key, name] of [
			['1', 'all in view'],
			['0', 'at 100 %']
		] as const) {
			await page.keyboard.press(key)
			await sleep(500)
			const group = `${board.things} things, ${editors} people drag, ${name}`
			for (const [what, work] of [
				['looking', () => sleep(watchMs)],
				['panning', () => pan(visit)]
			] as const) {
				const { frames, tookMs, busyMs } = await visit.record(work)
				figures.add(group, `${what}, frames a second`, (1000 * frames.length) / tookMs)
				figures.add(group, `${what}, main thread busy, % of the time`, (100 * busyMs) / tookMs)
			}
		}
		for (const person of people) person.stop()
		await chromium.close()
	}
	for (const person of people) await person.leave()
}

async function pan({ page }: Visit): Promise<void> {
	await page.mouse.move(720, 450)
	const start = performance.now()
	for (let move = 1; move * 16 < watchMs; move++) {
		const back = Math.floor(move / 40) % 2 === 0 ? 1 : -1
		await page.mouse.wheel(6 * back, 4 * back)
		await sleep(start + move * 16 - performance.now())
	}
}

/** Somebody who takes one thing after another, carries it about and lets it go. */
class Editor {
	readonly #client: LightClient
	readonly #doc: Y.Doc
	readonly #ids: ObjectId[]
	readonly #at: number
	#clock = 0
	#timers: NodeJS.Timeout[] = []
	#holds: ObjectId
	#by = { x: 0, y: 0 }

	private constructor(client: LightClient, doc: Y.Doc, at: number) {
		this.#client = client
		this.#doc = doc
		this.#at = at
		this.#ids = [...readWhiteboard(doc).values()]
			.filter(({ kind }) => kind === 'note')
			.map(({ id }) => id)
		this.#holds = must(this.#ids[at], 'a thing')
		doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin === 'me') client.send(asMessage(update))
		})
	}

	static async join(target: { address: string; cookie: string }, at: number): Promise<Editor> {
		const client = await LightClient.open(target)
		const doc = new Y.Doc()
		Y.applyUpdate(doc, await client.whole())
		return new Editor(client, doc, at)
	}

	start(): void {
		this.#timers = [
			setInterval(() => this.#tell(), tellMs),
			setInterval(() => this.#letGo(), dropMs + this.#at)
		]
	}

	stop(): void {
		for (const timer of this.#timers) clearInterval(timer)
	}

	async leave(): Promise<void> {
		await this.#client.drop()
	}

	#tell(): void {
		const turn = ++this.#clock / 10
		this.#by = { x: Math.round(30 * Math.sin(turn)), y: Math.round(30 * Math.cos(turn)) }
		const surface = {
			...{ point: { x: 300 * this.#at, y: 10 * this.#by.y }, laser: false },
			...{ moving: { ids: [this.#holds], by: this.#by }, view: null, callsSince: 0, timerUntil: 0 }
		}
		const state = JSON.stringify({ person: { id: `p${this.#at}`, name: 'Ada' }, surface })
		const entries = encoding.createEncoder()
		encoding.writeVarUint(entries, 1)
		encoding.writeVarUint(entries, this.#doc.clientID)
		encoding.writeVarUint(entries, this.#clock)
		encoding.writeVarString(entries, state)
		const update = encoding.toUint8Array(entries)
		this.#client.send(
			writeMessage(messageKinds.awareness, (message) =>
				encoding.writeVarUint8Array(message, update)
			)
		)
	}

	#letGo(): void {
		const record = must(objects.get(this.#doc, this.#holds), 'the thing')
		const { frame, x, y } = readSpot(record.spot)
		const spot = writeSpot({ frame, x: x + this.#by.x, y: y + this.#by.y })
		this.#doc.transact(() => objects.patch(this.#doc, this.#holds, { spot }), 'me')
		this.#holds = must(this.#ids[(this.#clock * 31 + this.#at * 60) % this.#ids.length], 'a thing')
	}
}
