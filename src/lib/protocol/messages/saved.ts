import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageKinds, writeMessage } from '../frame.ts'

/**
 * Said only after the commit: of the messages carrying edits (step 2 and update) that this socket
 * has sent, the first `count` are on the server's disk. `seq` is the newest committed edit of the
 * document, `epoch` the lineage it belongs to. Three varints: this is the most frequent message.
 */
export type Saved = { epoch: number; seq: number; count: number }

/** A saved message, ready to send. */
export function writeSaved(saved: Saved): Uint8Array {
	return writeMessage(messageKinds.saved, (encoder) => {
		encoding.writeVarUint(encoder, saved.epoch)
		encoding.writeVarUint(encoder, saved.seq)
		encoding.writeVarUint(encoder, saved.count)
	})
}

/** A saved message whose kind has been read. Throws when it is cut short. */
export function readSaved(decoder: decoding.Decoder): Saved {
	return {
		epoch: decoding.readVarUint(decoder),
		seq: decoding.readVarUint(decoder),
		count: decoding.readVarUint(decoder)
	}
}
