import { randomInt, randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import type { Edit } from '#model/core/edit.ts'
import { invariant, must } from '#model/core/invariant.ts'
import { importScript, type ScriptScene } from '#model/stripboard/commands/import.ts'
import { moveStrips } from '#model/stripboard/commands/move.ts'
import { insertDayBreak } from '#model/stripboard/commands/strips.ts'
import { stripsIn } from '#model/stripboard/queries/rows.ts'
import { boards, type BoardId } from '#model/stripboard/records/board.ts'
import { strips, type StripId } from '#model/stripboard/records/strip.ts'

const people = 5
const scenesPerDay = 6

/** The updates that five people make who put a script on an empty board and move its strips about. */
export function* boardHistory(
	birth: Uint8Array,
	wanted: { scenes: number; moves: number }
): Generator<{ person: number; bytes: Uint8Array }> {
	const doc = new Y.Doc()
	Y.applyUpdate(doc, birth)
	const clients = Array.from({ length: people }, () => randomInt(1, 2 ** 32))
	let made: Uint8Array[] = []
	doc.on('update', (update: Uint8Array) => made.push(update))
	const edit: Edit = { doc, newId: randomUUID, random: Math.random, origin: 'seed' }
	const act = function* (work: () => void) {
		const person = randomInt(people)
		doc.clientID = clients[person] as number
		made = []
		work()
		for (const bytes of made) yield { person, bytes }
	}

	const board = must([...boards.all(doc).keys()][0], 'a production is born with a board')
	yield* act(() => layOut(edit, board, wanted.scenes))
	const ids = stripsIn(strips.all(doc), { board, list: 'main' }).map(({ id }) => id)
	for (let move = 0; move < wanted.moves; move++) {
		yield* act(() => {
			const [id, before] = [pick(ids), pick(ids)]
			moveStrips(edit, [id], { board, list: 'main', before: id === before ? null : before })
		})
	}
}

function layOut(edit: Edit, board: BoardId, count: number): void {
	const scenes = Array.from({ length: count }, (_, index) => sceneOf(index))
	const imported = importScript(edit, board, { scenes, characters: cast })
	invariant(imported.ok, 'a made-up script can be imported')
	const list = stripsIn(strips.all(edit.doc), { board, list: 'main' })
	for (let index = scenesPerDay; index < list.length; index += scenesPerDay) {
		insertDayBreak(edit, { board, list: 'main', before: list[index]?.id as StripId })
	}
}

const cast = Array.from({ length: 30 }, (_, index) => ({
	name: `PERSON ${index + 1}`,
	cues: 300 - index
}))

function sceneOf(index: number): ScriptScene {
	const set = `PLACE ${1 + (index % 40)}`
	const isNight = index % 3 === 0
	return {
		number: String(index + 1),
		heading: `INT. ${set} - ${isNight ? 'NIGHT' : 'DAY'}`,
		intExt: 'INT',
		set,
		time: isNight ? 'NIGHT' : 'DAY',
		timeRow: isNight ? 'night' : 'day',
		synopsis: `What happens in scene ${index + 1}.`,
		eighths: 1 + (index % 24),
		eighthsEstimated: false,
		page: String(1 + Math.floor(index / 2)),
		omitted: false,
		characters: [0, 7, 13].map((step) => `PERSON ${1 + ((index + step) % cast.length)}`),
		elements: []
	}
}

function pick<Value>(list: readonly Value[]): Value {
	return list[randomInt(list.length)] as Value
}
