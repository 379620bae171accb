/** Why a file could not be read as a screenplay. */
export type RefusalReason =
	| 'empty-file'
	| 'too-big'
	| 'too-many'
	| 'wrong-kind'
	| 'not-a-screenplay'
	| 'forbidden-xml'
	| 'broken-xml'
	| 'broken-list'
	| 'cut-off'

/** A refusal with one plain sentence for a person and, where there is one, the 1-based line. */
export interface Refusal {
	ok: false
	reason: RefusalReason
	message: string
	line?: number
}

/** Builds a refusal; `line` is left out when it is unknown. */
export function refuseFile(reason: RefusalReason, message: string, line?: number): Refusal {
	return line === undefined ? { ok: false, reason, message } : { ok: false, reason, message, line }
}
