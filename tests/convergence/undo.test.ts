import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readProduction } from '#model/production/records.ts'
import { addScene, editScene } from '#model/stripboard/commands/scenes.ts'
import { moveStrips } from '#model/stripboard/commands/move.ts'
import { insertBanner } from '#model/stripboard/commands/strips.ts'
import { scenes } from '#model/stripboard/records/scene.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy, merge, wordsIn } from '../support/builders.ts'
import { forSeeds, seededRandom, type Random } from '../support/random.ts'
import { act } from './alphabet.ts'
import { problemsOf } from './invariants.ts'
import { roots, SimPeer } from './peer.ts'

/** People with one board, who sync when told to. */
function people(random: Random, ...names: string[]) {
	const edit = editBy('birth', new Y.Doc(), random.below(2 ** 31))
	const drawing = drawBoard(edit, '1 2:12 LUNCH:45 | 3:20 4 |', '5 6')
	const birth = Y.encodeStateAsUpdate(edit.doc)
	const all = names.map((name) => new SimPeer(name, random, birth))
	return { ...drawing, all, sync: () => merge(...all.map(({ doc }) => doc)) }
}

function undoAll(peer: SimPeer): void {
	while (peer.undo.undo() !== null);
}

function redoAll(peer: SimPeer): void {
	while (peer.undo.redo() !== null);
}

/** Every stored value as `root/record/field`, with the client that wrote it and what its record is. */
function entriesOf(
	doc: Y.Doc
): Map<string, { client: number; value: unknown; made: Y.Item | null }> {
	const entries = new Map<string, { client: number; value: unknown; made: Y.Item | null }>()
	for (const root of roots) {
		const map = doc.getMap(root)
		for (const [key, value] of map) {
			const made = map._map.get(key) ?? null
			if (!(value instanceof Y.Map)) {
				entries.set(`${root}/${key}`, { client: made?.id.client ?? 0, value, made: null })
				continue
			}
			for (const [field, item] of (value as Y.Map<unknown>)._map) {
				if (item.deleted) continue
				const stored: unknown = (value as Y.Map<unknown>).get(field)
				entries.set(`${root}/${key}/${field}`, { client: item.id.client, value: stored, made })
			}
		}
	}
	return entries
}

/*
 * The promise, exactly: take any field whose present value Bo wrote. Ann undoes everything. The
 * field has the same value, unless Ann made its record and so undid the record itself.
 * (Where both wrote and Ann's write is the present one, it is hers to undo.)
 */
test(
	'whatever was done in between, undoing everything of mine leaves what you wrote last',
	{ timeout: 60_000 },
	() => {
		let kept = 0
		forSeeds(150, (random) => {
			const { all, board, sync } = people(random, 'ann', 'bo')
			const [ann, bo] = all as [SimPeer, SimPeer]
			for (let step = 0; step < 40; step++) {
				act({ peer: random.pick(all), random, board })
				if (random.chance(0.3)) sync()
			}
			sync()
			const ofBo = [...entriesOf(ann.doc)].filter(([, entry]) => entry.client === bo.doc.clientID)
			undoAll(ann)
			sync()
			const after = entriesOf(bo.doc)
			for (const [path, { value, made }] of ofBo) {
				const now = after.get(path)
				const isUnmade = now === undefined && made?.id.client === ann.doc.clientID
				if (!isUnmade) expect([path, now?.value]).toEqual([path, value])
				kept++
			}
			expect([problemsOf(ann.doc), problemsOf(bo.doc)]).toEqual([[], []])
		})
		expect(kept).toBeGreaterThan(2500)
	}
)

test(
	'alone, undoing everything goes back to the start, and redoing everything to the end',
	{ timeout: 60_000 },
	() => {
		forSeeds(100, (random) => {
			const { all, board } = people(random, 'ann')
			const [ann] = all as [SimPeer]
			const seen = () => ({ board: readStripboard(ann.doc), production: readProduction(ann.doc) })
			const start = seen()
			for (let step = 0; step < 25; step++) act({ peer: ann, random, board })
			redoAll(ann)
			const end = seen()
			undoAll(ann)
			expect(seen()).toEqual(start)
			redoAll(ann)
			expect(seen()).toEqual(end)
		})
	}
)

describe('two people and an undo', () => {
	const setUp = () => {
		const made = people(seededRandom(1), 'ann', 'bo')
		const [ann, bo] = made.all as [SimPeer, SimPeer]
		const main = () => [ann, bo].map(({ doc }) => wordsIn(doc, made.board))
		const before = (word: string) =>
			({ board: made.board, list: 'main', before: made.strip(word) }) as const
		return { ...made, ann, bo, main, before }
	}

	test('both move one strip at once, and both undo: it is on the board still', () => {
		const { ann, bo, main, sync, strip, before } = setUp()
		moveStrips(ann.startEdit(), [strip('1')], before('4'))
		moveStrips(bo.startEdit(), [strip('1')], before('3'))
		sync()
		undoAll(ann)
		undoAll(bo)
		sync()
		expect(main()[0]).toBe(main()[1])
		expect(main()[0]?.split(' ')).toContain('1')
	})

	test('undoing a move leaves the moves that a colleague made since', () => {
		const { ann, bo, main, sync, strip, before } = setUp()
		moveStrips(ann.startEdit(), [strip('1'), strip('2')], before('4'))
		sync()
		moveStrips(bo.startEdit(), [strip('2')], before('|1'))
		sync()
		undoAll(ann)
		sync()
		expect(main()).toEqual(['1 LUNCH 2 | 3 4 |', '1 LUNCH 2 | 3 4 |'])
	})

	test('a command is one step, however many records it makes', () => {
		const { ann, board, main } = setUp()
		addScene(ann.startEdit(), { board, list: 'main', before: null }, { number: '9' })
		insertBanner(
			ann.startEdit(),
			{ board, list: 'main', before: null },
			{ text: 'WRAP', minutes: 5 }
		)
		ann.undo.undo()
		expect(main()[0]).toBe('1 2 LUNCH | 3 4 | 9')
		ann.undo.undo()
		expect(main()[0]).toBe('1 2 LUNCH | 3 4 |')
	})

	test('undoing the making of a scene takes scene and strip; redoing brings a colleague’s edit back', () => {
		const { ann, bo, board, main, sync } = setUp()
		const added = addScene(ann.startEdit(), { board, list: 'main', before: null }, { number: '9' })
		if (!added.ok) throw new Error(added.reason)
		const { scene } = added.value
		sync()
		editScene(bo.startEdit(), scene, { synopsis: 'The lamp goes out.' })
		sync()
		ann.undo.undo()
		sync()
		expect(main()).toEqual(['1 2 LUNCH | 3 4 |', '1 2 LUNCH | 3 4 |'])
		expect(scenes.get(bo.doc, scene)).toBeNull()
		ann.undo.redo()
		sync()
		expect(main()).toEqual(['1 2 LUNCH | 3 4 | 9', '1 2 LUNCH | 3 4 | 9'])
		expect(scenes.get(bo.doc, scene)?.synopsis).toBe('The lamp goes out.')
	})
})
