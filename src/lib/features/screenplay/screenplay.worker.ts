/// <reference lib="webworker" />
import { readScreenplay, type ReadOutcome } from '#formats/read.ts'

/** What the worker says: how far it is, then what it read. */
export type Said =
	| { kind: 'progress'; fraction: number }
	| { kind: 'read'; outcome: ReadOutcome }
	| { kind: 'unreadable' }

const worker = self as unknown as DedicatedWorkerGlobalScope
const say = (said: Said) => worker.postMessage(said)

/** One file comes in; the page ends this worker once it has its answer. */
worker.addEventListener('message', (event: MessageEvent<File>) => void read(event.data))

async function read(file: File): Promise<void> {
	let bytes: Uint8Array
	try {
		bytes = new Uint8Array(await file.arrayBuffer())
	} catch {
		// A folder, or a file that was moved or changed after it was picked.
		return say({ kind: 'unreadable' })
	}
	const onProgress = (fraction: number) => say({ kind: 'progress', fraction })
	say({ kind: 'read', outcome: readScreenplay({ name: file.name, bytes }, onProgress) })
}
