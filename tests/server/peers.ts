import * as decoding from 'lib0/decoding'
import { WebSocket, type RawData } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { DocumentKind } from '#model/documents.ts'
import { messageKinds, readControl, syncKinds, writeSync } from '#protocol/frame.ts'
import { writeHello } from '#protocol/messages/hello.ts'
import { readOverwritten } from '#protocol/messages/overwritten.ts'
import { readSaved } from '#protocol/messages/saved.ts'
import { readWelcome } from '#protocol/messages/welcome.ts'
import { protocolVersion } from '#protocol/version.ts'
import type { TestServer } from '../support/server.ts'

/** What a server says, read. */
export type Heard =
	| { kind: 'step1'; bytes: Uint8Array }
	| { kind: 'step2'; bytes: Uint8Array }
	| { kind: 'update'; bytes: Uint8Array }
	| { kind: 'awareness'; bytes: Uint8Array }
	| { kind: 'saved'; saved: ReturnType<typeof readSaved> }
	| { kind: 'welcome'; welcome: ReturnType<typeof readWelcome> }
	| { kind: 'overwritten'; overwritten: ReturnType<typeof readOverwritten> }

/** Reads a message of the server. */
export function hear(message: Uint8Array): Heard {
	const decoder = decoding.createDecoder(message)
	const kind = decoding.readVarUint(decoder)
	if (kind === messageKinds.sync) {
		const step = decoding.readVarUint(decoder)
		const name = (['step1', 'step2', 'update'] as const)[step]
		if (name === undefined) throw new Error(`The server sent sync step ${step}.`)
		return { kind: name, bytes: decoding.readVarUint8Array(decoder) }
	}
	if (kind === messageKinds.awareness) {
		return { kind: 'awareness', bytes: decoding.readVarUint8Array(decoder) }
	}
	if (kind === messageKinds.saved) return { kind: 'saved', saved: readSaved(decoder) }
	if (kind === messageKinds.welcome) {
		return { kind: 'welcome', welcome: readWelcome(readControl(decoder)) }
	}
	if (kind === messageKinds.overwritten) {
		return { kind: 'overwritten', overwritten: readOverwritten(readControl(decoder)) }
	}
	throw new Error(`The server sent a message of kind ${kind}.`)
}

/** The states that an awareness message tells, by client; null for those who have left. */
export function readPresence(bytes: Uint8Array): Map<number, unknown> {
	const decoder = decoding.createDecoder(bytes)
	const states = new Map<number, unknown>()
	for (let left = decoding.readVarUint(decoder); left > 0; left--) {
		const client = decoding.readVarUint(decoder)
		decoding.readVarUint(decoder) // its clock
		states.set(client, JSON.parse(decoding.readVarString(decoder)))
	}
	return states
}

/** Who dials, and how. */
export type DialOptions = {
	cookie?: string
	/** The server's own unless another is named; null says none, as programs do. */
	origin?: string | null
	host?: string
	autoPong?: boolean
}

/** A socket without a provider: sends what it is told, remembers what it hears. */
export class RawPeer {
	readonly heard: Heard[] = []
	readonly closed: Promise<{ code: number; reason: string }>
	#socket: WebSocket
	#hasAsked = false
	#listeners = new Set<() => void>()

