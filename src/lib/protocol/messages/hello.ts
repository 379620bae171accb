import * as z from 'zod/mini'
import { messageKinds, writeControl } from '../frame.ts'

const hello = z.object({ protocol: z.int().check(z.minimum(1)) })

/** The first message of our own client: which protocol it speaks. Whoever says it gets control messages. */
export type Hello = z.infer<typeof hello>

/** A hello, ready to send. */
export function writeHello(message: Hello): Uint8Array {
	return writeControl(messageKinds.hello, message)
}

/** A hello from its JSON. Throws when a field is missing or wrong. */
export function readHello(body: unknown): Hello {
	return hello.parse(body)
}
