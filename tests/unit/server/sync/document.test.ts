import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { syncKinds } from '#protocol/frame.ts'
import { Document } from '../../../../server/sync/document.ts'

/** A document of `edits` edits, the first of which are its snapshot, and one client's copy of it. */
function edited({ edits, inSnapshot }: { edits: number; inSnapshot: number }) {
	const copy = new Y.Doc()
	const updates: Uint8Array[] = []
	let snapshot: Uint8Array | null = null
	copy.on('update', (update) => updates.push(update))
	for (let n = 0; n < edits; n++) {
		if (n === inSnapshot && n > 0) {
			snapshot = Y.encodeStateAsUpdate(copy)
			updates.length = 0
		}
		copy.getMap('strips').set(`s${n % 7}`, n)
	}
	let opened = 0
	const stored = { epoch: 1, snapshot, vector: null, updates, seq: edits, authors: new Map() }
	const document = new Document(stored, () => opened++)
	return { copy, document, timesOpened: () => opened }
}

/** The sync messages in some frames: which step, and the update. */
function messagesIn(frames: Buffer): { step: number; update: Uint8Array }[] {
	const messages = []
	for (let at = 0; at < frames.length;) {
		const short = frames[at + 1] as number
		const header = short < 126 ? 2 : short === 126 ? 4 : 10
		const length =
			short < 126
				? short
				: short === 126
					? frames.readUInt16BE(at + 2)
					: Number(frames.readBigUInt64BE(at + 2))
		const decoder = decoding.createDecoder(frames.subarray(at + header, at + header + length))
		decoding.readVarUint(decoder)
		messages.push({
			step: decoding.readVarUint(decoder),
			update: decoding.readVarUint8Array(decoder)
		})
		at += header + length
	}
	return messages
}

const nothing = Y.encodeStateVector(new Y.Doc())

test('whoever joins is told everything from the bytes, and step 2 comes last', () => {
	const { copy, document, timesOpened } = edited({ edits: 30, inSnapshot: 20 })
	const messages = messagesIn(document.frames(nothing, true) as Buffer)
	expect(messages.map(({ step }) => step)).toEqual([
		...Array.from({ length: 10 }, () => syncKinds.update),
		syncKinds.step2
	])
	const joiner = new Y.Doc()
	for (const { update } of messages) Y.applyUpdate(joiner, update)
	expect(joiner.getMap('strips').toJSON()).toEqual(copy.getMap('strips').toJSON())
	expect(timesOpened()).toBe(0)
})

test('a document that nobody ever wrote is told as nothing', () => {
	const { document } = edited({ edits: 0, inSnapshot: 0 })
	expect(messagesIn(document.frames(nothing, true) as Buffer)).toEqual([
		{ step: syncKinds.step2, update: Uint8Array.of(0, 0) }
	])
})

test('so many updates that sending them would be more work are written anew as one', () => {
	const { copy, document, timesOpened } = edited({ edits: 700, inSnapshot: 0 })
	expect(messagesIn(document.frames(nothing, false) as Buffer)).toHaveLength(701)
	const [only, ...more] = messagesIn(document.frames(nothing, true) as Buffer)
	expect(more).toEqual([])
	expect(only?.update).toEqual(Y.encodeStateAsUpdate(copy))
	expect(timesOpened()).toBe(1)
})

test('the frames for those who join are made once, until something is committed', () => {
	const { document } = edited({ edits: 30, inSnapshot: 20 })
	const before = document.frames(nothing, true)
	expect(document.frames(nothing, true)).toBe(before)
	document.committed(Uint8Array.of(0, 0))
	expect(document.frames(nothing, true)).not.toBe(before)
})

test('its state vector is the same whether it is opened or not', () => {
	for (const inSnapshot of [0, 20, 29]) {
		const { copy, document } = edited({ edits: 30, inSnapshot })
		const closed = document.vector()
		expect(Y.decodeStateVector(closed)).toEqual(Y.decodeStateVector(Y.encodeStateVector(copy)))
		expect(document.head.stateVector()).toEqual(closed)
	}
})

test('whoever has all of it is told what was deleted without opening it', () => {
	const { copy, document, timesOpened } = edited({ edits: 30, inSnapshot: 0 })
	document.head.snapshot()
	document.close()
	const [message] = messagesIn(document.frames(Y.encodeStateVector(copy), true) as Buffer)
	expect(message?.update).toEqual(Y.encodeStateAsUpdate(copy, Y.encodeStateVector(copy)))
	expect(document.hasAll(message?.update as Uint8Array)).toBe(true)
	expect(timesOpened()).toBe(1)
	expect(document.frames(Y.encodeStateVector(copy), true)).not.toBeNull()
	expect(timesOpened()).toBe(1)
})

test('whoever has a part of it has to be looked up', () => {
	const { document } = edited({ edits: 30, inSnapshot: 20 })
	const other = new Y.Doc()
	other.getMap('strips').set('x', 1)
	expect(document.frames(Y.encodeStateVector(other), true)).toBeNull()
	expect(document.hasAll(Y.encodeStateAsUpdate(other))).toBe(false)
})

test('closed and opened again it is the document it was', () => {
	const { copy, document, timesOpened } = edited({ edits: 30, inSnapshot: 20 })
	const update = (() => {
		const before = Y.encodeStateVector(copy)
		copy.getMap('strips').set('late', true)
		return Y.encodeStateAsUpdate(copy, before)
	})()
	expect(document.head.take(update)).not.toBeNull()
	document.committed(update)
	document.close()
	expect(document.isOpen).toBe(false)
	expect(document.head.doc.getMap('strips').toJSON()).toEqual(copy.getMap('strips').toJSON())
	expect(timesOpened()).toBe(2)
})