	private constructor(socket: WebSocket) {
		this.#socket = socket
		socket.on('message', (bytes: RawData) => {
			this.heard.push(hear(new Uint8Array(bytes as Buffer)))
			for (const listener of this.#listeners) listener()
		})
		socket.on('error', () => {})
		this.closed = new Promise((resolve) =>
			socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }))
		)
	}

	/** Dials; resolves when the socket is open. */
	static async open(url: string, options: DialOptions = {}): Promise<RawPeer> {
		const { cookie, host, origin = originOf(url), ...rest } = options
		const headers = {
			...(cookie === undefined ? {} : { cookie }),
			...(host === undefined ? {} : { host }),
			...(origin === null ? {} : { origin })
		}
		const socket = new WebSocket(url, { headers, ...rest })
		const peer = new RawPeer(socket)
		await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
		return peer
	}

	/** Resolves when the server has read everything sent so far, without making it say anything. */
	async roundTrip(): Promise<void> {
		const pong = new Promise((resolve) => this.#socket.once('pong', resolve))
		this.#socket.ping()
		await pong
	}

	stopReading(): void {
		this.#socket.pause()
	}

	readOn(): void {
		this.#socket.resume()
	}

	send(message: Uint8Array | string): void {
		this.#socket.send(message)
	}

	/** Sends bytes that need not be a websocket frame. */
	sendBytes(bytes: Uint8Array): void {
		;(this.#socket as unknown as { _socket: { write(bytes: Uint8Array): void } })._socket.write(
			bytes
		)
	}

	sayHello(): void {
		this.send(writeHello({ protocol: protocolVersion }))
	}

	/** Answers the server's step 1 as a client that knows nothing new. */
	answerWith(update: Uint8Array = Y.encodeStateAsUpdate(new Y.Doc())): void {
		this.send(writeSync(syncKinds.step2, update))
	}

	update(update: Uint8Array): void {
		this.send(writeSync(syncKinds.update, update))
	}

	/** Asks for everything. */
	ask(doc = new Y.Doc()): void {
		this.#hasAsked = true
		this.send(writeSync(syncKinds.step1, Y.encodeStateVector(doc)))
	}

	/** The first thing heard, before or from now on, that is wanted. */
	async hears<Kind extends Heard['kind']>(
		kind: Kind,
		wanted: (heard: Extract<Heard, { kind: Kind }>) => boolean = () => true
	): Promise<Extract<Heard, { kind: Kind }>> {
		type Wanted = Extract<Heard, { kind: Kind }>
		for (;;) {
			const found = this.heard.find((heard) => heard.kind === kind && wanted(heard as Wanted))
			if (found) return found as Wanted
			await this.#next()
		}
	}

	/** What the server has told of the document, as JSON of its strips, once it has told all of it. */
	async document(): Promise<Record<string, unknown>> {
		return (await this.replica()).getMap('strips').toJSON()
	}

	/** The same as a document. */
	async replica(): Promise<Y.Doc> {
		if (!this.#hasAsked) this.ask()
		await this.hears('step2')
		const doc = new Y.Doc()
		for (const said of this.heard) {
			if (said.kind === 'step2' || said.kind === 'update') Y.applyUpdate(doc, said.bytes)
		}
		return doc
	}

	/** Resolves when the server has answered everything sent so far: it works in order. */
	async settled(): Promise<void> {
		const known = this.heard.filter(({ kind }) => kind === 'step2').length
		this.ask()
		while (this.heard.filter(({ kind }) => kind === 'step2').length === known) await this.#next()
	}

	close(): Promise<unknown> {
		this.#socket.close()
		return this.closed
	}

	/** Cuts the line without a word. */
	cut(): void {
		this.#socket.terminate()
	}

	async #next(): Promise<void> {
		let listener = () => {}
		const next = new Promise<void>((resolve) => this.#listeners.add((listener = resolve)))
		const gone = this.closed.then(({ code, reason }) => {
			throw new Error(`The server closed the socket: ${code} ${reason}`)
		})
		try {
			await Promise.race([next, gone])
		} finally {
			this.#listeners.delete(listener)
		}
	}
}

/** The origin of the pages of a server whose socket is dialled. */
function originOf(url: string): string {
	return new URL(url.replace(/^ws/, 'http')).origin
}

/** What a stock client opens, and as whom. */
export type StockOptions = { production: string; kind?: DocumentKind; cookie: string }

/** A stock y-websocket client. */
export function stockClient(
	server: TestServer,
	{ production, kind = 'stripboard', cookie }: StockOptions,
	doc = new Y.Doc()
): WebsocketProvider {
	const url = `${server.url.replace('http', 'ws')}sync/${production}`
	return new WebsocketProvider(url, kind, doc, {
		WebSocketPolyfill: socketOf(cookie, server.origin),
		disableBc: true,
		maxBackoffTime: 50
	})
}

/** The sockets of a browser that is signed in, at a page of ours. */
function socketOf(cookie: string, origin: string): typeof globalThis.WebSocket {
	class BrowserSocket extends WebSocket {
		constructor(url: string | URL, protocols?: string | string[]) {
			super(url, protocols, { headers: { cookie, origin } })
		}
	}
	return BrowserSocket as unknown as typeof globalThis.WebSocket
}

/** Resolves when a document looks as wanted. */
export function until(doc: Y.Doc, wanted: () => boolean): Promise<void> {
	return new Promise((resolve) => {
		const look = () => {
			if (!wanted()) return
			doc.off('update', look)
			resolve()
		}
		doc.on('update', look)
		look()
	})
}

/** Resolves when a stock client is in step with the server. */
export function inSync(provider: WebsocketProvider): Promise<void> {
	return new Promise((resolve) => {
		if (provider.synced) return resolve()
		provider.on('sync', (isSynced: boolean) => isSynced && resolve())
	})
}

/** The updates that changes to a document make, one each. */
export function updatesOf(doc: Y.Doc, ...changes: ((doc: Y.Doc) => void)[]): Uint8Array[] {
	const updates: Uint8Array[] = []
	const note = (update: Uint8Array) => updates.push(update)
	doc.on('update', note)
	for (const change of changes) doc.transact(() => change(doc))
	doc.off('update', note)
	return updates
}
