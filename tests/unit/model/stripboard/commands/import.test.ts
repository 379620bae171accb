import { describe, expect, test } from 'vitest'
import { must } from '#model/core/invariant.ts'
import {
	importScript,
	mostScenes,
	type Script,
	type ScriptScene
} from '#model/stripboard/commands/import.ts'
import { compareCast } from '#model/stripboard/queries/rows.ts'
import { elements } from '#model/stripboard/records/element.ts'
import { scenes } from '#model/stripboard/records/scene.ts'
import { sets } from '#model/stripboard/records/set.ts'
import { strips } from '#model/stripboard/records/strip.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import {
	copyOf,
	drawBoard,
	editBy,
	merge,
	ordersIn,
	transactionsIn,
	viewOf,
	wordsIn
} from '../../../../support/builders.ts'

function scene(number: string | null, values: Partial<ScriptScene> = {}): ScriptScene {
	return {
		number,
		heading: 'INT. LAMP ROOM - NIGHT',
		intExt: 'INT',
		set: 'LAMP ROOM',
		time: 'NIGHT',
		timeRow: 'night',
		synopsis: '',
		eighths: 8,
		eighthsEstimated: false,
		page: '1',
		omitted: false,
		characters: [],
		elements: [],
		...values
	}
}

function imported(script: Partial<Script>, words = '') {
	const edit = editBy('ann')
	const { board } = drawBoard(edit, words)
	const outcome = importScript(edit, board, { scenes: [], characters: [], ...script })
	const lists = () => [wordsIn(edit.doc, board), wordsIn(edit.doc, board, 'boneyard')]
	return { edit, doc: edit.doc, board, outcome, lists, state: readStripboard(edit.doc) }
}

const cue = (name: string, cues = 1) => ({ name, cues })

describe('a script on an empty board', () => {
	test('has its scenes in script order, with every field', () => {
		const { doc, outcome, lists, state } = imported({
			scenes: [
				scene('1', {
					synopsis: 'The lamp goes out.',
					text: 'Dark.\n\t\tADA',
					eighths: 12,
					eighthsEstimated: true
				}),
				scene('2', { intExt: null, timeRow: null, set: '', time: '', eighths: null }),
				scene('A3'),
				scene('3')
			]
		})
		expect(outcome).toEqual({ ok: true, value: { scenes: 4 } })
		expect(lists()).toEqual(['1 2 A3 3', ''])
		const inScript = [...state.scenes.values()].sort((a, b) => (a.position < b.position ? -1 : 1))
		expect(inScript.map(({ number }) => number)).toEqual(['1', '2', 'A3', '3'])
		const [set] = [...sets.all(doc).values()]
		expect(inScript[0]).toEqual({
			id: inScript[0]?.id,
			number: '1',
			position: inScript[0]?.position,
			heading: 'INT. LAMP ROOM - NIGHT',
			intExt: 'INT',
			set: set?.id,
			time: 'NIGHT',
			timeRow: 'night',
			synopsis: 'The lamp goes out.',
			script: 'Dark.\n\t\tADA',
			eighths: 12,
			eighthsEstimated: true,
			page: '1',
			scriptDay: '',
			minutes: null,
			elements: [],
			quantities: {},
			risks: [],
			omitted: false,
			omittedBy: '',
			revision: 'none',
			born: inScript[0]?.born,
			removed: false
		})
		expect(inScript[1]).toMatchObject({
			intExt: 'unknown',
			timeRow: 'unknown',
			set: '',
			eighths: null
		})
	})

	test('is one transaction: a colleague sees all of it or nothing', () => {
		const edit = editBy('ann')
		const { board } = drawBoard(edit, '')
		const script = {
			scenes: [scene('1'), scene('2', { omitted: true })],
			characters: [cue('NELL')]
		}
		expect(transactionsIn(edit.doc, () => importScript(edit, board, script))).toBe(1)
	})

	test('is one open day, with everything counted', () => {
		const { doc, board } = imported({
			scenes: [
				scene('1', { characters: ['NELL', 'AMOS'] }),
				scene('2', { characters: ['NELL'], eighths: null }),
				scene('3', { omitted: true, eighths: 8 })
			]
		})
		const view = viewOf(doc, board)
		expect(view.days).toHaveLength(1)
		expect(view.totals).toEqual({ scenes: 2, eighths: 8, minutes: 120, cast: 2, unknownLengths: 1 })
	})

	test('puts omitted scenes into the boneyard, counting nothing', () => {
		const { lists, state } = imported({
			scenes: [scene('1'), scene('2', { omitted: true }), scene('3'), scene('4', { omitted: true })]
		})
		expect(lists()).toEqual(['1 3', '2 4'])
		const omitted = [...state.scenes.values()].filter((one) => one.omitted)
		expect(omitted.map(({ number, eighths }) => [number, eighths])).toEqual([
			['2', 0],
			['4', 0]
		])
	})

	test('of omitted scenes alone is a boneyard', () => {
		expect(imported({ scenes: [scene('1', { omitted: true })] }).lists()).toEqual(['', '1'])
	})

	test('of 400 scenes has short keys', () => {
		const { doc, board, lists } = imported({
			scenes: Array.from({ length: 400 }, (_, at) => scene(String(at + 1)))
		})
		expect(lists()[0]?.split(' ')).toHaveLength(400)
		expect(Math.max(...ordersIn(doc, board).map(({ length }) => length))).toBeLessThanOrEqual(8)
	})
})

