import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/**
 * A message is a varint kind and its payload.
 *
 *   0 sync        y-protocols/sync: varint 0 step 1 | 1 step 2 | 2 update, then bytes
 *   1 awareness   y-protocols/awareness, length-prefixed
 *   3 query awareness, empty
 *  16 saved       server → client, see messages/saved.ts
 *  17 hello       client → server, see messages/hello.ts
 *  18 welcome     server → client, see messages/welcome.ts
 *  19 overwritten server → client, see messages/overwritten.ts
 *  20 held        server → client, see messages/held.ts
 *  21 decided     client → server, see messages/decided.ts
 *
 * Kinds of 16 and above go only to clients that said hello, so a stock y-websocket client never meets one.
 */
export const messageKinds = {
	sync: 0,
	awareness: 1,
	queryAwareness: 3,
	saved: 16,
	hello: 17,
	welcome: 18,
	overwritten: 19,
	held: 20,
	decided: 21
} as const

/** The second varint of a sync message. */
export const syncKinds = { step1: 0, step2: 1, update: 2 } as const

/** A message of one kind, its payload written by `write`. */
export function writeMessage(kind: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder()
	encoding.writeVarUint(encoder, kind)
	write(encoder)
	return encoding.toUint8Array(encoder)
}

/** A sync message carrying bytes: a state vector for step 1, an update for the others. */
export function writeSync(step: number, bytes: Uint8Array): Uint8Array {
	return writeMessage(messageKinds.sync, (encoder) => {
		encoding.writeVarUint(encoder, step)
		encoding.writeVarUint8Array(encoder, bytes)
	})
}

/** A control message whose payload is one JSON text. */
export function writeControl(kind: number, body: unknown): Uint8Array {
	return writeMessage(kind, (encoder) => encoding.writeVarString(encoder, JSON.stringify(body)))
}

/** The JSON of a control message, still unknown. Throws when it is cut short or no JSON. */
export function readControl(decoder: decoding.Decoder): unknown {
	return JSON.parse(decoding.readVarString(decoder))
}

/** Whether a message carries edits: step 2 or an update. Both ends count these to agree on what is saved. */
export function carriesEdits(message: Uint8Array): boolean {
	return (
		message[0] === messageKinds.sync &&
		(message[1] === syncKinds.step2 || message[1] === syncKinds.update)
	)
}
