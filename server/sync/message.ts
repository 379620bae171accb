import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { messageKinds, readControl, syncKinds } from '#protocol/frame.ts'
import { readDecided, type Decided } from '#protocol/messages/decided.ts'
import { readHello, type Hello } from '#protocol/messages/hello.ts'
import { readEntries, type Entry } from './entries.ts'
import { limits } from './limits.ts'

/** What a peer can say. */
export type Message =
	| { kind: 'step1'; vector: Uint8Array }
	| { kind: 'step2' | 'update'; update: Uint8Array }
	| { kind: 'presence'; entries: Entry[] }
	| { kind: 'queryPresence' }
	| { kind: 'hello'; hello: Hello }
	| { kind: 'decided'; decided: Decided }
	| { kind: 'unknown' }

/** A message from a socket. Throws when it is none: cut short, too long, or of an unknown old kind. */
export function readMessage(bytes: Uint8Array): Message {
	const decoder = decoding.createDecoder(bytes)
	const message = readKind(decoder)
	if (message.kind !== 'unknown' && decoding.hasContent(decoder)) throw new Error('trailing bytes')
	return message
}

function readKind(decoder: decoding.Decoder): Message {
	const kind = decoding.readVarUint(decoder)
	switch (kind) {
		case messageKinds.sync:
			return readSync(decoder)
		case messageKinds.awareness:
			return { kind: 'presence', entries: readEntries(decoding.readVarUint8Array(decoder)) }
		case messageKinds.queryAwareness:
			return { kind: 'queryPresence' }
		case messageKinds.hello:
			return { kind: 'hello', hello: readHello(readControl(decoder)) }
		case messageKinds.decided:
			return { kind: 'decided', decided: readDecided(readControl(decoder)) }
		default:
			if (kind < 16) throw new Error(`unknown kind ${kind}`)
			return { kind: 'unknown' } // from a newer client of ours: it can do without an answer
	}
}

function readSync(decoder: decoding.Decoder): Message {
	const step = decoding.readVarUint(decoder)
	const payload = decoding.readVarUint8Array(decoder)
	switch (step) {
		case syncKinds.step1:
			if (payload.length > limits.maxVectorBytes) throw new Error('state vector too large')
			Y.decodeStateVector(payload)
			return { kind: 'step1', vector: payload }
		case syncKinds.step2:
			return { kind: 'step2', update: payload }
		case syncKinds.update:
			return { kind: 'update', update: payload }
		default:
			throw new Error(`unknown sync step ${step}`)
	}
}
