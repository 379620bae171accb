import * as z from 'zod/mini'
import { messageKinds, writeControl } from '../frame.ts'

const welcome = z.object({
	protocol: z.int(),
	oldestClient: z.int(),
	/** The store's line of history, and the moment of the backup it was restored from, if it was. */
	generation: z.string(),
	restoredFrom: z.nullable(z.int()),
	/** Raised when a document's history is begun anew. */
	epoch: z.int(),
	/** The newest committed edit of this document. */
	seq: z.int(),
	person: z.nullable(z.object({ id: z.string(), name: z.string(), role: z.string() })),
	canWrite: z.boolean()
})

/** The server's answer to hello: who you are to it, what you may do, where the document stands. */
export type Welcome = z.infer<typeof welcome>

/** A welcome, ready to send. */
export function writeWelcome(message: Welcome): Uint8Array {
	return writeControl(messageKinds.welcome, message)
}

/** A welcome from its JSON. Throws when a field is missing or wrong. */
export function readWelcome(body: unknown): Welcome {
	return welcome.parse(body)
}
