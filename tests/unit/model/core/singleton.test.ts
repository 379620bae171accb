import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { text, whole } from '#model/core/field.ts'
import { Singleton } from '#model/core/singleton.ts'
import { copyOf, merge, writesIn } from '../../../support/builders.ts'

const lens = new Singleton('lens', { name: text(10, 'None'), order: whole(1, 6, 1) })

test('needs no birth: an empty document reads as the fallbacks', () => {
	expect(lens.read(new Y.Doc())).toEqual({ name: 'None', order: 1 })
})

test('bad values read as their fallback', () => {
	const doc = new Y.Doc()
	doc.getMap('lens').set('name', 7)
	doc.getMap('lens').set('order', '3')
	expect(lens.read(doc)).toEqual({ name: 'None', order: 1 })
})

test('a patch writes just the fields that change', () => {
	const doc = new Y.Doc()
	lens.patch(doc, { name: 'Fresnel', order: 1 })
	const written = writesIn(doc, 'lens', () => lens.patch(doc, { name: 'Fresnel', order: 2 }))
	expect(written).toEqual(['order'])
	expect(lens.read(doc)).toEqual({ name: 'Fresnel', order: 2 })
})

test('a bad value, or one of no field, is thrown out and nothing is written', () => {
	const doc = new Y.Doc()
	expect(() => lens.patch(doc, { name: 'Fresnel', order: 7 })).toThrow(
		'order is not a whole number'
	)
	expect(lens.problem({ weight: 1 } as object)).toBe('weight is no field')
	expect(() => lens.patch(doc, { weight: 1 } as object)).toThrow('weight is no field')
	expect(doc.getMap('lens').size).toBe(0)
})

test('two people changing different fields both keep theirs', () => {
	const ann = new Y.Doc()
	const bo = copyOf(ann)
	lens.patch(ann, { name: 'Fresnel' })
	lens.patch(bo, { order: 3 })
	merge(ann, bo)
	expect(lens.read(ann)).toEqual({ name: 'Fresnel', order: 3 })
	expect(lens.read(bo)).toEqual({ name: 'Fresnel', order: 3 })
})
