import * as decoding from 'lib0/decoding'
import type { WebsocketProvider } from 'y-websocket'
import { messageKinds, syncKinds } from '#protocol/frame.ts'

/** What the server has of a document, as it says when a line opens: its step 1, and its answer to mine. */
export type Told = { vector: Uint8Array; answer: Uint8Array }

export type Listener = {
	/** Whether the server is being listened to just now, and not another tab. */
	hearing: (isHearing: boolean) => void
	/** What the server says it has, once a line. */
	told: (told: Told) => void
}

/** Listens, beside the provider, to what the server says of what it has. */
export function overhear(provider: WebsocketProvider, { hearing, told }: Listener): void {
	const sync = provider.messageHandlers[messageKinds.sync]
	let vector: Uint8Array | null = null
	provider.messageHandlers[messageKinds.sync] = (encoder, decoder, by, isFromServer, kind) => {
		const said = decoding.clone(decoder)
		hearing(isFromServer)
		try {
			sync?.(encoder, decoder, by, isFromServer, kind)
		} finally {
			hearing(false)
		}
		if (!isFromServer) return
		const step = decoding.readVarUint(said)
		if (step === syncKinds.step1) vector = decoding.readVarUint8Array(said).slice()
		if (step !== syncKinds.step2 || vector === null) return
		told({ vector, answer: decoding.readVarUint8Array(said) })
	}
}
