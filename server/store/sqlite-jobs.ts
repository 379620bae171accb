import type { DocumentAddress } from '#model/documents.ts'
import type { Row, Value } from './driver.ts'
import type {
	Birth,
	ListedDocument,
	NewEpoch,
	Production,
	Snapshot,
	StoredDocument
} from './store.ts'

/** A line of history: its id, and when the newest edit was made that it began with, if a restore began it. */
export type Generation = { id: string; restoredFrom: number | null }

/** What the worker can be asked, each with its arguments and its answer. */
export type Jobs = {
	/** A segment of the edit log; false when it belongs to another line of history. */
	file: { in: Uint8Array; out: boolean }
	/** The highest seq that any edit has. */
	lastSeq: { in: null; out: number }
	load: { in: DocumentAddress; out: StoredDocument | null }
	compact: {
		in: { address: DocumentAddress; snapshot: Snapshot; uptoSeq: number }
		out: null
	}
	beginAnew: { in: { address: DocumentAddress; at: number } & NewEpoch; out: null }
	create: {
		in: { production: Production; births: readonly Birth[]; owner: string | null }
		out: null
	}
	list: { in: null; out: Production[] }
	documents: { in: null; out: ListedDocument[] }
	rename: { in: { id: string; title: string }; out: null }
	remove: { in: { id: string; at: number }; out: boolean }
	check: { in: null; out: null }
	generation: { in: null; out: Generation }
	renew: { in: null; out: Generation }
	verify: { in: null; out: string[] }
	query: {
		in: { sql: string; values: Value[] }
		out: { rows: Row[]; changes: number; lastId: number }
	}
	backup: { in: string; out: null }
	/** Only when nobody else has the file open. */
	toOneFile: { in: null; out: null }
	close: { in: null; out: null }
}

export type JobName = keyof Jobs

/** A question to the worker and its answer; `id` pairs them. */
export type Question = { id: number; name: JobName; input: Jobs[JobName]['in'] }
export type Answer = { id: number; output: unknown } | { id: number; error: string }
