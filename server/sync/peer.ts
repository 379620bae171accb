import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import { unreachable } from '#model/core/invariant.ts'
import { closeCodes, type CloseReason } from '#protocol/close.ts'
import { messageKinds } from '#protocol/frame.ts'
import type { Decided } from '#protocol/messages/decided.ts'
import type { Hello } from '#protocol/messages/hello.ts'
import { writeSaved } from '#protocol/messages/saved.ts'
import type { Person } from '../accounts/person.ts'
import type { Entry } from './entries.ts'
import { binaryFrame } from './frames.ts'
import { limits } from './limits.ts'
import { readMessage, type Message } from './message.ts'
import { Allowance } from './rate.ts'

/** An update that a peer sent. */
export type PeerEdit = {
	peer: Peer
	update: Uint8Array
	/** Whether it is the answer to our step 1, and so all that the peer has. */
	isAnswer: boolean
	/** How many of the peer's edits are saved once this one is; null when a later one will say. */
	count: number | null
}

/** What a peer asks of the room it is in. */
export interface Host {
	answer(peer: Peer, vector: Uint8Array): void
	take(edit: PeerEdit): void
	point(peer: Peer, entries: readonly Entry[]): void
	tellPresence(peer: Peer): void
	greet(peer: Peer, hello: Hello): void
	/** It decided what becomes of an edit that is held. */
	decide(peer: Peer, decided: Decided): void
	/** It sent edits though it may only read. */
	dropped(peer: Peer): void
	leave(peer: Peer): void
}

type State =
	/** The server's step 1 is out, the peer's step 2 is not in: its updates wait, see `#takeEdits`. */
	{ kind: 'asked'; held: Uint8Array[]; heldBytes: number } | { kind: 'synced' } | { kind: 'closed' }

/** An awareness message about nobody: it only shows that the server is there. */
const heartbeat = binaryFrame(Uint8Array.of(messageKinds.awareness, 1, 0))

/** What a peer is made of: its socket, the stream beneath it, who it is and what it may do. */
export type Link = {
	socket: WebSocket
	stream: Duplex
	person: Person | null
	/** The signed-in device that it comes from. */
	device: string
	canWrite: boolean
}

/** One socket in one room. */
export class Peer {
	readonly person: Person | null
	readonly device: string
	readonly canWrite: boolean
	/** The Yjs client ids that it was the first to bring. */
	readonly wroteAs = new Set<number>()
	/** Whether it said hello, and so understands control messages. */
	knowsControl = false
	/** Whether it has the document: before its step 1 is answered, an edit could build on what it lacks. */
	isTold = false
	/** Why the server closed it, if it did. */
	closedFor: CloseReason | null = null

