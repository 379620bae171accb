import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { entryText } from '#model/core/entries.ts'
import { must } from '#model/core/invariant.ts'
import { documents, type DocumentKind } from '#model/documents.ts'
import {
	birthsFrom,
	contentOf,
	makeEqual,
	productionFile,
	retitled,
	type ProductionFile
} from '#model/production/file.ts'
import { readProductionFile } from '#model/production/file-read.ts'
import { birthOfProduction } from '#model/production/birth.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import type { BoardId } from '#model/stripboard/records/board.ts'
import { schemaVersion } from '#model/version.ts'
import { alphabet } from '../../../convergence/alphabet.ts'
import { SimPeer } from '../../../convergence/peer.ts'
import { bornSample } from '../../../support/sample-docs.ts'
import { forSeeds, type Random } from '../../../support/random.ts'

const kinds = Object.keys(documents) as DocumentKind[]

/** Anything that JSON can say: what a newer version may have put into a field. */
function anyJson(random: Random, depth = 3): unknown {
	const plain = [null, true, 0, -1.5, 1e21, '', 'lamp 💡', '=1+1', '</script>', '\u0000\n"']
	if (depth === 0 || random.chance(0.6)) return random.pick(plain)
	const inner = Array.from({ length: random.below(4) }, () => anyJson(random, depth - 1))
	return random.chance(0.5)
		? inner
		: Object.fromEntries(inner.map((value, at) => [`key ${at}`, value]))
}

/** A production as people leave it behind: random commands, notes, and what only a newer version knows. */
function anyProduction(random: Random): Y.Doc {
	const births = birthOfProduction({
		title: 'Random',
		from: random.chance(0.3) ? 'sample' : 'empty',
		today: '2026-01-01',
		newId: random.id,
		random: random.next,
		clientId: random.clientId()
	})
	const birth = must(
		births.find(({ kind }) => kind === 'stripboard'),
		'a stripboard is born'
	)
	const peer = new SimPeer('ann', random, birth.bytes)
	const board = must([...peer.doc.getMap('boards').keys()][0], 'a board') as BoardId
	for (let step = 0; step < 40; step++) {
		random.pick(Object.values(alphabet))({ peer, random, board })
	}
	addUnknown(peer.doc, random)
	addNotes(peer.doc, random)
	return peer.doc
}

function addUnknown(doc: Y.Doc, random: Random): void {
	const records = kinds
		.flatMap((kind) => documents[kind] as readonly string[])
		.flatMap((root) => [...doc.getMap(root).values()])
		.filter((record) => record instanceof Y.Map)
	for (const record of random.some(records, 20)) record.set('future', anyJson(random))
	doc.getMap('settings').set('futureSetting', anyJson(random))
	doc.getMap('a root of tomorrow').set('one', new Y.Map([['field', anyJson(random)]]))
}

function addNotes(doc: Y.Doc, random: Random): void {
	const note = doc.getXmlFragment(`note:${random.id()}`)
	const list = new Y.XmlElement('list')
	note.push([new Y.XmlElement('paragraph'), list])
	list.setAttribute('start', 3 as unknown as string)
	const text = new Y.XmlText()
	list.push([text])
	text.insert(0, 'Watch the tide ', { bold: true })
	text.insert(15, 'and the lamp 💡', { link: { href: 'x' } })
	text.insertEmbed(3, { image: 'lamp' })
}

/** A file as it comes back from the disk. */
function written(docs: ReadonlyMap<DocumentKind, Y.Doc>): ProductionFile {
	return read(JSON.stringify(productionFile('Random', docs)))
}

function read(text: string): ProductionFile {
	const read = readProductionFile(text)
	if (!read.ok) throw new Error(read.reason)
	return read.value
}

function docsOf(file: ProductionFile): Map<DocumentKind, Y.Doc> {
	return new Map(
		birthsFrom(file, 7).map(({ kind, bytes }) => {
			const doc = new Y.Doc()
			Y.applyUpdate(doc, bytes)
			return [kind, doc]
		})
	)
}

test('a production that was written and read again is the same, what is not understood included', () => {
	forSeeds(25, (random) => {
		const doc = anyProduction(random)
		const file = written(new Map([['stripboard', doc]]))
		const again = must(docsOf(file).get('stripboard'), 'it is there again')
		expect(JSON.stringify(productionFile('Random', new Map([['stripboard', again]])))).toBe(
			JSON.stringify(file)
		)
		expect(contentOf(again, 'stripboard')).toEqual(contentOf(doc, 'stripboard'))
		expect(readStripboard(again)).toEqual(readStripboard(doc))
	})
})

test('a document is made equal to any file by writing only what differs', () => {
	forSeeds(25, (random) => {
		const [from, to] = [anyProduction(random), anyProduction(random)]
		const content = contentOf(to, 'stripboard')
		from.transact(() => makeEqual(from, 'stripboard', content))
		expect(contentOf(from, 'stripboard')).toEqual(content)
		let writes = 0
		from.on('update', () => void writes++)
		from.transact(() => makeEqual(from, 'stripboard', content))
		expect(writes).toBe(0)
	})
})

