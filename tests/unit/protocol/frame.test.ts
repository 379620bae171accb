import * as decoding from 'lib0/decoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import * as sync from 'y-protocols/sync'
import {
	carriesEdits,
	messageKinds,
	readControl,
	syncKinds,
	writeControl,
	writeMessage,
	writeSync
} from '#protocol/frame.ts'
import { samples } from './samples.ts'

/** A decoder that stands behind the kind, and the kind. */
function open(message: Uint8Array) {
	const decoder = decoding.createDecoder(message)
	return { kind: decoding.readVarUint(decoder), decoder }
}

test('a control message carries its JSON whole', () => {
	const body = { text: 'Ó\u0000 “q” 🎬', list: [1, null, { deep: true }], none: null }
	const { kind, decoder } = open(writeControl(messageKinds.hello, body))
	expect([kind, readControl(decoder)]).toEqual([messageKinds.hello, body])
	expect(decoding.hasContent(decoder)).toBe(false)
})

test('a control message that is cut short throws, wherever it is cut', () => {
	const message = writeControl(messageKinds.hello, { protocol: 1, note: 'long enough' })
	for (let length = 1; length < message.length; length++) {
		const { decoder } = open(message.slice(0, length))
		expect(() => readControl(decoder), `cut to ${length} bytes`).toThrow()
	}
})

test.each(['', '{', '{"a":}', 'undefined', "{'a':1}"])('%j is no control message', (text) => {
	const bytes = new TextEncoder().encode(text)
	const message = Uint8Array.of(messageKinds.hello, bytes.length, ...bytes)
	expect(() => readControl(open(message).decoder)).toThrow(SyntaxError)
})

test('a sync message is one that y-protocols reads', () => {
	const from = new Y.Doc()
	from.getMap('strips').set('a', 1)
	const to = new Y.Doc()
	const { kind, decoder } = open(writeSync(syncKinds.update, Y.encodeStateAsUpdate(from)))
	expect(kind).toBe(messageKinds.sync)
	expect(
		sync.readSyncMessage(decoder, { cpos: 0, cbuf: new Uint8Array(9), bufs: [] }, to, 'test')
	).toBe(sync.messageYjsUpdate)
	expect(to.getMap('strips').toJSON()).toEqual({ a: 1 })
})

test('our step numbers are those of y-protocols', () => {
	expect(syncKinds).toEqual({
		step1: sync.messageYjsSyncStep1,
		step2: sync.messageYjsSyncStep2,
		update: sync.messageYjsUpdate
	})
})

test('a message without a payload is its kind alone', () => {
	expect(writeMessage(messageKinds.queryAwareness, () => {})).toEqual(Uint8Array.of(3))
})

describe('of all messages', () => {
	test('only step 2 and updates carry edits', () => {
		const carriers = Object.keys(samples).filter((name) => {
			const message = samples[name]
			return message !== undefined && carriesEdits(message)
		})
		expect(carriers).toEqual(['sync step 2', 'sync update'])
	})

	test('what is too short to say carries none', () => {
		expect([new Uint8Array(0), Uint8Array.of(0)].map(carriesEdits)).toEqual([false, false])
	})

	test('each has a kind of its own', () => {
		const kinds = Object.values(messageKinds)
		expect(new Set(kinds).size).toBe(kinds.length)
	})
})