describe('sets', () => {
	test('are shared by the scenes in them, however they are written', () => {
		const { doc, state } = imported({
			scenes: ['LAMP ROOM', ' lamp room ', 'HARBOUR', ''].map((set, at) => scene(`${at}`, { set }))
		})
		const named = [...state.scenes.values()].map((one) => one.set && sets.get(doc, one.set)?.name)
		expect(named.sort()).toEqual(['', 'HARBOUR', 'LAMP ROOM', 'LAMP ROOM'])
		expect(sets.all(doc).size).toBe(2)
	})
})

describe('cast', () => {
	const castOf = (doc: Parameters<typeof elements.all>[0]) =>
		[...elements.all(doc).values()]
			.sort(compareCast)
			.map(({ category, number, name }) => `${category} ${number} ${name}`)

	test('are numbered by how much they speak; who never speaks has no number', () => {
		const { doc } = imported({
			scenes: [scene('1', { characters: ['AMOS', 'DOT', 'NELL'] })],
			characters: [cue('NELL', 40), cue('AMOS', 12)]
		})
		expect(castOf(doc)).toEqual(['cast 1 NELL', 'cast 2 AMOS', 'cast  DOT'])
	})

	test('are linked to their scenes', () => {
		const { state } = imported({
			scenes: [scene('1', { characters: ['NELL', 'nell '] }), scene('2')],
			characters: [cue('NELL')]
		})
		const nell = must([...state.elements.keys()][0], 'NELL')
		const linked = [...state.scenes.values()].map((one) => [one.number, one.elements])
		expect(linked.sort()).toEqual([
			['1', [nell]],
			['2', []]
		])
	})

	test('of a second script join those there are, and no number is given twice', () => {
		const { edit, doc, board } = imported({
			scenes: [scene('1', { characters: ['NELL'] })],
			characters: [cue('NELL')]
		})
		importScript(edit, board, {
			scenes: [scene('2', { characters: ['Nell', 'DOT'] })],
			characters: [cue('DOT', 9), cue('Nell', 2)]
		})
		expect(castOf(doc)).toEqual(['cast 1 NELL', 'cast  DOT'])
	})

	test('without a name are nobody', () => {
		const { doc, outcome } = imported({
			scenes: [
				scene('1', {
					characters: ['', '  '],
					elements: [{ category: 'Props', categoryId: '', name: ' ' }]
				})
			],
			characters: [cue(' ')]
		})
		expect(outcome.ok).toBe(true)
		expect(castOf(doc)).toEqual([])
	})
})

