import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readProduction } from '#model/production/records.ts'
import { addScene, editScene } from '#model/stripboard/commands/scenes.ts'
import { moveStrips } from '#model/stripboard/commands/move.ts'
import { insertBanner, insertDayBreak } from '#model/stripboard/commands/strips.ts'
import { scenes } from '#model/stripboard/records/scene.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy, merge, wordsIn } from '../support/builders.ts'
import { forSeeds, seededRandom, type Random } from '../support/random.ts'
import { act } from './alphabet.ts'
import { problemsOf } from './invariants.ts'
import { roots, SimPeer } from './peer.ts'

const patiently = { timeout: 300_000 }

/** People with one board, who sync when told to. */
function people(random: Random, ...names: string[]) {
	const edit = editBy('birth', new Y.Doc(), random.below(2 ** 31))
	const drawing = drawBoard(edit, '1 2:12 LUNCH:45 | 3:20 4 |', '5 6')
	const birth = Y.encodeStateAsUpdate(edit.doc)
	const all = names.map((name) => new SimPeer(name, random, birth))
	return { ...drawing, all, sync: () => merge(...all.map(({ doc }) => doc)) }
}

function undoAll({ undo }: SimPeer): void {
	while (undo.steps.undo > 0) undo.undo()
}

function redoAll({ undo }: SimPeer): void {
	while (undo.steps.redo > 0) undo.redo()
}

/** Every stored value as `root/record/field`, with the client that wrote it. */
function entriesOf(doc: Y.Doc): Map<string, { client: number; value: unknown }> {
	const entries = new Map<string, { client: number; value: unknown }>()
	const note = (map: Y.Map<unknown>, path: string) => {
		for (const [key, value] of map) {
			if (value instanceof Y.Map) note(value as Y.Map<unknown>, `${path}/${key}`)
			else entries.set(`${path}/${key}`, { client: map._map.get(key)?.id.client ?? 0, value })
		}
	}
	for (const root of roots) note(doc.getMap(root), root)
	return entries
}

/** What is there for a person: records that are removed are not. */
function seenBy({ doc }: SimPeer) {
	const { rules, holding, ...collections } = readStripboard(doc)
	const live = Object.values(collections).flatMap((records) =>
		[...records.values()].filter(({ removed }) => !removed)
	)
	return { live, rules, holding, production: readProduction(doc) }
}

/*
 * The promise, exactly: take any field whose present value Bo wrote. Ann undoes everything: the
 * field has that value still, in a record that Ann made too. (That record is hidden then, not gone.
 * Where both wrote and Ann's write is the present one, it is hers to take back.)
 */
test(
	'whatever was done in between, undoing everything of mine leaves what you wrote last',
	patiently,
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
			const ofBo = [...entriesOf(ann.doc)].filter(([, { client }]) => client === bo.doc.clientID)
			undoAll(ann)
			sync()
			const after = entriesOf(bo.doc)
			expect(ofBo.filter(([path, { value }]) => after.get(path)?.value !== value)).toEqual([])
			expect([problemsOf(ann.doc), problemsOf(bo.doc)]).toEqual([[], []])
			kept += ofBo.length
		})
		expect(kept).toBeGreaterThan(3000)
	}
)

test(
	'alone, undoing everything goes back to the start, and redoing everything to the end',
	patiently,
	() => {
		forSeeds(80, (random) => {
			const { all, board } = people(random, 'ann')
			const [ann] = all as [SimPeer]
			const start = seenBy(ann)
			for (let step = 0; step < 25; step++) act({ peer: ann, random, board })
			redoAll(ann)
			const end = seenBy(ann)
			undoAll(ann)
			expect(seenBy(ann)).toEqual(start)
			redoAll(ann)
			expect(seenBy(ann)).toEqual(end)
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
		expect(main()).toEqual(['1 2 LUNCH | 3 4 |', '1 2 LUNCH | 3 4 |'])
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

	test('undoing twice does not go back past what a colleague did in between', () => {
		const { ann, bo, main, sync, strip, before } = setUp()
		moveStrips(ann.startEdit(), [strip('1')], before('4'))
		sync()
		moveStrips(bo.startEdit(), [strip('1')], before('|1'))
		sync()
		moveStrips(ann.startEdit(), [strip('1')], before('3'))
		expect([ann.undo.undo(), ann.undo.undo()]).toEqual([true, false])
		sync()
		expect(main()).toEqual(['2 LUNCH 1 | 3 4 |', '2 LUNCH 1 | 3 4 |'])
	})

	test('a break that is unmade while a colleague moves it lies where they put it when it is made again', () => {
		const { ann, bo, board, main, sync, before } = setUp()
		const made = insertDayBreak(ann.startEdit(), before('2'))
		sync()
		moveStrips(bo.startEdit(), made.ok ? [made.value] : [], { board, list: 'main', before: null })
		ann.undo.undo()
		sync()
		expect(main()[0]).toBe('1 2 LUNCH | 3 4 |')
		ann.undo.redo()
		sync()
		expect(main()).toEqual(['1 2 LUNCH | 3 4 | |', '1 2 LUNCH | 3 4 | |'])
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
		expect(scenes.get(bo.doc, scene)).toMatchObject({
			removed: true,
			synopsis: 'The lamp goes out.'
		})
		ann.undo.redo()
		sync()
		expect(main()).toEqual(['1 2 LUNCH | 3 4 | 9', '1 2 LUNCH | 3 4 | 9'])
		expect(scenes.get(bo.doc, scene)?.synopsis).toBe('The lamp goes out.')
	})
})
