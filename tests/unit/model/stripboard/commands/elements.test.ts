import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { Undo } from '#model/core/undo.ts'
import {
	addElement,
	addElements,
	editElement,
	linkElements,
	lockNumbers,
	mergeElements,
	numberElements,
	removeElements,
	restoreElement
} from '#model/stripboard/commands/elements.ts'
import {
	countElement,
	linkElement,
	markRisk,
	mergeSets,
	nameSet
} from '#model/stripboard/commands/scenes.ts'
import { needsOf, risksOf } from '#model/stripboard/queries/breakdown.ts'
import { elementUses, planNumbers } from '#model/stripboard/queries/elements.ts'
import type { BoardId } from '#model/stripboard/records/board.ts'
import type { SetId } from '#model/stripboard/records/set.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { elements, type ElementId } from '#model/stripboard/records/element.ts'
import { scenes, type SceneId } from '#model/stripboard/records/scene.ts'
import {
	copyOf,
	drawBoard,
	editBy,
	merge,
	sceneIn,
	sceneRowsOf,
	transactionsIn,
	writesIn
} from '../../../../support/builders.ts'

const nell = { category: 'cast', name: 'NELL' } as const
const done = { ok: true, value: null }
const badValue = { ok: false, reason: 'bad-value' }

function drawn(words = '1 2') {
	const edit = editBy('ann')
	const drawing = drawBoard(edit, words)
	const add = (number: string, element: Parameters<typeof addElement>[2] = nell): ElementId => {
		const outcome = addElement(edit, drawing.scene(number), element)
		if (!outcome.ok) throw new Error(outcome.reason)
		return outcome.value
	}
	return { edit, doc: edit.doc, ...drawing, add }
}

describe('an element is added to a scene', () => {
	test('as a new one, in one transaction', () => {
		const { doc, add, scene } = drawn()
		const added: ElementId[] = []
		expect(transactionsIn(doc, () => added.push(add('1')))).toBe(1)
		const [id = '' as ElementId] = added
		expect(elements.get(doc, id)).toMatchObject({ id, ...nell, number: '', removed: false })
		expect(sceneIn(doc, scene('1')).elements).toEqual([id])
	})

	test('as the one there is, however its name is written', () => {
		const { doc, add } = drawn()
		const id = add('1')
		expect(add('2', { category: 'cast', name: ' Nell ' })).toBe(id)
		expect(elements.all(doc).size).toBe(1)
	})

	test('as a new one when the category is another, or the old one was removed', () => {
		const { doc, add } = drawn()
		const id = add('1')
		expect(add('1', { category: 'stunts', name: 'NELL' })).not.toBe(id)
		elements.patch(doc, id, { removed: true })
		expect(add('2')).not.toBe(id)
	})

	test('once: adding it again writes nothing', () => {
		const { doc, add } = drawn()
		add('1')
		expect(transactionsIn(doc, () => add('1'))).toBe(0)
	})

	test.each([
		{ category: 'cast', name: '  ' },
		{ category: 'cast', name: 'x'.repeat(121) },
		{ category: 'drones', name: 'Mavic' }
	])('but not as %j', (element) => {
		const { edit, doc, scene } = drawn()
		expect(addElement(edit, scene('1'), element as typeof nell)).toEqual(badValue)
		expect(elements.all(doc).size).toBe(0)
	})

	test('but not to a scene that is gone', () => {
		const { edit, doc, scene } = drawn()
		const gone = { ok: false, reason: 'scene-gone' }
		scenes.patch(doc, scene('1'), { removed: true })
		expect(addElement(edit, scene('1'), nell)).toEqual(gone)
		expect(addElement(edit, 'nobody' as SceneId, nell)).toEqual(gone)
	})

	test('by two people at once: both are in the scene', () => {
		const { edit, doc, add, scene } = drawn()
		const bo = editBy('bo', copyOf(doc))
		const mine = add('1')
		const theirs = addElement(bo, scene('1'), { category: 'props', name: 'Lamp' })
		merge(doc, bo.doc)
		const both = [mine, theirs.ok ? theirs.value : ''].sort()
		for (const copy of [edit.doc, bo.doc]) expect(sceneIn(copy, scene('1')).elements).toEqual(both)
	})
})

