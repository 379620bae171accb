import * as z from 'zod/mini'
import { messageKinds, writeControl } from '../frame.ts'

const decided = z.object({ id: z.string(), allow: z.boolean() })

/** An owner's word on an edit that is held: it may be made, or what it would remove stays. */
export type Decided = z.infer<typeof decided>

/** A decided message, ready to send. */
export function writeDecided(message: Decided): Uint8Array {
	return writeControl(messageKinds.decided, message)
}

/** A decided message from its JSON. Throws when a field is missing or wrong. */
export function readDecided(body: unknown): Decided {
	return decided.parse(body)
}
