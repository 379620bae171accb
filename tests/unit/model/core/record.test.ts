import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { choice, flag, links, maybe, text, whole } from '#model/core/field.ts'
import { Collection } from '#model/core/record.ts'
import { copyOf, merge, writesIn } from '../../../support/builders.ts'

const lamps = new Collection<string, ReturnType<typeof lampFields>>('lamps', lampFields())

function lampFields() {
	return {
		name: text(10, 'Unnamed'),
		watts: maybe(whole(1, 20_000, 1)),
		colour: choice(['white', 'amber', 'unknown'], 'unknown'),
		keepers: links<string>('keeper:'),
		removed: flag()
	}
}

const fresh = { name: 'Unnamed', watts: null, colour: 'unknown', keepers: [], removed: false }

function withLamp(values: Parameters<typeof lamps.create>[2] = {}): Y.Doc {
	const doc = new Y.Doc()
	lamps.create(doc, 'one', values)
	return doc
}

const storedIn = (doc: Y.Doc) => lamps.mapOf(doc).get('one') as Y.Map<unknown>

describe('reading', () => {
	test('fields left out read as their fallback', () => {
		expect(lamps.get(withLamp(), 'one')).toEqual({ id: 'one', ...fresh })
	})

	test('every bad value reads as its fallback, and the others are not lost for it', () => {
		const doc = withLamp({ name: 'Lamp', watts: 2000 })
		for (const bad of [7, null, {}, [], new Uint8Array(1), true, NaN]) {
			storedIn(doc).set('name', bad)
			storedIn(doc).set('colour', bad)
			expect(lamps.get(doc, 'one')).toEqual({ id: 'one', ...fresh, watts: 2000 })
		}
	})

	test('what a newer version added is passed over, and kept', () => {
		const doc = withLamp()
		storedIn(doc).set('lens', 'fresnel')
		lamps.patch(doc, 'one', { name: 'Lamp' })
		expect(lamps.get(doc, 'one')).toEqual({ id: 'one', ...fresh, name: 'Lamp' })
		expect(storedIn(doc).get('lens')).toBe('fresnel')
	})

	test('there is nothing where no record is', () => {
		const doc = withLamp()
		expect(lamps.get(doc, 'two')).toBeNull()
		expect(lamps.get(doc, 'constructor')).toBeNull()
	})

	test('what is no record is passed over', () => {
		const doc = withLamp()
		doc.getMap('lamps').set('two', 'a text')
		doc.getMap('lamps').set('three', new Y.Array())
		expect(lamps.get(doc, 'two')).toBeNull()
		expect(lamps.all(doc)).toEqual(new Map([['one', { id: 'one', ...fresh }]]))
	})

	test('removed records are among all of them', () => {
		expect(lamps.all(withLamp({ removed: true })).get('one')?.removed).toBe(true)
	})
})

describe('writing', () => {
	test('stores only what is given', () => {
		expect(storedIn(withLamp({ name: 'Lamp' })).toJSON()).toEqual({ name: 'Lamp' })
	})

	test('an id is used once', () => {
		expect(() => lamps.create(withLamp(), 'one', {})).toThrow('lamps already has one')
	})

	test('a bad value is thrown out, and nothing is written', () => {
		const doc = withLamp({ name: 'Lamp' })
		expect(() => lamps.create(doc, 'two', { watts: 0 })).toThrow('watts is not a whole number')
		expect(() => lamps.patch(doc, 'one', { watts: 5, name: 'x'.repeat(11) })).toThrow(
			'name is longer'
		)
		expect(lamps.all(doc)).toEqual(new Map([['one', { id: 'one', ...fresh, name: 'Lamp' }]]))
	})

	test('what is wrong is said with the field’s name', () => {
		expect(lamps.problem({ watts: 5 })).toBeNull()
		expect(lamps.problem({ watts: 1.5 })).toBe('watts is not a whole number from 1 to 20000')
		expect(lamps.problem({ lens: 'fresnel' } as object)).toBe('lens is no field')
	})

	test('a patch writes just the fields that change', () => {
		const doc = withLamp({ name: 'Lamp', watts: 2000 })
		const written = writesIn(doc, 'lamps', () =>
			doc.transact(() => lamps.patch(doc, 'one', { name: 'Lamp', watts: 500, removed: true }))
		)
		expect(written).toEqual(['one.removed', 'one.watts'])
	})

	test('a patch that changes nothing sends nothing', () => {
		const doc = withLamp({ name: 'Lamp' })
		let updates = 0
		doc.on('update', () => updates++)
		expect(lamps.patch(doc, 'one', { name: 'Lamp' })).toBe(true)
		expect(updates).toBe(0)
	})

	test('a record that is gone takes no patch', () => {
		expect(lamps.patch(new Y.Doc(), 'one', { name: 'Lamp' })).toBe(false)
	})
})

describe('a set field', () => {
	const anna = { field: 'keepers', id: 'anna' } as const
	const bert = { field: 'keepers', id: 'bert' } as const

	test('has members, in the order of their ids', () => {
		const doc = withLamp()
		for (const member of [bert, anna, bert]) lamps.link(doc, 'one', member)
		expect(lamps.get(doc, 'one')?.keepers).toEqual(['anna', 'bert'])
		lamps.unlink(doc, 'one', anna)
		lamps.unlink(doc, 'one', anna)
		expect(lamps.get(doc, 'one')?.keepers).toEqual(['bert'])
	})

	test('writes one key for one member', () => {
		const doc = withLamp()
		const written = () => writesIn(doc, 'lamps', () => lamps.link(doc, 'one', anna))
		expect(written()).toEqual(['one.keeper:anna'])
		expect(written()).toEqual([])
	})

	test('keeps what two people added at once', () => {
		const ann = withLamp()
		const bo = copyOf(ann)
		lamps.link(ann, 'one', anna)
		lamps.link(bo, 'one', bert)
		merge(ann, bo)
		expect(lamps.get(ann, 'one')?.keepers).toEqual(['anna', 'bert'])
		expect(lamps.get(bo, 'one')?.keepers).toEqual(['anna', 'bert'])
	})

	test('of a record that is gone takes nothing', () => {
		const doc = new Y.Doc()
		lamps.link(doc, 'one', anna)
		lamps.unlink(doc, 'one', anna)
		expect(lamps.all(doc)).toEqual(new Map())
	})

	test('is the only kind of field that has members', () => {
		expect(() => lamps.link(withLamp(), 'one', { field: 'name', id: 'x' })).toThrow('is no set')
	})
})

test('an edit made while a colleague removes is not lost', () => {
	const ann = withLamp({ name: 'Lamp' })
	const bo = copyOf(ann)
	lamps.patch(ann, 'one', { removed: true })
	lamps.patch(bo, 'one', { name: 'Big lamp' })
	merge(ann, bo)
	const merged = { id: 'one', ...fresh, name: 'Big lamp', removed: true }
	expect([lamps.get(ann, 'one'), lamps.get(bo, 'one')]).toEqual([merged, merged])
})
