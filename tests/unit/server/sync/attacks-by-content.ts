import * as encoding from 'lib0/encoding'
import { limits } from '../../../../server/sync/limits.ts'
import { eveClient, strip, type Attacks } from './attacker.ts'
import { contents, type CraftedItem } from './craft.ts'

/* Updates that hold together, and bring what no document of ours can hold. */

/** By where they write. */
export const places: Attacks = {
	'a root that the model has not': [
		'unknown-place',
		(by) => by.write({ parent: 'junk', key: 'x', content: contents.any('x') })
	],
	'a root of another document': [
		'unknown-place',
		(by) => by.write({ parent: 'contacts', key: 'x', content: contents.type(1) })
	],
	'a root that every object has': [
		'unknown-place',
		(by) => by.write({ parent: '__proto__', key: 'x', content: contents.any('x') })
	],
	'a list where records are': [
		'unknown-place',
		(by) => by.write({ parent: 'strips', content: contents.any('x') })
	],
	'a list where fields are': [
		'unknown-place',
		(by) => by.write({ parent: by.idOf('s1'), content: contents.any('x') })
	],
	'a record that is a list': [
		'unknown-place',
		(by) => by.write({ parent: 'strips', key: 'new', content: contents.type(0) })
	],
	'a record in a field': [
		'unknown-place',
		(by) => by.write(by.field('s1', 'text', contents.type(1)))
	],
	'a document in a field': [
		'unknown-place',
		(by) => by.write(by.field('s1', 'text', contents.document()))
	],
	'bytes in a field': [
		'unknown-place',
		(by) => by.write(by.field('s1', 'text', contents.bytes(new Uint8Array(9))))
	],
	'a hook in a note': [
		'unknown-place',
		(by) => by.write({ parent: 'note:s1', content: contents.type(5, 'onload') })
	],
	'a record in a note': [
		'unknown-place',
		(by) => by.write({ parent: 'note:s1', content: contents.type(1) })
	]
}

/** By what they write. */
export const values: Attacks = {
	'a field that would change what a record is': [
		'bad-value',
		(by) => by.write(by.field('s1', '__proto__', contents.any('x')))
	],
	'a record that would change what a collection is': [
		'bad-value',
		(by) => by.write({ parent: 'strips', key: '__proto__', content: contents.type(1) })
	],
	'a value with a prototype of its own': [
		'bad-value',
		(by) =>
			by.value((to) => {
				encoding.writeUint8(to, 118)
				encoding.writeVarUint(to, 1)
				encoding.writeVarString(to, '__proto__')
				encoding.writeAny(to, { polluted: true })
			})
	],
	'a mark of a note with a prototype of its own': [
		'bad-value',
		(by) =>
			by.write(
				{ parent: 'note:s1', content: contents.type(6) },
				{
					...{ parent: [eveClient, 0], content: contents.format('bold', '{"__proto__":{"a":1}}') }
				}
			)
	],
	'an element named to change what an object is': [
		'unknown-place',
		(by) => by.write({ parent: 'note:s1', content: contents.type(3, '__proto__') })
	],
	'a number that JSON cannot say, which would end the server that tells of it': [
		'bad-value',
		(by) => by.write(by.field('s1', 'text', contents.any(10n)))
	],
	'several values for one field': [
		'bad-value',
		(by) => by.write(by.field('s1', 'text', contents.any('x', 'y')))
	],
	'a value of a hundred kilobytes': [
		'bad-value',
		(by) => by.write(by.field('s1', 'text', contents.any('x'.repeat(100_000))))
	],
	'a key of a kilobyte': [
		'bad-value',
		(by) => by.write(by.field('s1', 'k'.repeat(1000), contents.any('x')))
	],
	'a value a hundred deep': [
		'bad-value',
		(by) =>
			by.value((to) => {
				for (let depth = 0; depth < 100; depth++)
					encoding.writeUint8Array(to, Uint8Array.of(117, 1))
				encoding.writeAny(to, 1)
			})
	],
	'a value so deep that reading it fails': [
		'malformed',
		(by) =>
			by.value((to) => {
				for (let depth = 0; depth < 2e5; depth++)
					encoding.writeUint8Array(to, Uint8Array.of(117, 1))
				encoding.writeAny(to, 1)
			})
	],
	'a note of a thousand lists in lists': [
		'bad-value',
		(by) => {
			const nested = Array.from({ length: 1000 }, (_, at): CraftedItem => ({
				...{ parent: at === 0 ? 'note:s1' : [eveClient, at - 1], content: contents.type(3) }
			}))
			return by.write(...nested)
		}
	],
	'a record with more fields than any record': [
		'full',
		(by) =>
			by.change(eveClient, (doc) => {
				for (let at = 0; at <= limits.maxFields; at++) strip(doc, 's1').set(`f${at}`, 1)
			})
	]
}

/** Small updates that would take Yjs minutes. */
export const tangles: Attacks = {
	'a field written thousands of times as if for the first': [
		'too-much',
		(by) =>
			by.write(...Array.from({ length: 50_000 }, () => by.field('s1', 'text', contents.any(1))))
	],
	'a field written thousands of times behind what stood at first': [
		'too-much',
		(by) => {
			const origin = by.idOf('s1', 'place')
			return by.write(
				...Array.from({ length: 50_000 }, () => ({ origin, content: contents.any(1) }))
			)
		}
	],
	'a note with thousands of insertions at one spot, each before another': [
		'too-much',
		(by) =>
			by.write(
				...Array.from({ length: 50_000 }, (_, at): CraftedItem => ({
					...(at < 2 ? { parent: 'note:s1' } : { right: [eveClient, Math.floor(at / 2)] }),
					content: contents.type(6)
				}))
			)
	]
}
