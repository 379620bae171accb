/**
 * What a command answers: the value it made, or the reason it would not.
 * The union of reasons tells the caller every case it has to word for a person.
 */
export type Outcome<Value, Reason extends string = never> =
	{ ok: true; value: Value } | { ok: false; reason: Reason }

/** The answer of a command that did its work. */
export function ok<Value>(value: Value): { ok: true; value: Value } {
	return { ok: true, value }
}

/** The answer of a command that left everything as it was. */
export function refuse<Reason extends string>(reason: Reason): { ok: false; reason: Reason } {
	return { ok: false, reason }
}
