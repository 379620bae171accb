import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
	difference,
	differenceSince,
	patch,
	rebased,
	thingsIn,
	type Patch
} from '#model/core/difference.ts'
import { forSeeds, type Random } from '../../../support/random.ts'

const roots = ['strips', 'settings']

/** A document as plain values: every record and value of its roots, and its notes. */
type Plain = Record<string, Record<string, unknown>>

function docOf(content: Plain): Y.Doc {
	const doc = new Y.Doc()
	doc.transact(() => {
		for (const [root, entries] of Object.entries(content)) {
			for (const [key, value] of Object.entries(entries)) {
				const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
				doc.getMap(root).set(key, isRecord ? new Y.Map(Object.entries(value)) : value)
			}
		}
	})
	return doc
}

const plainOf = (doc: Y.Doc): Plain =>
	Object.fromEntries(roots.map((root) => [root, doc.getMap(root).toJSON()]))

function copyOf(doc: Y.Doc): Y.Doc {
	const copy = new Y.Doc()
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
	return copy
}

/** The same content in a document that shares no history with it, as the server begins one anew. */
const anew = (doc: Y.Doc) => docOf(plainOf(doc))

const strip = (doc: Y.Doc, id: string) => doc.getMap('strips').get(id) as Y.Map<unknown>

function apply(doc: Y.Doc, patches: readonly Patch[]) {
	return doc.transact(() => patch(doc, patches))
}

const paragraph = (text: string) => {
	const node = new Y.XmlElement('paragraph')
	node.insert(0, [new Y.XmlText(text)])
	return node
}

describe('edits that were not sent, in a document that was begun anew', () => {
	const start = {
		strips: { a: { place: '1', text: 'A' }, b: { place: '2' } },
		settings: { rate: 24 }
	}

	function away(change: (doc: Y.Doc) => void) {
		const base = docOf(start)
		const mine = copyOf(base)
		mine.transact(() => change(mine))
		return { patches: difference(base, mine, roots), shared: anew(base) }
	}

	test('a field, a new record, a value of a root and what was taken out arrive, and nothing twice', () => {
		const { patches, shared } = away((doc) => {
			strip(doc, 'a').set('place', '9')
			strip(doc, 'a').delete('text')
			doc.getMap('strips').set('c', new Y.Map([['place', '3']]))
			doc.getMap('settings').set('rate', 25)
		})
		expect(apply(shared, patches).met).toEqual([])
		expect(plainOf(shared)).toEqual({
			strips: { a: { place: '9' }, b: { place: '2' }, c: { place: '3' } },
			settings: { rate: 25 }
		})
		expect(thingsIn(patches)).toBe(3)
	})

	test('what a colleague wrote meanwhile stays, and is told of', () => {
		const { patches, shared } = away((doc) => strip(doc, 'a').set('place', '9'))
		strip(shared, 'a').set('place', '7')
		const { written, met } = apply(shared, patches)
		expect([written, met.length, strip(shared, 'a').get('place')]).toEqual([[], 1, '7'])
		apply(shared, rebased(shared, met))
		expect(strip(shared, 'a').get('place')).toBe('9')
	})

	test('a record that is there no longer is not half made again', () => {
		const { patches, shared } = away((doc) => strip(doc, 'a').set('place', '9'))
		shared.getMap('strips').delete('a')
		const { met } = apply(shared, patches)
		apply(shared, rebased(shared, met))
		expect(shared.getMap('strips').has('a')).toBe(false)
	})

	test('a note is written anew where nobody else wrote in it', () => {
		const base = docOf({})
		base.getXmlFragment('note:a').insert(0, [paragraph('Rain')])
		const mine = copyOf(base)
		mine.getXmlFragment('note:a').insert(1, [paragraph('Wind')])
		const patches = difference(base, mine, roots)
		const shared = docOf({})
		shared.getXmlFragment('note:a').insert(0, [paragraph('Rain')])
		const other = docOf({})
		other.getXmlFragment('note:a').insert(0, [paragraph('Snow')])
		for (let times = 0; times < 2; times++) apply(shared, patches)
		expect(shared.getXmlFragment('note:a').toString()).toBe(
			'<paragraph>Rain</paragraph><paragraph>Wind</paragraph>'
		)
		expect(apply(other, patches).met).toHaveLength(1)
		expect(other.getXmlFragment('note:a').toString()).toBe('<paragraph>Snow</paragraph>')
	})
})

