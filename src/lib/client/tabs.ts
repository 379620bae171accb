import { publish, subscribe } from 'lib0/broadcastchannel'
import * as decoding from 'lib0/decoding'
import { writeVarUint8Array } from 'lib0/encoding'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { messageKinds, syncKinds, writeMessage, writeSync } from '#protocol/frame.ts'

/**
 * y-websocket's provider, which says less than it would by itself:
 *
 *   to the other tabs of this browser, when it joins them, what it has, as everywhere else, instead of all
 *   of it: a delivery schedule of some years is 4 MB, and each page would write it anew for tabs that mostly
 *   are not there. A tab that hears of more than it has asks in turn;
 *   to the server where this person is, and not again whatever it hears: thirty people at one whiteboard
 *   would send each other's pointers back three hundred times a second.
 */
export class TabsProvider extends WebsocketProvider {
	constructor(...args: ConstructorParameters<typeof WebsocketProvider>) {
		super(...args)
		this.#tellOnlyMine()
		const sync = this.messageHandlers[messageKinds.sync]
		this.messageHandlers[messageKinds.sync] = (encoder, decoder, by, isFromServer, kind) => {
			const said = decoding.clone(decoder)
			sync?.(encoder, decoder, by, isFromServer, kind)
			if (isFromServer || decoding.readVarUint(said) !== syncKinds.step1) return
			const vector = decoding.readVarUint8Array(said)
			// Once the answer has left: whoever has it need not ask back.
			queueMicrotask(() => {
				if (this.#lacks(vector)) this.#ask()
			})
		}
	}

	#tellOnlyMine(): void {
		const { awareness, _awarenessUpdateHandler: tell } = this
		type Changes = Parameters<typeof tell>[0]
		const mine = (clients: number[]) => clients.filter((client) => client === awareness.clientID)
		awareness.off('update', tell)
		this._awarenessUpdateHandler = ({ added, updated, removed }: Changes, origin: unknown) => {
			const changes = { added: mine(added), updated: mine(updated), removed: mine(removed) }
			if (Object.values(changes).some((clients) => clients.length > 0)) tell(changes, origin)
		}
		awareness.on('update', this._awarenessUpdateHandler)
	}

	override connectBc(): void {
		if (this.disableBc) return
		if (!this.bcconnected) {
			subscribe(this.bcChannel, this._bcSubscriber)
			this.bcconnected = true
		}
		const mine = encodeAwarenessUpdate(this.awareness, [this.doc.clientID])
		this.#ask()
		this.#say(writeMessage(messageKinds.queryAwareness, () => {}))
		this.#say(writeMessage(messageKinds.awareness, (to) => writeVarUint8Array(to, mine)))
	}

	/** Asks for what the others have and this one has not. */
	#ask(): void {
		this.#say(writeSync(syncKinds.step1, Y.encodeStateVector(this.doc)))
	}

	#say(message: Uint8Array): void {
		publish(this.bcChannel, message, this)
	}

	/** Whether somebody whose state this is has edits that this document lacks. */
	#lacks(vector: Uint8Array): boolean {
		const theirs = Y.decodeStateVector(vector)
		return [...theirs].some(([client, clock]) => clock > Y.getState(this.doc.store, client))
	}
}
