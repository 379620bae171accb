import * as z from 'zod/mini'
import { messageKinds, writeControl } from '../frame.ts'

const hold = z.object({
	id: z.string(),
	person: z.object({ id: z.string(), name: z.string() }),
	/** Whether it was made on this device. */
	isYours: z.boolean(),
	/** How many records of which root would go, and how many there are: 41 of 74 `scenes`. */
	collection: z.string(),
	removes: z.int(),
	of: z.int(),
	/** Whether an owner has still to decide, or has decided that they stay. */
	state: z.enum(['waiting', 'kept']),
	/** Who decided. */
	by: z.nullable(z.string())
})

const held = z.object({ holds: z.array(hold) })

/** An edit that removes so much that an owner has to allow it. */
export type Hold = z.infer<typeof hold>

/**
 * All that is held in this document as far as it concerns you: what waits for an owner, if you are
 * one; what is held of yours. Said again whenever it changes, and to owners as they come.
 */
export type Held = z.infer<typeof held>

/** A held message, ready to send. */
export function writeHeld(message: Held): Uint8Array {
	return writeControl(messageKinds.held, message)
}

/** A held message from its JSON. Throws when a field is missing or wrong. */
export function readHeld(body: unknown): Held {
	return held.parse(body)
}
