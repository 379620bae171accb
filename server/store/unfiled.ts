import { addressText, type DocumentAddress } from '#model/documents.ts'
import type { LogFiles } from './log-files.ts'
import { readSegment, type LoggedEdit } from './segment.ts'
import type { StoredDocument } from './store.ts'

/** The segments that are there, oldest first. */
export function segmentsIn(files: LogFiles): Uint8Array[] {
	const names = files.list()
	return names.map((name) => files.read(name)).filter((bytes) => bytes !== null)
}

/** The edits of one history in segments, oldest first. */
export function editsIn(segments: readonly Uint8Array[], generation: string): LoggedEdit[] {
	return segments.flatMap((bytes) => {
		const segment = readSegment(bytes)
		return segment?.generation === generation ? segment.edits : []
	})
}

/** A document as the tables hold it, with those edits of the log that are newer. */
export function withUnfiled(
	address: DocumentAddress,
	stored: StoredDocument,
	logged: readonly LoggedEdit[]
): StoredDocument {
	const wanted = addressText(address)
	const newer = logged.filter(
		(edit) => edit.seq > stored.seq && addressText(edit.address) === wanted
	)
	for (const { authorship } of newer) {
		for (const client of authorship?.clients ?? []) {
			if (!stored.authors.has(client)) stored.authors.set(client, authorship!.author)
		}
	}
	const updates = [...stored.updates, ...newer.map(({ bytes }) => bytes)]
	return { ...stored, updates, seq: newer.at(-1)?.seq ?? stored.seq }
}

/** Takes every segment that was left into the tables; those of another history are put aside. */
export async function fileAll(
	files: LogFiles,
	file: (segment: Uint8Array) => boolean | Promise<boolean>
): Promise<void> {
	for (const name of files.list()) {
		const segment = files.read(name)
		const isOurs = segment === null || (await file(segment))
		if (isOurs) files.remove(name)
		else files.setAside(name)
	}
}