describe('an element is changed', () => {
	test('in its name or its number', () => {
		const { edit, doc, add } = drawn()
		const id = add('1')
		const written = writesIn(doc, 'elements', () =>
			expect(editElement(edit, id, { name: 'NELL', number: '1' })).toEqual(done)
		)
		expect(written).toEqual([`${id}.number`])
		editElement(edit, id, { name: 'NELL TOVEY' })
		expect(elements.get(doc, id)).toMatchObject({ name: 'NELL TOVEY', number: '1' })
	})

	test('but a cast number is held by one', () => {
		const { edit, doc, add } = drawn()
		const [one, other] = [add('1'), add('1', { category: 'cast', name: 'AMOS' })]
		const stunt = add('1', { category: 'stunts', name: 'NELL DOUBLE' })
		editElement(edit, one, { number: '1' })
		expect(editElement(edit, other, { number: '1' })).toEqual({ ok: false, reason: 'number-taken' })
		expect(editElement(edit, one, { number: '1' })).toEqual(done)
		expect(editElement(edit, stunt, { number: '1' })).toEqual(done)
		expect(editElement(edit, one, { number: '' })).toEqual(done)
		expect(editElement(edit, other, { number: '' })).toEqual(done)
		editElement(edit, one, { number: '1' })
		elements.patch(doc, one, { removed: true })
		expect(editElement(edit, other, { number: '1' })).toEqual(done)
	})

	test('but not to what cannot be', () => {
		const { edit, add } = drawn()
		const id = add('1')
		expect(editElement(edit, id, { name: ' ' })).toEqual(badValue)
		expect(editElement(edit, id, { number: 'x'.repeat(13) })).toEqual(badValue)
	})

	test('but not when it is gone', () => {
		const { edit, doc, add } = drawn()
		const id = add('1')
		elements.patch(doc, id, { removed: true })
		const gone = { ok: false, reason: 'element-gone' }
		expect(editElement(edit, id, { name: 'X' })).toEqual(gone)
		expect(editElement(edit, 'nobody' as ElementId, { name: 'X' })).toEqual(gone)
	})
})

describe('an element is put into a scene or taken out', () => {
	test('with one write', () => {
		const { edit, doc, add, scene } = drawn()
		const id = add('1')
		const link = (linked: boolean) =>
			writesIn(doc, 'scenes', () =>
				expect(linkElement(edit, scene('2'), { element: id, linked })).toEqual(done)
			)
		expect(link(true)).toEqual([`${scene('2')}.element:${id}`])
		expect(sceneIn(doc, scene('2')).elements).toEqual([id])
		expect(link(true)).toEqual([])
		expect(link(false)).toEqual([`${scene('2')}.element:${id}`])
		expect(sceneIn(doc, scene('2')).elements).toEqual([])
	})

	test('but not when either is gone', () => {
		const { edit, doc, add, scene } = drawn()
		const id = add('1')
		const element = { element: 'nobody' as ElementId, linked: true }
		expect(linkElement(edit, scene('1'), element)).toEqual({ ok: false, reason: 'element-gone' })
		scenes.patch(doc, scene('1'), { removed: true })
		expect(linkElement(edit, scene('1'), { element: id, linked: false })).toEqual({
			ok: false,
			reason: 'scene-gone'
		})
	})
})

const refused = (reason: string) => ({ ok: false, reason })

/** What a scene needs: `1 NELL, 3 x LAMP, TEACHER with NELL`. */
function needs(doc: Y.Doc, scene: SceneId): string[] {
	return needsOf(readStripboard(doc), sceneIn(doc, scene)).map(
		({ element, quantity, broughtBy }) =>
			`${quantity > 1 ? `${quantity} x ` : ''}${element.name}${broughtBy ? ` with ${broughtBy.name}` : ''}`
	)
}

