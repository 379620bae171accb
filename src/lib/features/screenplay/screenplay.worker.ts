/// <reference lib="webworker" />
import { openFile } from '#formats/open.ts'
import type { ReadOutcome } from '#formats/read.ts'
import type { SheetFile } from '#formats/schedule-sheet.ts'

/** What the worker says: how far it is, then what it read. */
export type Said =
	| { kind: 'progress'; fraction: number }
	| { kind: 'read'; outcome: ReadOutcome }
	| { kind: 'sheet'; sheet: SheetFile }
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
	const opened = await openFile({ name: file.name, bytes }, onProgress)
	say(opened.kind === 'sheet' ? opened : { kind: 'read', outcome: opened.outcome })
}