	#socket: WebSocket
	#stream: Duplex
	#host: Host
	#state: State = { kind: 'asked', held: [], heldBytes: 0 }
	/** Messages carrying edits: how many came, are on the disk, and were reported to be. */
	#received = 0
	#saved = 0
	#hasTriedToWrite = false
	#reported = 0
	/** What it may still send, by what it costs. */
	#rates = {
		edits: new Allowance(limits.rates.edits),
		editBytes: new Allowance(limits.rates.editBytes),
		presence: new Allowance(limits.rates.presence),
		asks: new Allowance(limits.rates.asks)
	}
	#answeredPing = true
	#quiet = true
	/** The most bytes in one write since it had last read everything. */
	#largestUnread = 0

	constructor(link: Link, host: Host) {
		this.person = link.person
		this.device = link.device
		this.canWrite = link.canWrite
		this.#socket = link.socket
		this.#stream = link.stream
		this.#host = host
		link.socket.on('message', (bytes, isBinary) => this.#receive(bytes, isBinary))
		link.socket.on('pong', () => (this.#answeredPing = true))
		link.socket.on('close', () => this.#end())
	}

	/** What it has been sent and has not read yet. */
	get backlogBytes(): number {
		return this.#socket.bufferedAmount
	}

	/** Sends one message. */
	send(message: Uint8Array): void {
		this.write(binaryFrame(message))
	}

	/** Writes frames that are made already. */
	write(frames: Buffer): void {
		if (this.#socket.readyState !== this.#socket.OPEN) return
		const unread = this.backlogBytes
		if (unread > limits.maxUnreadBytes + this.#largestUnread) return this.close('tooSlow')
		this.#largestUnread = Math.max(unread === 0 ? 0 : this.#largestUnread, frames.length)
		this.#quiet = false
		this.#stream.write(frames)
	}

	/** Notes that the first `count` of its edits are on the disk. */
	settle(count: number): void {
		this.#saved = Math.max(this.#saved, count)
	}

	/** What tells it how much is saved, or null when it knows, or would not understand. */
	savedFrame({ epoch, seq }: { readonly epoch: number; readonly seq: number }): Buffer | null {
		if (!this.knowsControl || this.#saved === this.#reported) return null
		this.#reported = this.#saved
		return binaryFrame(writeSaved({ epoch, seq, count: this.#saved }))
	}

	/** Asks for a sign of life; cuts the socket when the last asking got none. */
	beat(): void {
		if (!this.#answeredPing) return this.#socket.terminate()
		this.#answeredPing = false
		this.#socket.ping()
		if (this.#quiet) this.write(heartbeat)
		this.#quiet = true
	}

	/** Closes it with a reason that the other end can word, and what more there is to say of it. */
	close(reason: CloseReason, detail?: string): void {
		if (this.#state.kind === 'closed') return
		this.closedFor = reason
		this.#end()
		this.#socket.close(closeCodes[reason], detail === undefined ? reason : `${reason}: ${detail}`)
	}

	#end(): void {
		if (this.#state.kind === 'closed') return
		this.#state = { kind: 'closed' }
		this.#host.leave(this)
	}

	#receive(bytes: RawData, isBinary: boolean): void {
		if (this.#state.kind === 'closed') return
		if (!isBinary || !(bytes instanceof Buffer)) return this.close('badMessage')
		if (bytes.length > limits.maxMessageBytes) return this.close('tooLarge')
		let message: Message
		try {
			message = readMessage(bytes)
		} catch {
			return this.close('badMessage')
		}
		if (!this.#mayStill(message)) return this.close('tooMany')
		this.#act(message)
	}

	#mayStill(message: Message): boolean {
		const now = performance.now()
		const { edits, editBytes, presence, asks } = this.#rates
		if (message.kind === 'presence') return presence.spend(1, now)
		if (message.kind !== 'step2' && message.kind !== 'update') return asks.spend(1, now)
		return edits.spend(1, now) && editBytes.spend(message.update.length, now)
	}

	#act(message: Message): void {
		switch (message.kind) {
			case 'step1':
				return this.#host.answer(this, message.vector)
			case 'step2':
			case 'update':
				return this.#takeEdits(message)
			case 'presence':
				return this.#host.point(this, message.entries)
			case 'queryPresence':
				return this.#host.tellPresence(this)
			case 'hello':
				this.knowsControl = true
				return this.#host.greet(this, message.hello)
			case 'decided':
				return this.#host.decide(this, message.decided)
			case 'unknown':
				return
			default:
				unreachable(message)
		}
	}

	/**
	 * Between opening and answering the server's step 1, a stock client sends its new edits as they
	 * come. They can build on offline edits that only its step 2 will carry, so they wait for it.
	 */
	#takeEdits({ kind, update }: { kind: 'step2' | 'update'; update: Uint8Array }): void {
		if (!this.canWrite) return this.#dropReaders({ kind, update })
		const count = ++this.#received
		const state = this.#state
		if (state.kind !== 'asked') {
			return this.#host.take({ peer: this, update, count, isAnswer: kind === 'step2' })
		}
		if (kind === 'update') return this.#hold(state, update)

		this.#state = { kind: 'synced' }
		const edits = [update, ...state.held]
		for (const [index, edit] of edits.entries()) {
			const isLast = index === edits.length - 1
			const isAnswer = index === 0
			this.#host.take({ peer: this, update: edit, count: isLast ? count : null, isAnswer })
		}
	}

	/** What a reader sends is dropped unread. That one tried is noted once; an answer brings no edits. */
	#dropReaders({ kind, update }: { kind: 'step2' | 'update'; update: Uint8Array }): void {
		const isEmpty = kind === 'step2' ? update[0] === 0 : update.length <= 2
		if (isEmpty || this.#hasTriedToWrite) return
		this.#hasTriedToWrite = true
		this.#host.dropped(this)
	}

	#hold(state: State & { kind: 'asked' }, update: Uint8Array): void {
		state.held.push(update)
		state.heldBytes += update.length
		if (state.heldBytes > limits.maxHeldBytes) this.close('tooLarge')
	}
}
