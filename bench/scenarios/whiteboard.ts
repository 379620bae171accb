import * as Y from 'yjs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Edit } from '#model/core/edit.ts'
import { must } from '#model/core/invariant.ts'
import { plainLines } from '#model/core/note.ts'
import { addObjects, connect, type NewObject } from '#model/whiteboard/commands/objects.ts'
import { placeObjects } from '#model/whiteboard/commands/place.ts'
import type { ObjectId } from '#model/whiteboard/records.ts'
import { lookAt, oursOf, rivalOf } from '../lib/canvases.ts'
import { LightClient } from '../lib/client.ts'
import { edited } from '../lib/editors.ts'
import { Figures } from '../lib/figures.ts'
import { asMessage } from '../lib/moves.ts'
import {
	createProduction,
	introduce,
	startProduct,
	type Owned,
	type Product
} from '../lib/product.ts'
import { areRivalsThere, buildRivals, rivalNames, serveRivals } from '../lib/rivals.ts'
import type { Bench, Scenario } from '../lib/scenario.ts'
import { until } from '../lib/time.ts'
import { card, joined, things as standing } from '../rivals/things.ts'

const savedMs = 120_000

/** What a meeting at a full whiteboard waits for, beside two other whiteboards. */
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
		const hasRivals = areRivalsThere()
		if (hasRivals) await compare(bench, { product, boards, figures })
		else for (const board of boards) await alone(bench, { product, boards: [board], figures })
		const crowd = must(boards[bench.isQuick ? 0 : 1], 'a board for many')
		await edited(bench, { product, board: crowd, figures })
		await product.process.end('SIGTERM')
		return { figures, notes: notesOf(hasRivals), broken: [] }
	}
}

function notesOf(hasRivals: boolean): string[] {
	return [
		'first look: from the navigation until things are drawn, nothing kept, everything in view',
		'drag, bytes: what one drag of one thing adds to the document, as it goes over the wire',
		...(hasRivals
			? ['the least zoom of Excalidraw is 10 %: of 5,000 things it shows two thirds']
			: ['Without `npm ci --prefix bench/rivals` ours is measured alone.'])
	]
}

type Board = Owned & { things: number }
type Measured = { product: Product; boards: readonly Board[]; figures: Figures }

/** All of them in turn within a repetition; who goes first changes. */
async function compare(bench: Bench, { product, boards, figures }: Measured): Promise<void> {
	await buildRivals()
	const { url, close } = await serveRivals()
	for (let rep = 0; rep < bench.reps; rep++) {
		for (const board of boards) {
			bench.say(`whiteboard ${rep + 1}/${bench.reps}, ${board.things} things`)
			const canvases = [
				oursOf(product, board),
				...rivalNames.map((name) => rivalOf(name, url, board.things))
			]
			const turned = [...canvases.slice(rep % 3), ...canvases.slice(0, rep % 3)]
			for (const canvas of turned) await lookAt(canvas, figures)
		}
	}
	close()
}

async function alone(bench: Bench, { product, boards, figures }: Measured): Promise<void> {
	for (let rep = 0; rep < bench.reps; rep++) {
		bench.say(`whiteboard ${rep + 1}/${bench.reps}`)
		for (const board of boards) await lookAt(oursOf(product, board), figures)
	}
}

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
	const group = `${things} things, ours`
	figures.add(group, 'document, bytes', Y.encodeStateAsUpdate(doc).length)
	const last = must(ids.at(-1), 'there is a thing')
	const { x, y } = must(standing(things).at(-1), 'and it has a place')
	placeObjects(edit, [{ id: last, box: { x: x + 8, y, ...card } }])
	figures.add(group, 'drag, bytes', bytes)
	const isSaved = await until(() => saved === sent, savedMs)
	await client.drop()
	if (!isSaved) throw new Error('The whiteboard to look at was not saved in time.')
	return { production, cookie }
}

function fill(edit: Edit, count: number): ObjectId[] {
	const added = standing(count).map(({ x, y, words, colour }): NewObject => ({
		...{ kind: 'note', colour, box: { x, y, ...card }, note: plainLines(words) }
	}))
	const ids: ObjectId[] = []
	for (let from = 0; from < added.length; from += 250) {
		const made = addObjects(edit, added.slice(from, from + 250))
		if (made.ok) ids.push(...made.value)
	}
	const end = (index: number) => ({ object: must(ids[index], 'a thing'), x: 0, y: 0 })
	for (const [from, to] of joined(count)) connect(edit, { from: end(from), to: end(to) })
	return ids
}
