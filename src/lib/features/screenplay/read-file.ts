import { maxFileBytes } from '#formats/limits.ts'
import type { ReadOutcome } from '#formats/read.ts'
import type { SheetFile } from '#formats/schedule-sheet.ts'
import type { Screenplay } from '#formats/screenplay.ts'
import { mostScenes } from '#model/stripboard/commands/import.ts'
import type { Said } from './screenplay.worker.ts'

/** A screenplay, a sheet whose columns are to be looked at, or one sentence why there is neither. */
export type FileRead =
	| { ok: true; screenplay: Screenplay }
	| { ok: true; sheet: SheetFile }
	| { ok: false; message: string; line: number | null }

/** A reader that says nothing for this long is stuck; the largest files speak every second. */
const stuckAfterMs = 30_000

/**
 * Reads a file off the main thread. Never rejects: a reader that breaks or gets stuck is answered
 * with a sentence. Null once the signal was given.
 */
export function readFile(
	file: File,
	{ signal, onProgress }: { signal: AbortSignal; onProgress: (fraction: number) => void }
): Promise<FileRead | null> {
	if (file.size > maxFileBytes) return Promise.resolve(refused(tooBig))
	return new Promise((resolve) => {
		const worker = startWorker()
		if (!worker) return resolve(refused(broke))
		let watch = setTimeout(() => finish(refused(stuck)), stuckAfterMs)
		const finish = (read: FileRead | null) => {
			clearTimeout(watch)
			worker.terminate()
			resolve(read)
		}
		signal.addEventListener('abort', () => finish(null), { once: true })
		worker.onerror = () => finish(refused(broke))
		worker.onmessageerror = () => finish(refused(broke))
		worker.onmessage = ({ data }: MessageEvent<Said>) => {
			// The reader of PDFs takes the worker for its own, and says that it is ready.
			if (!('kind' in data)) return
			if (data.kind !== 'progress') return finish(readOf(data))
			clearTimeout(watch)
			watch = setTimeout(() => finish(refused(stuck)), stuckAfterMs)
			onProgress(data.fraction)
		}
		worker.postMessage(file)
	})
}

function startWorker(): Worker | null {
	try {
		return new Worker(new URL('./screenplay.worker.ts', import.meta.url), { type: 'module' })
	} catch {
		return null
	}
}

function readOf(said: Exclude<Said, { kind: 'progress' }>): FileRead {
	if (said.kind === 'unreadable') return refused(unreadable)
	if (said.kind === 'sheet') return { ok: true, sheet: said.sheet }
	return judged(said.outcome)
}

/** What was read, unless it has no scenes or more than a board takes. */
export function judged(outcome: ReadOutcome): Exclude<FileRead, { sheet: SheetFile }> {
	if (!outcome.ok) return refused(outcome.message, outcome.line ?? null)
	const count = outcome.value.scenes.length
	if (count === 0) return refused(noScenes)
	if (count > mostScenes) return refused(tooMany(count))
	return { ok: true, screenplay: outcome.value }
}

function refused(message: string, line: number | null = null) {
	return { ok: false, message, line } as const
}

// The reader's own sentence, said before the file is even opened.
const tooBig = `This file is larger than ${maxFileBytes / (1024 * 1024)} MB; no script is that long.`
const unreadable = 'This file could not be opened. It may be a folder, or it was moved.'
const broke = 'The reader stopped before the end of this file. Try it once more.'
const stuck = 'The reader got stuck in this file. Save it again as Final Draft or Fountain.'
const noScenes =
	'No scene headings were found: a heading stands alone on its line and starts with INT. or EXT.'
const tooMany = (count: number) =>
	`This file has ${count.toLocaleString('en-US')} scenes; one board takes ${mostScenes.toLocaleString('en-US')}.`
