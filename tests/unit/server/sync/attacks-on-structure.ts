import { expect } from 'vitest'
import * as Y from 'yjs'
import { limits } from '../../../../server/sync/limits.ts'
import {
	annClient,
	birthClient,
	eveClient,
	strip,
	type Attacker,
	type Attacks
} from './attacker.ts'
import { contents, craft } from './craft.ts'

/*
 * Updates that do not follow on what the document has: their clocks, what they refer to, what they
 * take away.
 */

/** By the clocks and client ids that they are written under. */
export const clocks: Attacks = {
	'a few bytes that would silence somebody for good': [
		'foreign-client',
		(by) => craft([{ client: 1000, clock: by.end(1000), structs: [{ gc: 1e6 }] }])
	],
	'twelve bytes that would do so a billion times over': [
		'clock-jump',
		(by) => {
			const poison = craft([{ client: 1000, clock: by.end(1000), structs: [{ gc: 1e9 }] }])
			expect(poison).toHaveLength(12)
			return poison
		}
	],
	'the same, under a client id of one’s own': [
		'clock-jump',
		() => craft([{ client: eveClient, clock: 0, structs: [{ gc: 1e9 }] }])
	],
	'a clock beyond what numbers can count': [
		'clock-jump',
		() => craft([{ client: eveClient, clock: 0, structs: [{ gc: 2 ** 52 }, { gc: 2 ** 52 }] }])
	],
	'an edit that waits for one that never comes': [
		'gap',
		(by) =>
			craft([{ client: eveClient, clock: 5, structs: [by.field('s1', 'text', contents.any('x'))] }])
	],
	'a part that is left out on purpose': [
		'gap',
		() => craft([{ client: eveClient, clock: 0, structs: [{ skip: 5 }, { gc: 1 }] }])
	],
	'an edit in the name of somebody else': [
		'foreign-client',
		(by) => by.change(annClient, (doc) => strip(doc, 's1').set('place', 'main/z'))
	],
	'an edit in the name of nobody: of the document’s birth': [
		'foreign-client',
		(by) => by.change(birthClient, (doc) => strip(doc, 's1').set('place', 'main/z'))
	],
	'an own edit, with one of somebody else hidden behind it': [
		'foreign-client',
		(by) =>
			Y.mergeUpdates([
				by.change(eveClient, (doc) => strip(doc, 's2').set('place', 'main/y')),
				by.change(annClient, (doc) => strip(doc, 's1').set('place', 'main/z'))
			])
	],
	'two parts for one client, of which Yjs would take one': [
		'malformed',
		(by) => {
			const structs = [by.field('s1', 'text', contents.any('x'))]
			return craft([
				{ client: eveClient, clock: 0, structs },
				{ client: eveClient, clock: 1, structs }
			])
		}
	],
	'something of no length': [
		'malformed',
		() => craft([{ client: eveClient, clock: 0, structs: [{ gc: 0 }] }])
	],
	'a text of no length': [
		'malformed',
		(by) => by.write({ parent: 'note:s1', content: contents.text('') })
	],
	'a thousand and one new client ids': [
		'too-much',
		() =>
			craft(
				Array.from({ length: limits.maxNewClients + 1 }, (_, at) => ({
					...{ client: 5000 + at, clock: 0, structs: [{ gc: 1 }] }
				}))
			)
	],
	'more pieces than anybody could have made': [
		'too-much',
		() => {
			const structs = Array.from({ length: limits.maxStructs + 1 }, () => ({ gc: 1 }))
			return craft([{ client: eveClient, clock: 0, structs }])
		}
	]
}

/** By what they refer to. */
export const references: Attacks = {
	'an edit behind what is not there, which would be taken later in another’s name': [
		'dangling',
		(by) => by.write({ origin: [annClient, 500], content: contents.any('x') })
	],
	'a field of what is not there': [
		'dangling',
		(by) => by.write({ parent: [4711, 0], key: 'place', content: contents.any('x') })
	],
	'an edit behind one’s own next': [
		'dangling',
		(by) =>
			by.write(
				{ origin: [eveClient, 1], content: contents.any('x') },
				by.field('s1', 'text', contents.any('y'))
			)
	],
	'two edits that wait for each other': [
		'dangling',
		() =>
			craft([
				{ client: 667, clock: 0, structs: [{ origin: [666, 0], content: contents.any('x') }] },
				{ client: 666, clock: 0, structs: [{ origin: [667, 0], content: contents.any('x') }] }
			])
	],
	'between two things that do not lie together': [
		'dangling',
		(by) => {
			const [paragraph] = [...by.doc.getXmlFragment('note:s0').toArray()]
			const { client, clock } = ((paragraph as Y.XmlElement)._item as Y.Item).id
			return by.write({
				origin: by.idOf('s1', 'place'),
				right: [client, clock],
				content: contents.text('x')
			})
		}
	],
	'to the left of a field': [
		'dangling',
		(by) => by.write({ right: by.idOf('s1', 'place'), content: contents.any('x') })
	],
	'what goes on elsewhere than it began': [
		'dangling',
		(by) => {
			by.doc.getXmlFragment('note:s1').insert(0, [new Y.XmlText('abc')])
			const clock = by.end(eveClient)
			const text = { parent: 'note:s2', content: contents.text('abcdef') }
			return craft([{ client: eveClient, clock: clock - 3, structs: [text] }])
		}
	],
	'inside of a plain value': [
		'unknown-place',
		(by) => by.write({ parent: by.idOf('s1', 'place'), key: 'x', content: contents.any('x') })
	]
}

/** By what they take away. */
export const deletions: Attacks = {
	'ten bytes that delete everything': [
		'record-gone',
		(by) => {
			const all = craft([], [{ client: birthClient, ranges: [[0, by.end(birthClient)]] }])
			expect(all.length).toBeLessThanOrEqual(10)
			return all
		}
	],
	'one record, deleted instead of removed': [
		'record-gone',
		(by) => by.change(eveClient, (doc) => doc.getMap('strips').delete('s3'))
	],
	'a record replaced by a word': [
		'record-gone',
		(by) => by.change(eveClient, (doc) => doc.getMap('strips').set('s3', 'gone'))
	],
	'a record replaced by an empty one': [
		'record-gone',
		(by) => by.change(eveClient, (doc) => doc.getMap('strips').set('s3', new Y.Map()))
	],
	'a record pushed aside by something that is deleted already': [
		'record-gone',
		(by) => by.write({ origin: by.idOf('s3'), content: contents.deleted(1) })
	],
	'the deletion of what is yet to be written': [
		'dangling',
		() => craft([], [{ client: annClient, ranges: [[0, 1e6]] }])
	],
	'the deletion of what somebody unknown may write': [
		'dangling',
		() => craft([], [{ client: 4711, ranges: [[0, 1]] }])
	],
	'one range over and over, each time to be walked': [
		'malformed',
		() => craft([], [{ client: annClient, ranges: Array<[number, number]>(1000).fill([0, 1]) }])
	]
}

/** Removals that are well made and too large for one person. */
export const sweeps: Record<string, (by: Attacker) => Uint8Array> = {
	'a third of the strips removed at once': (by) =>
		by.change(eveClient, (doc) => {
			for (let at = 0; at < 10; at++) strip(doc, `s${at}`).set('removed', true)
		}),
	'every strip emptied, none removed': (by) =>
		by.change(eveClient, (doc) => {
			for (let at = 0; at < 25; at++) {
				for (const key of ['board', 'place', 'kind']) strip(doc, `s${at}`).delete(key)
			}
		})
}
