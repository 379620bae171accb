import * as z from 'zod/mini'
import { messageKinds, writeControl } from '../frame.ts'

const side = z.object({
	person: z.nullable(z.object({ id: z.string(), name: z.string() })),
	value: z.unknown()
})

const overwritten = z.object({
	/** The root collection, the record's id and the field: `strips`, `x1`, `place`. */
	collection: z.string(),
	record: z.string(),
	field: z.string(),
	/** The value that stands. Which of two unseen writes stands is not a matter of time. */
	stands: side,
	/** The value that was replaced by, or lost to, a writer who had not seen it. */
	lost: side,
	at: z.int()
})

/** Two people wrote one field without seeing each other; sent to both. */
export type Overwritten = z.infer<typeof overwritten>

/** An overwritten message, ready to send. */
export function writeOverwritten(message: Overwritten): Uint8Array {
	return writeControl(messageKinds.overwritten, message)
}

/** An overwritten message from its JSON. Throws when a field is missing or wrong. */
export function readOverwritten(body: unknown): Overwritten {
	return overwritten.parse(body)
}
