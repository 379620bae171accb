import * as z from 'zod/mini'
import { messageKinds, writeControl } from '../frame.ts'
import { lineage } from '../lineage.ts'

const hello = z.object({
	protocol: z.int().check(z.minimum(1)),
	/** What this device's copy followed on; null when it has none. */
	held: z.optional(z.nullable(lineage))
})

/**
 * The first message of our own client: which protocol it speaks, and which history of the document it
 * holds, so that two histories are never merged. Whoever says it gets control messages.
 */
export type Hello = z.infer<typeof hello>

/** A hello, ready to send. */
export function writeHello(message: Hello): Uint8Array {
	return writeControl(messageKinds.hello, message)
}

/** A hello from its JSON. Throws when a field is missing or wrong. */
export function readHello(body: unknown): Hello {
	return hello.parse(body)
}
