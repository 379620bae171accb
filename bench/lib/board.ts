import * as Y from 'yjs'
import { randomUUID } from 'node:crypto'
import type { Edit } from '#model/core/edit.ts'
import { must } from '#model/core/invariant.ts'
import { importScript, type ScriptScene } from '#model/stripboard/commands/import.ts'
import { insertDayBreak } from '#model/stripboard/commands/strips.ts'
import { stripsIn } from '#model/stripboard/queries/rows.ts'
import { boards } from '#model/stripboard/records/board.ts'
import { strips } from '#model/stripboard/records/strip.ts'
import { LightClient } from './client.ts'
import { asMessage } from './moves.ts'
import { createProduction, introduce, type Owned, type Product } from './product.ts'
import { until } from './time.ts'

const savedMs = 60_000

/** Makes a production with so many scenes in days of so many, through the server, as a person would. */
export async function makeBoard(
	product: Product,
	{ scenes, perDay }: { scenes: number; perDay: number }
): Promise<Owned> {
	const { cookie } = await introduce(product)
	const production = await createProduction(product, { cookie, from: 'empty' })
	let saved = 0
	const target = { address: product.address(production), cookie }
	const client = await LightClient.open(target, { saved: (count) => (saved = count) })
	const doc = new Y.Doc()
	Y.applyUpdate(doc, await client.whole())
	let sent = 1 // the answer to the server's first question
	doc.on('update', (update: Uint8Array) => {
		sent++
		client.send(asMessage(update))
	})
	layOut(doc, scenes, perDay)
	const isSaved = await until(() => saved === sent, savedMs)
	await client.drop()
	if (!isSaved) throw new Error('The board to look at was not saved in time.')
	return { production, cookie }
}

function layOut(doc: Y.Doc, count: number, perDay: number): void {
	const edit: Edit = { doc, newId: randomUUID, random: Math.random, origin: 'bench' }
	const board = must([...boards.all(doc).keys()][0], 'a production is born with a board')
	const scenes = Array.from({ length: count }, (_, index) => sceneOf(index))
	importScript(edit, board, { scenes, characters: cast })
	const list = stripsIn(strips.all(doc), { board, list: 'main' })
	for (let index = perDay; index < list.length; index += perDay) {
		insertDayBreak(edit, { board, list: 'main', before: must(list[index], 'a strip').id })
	}
}

const cast = Array.from({ length: 40 }, (_, index) => ({
	name: `PERSON ${index + 1}`,
	cues: 400 - index
}))

function sceneOf(index: number): ScriptScene {
	const set = `PLACE ${1 + (index % 60)}`
	const isNight = index % 3 === 0
	return {
		number: String(index + 1),
		heading: `INT. ${set} - ${isNight ? 'NIGHT' : 'DAY'}`,
		intExt: index % 4 === 0 ? 'EXT' : 'INT',
		set,
		time: isNight ? 'NIGHT' : 'DAY',
		timeRow: isNight ? 'night' : 'day',
		synopsis: `What happens in scene ${index + 1}, told in about as many words as is usual.`,
		eighths: 1 + (index % 24),
		eighthsEstimated: false,
		page: String(1 + Math.floor(index / 2)),
		omitted: false,
		characters: [0, 7, 13, 19].map((step) => `PERSON ${1 + ((index + step) % cast.length)}`),
		elements: []
	}
}
