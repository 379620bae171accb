import { describe, expect, test } from 'vitest'
import { addElement, editElement } from '#model/stripboard/commands/elements.ts'
import { editScene, nameSet, omitScene } from '#model/stripboard/commands/scenes.ts'
import { compareCast, rowOf, stripsIn, type SceneRow } from '#model/stripboard/queries/rows.ts'
import { elements, type ElementId } from '#model/stripboard/records/element.ts'
import { scenes } from '#model/stripboard/records/scene.ts'
import { sets, type SetId } from '#model/stripboard/records/set.ts'
import { strips, type StripId } from '#model/stripboard/records/strip.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { castMember, drawBoard, editBy, sceneRowsOf } from '../../../../support/builders.ts'
import { must } from '#model/core/invariant.ts'

function drawn(words: string) {
	const edit = editBy('ann')
	const board = drawBoard(edit, words)
	const row = (): SceneRow => must(sceneRowsOf(edit.doc, board.board)[0], 'a scene row')
	return { edit, doc: edit.doc, ...board, row }
}

describe('the strips of a list', () => {
	test('are the live ones of that board and list, in order', () => {
		const { doc, board, strip } = drawn('1 2 LUNCH 3')
		strips.patch(doc, strip('2'), { removed: true })
		strips.create(doc, 'elsewhere' as StripId, { place: 'main/a1', kind: 'banner', text: 'X' })
		const ids = stripsIn(strips.all(doc), { board, list: 'main' }).map(({ id }) => id)
		expect(ids).toEqual([strip('1'), strip('LUNCH'), strip('3')])
		expect(stripsIn(strips.all(doc), { board, list: 'boneyard' })).toEqual([])
	})

	test('with equal keys are in the order of their ids, the same on every screen', () => {
		const { doc, board, strip } = drawn('1 2 3')
		for (const word of ['1', '2', '3']) strips.patch(doc, strip(word), { place: 'main/a5' })
		const ids = stripsIn(strips.all(doc), { board, list: 'main' }).map(({ id }) => id)
		expect(ids).toEqual([strip('1'), strip('2'), strip('3')].sort())
	})
})

describe('a scene row', () => {
	test('shows its set, its cast by number, its pages and its minutes', () => {
		const { edit, doc, scene, strip, row } = drawn('1:12')
		nameSet(edit, scene('1'), 'Lamp room')
		const cast = ['NELL', 'AMOS', 'DOT', 'EXTRA'].map((name) => {
			const added = addElement(edit, scene('1'), { category: 'cast', name })
			return added.ok ? added.value : ('' as ElementId)
		})
		const lamp = addElement(edit, scene('1'), { category: 'props', name: 'Lamp' })
		const all = [...cast, lamp.ok ? lamp.value : ('' as ElementId)]
		const numbers = ['10', '2', '1']
		numbers.forEach((number, at) => editElement(edit, cast[at] as ElementId, { number }))

		expect(row()).toEqual({
			kind: 'scene',
			id: strip('1'),
			strip: strips.get(doc, strip('1')),
			scene: scenes.get(doc, scene('1')),
			set: sets.get(doc, scenes.get(doc, scene('1'))?.set as SetId),
			setName: 'LAMP ROOM',
			number: '1',
			part: null,
			risks: [],
			needs: all.map((id) => ({ element: elements.get(doc, id), quantity: 1, broughtBy: null })),
			cast: [cast[2], cast[1], cast[0], cast[3]].map((id) => elements.get(doc, id as ElementId)),
			eighths: 12,
			minutes: 180,
			minutesEstimated: true
		})
	})

	test('passes over cast and sets that are gone or removed', () => {
		const { edit, doc, scene, row } = drawn('1')
		const added = addElement(edit, scene('1'), { category: 'cast', name: 'NELL' })
		elements.patch(doc, added.ok ? added.value : ('' as ElementId), { removed: true })
		scenes.link(doc, scene('1'), { field: 'elements', id: 'nobody' })
		scenes.patch(doc, scene('1'), { set: 'nowhere' as never })
		expect([row().cast, row().setName]).toEqual([[], ''])
	})

	test.each([
		['1:1', 15],
		['1:2', 30],
		['1:3', 45],
		['1:?', null],
		['1:0', 0]
	])('of %s takes %s minutes at two hours a page', (words, minutes) => {
		expect(drawn(words).row()).toMatchObject({ minutes, minutesEstimated: true })
	})

	test('takes the minutes that were typed', () => {
		const { edit, scene, row } = drawn('1')
		editScene(edit, scene('1'), { minutes: 7 })
		expect(row()).toMatchObject({ minutes: 7, minutesEstimated: false })
	})

	test('of an omitted scene counts nothing', () => {
		const { edit, doc, scene, strip } = drawn('1')
		omitScene(edit, scene('1'), { omitted: true })
		const row = rowOf(readStripboard(doc), must(strips.get(doc, strip('1')), 'strip'), 120)
		expect(row).toMatchObject({ eighths: 0, minutes: 0 })
	})
})

test('a strip whose scene is gone, removed or never set has no row', () => {
	const { doc, scene, strip } = drawn('1')
	const row = () => rowOf(readStripboard(doc), must(strips.get(doc, strip('1')), 'strip'), 120)
	scenes.patch(doc, scene('1'), { removed: true })
	expect(row()).toBeNull()
	doc.getMap('scenes').delete(scene('1'))
	expect(row()).toBeNull()
	strips.patch(doc, strip('1'), { scene: '' })
	expect(row()).toBeNull()
})

describe('a row stays the same object', () => {
	const { doc, strip, edit, scene } = drawn('1 2')
	const state = readStripboard(doc)
	const one = must(state.strips.get(strip('1')), 'strip')
	const row = rowOf(state, one, 120)

	test('while nothing it shows has changed', () => {
		expect(rowOf(state, one, 120)).toBe(row)
		expect(rowOf({ ...state, strips: new Map() }, one, 120)).toBe(row)
	})

	test('but not when its scene, its set, an element or the pace did', () => {
		editScene(edit, scene('1'), { synopsis: 'The lamp goes out.' })
		const changed = readStripboard(doc)
		expect(rowOf({ ...state, scenes: changed.scenes }, one, 120)).not.toBe(row)
		const again = rowOf(state, one, 120)
		expect(rowOf({ ...state, sets: changed.sets }, one, 120)).not.toBe(again)
		expect(rowOf({ ...state, elements: changed.elements }, one, 90)).not.toBe(again)
		expect(rowOf(state, one, 90)).not.toBe(again)
	})
})

test('cast are in the order a person reads numbers, those without one last, by name', () => {
	const member = (number: string, name: string) => castMember(name as ElementId, { number, name })
	const sorted = [
		member('1', 'Nell'),
		member('2', 'Amos'),
		member('2X', 'Double'),
		member('10', 'Dot'),
		member('', 'Extra 2'),
		member('', 'Extra 10')
	]
	expect(sorted.toReversed().sort(compareCast)).toEqual(sorted)
})

test('a banner shows its minutes, a break nothing', () => {
	const { doc, strip } = drawn('LUNCH:30 |')
	const state = readStripboard(doc)
	const [lunch, close] = [strip('LUNCH'), strip('|1')].map((id) =>
		must(strips.get(doc, id), 'strip')
	)
	expect(rowOf(state, must(lunch, 'lunch'), 120)).toEqual({
		kind: 'banner',
		id: strip('LUNCH'),
		strip: lunch,
		minutes: 30
	})
	expect(rowOf(state, must(close, 'break'), 120)).toEqual({
		kind: 'dayBreak',
		id: strip('|1'),
		strip: close
	})
})
