import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { isObject, parseJson } from '#model/core/json.ts'
import { messageKinds, writeMessage } from '#protocol/frame.ts'
import type { Person } from '../accounts/person.ts'
import { limits } from './limits.ts'

/** One client's presence as a socket said it: its state is JSON that nobody has looked at yet. */
export type Entry = { client: number; clock: number; state: Uint8Array }

/** One client's presence as it is told to others. */
export type Told = { client: number; clock: number; state: string }

/** The state of a client that is no longer here. */
export const gone = 'null'

/**
 * The entries of an awareness update (y-protocols/awareness). Throws when malformed. States are not
 * read yet: stock clients send back everything they hear, and most of that is passed over.
 */
export function readEntries(update: Uint8Array): Entry[] {
	const decoder = decoding.createDecoder(update)
	const entries: Entry[] = []
	for (let left = decoding.readVarUint(decoder); left > 0; left--) {
		const client = decoding.readVarUint(decoder)
		const clock = decoding.readVarUint(decoder)
		const state = decoding.readVarUint8Array(decoder)
		if (state.length > limits.maxPresenceBytes) throw new Error('presence too large')
		if (clock > limits.maxPresenceClock) throw new Error('a clock that no client could have')
		entries.push({ client, clock, state })
	}
	if (decoding.hasContent(decoder)) throw new Error('trailing bytes')
	return entries
}

/** An awareness message saying these. */
export function writeEntries(entries: readonly Told[]): Uint8Array {
	const encoder = encoding.createEncoder()
	encoding.writeVarUint(encoder, entries.length)
	for (const { client, clock, state } of entries) {
		encoding.writeVarUint(encoder, client)
		encoding.writeVarUint(encoder, clock)
		encoding.writeVarString(encoder, state)
	}
	const update = encoding.toUint8Array(encoder)
	return writeMessage(messageKinds.awareness, (message) =>
		encoding.writeVarUint8Array(message, update)
	)
}

const utf8 = new TextDecoder()

/**
 * A state as others may hear it: whoever it says it is, `person` is who the socket belongs to, and
 * nobody where it belongs to nobody. What is no object becomes one that says just that. Null when it
 * cannot be told: no JSON, too deep, or with a key that would turn an object into something else.
 */
export function stampState(bytes: Uint8Array, person: Person | null): string | null {
	const state = parseJson(utf8.decode(bytes))
	if (state === undefined) return null
	if (state === null) return gone
	if (!isTellable(state, limits.maxPresenceDepth)) return null
	const { person: _claimed, ...said } = isObject(state) ? state : { person: null }
	if (person === null) return JSON.stringify(said)
	const { id, name, role } = person
	return JSON.stringify({ ...said, person: { id, name, role } })
}

function isTellable(value: unknown, depth: number): boolean {
	if (typeof value !== 'object' || value === null) return true
	if (depth === 0 || Object.hasOwn(value, '__proto__')) return false
	return Object.values(value).every((inner) => isTellable(inner, depth - 1))
}
