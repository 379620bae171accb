import * as decoding from 'lib0/decoding'
import { vi } from 'vitest'
import * as Y from 'yjs'
import { messageKinds, readControl, syncKinds, writeSync } from '#protocol/frame.ts'
import { readHello } from '#protocol/messages/hello.ts'
import { writeSaved } from '#protocol/messages/saved.ts'

/** The sockets dialled since `installLines`, the newest last. */
const dialled: Line[] = []
const listeners = new Set<() => void>()

/**
 * A browser's WebSocket whose far end is the test: it records what is sent and opens, speaks and
 * closes when told to.
 */
export class Line extends EventTarget {
	static readonly CONNECTING = 0
	static readonly OPEN = 1
	static readonly CLOSING = 2
	static readonly CLOSED = 3
	readonly CONNECTING = Line.CONNECTING
	readonly OPEN = Line.OPEN
	readonly CLOSING = Line.CLOSING
	readonly CLOSED = Line.CLOSED

	readonly url: string
	readonly sent: Uint8Array[] = []
	readyState: number = Line.CONNECTING
	binaryType = 'blob'
	onopen: ((event: Event) => void) | null = null
	onmessage: ((event: Event) => void) | null = null
	onclose: ((event: Event) => void) | null = null
	onerror: ((event: Event) => void) | null = null

	constructor(url: string | URL) {
		super()
		this.url = String(url)
		dialled.push(this)
		for (const listener of [...listeners]) listener()
	}

	send(message: Uint8Array): void {
		if (this.readyState === Line.CONNECTING) throw new Error('InvalidStateError')
		if (this.readyState === Line.OPEN) this.sent.push(message.slice())
	}

	/** As in a browser, the far end hears of it first; `closes` says that it has answered. */
	close(): void {
		if (this.readyState < Line.CLOSING) this.readyState = Line.CLOSING
	}

	/** The server picks up. */
	opens(): this {
		this.readyState = Line.OPEN
		this.#emit('open', {})
		return this
	}

	/** The server says something. */
	says(message: Uint8Array): void {
		this.#emit('message', { data: message.slice().buffer })
	}

	/** The server says hello with what it has, as it does to everyone. */
	asks(doc = new Y.Doc()): void {
		this.says(writeSync(syncKinds.step1, Y.encodeStateVector(doc)))
	}

	/** The server answers step 1: everything it has. */
	tells(doc: Y.Doc): void {
		this.says(writeSync(syncKinds.step2, Y.encodeStateAsUpdate(doc)))
	}

	/** The server has the first so many messages on its disk. */
	saves(count: number): void {
		this.says(writeSaved({ epoch: 1, seq: count, count }))
	}

	/** The line is gone; 1006 is what a browser says when nobody said why. */
	closes(code = 1006): void {
		this.readyState = Line.CLOSED
		this.#emit('close', { code, reason: '' })
	}

	/** What was sent, by name: `hello 1`, `step1`, `step2`, `update`, `awareness`. */
	get heard(): string[] {
		return this.sent.map(nameOf)
	}

	/** A document made of all edits that were sent. */
	get received(): Y.Doc {
		const doc = new Y.Doc()
		for (const message of this.sent) {
			const decoder = decoding.createDecoder(message)
			if (decoding.readVarUint(decoder) !== messageKinds.sync) continue
			if (decoding.readVarUint(decoder) === syncKinds.step1) continue
			Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
		}
		return doc
	}

	#emit(name: 'open' | 'message' | 'close', fields: object): void {
		const event = Object.assign(new Event(name), fields)
		this.dispatchEvent(event)
		this[`on${name}`]?.(event)
	}
}

function nameOf(message: Uint8Array): string {
	const decoder = decoding.createDecoder(message)
	const kind = decoding.readVarUint(decoder)
	if (kind === messageKinds.hello) return `hello ${readHello(readControl(decoder)).protocol}`
	if (kind === messageKinds.awareness) return 'awareness'
	if (kind !== messageKinds.sync) return `kind ${kind}`
	return ['step1', 'step2', 'update'][decoding.readVarUint(decoder)] ?? 'another step'
}

/** From now on every socket is a `Line`. */
export function installLines(): void {
	dialled.length = 0
	vi.stubGlobal('WebSocket', Line)
}

/** How often somebody dialled. */
export function timesDialled(): number {
	return dialled.length
}

/** The socket that was dialled last. */
export function lastLine(): Line {
	const line = dialled.at(-1)
	if (!line) throw new Error('Nobody has dialled.')
	return line
}

/** The next socket that somebody dials. */
export function nextLine(): Promise<Line> {
	return new Promise((resolve) => {
		const dials = () => {
			listeners.delete(dials)
			resolve(lastLine())
		}
		listeners.add(dials)
	})
}
