import { describe, expect, test } from 'vitest'
import { addElement, editElement } from '#model/stripboard/commands/elements.ts'
import { linkElement } from '#model/stripboard/commands/scenes.ts'
import { elements, type ElementId } from '#model/stripboard/records/element.ts'
import { scenes, type SceneId } from '#model/stripboard/records/scene.ts'
import {
	copyOf,
	drawBoard,
	editBy,
	merge,
	sceneIn,
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
