import { WebSocket } from 'ws'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { messageKinds, syncKinds, writeSync } from '#protocol/frame.ts'
import { writeHello } from '#protocol/messages/hello.ts'
import { readSaved } from '#protocol/messages/saved.ts'
import { protocolVersion } from '#protocol/version.ts'
import { within } from './time.ts'

const openMs = 30_000

/** The smallest valid update: no structs, nothing deleted. */
const nothing = Uint8Array.of(0, 0)

/** Where a client dials and as whom: ours lets nobody in without a cookie. The floor only passes bytes on. */
export type Target = { address: string; cookie?: string; isFloor?: boolean }

/** What a client tells whoever listens. */
export type Listener = {
	/** An edit of somebody else, as it came: its Yjs client, that client's clock, its bytes. */
	edit?: (client: number, clock: number, update: Uint8Array) => void
	/** So many of its own messages carrying edits are on the server's disk. */
	saved?: (count: number) => void
}

/**
 * A client without a document: it answers the server's question for its edits with none, says
 * hello as ours does, and reads no more of an edit than whose it is.
 */
export class LightClient {
	/** Closes when the other end does. */
	readonly closed: Promise<void>
	/** When the socket was open. */
	openAt = 0
	#socket: WebSocket
	#listener: Listener
	#answer: ((message: Uint8Array) => void) | null = null
	/** The edits that came before the first answer, which belongs behind them. */
	#before: Uint8Array[] | null = []

	private constructor({ address, cookie, isFloor }: Target, listener: Listener) {
		this.#listener = listener
		this.#socket = new WebSocket(address, {
			perMessageDeflate: false,
			origin: new URL(address.replace(/^ws/, 'http')).origin,
			...(cookie === undefined ? {} : { headers: { cookie } })
		})
		this.#socket.on('message', (bytes: Buffer) => this.#hear(bytes))
		this.#socket.on('error', () => this.#socket.terminate())
		this.closed = new Promise((resolve) => this.#socket.once('close', () => resolve()))
		this.#socket.once('open', () => {
			this.openAt = performance.now()
			if (!isFloor) this.send(writeHello({ protocol: protocolVersion }))
		})
	}

	/** Opens one; resolves when the socket is open. */
	static async open(target: Target, listener: Listener = {}): Promise<LightClient> {
		const client = new LightClient(target, listener)
		const open = new Promise<void>((resolve) => client.#socket.once('open', () => resolve()))
		const refused = client.closed.then(() => {
			throw new Error(`${target.address} could not be opened.`)
		})
		await within(openMs, `Opening ${target.address}`, Promise.race([open, refused]))
		return client
	}

	/** Opens one and waits for the document, as every client does before it hears of others' edits. */
	static async join(target: Target, listener: Listener = {}): Promise<LightClient> {
		const client = await LightClient.open(target, listener)
		if (!target.isFloor) await client.sync()
		return client
	}

	send(message: Uint8Array): void {
		if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(message)
	}

	/** Sends a state vector (of nothing, unless given); answers the first sync answer, whole. */
	sync(vector = Uint8Array.of(0)): Promise<Uint8Array> {
		const answer = new Promise<Uint8Array>((resolve) => (this.#answer = resolve))
		this.send(writeSync(syncKinds.step1, vector))
		return within(openMs, 'The first sync', answer)
	}

	/** Everything there is, as one update: of a document edited lately, the answer is only the last part. */
	async whole(): Promise<Uint8Array> {
		const last = payloadOf(await this.sync())
		const before = this.#before ?? []
		this.#before = null
		return Y.mergeUpdates([...before, last])
	}

	/** Ends it without ceremony, as a lid being closed does. */
	async drop(): Promise<void> {
		this.#socket.terminate()
		await this.closed
	}

	#hear(bytes: Uint8Array): void {
		if (bytes[0] === messageKinds.saved) {
			const decoder = decoding.createDecoder(bytes)
			decoding.readVarUint(decoder)
			this.#listener.saved?.(readSaved(decoder).count)
		}
		if (bytes[0] !== messageKinds.sync) return
		if (bytes[1] === syncKinds.step1) this.send(writeSync(syncKinds.step2, nothing))
		else if (bytes[1] === syncKinds.step2) this.#answer?.(bytes)
		else {
			this.#before?.push(payloadOf(bytes))
			if (this.#listener.edit) this.#hearEdit(bytes, this.#listener.edit)
		}
	}

	/** An update begins: how many clients it has structs of, how many of the first, who, its clock. */
	#hearEdit(bytes: Uint8Array, edit: NonNullable<Listener['edit']>): void {
		const update = payloadOf(bytes)
		const decoder = decoding.createDecoder(update)
		if (decoding.readVarUint(decoder) === 0) return // it only deletes
		decoding.readVarUint(decoder)
		edit(decoding.readVarUint(decoder), decoding.readVarUint(decoder), update)
	}
}

/** The bytes that a sync message carries. */
export function payloadOf(message: Uint8Array): Uint8Array {
	const decoder = decoding.createDecoder(message)
	decoding.readVarUint(decoder)
	decoding.readVarUint(decoder)
	return decoding.readVarUint8Array(decoder)
}