test('every document that a production has is in the file, under its roots', () => {
	const docs = bornSample().docs as Map<DocumentKind, Y.Doc>
	const file = written(docs)
	expect(Object.keys(file.documents).sort()).toEqual([...docs.keys()].sort())
	const records = Object.values(file.documents).flatMap(({ roots }) =>
		Object.values(roots).flatMap((root) => Object.keys(root.records ?? {}))
	)
	const stored = [...docs].flatMap(([kind, doc]) =>
		documents[kind].flatMap((root) =>
			[...doc.getMap(root)].filter(([, value]) => value instanceof Y.Map).map(([id]) => id)
		)
	)
	expect(records.sort()).toEqual(stored.sort())
	for (const kind of kinds) expect(docsOf(file).has(kind)).toBe(docs.has(kind))
})

test('the same production is had under another title', () => {
	const docs = bornSample().docs as Map<DocumentKind, Y.Doc>
	const file = retitled(written(docs), 'Tide')
	const settings = must(docsOf(file).get('production'), 'it has settings').getMap('settings')
	expect([file.title, settings.get('title')]).toEqual(['Tide', 'Tide'])
	expect(settings.get('startDate')).toBe('2026-03-02')
	expect(file.documents.stripboard).toEqual(written(docs).documents.stripboard)
})

const sound = { format: 'daybreak-production', version: 1, schema: 1, title: 'A', documents: {} }
const foreign = 'This is no production file of Daybreak’s.'
const newer = 'This file was written by a newer Daybreak. Update this one first.'
const damaged = 'This file is damaged: it is not whole, or was changed.'
const holding = (content: unknown) => ({ ...sound, documents: { stripboard: content } })
const deep = JSON.parse('['.repeat(400) + ']'.repeat(400)) as unknown

test.each<[string, unknown, string]>([
	['no JSON', 'INT. KITCHEN - DAY', foreign],
	['the half of a file', JSON.stringify(sound).slice(0, 60), damaged],
	['nothing', null, foreign],
	['another program’s', { format: 'screenplay' }, foreign],
	['a later shape', { ...sound, version: 99 }, newer],
	['later records', { ...sound, schema: schemaVersion + 1 }, newer],
	['no title', { ...sound, title: ' ' }, 'This file has lost its title or its version.'],
	['no version', { ...sound, schema: '1' }, 'This file has lost its title or its version.'],
	['no documents', { ...sound, documents: [] }, 'This file holds no documents.'],
	[
		'a document of none',
		{ ...sound, documents: { moon: {} } },
		'This file holds “moon”, which no production has.'
	],
	['no roots', holding({ scenes: {} }), '“stripboard” cannot be read.'],
	[
		'a record that is none',
		holding({ roots: { scenes: { records: { one: 'two' } } } }),
		'“stripboard”, “scenes”: “one” is no record.'
	],
	[
		'a note among the records',
		holding({ roots: { 'note:one': { values: { a: 1 } } } }),
		'“stripboard”, “note:one” cannot be read.'
	],
	[
		'notes that are none',
		holding({ roots: {}, notes: { a: 1 } }),
		'The notes of “stripboard” cannot be read.'
	],
	[
		'what has no bottom',
		holding({ roots: { scenes: { values: { deep } } } }),
		'This file is nested deeper than a production is.'
	]
])('what cannot be read is refused in a sentence: %s', (_, content, reason) => {
	const text = typeof content === 'string' ? content : JSON.stringify(content)
	expect(readProductionFile(text)).toEqual({ ok: false, reason })
})

test('nonsense where a rich text should be is passed over', () => {
	const notes = { one: [1, null, { tag: 'p', children: [{ text: [3, { insert: 'kept' }] }] }] }
	const file = read(JSON.stringify(holding({ roots: {}, notes })))
	const doc = must(docsOf(file).get('stripboard'), 'it was read')
	expect(contentOf(doc, 'stripboard').notes).toEqual({
		one: [{ tag: 'p', children: [{ text: [{ insert: 'kept' }] }] }]
	})
})

test('entries of a log stand in the file with their fields, and are stored as texts again', () => {
	const doc = new Y.Doc()
	doc.getMap('deliverySteps').set('one', entryText({ to: 'ready', label: 'v1' }))
	const content = contentOf(doc, 'deliverables')
	expect(content.roots).toEqual({
		deliverySteps: { records: { one: { label: 'v1', to: 'ready' } } }
	})
	const again = new Y.Doc()
	again.transact(() => makeEqual(again, 'deliverables', content))
	expect(typeof again.getMap('deliverySteps').get('one')).toBe('string')
	expect(contentOf(again, 'deliverables')).toEqual(content)
	let writes = 0
	again.on('update', () => writes++)
	again.transact(() => makeEqual(again, 'deliverables', content))
	expect(writes).toBe(0)
})