describe('two spellings are merged', () => {
	const potter = { category: 'cast', name: 'POTTER' } as const

	test('every scene follows, in one write, and one undo parts them', () => {
		const { edit, doc, add, scene } = drawn()
		const nellId = add('1')
		const other = add('2', potter)
		const undo = new Undo({ doc, roots: ['elements', 'scenes'], origin: 'ann' })
		const written = writesIn(doc, 'elements', () =>
			expect(mergeElements(edit, other, nellId)).toEqual(done)
		)
		expect(written).toEqual([`${other}.mergedInto`])
		expect([needs(doc, scene('1')), needs(doc, scene('2'))]).toEqual([['NELL'], ['NELL']])
		undo.undo()
		expect(needs(doc, scene('2'))).toEqual(['POTTER'])
	})

	test('a scene that a colleague is just putting the old one into follows too', () => {
		const { edit, doc, add, scene } = drawn()
		const nellId = add('1')
		const other = add('1', potter)
		const bo = editBy('bo', copyOf(doc, 7))
		mergeElements(edit, other, nellId)
		linkElement(bo, scene('2'), { element: other, linked: true })
		merge(doc, bo.doc)
		expect(needs(doc, scene('2'))).toEqual(['NELL'])
		expect(needs(doc, scene('1'))).toEqual(['NELL'])
	})

	test('into each other by two people at once: one stands for both', () => {
		const { edit, doc, add, scene } = drawn()
		const nellId = add('1')
		const other = add('2', potter)
		const bo = editBy('bo', copyOf(doc, 7))
		mergeElements(edit, other, nellId)
		mergeElements(bo, nellId, other)
		merge(doc, bo.doc)
		expect(needs(doc, scene('1'))).toEqual(needs(doc, scene('2')))
		expect(needs(doc, scene('1'))).toHaveLength(1)
	})

	test('the number goes along to one that has none; what is typed later finds the one that stands', () => {
		const { edit, doc, add } = drawn()
		const nellId = add('1')
		const other = add('2', potter)
		editElement(edit, other, { number: '4' })
		mergeElements(edit, other, nellId)
		expect(elements.get(doc, nellId)?.number).toBe('4')
		expect(mergeElements(edit, other, nellId)).toEqual(refused('element-gone'))
		expect(editElement(edit, other, { name: 'X' })).toEqual(refused('element-gone'))
	})

	test('taken out of a scene, it is out under every spelling', () => {
		const { edit, doc, add, scene } = drawn()
		const nellId = add('1')
		const other = add('1', potter)
		mergeElements(edit, other, nellId)
		linkElement(edit, scene('1'), { element: nellId, linked: false })
		expect(needs(doc, scene('1'))).toEqual([])
	})

	test('in different categories, or with itself, is refused', () => {
		const { edit, add } = drawn()
		const nellId = add('1')
		const lamp = add('1', { category: 'props', name: 'LAMP' })
		expect(mergeElements(edit, nellId, lamp)).toEqual(refused('other-category'))
		expect(mergeElements(edit, nellId, nellId)).toEqual(refused('same-element'))
	})
})

describe('an element brings another', () => {
	test('into every scene it is in, and what that brings; round in a circle, too', () => {
		const { edit, doc, add, scene } = drawn()
		const minor = add('1')
		const teacher = add('2', { category: 'labour', name: 'TEACHER' })
		const desk = add('2', { category: 'props', name: 'DESK' })
		linkElements(edit, minor, { brings: teacher, linked: true })
		linkElements(edit, teacher, { brings: desk, linked: true })
		linkElements(edit, desk, { brings: minor, linked: true })
		expect(needs(doc, scene('1'))).toEqual(['NELL', 'TEACHER with NELL', 'DESK with TEACHER'])
		linkElements(edit, minor, { brings: teacher, linked: false })
		expect(needs(doc, scene('1'))).toEqual(['NELL'])
		expect(linkElements(edit, minor, { brings: minor, linked: true })).toEqual(
			refused('same-element')
		)
	})
})

describe('board ids', () => {
	const numbersOf = (doc: Y.Doc) =>
		elementUses(readStripboard(doc)).map(({ element: { name, number } }) => `${number} ${name}`)

	function cast() {
		const drawing = drawn('1 2 3')
		const amos = drawing.add('1', { category: 'cast', name: 'AMOS' })
		for (const number of ['2', '3']) drawing.add(number)
		const dot = drawing.add('3', { category: 'cast', name: 'DOT' })
		const number = (by: 'scenes' | 'appearance') => {
			const plan = planNumbers(readStripboard(drawing.doc), 'cast', by)
			return numberElements(
				drawing.edit,
				plan.map(({ element, number }) => ({ id: element.id, number }))
			)
		}
		return { ...drawing, amos, dot, number }
	}

	test('are given by scenes, or by first appearance', () => {
		const { doc, number } = cast()
		expect(number('scenes')).toEqual({ ok: true, value: 3 })
		expect(numbersOf(doc)).toEqual(['1 NELL', '2 AMOS', '3 DOT'])
		number('appearance')
		expect(numbersOf(doc)).toEqual(['1 AMOS', '2 NELL', '3 DOT'])
		expect(number('appearance')).toEqual(refused('nothing-changed'))
	})

	test('that are locked stay, and are passed over', () => {
		const { edit, doc, dot, number } = cast()
		editElement(edit, dot, { number: '1' })
		lockNumbers(edit, [dot], { locked: true })
		number('scenes')
		expect(numbersOf(doc)).toEqual(['1 DOT', '2 NELL', '3 AMOS'])
		expect(editElement(edit, dot, { number: '9' })).toEqual(refused('number-locked'))
		expect(editElement(edit, dot, { name: 'DOTTIE' })).toEqual(done)
	})

	test('given to two are refused', () => {
		const { edit, amos, dot } = cast()
		const plan = [
			{ id: amos, number: '1' },
			{ id: dot, number: '1' }
		]
		expect(numberElements(edit, plan)).toEqual(refused('number-taken'))
	})
})