describe('a server that went back', () => {
	/** A backup, what was done after it, and the server as it was put back. */
	function lost(change: (doc: Y.Doc) => void) {
		const backup = docOf({ strips: { a: { place: '1' }, b: { place: '2' } } })
		const mine = copyOf(backup)
		change(mine)
		return { mine, shared: copyOf(backup) }
	}

	test('what it lost is offered, whoever made it', () => {
		const { mine, shared } = lost((doc) => {
			strip(doc, 'a').set('place', '9')
			const colleague = copyOf(doc)
			colleague.getMap('strips').set('c', new Y.Map([['place', '3']]))
			Y.applyUpdate(doc, Y.encodeStateAsUpdate(colleague))
		})
		expect(apply(shared, differenceSince(shared, mine, roots)).met).toEqual([])
		expect(plainOf(shared)).toEqual(plainOf(mine))
		expect(differenceSince(shared, mine, roots)).toEqual([])
	})

	test('what was done on it since is no loss of mine', () => {
		const { mine, shared } = lost((doc) => strip(doc, 'a').set('place', '9'))
		strip(shared, 'b').set('place', '8')
		shared.getMap('strips').set('d', new Y.Map([['place', '4']]))
		const { written, met } = apply(shared, differenceSince(shared, mine, roots))
		expect([written.length, met]).toEqual([1, []])
		expect(plainOf(shared).strips).toEqual({
			...{ a: { place: '9' }, b: { place: '8' }, d: { place: '4' } }
		})
	})

	test('where both went on, what stands stays', () => {
		const { mine, shared } = lost((doc) => strip(doc, 'a').set('place', '9'))
		for (const place of ['6', '7']) strip(shared, 'a').set('place', place)
		const { written, met } = apply(shared, differenceSince(shared, mine, roots))
		expect([written, met.length, strip(shared, 'a').get('place')]).toEqual([[], 1, '7'])
	})
})

/** Random edits of records and values. */
function wander(doc: Y.Doc, random: Random, edits: number): void {
	const fields = ['place', 'text', 'removed']
	doc.transact(() => {
		for (let at = 0; at < edits; at++) {
			const strips = doc.getMap('strips')
			const ids = [...strips.keys()]
			const value = random.below(4)
			if (ids.length === 0 || random.chance(0.2)) {
				strips.set(random.id(), new Y.Map([['place', value]]))
			} else if (random.chance(0.2)) {
				doc.getMap('settings').set(random.pick(['rate', 'title']), value)
			} else {
				const record = strips.get(random.pick(ids)) as Y.Map<unknown>
				if (random.chance(0.2)) record.delete(random.pick(fields))
				else record.set(random.pick(fields), value)
			}
		}
	})
}

/** All values by where they are, one line each: the slow way to look at a document. */
function flat(doc: Y.Doc): Map<string, unknown> {
	const values = new Map<string, unknown>()
	for (const [root, entries] of Object.entries(plainOf(doc))) {
		for (const [key, value] of Object.entries(entries)) {
			if (typeof value !== 'object' || value === null) values.set(`${root}/${key}`, value)
			else
				for (const [field, each] of Object.entries(value))
					values.set(`${root}/${key}/${field}`, each)
		}
	}
	return values
}

test('it does what a comparison of three lists of values does', () => {
	forSeeds(100, (random) => {
		const base = docOf({})
		wander(base, random, 12)
		const mine = copyOf(base)
		wander(mine, random, random.below(10))
		const shared = anew(base)
		wander(shared, random, random.below(10))
		const [before, now, then] = [flat(base), flat(mine), flat(shared)]
		const wanted = new Map(then)
		for (const place of new Set([...before.keys(), ...now.keys()])) {
			const [from, to] = [before.get(place), now.get(place)]
			if (from === to || then.get(place) !== from) continue
			if (to === undefined) wanted.delete(place)
			else wanted.set(place, to)
		}
		const patches = difference(base, mine, roots)
		for (let times = 0; times < 2; times++) apply(shared, patches)
		expect(new Map([...flat(shared)].sort())).toEqual(new Map([...wanted].sort()))
	})
})

test('a server that went back and on has everything again that nobody wrote over', () => {
	forSeeds(100, (random) => {
		const backup = docOf({})
		wander(backup, random, 12)
		const mine = copyOf(backup)
		for (let at = random.below(4); at > 0; at--) wander(mine, random, 3)
		const shared = copyOf(backup)
		for (let at = random.below(4); at > 0; at--) wander(shared, random, 3)
		const [before, now, then] = [flat(backup), flat(mine), flat(shared)]
		const { met } = apply(shared, differenceSince(shared, mine, roots))
		const after = flat(shared)
		const disputed = new Set(
			met.map((each) =>
				'key' in each ? [each.root, each.record, each.key].filter(Boolean).join('/') : ''
			)
		)
		for (const place of new Set([...before.keys(), ...now.keys(), ...then.keys()])) {
			const [from, lost, since] = [before.get(place), now.get(place), then.get(place)]
			// What was written anew as it was, here, and taken out, there, may stand either way.
			if (lost === from && since !== undefined) expect(after.get(place), place).toBe(since)
			else if (since === from && lost !== undefined && !disputed.has(place))
				expect(after.get(place), place).toBe(lost)
			else expect([lost, since], place).toContain(after.get(place))
		}
	})
})
