import type { Lineage } from '#protocol/lineage.ts'
import { writeWelcome } from '#protocol/messages/welcome.ts'
import { oldestClientVersion, protocolVersion } from '#protocol/version.ts'
import type { Store } from '../store/store.ts'
import type { Peer, PeerEdit } from './peer.ts'

/** What the server says to whoever said hello: where the document stands, and what they may do. */
export function welcomeTo(peer: Peer, store: Store, stands: Lineage): Uint8Array {
	return writeWelcome({
		protocol: protocolVersion,
		oldestClient: oldestClientVersion,
		generation: store.generation,
		restoredFrom: store.restoredFrom,
		epoch: stands.epoch,
		seq: stands.seq,
		person: peer.person,
		canWrite: peer.canWrite
	})
}

/**
 * Whether an edit brings content without its sender having said which history that is of: once a
 * document has been begun anew it could be what stands there already, under other Yjs ids.
 */
export function isOfAnyHistory({ peer, update, isAnswer }: PeerEdit, epoch: number): boolean {
	return isAnswer && !peer.knowsControl && epoch > 1 && update[0] !== 0
}
