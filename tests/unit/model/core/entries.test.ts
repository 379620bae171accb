import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Entries } from '#model/core/entries.ts'
import { choice, flag, text } from '#model/core/field.ts'
import { copyOf, merge } from '../../../support/builders.ts'

const visitFields = { who: text(10, 'Nobody'), to: choice(['in', 'out'], 'in'), removed: flag() }
const visits = new Entries<string, typeof visitFields>('visits', visitFields)

const logged = () => {
	const doc = new Y.Doc()
	visits.create(doc, 'one', { who: 'Ann', to: 'out' })
	return doc
}

test('an entry is one stored text', () => {
	const doc = logged()
	expect(doc.getMap('visits').get('one')).toBe('{"who":"Ann","to":"out"}')
	expect(visits.get(doc, 'one')).toEqual({ id: 'one', who: 'Ann', to: 'out', removed: false })
})

test('one that an older Daybreak stored as a record or an object is read as well', () => {
	const doc = logged()
	doc.getMap('visits').set('older', { who: 'Cy' })
	doc.getMap('visits').set('old', new Y.Map([['who', 'Bo']]))
	expect(visits.get(doc, 'old')).toEqual({ id: 'old', who: 'Bo', to: 'in', removed: false })
	expect(visits.get(doc, 'older')).toMatchObject({ who: 'Cy', to: 'in' })
	expect([...visits.all(doc).keys()].sort()).toEqual(['old', 'older', 'one'])
})

test('what is no entry is passed over, and a bad value reads as its fallback', () => {
	const doc = logged()
	for (const [at, bad] of [7, 'text', '7', '[1]', null, [1]].entries())
		doc.getMap('visits').set(`bad${at}`, bad)
	doc.getMap('visits').set('odd', { who: 7, to: 'up' })
	expect([...visits.all(doc).values()]).toEqual([
		{ id: 'one', who: 'Ann', to: 'out', removed: false },
		{ id: 'odd', who: 'Nobody', to: 'in', removed: false }
	])
	expect([visits.get(doc, 'bad0'), visits.get(doc, 'none')]).toEqual([null, null])
})

test('only those asked for are read', () => {
	const doc = logged()
	visits.create(doc, 'two', { who: 'Bo' })
	expect([...visits.where(doc, ({ who }) => who === 'Bo').keys()]).toEqual(['two'])
})

describe('writing', () => {
	test('is refused for what may not stand there, and twice under one id', () => {
		const doc = logged()
		const write = (id: string, values: object) => () => visits.create(doc, id, values)
		expect(write('two', { who: 'x'.repeat(11) })).toThrow('who is longer than 10 characters')
		expect(write('two', { whom: 'Ann' })).toThrow('whom is no field')
		expect(write('one', { who: 'Bo' })).toThrow('already has one')
		expect(visits.all(doc).size).toBe(1)
	})

	test('two people’s entries are both there', () => {
		const ann = logged()
		const bo = copyOf(ann, 2)
		visits.create(ann, 'a', { who: 'Ann' })
		visits.create(bo, 'b', { who: 'Bo' })
		merge(ann, bo)
		expect([...visits.all(ann).keys()].sort()).toEqual(['a', 'b', 'one'])
		expect(visits.all(ann)).toEqual(visits.all(bo))
	})
})
