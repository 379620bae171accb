import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Several updates as one text of bytes: each behind its length. One alone is itself. */
export function joinUpdates(updates: readonly Uint8Array[]): Uint8Array {
	const [only] = updates
	if (updates.length === 1 && only !== undefined) return only
	const encoder = encoding.createEncoder()
	for (const update of updates) encoding.writeVarUint8Array(encoder, update)
	return encoding.toUint8Array(encoder)
}

/** The updates that were joined, of which there are `count`. */
export function splitUpdates(bytes: Uint8Array, count: number): Uint8Array[] {
	if (count === 1) return [bytes]
	const decoder = decoding.createDecoder(bytes)
	return Array.from({ length: count }, () => decoding.readVarUint8Array(decoder).slice())
}