describe('rows of elements', () => {
	test('are added once, a number that somebody has left out', () => {
		const { edit, doc, add } = drawn()
		editElement(edit, add('1'), { number: '1' })
		const outcome = addElements(edit, [
			{ category: 'cast', name: ' nell ', number: '7' },
			{ category: 'cast', name: 'AMOS', number: '1' },
			{ category: 'props', name: 'LAMP', number: '1' },
			{ category: 'props', name: 'Lamp' }
		])
		expect(outcome.ok && outcome.value).toHaveLength(2)
		const all = elementUses(readStripboard(doc)).map(
			({ element: { category, name, number } }) => `${category} ${number} ${name}`
		)
		expect(all).toEqual(['props 1 LAMP', 'cast 1 NELL', 'cast  AMOS'])
		expect(addElements(edit, [{ category: 'cast', name: ' ' }])).toEqual(badValue)
	})

	test('removed ones are in no breakdown any more, until they are restored', () => {
		const { edit, doc, add, scene } = drawn()
		const id = add('1')
		const before = needs(doc, scene('1'))
		expect(removeElements(edit, [id], { name: 'Bo Berg' })).toEqual({ ok: true, value: 1 })
		expect([needs(doc, scene('1')), elements.get(doc, id)?.removedBy]).toEqual([[], 'Bo Berg'])
		expect(removeElements(edit, [id])).toEqual(refused('element-gone'))
		expect(restoreElement(edit, id).ok).toBe(true)
		expect(needs(doc, scene('1'))).toEqual(before)
		expect(restoreElement(edit, id)).toEqual(refused('element-gone'))
	})
})

describe('a scene', () => {
	test('needs so many of an element; two people who count two elements both count', () => {
		const { edit, doc, add, scene } = drawn()
		const extras = add('1', { category: 'background', name: 'VILLAGERS' })
		const lamp = add('1', { category: 'props', name: 'LAMP' })
		const bo = editBy('bo', copyOf(doc, 7))
		expect(countElement(edit, scene('1'), { element: extras, count: 40 })).toEqual(done)
		countElement(bo, scene('1'), { element: lamp, count: 2 })
		merge(doc, bo.doc)
		expect(needs(doc, scene('1'))).toEqual(['40 x VILLAGERS', '2 x LAMP'])
		expect(countElement(edit, scene('1'), { element: lamp, count: 0 })).toEqual(badValue)
		expect(countElement(edit, scene('2'), { element: lamp, count: 2 })).toEqual(
			refused('element-gone')
		)
	})

	test('has the risks that are marked, and those that its elements are', () => {
		const { edit, doc, add, scene } = drawn()
		const marks = () => {
			const one = sceneIn(doc, scene('1'))
			return risksOf(one, needsOf(readStripboard(doc), one)).map(({ mark }) => mark)
		}
		add('1', { category: 'animals', name: 'DONKEY' })
		markRisk(edit, scene('1'), { risk: 'minors', marked: true })
		markRisk(edit, scene('1'), { risk: 'stunts', marked: true })
		expect(marks()).toEqual(['ST', 'M', 'AN'])
		markRisk(edit, scene('1'), { risk: 'minors', marked: false })
		expect(marks()).toEqual(['ST', 'AN'])
	})
})

test('two sets are merged: scenes of both lie in one, and a name that was merged away finds it', () => {
	const { edit, doc, scene } = drawn('1 2')
	const setOf = (name: string, number: string) => {
		const outcome = nameSet(edit, scene(number), name)
		return outcome.ok ? (outcome.value as SetId) : ('' as SetId)
	}
	const [lamp, room] = [setOf('LAMP ROOM', '1'), setOf('LAMPROOM', '2')]
	expect(mergeSets(edit, room, lamp)).toEqual(done)
	const rows = sceneRowsOf(doc, [...readStripboard(doc).boards.keys()][0] as BoardId)
	expect(rows.map(({ setName }) => setName)).toEqual(['LAMP ROOM', 'LAMP ROOM'])
	expect(mergeSets(edit, room, lamp)).toEqual(refused('set-gone'))
	expect(mergeSets(edit, lamp, lamp)).toEqual(refused('same-set'))
})