test('tags become elements of their category, by its fixed id first', () => {
	const { doc } = imported({
		scenes: [
			scene('1', {
				elements: [
					{ category: 'Renamed', categoryId: '05c556eb-6bc1-4a3a-b09f-f8b5ba1b6afa', name: 'Lamp' },
					{ category: 'Props', categoryId: '', name: 'LAMP' },
					{ category: 'Extras', categoryId: 'unknown', name: 'Villagers' },
					{ category: 'Drones', categoryId: '', name: 'Mavic' }
				]
			})
		]
	})
	const all = [...elements.all(doc).values()].map(({ category, name }) => `${category} ${name}`)
	expect(all.sort()).toEqual(['background Villagers', 'miscellaneous Mavic', 'props Lamp'])
})

describe('a script on a board that has scenes', () => {
	test('lies behind them, on the board and in the script', () => {
		const { lists, state } = imported({ scenes: [scene('8'), scene('9')] }, '1 2 |')
		expect(lists()).toEqual(['1 2 | 8 9', ''])
		const inScript = [...state.scenes.values()].sort((a, b) => (a.position < b.position ? -1 : 1))
		expect(inScript.map(({ number }) => number)).toEqual(['1', '2', '8', '9'])
	})

	test('imported by two people at once: both are there, each in one piece', () => {
		const ann = editBy('ann')
		const { board } = drawBoard(ann, '')
		const bo = editBy('bo', copyOf(ann.doc))
		importScript(ann, board, { scenes: [scene('1'), scene('2'), scene('3')], characters: [] })
		importScript(bo, board, { scenes: [scene('7'), scene('8'), scene('9')], characters: [] })
		merge(ann.doc, bo.doc)
		expect(wordsIn(ann.doc, board)).toBe(wordsIn(bo.doc, board))
		expect(['1 2 3 7 8 9', '7 8 9 1 2 3']).toContain(wordsIn(ann.doc, board))
	})
})

describe('what a file may hold', () => {
	test('too long is cut, and never through a character', () => {
		const { outcome, state } = imported({
			scenes: [
				scene('1'.repeat(30), {
					heading: `${'x'.repeat(599)}💡`,
					set: 'ß'.repeat(400),
					time: 'x'.repeat(70),
					synopsis: 'x'.repeat(700),
					page: 'x'.repeat(13),
					characters: ['x'.repeat(130)]
				})
			]
		})
		expect(outcome.ok).toBe(true)
		const [only] = [...state.scenes.values()]
		const { number, heading, time, synopsis, page } = must(only, 'a scene')
		expect([number, heading, time, synopsis, page].map(({ length }) => length)).toEqual([
			...[24, 599, 60, 600, 12]
		])
		expect([...state.sets.values()].map(({ name }) => name.length)).toEqual([500])
		expect([...state.elements.values()].map(({ name }) => name.length)).toEqual([120])
	})

	test.each([801, 100_000, -1, 1.5, NaN, Infinity])('a length of %s is unknown', (eighths) => {
		const { outcome, state } = imported({ scenes: [scene('1', { eighths })] })
		expect(outcome.ok).toBe(true)
		expect([...state.scenes.values()].map((one) => one.eighths)).toEqual([null])
	})

	test('half a character reads the same at the other end', () => {
		const { doc, state } = imported({ scenes: [scene('1', { heading: 'lamp \ud83d' })] })
		expect(readStripboard(copyOf(doc))).toEqual(state)
	})

	test('a scene without a number has none', () => {
		const { state } = imported({ scenes: [scene(null)] })
		expect([...state.scenes.values()].map(({ number }) => number)).toEqual([''])
	})
})

describe('a script is refused', () => {
	test('with no scenes', () => {
		expect(imported({}).outcome).toEqual({ ok: false, reason: 'no-scenes' })
	})

	test('with too many, and nothing is written', () => {
		const many = Array.from({ length: mostScenes + 1 }, () => scene('1'))
		const { doc, outcome } = imported({ scenes: many, characters: [cue('NELL')] })
		expect(outcome).toEqual({ ok: false, reason: 'too-many-scenes' })
		const sizes = [scenes, strips, elements, sets].map((each) => each.mapOf(doc).size)
		expect(sizes).toEqual([0, 0, 0, 0])
	})
})
