import * as Y from 'yjs'
import { messageKinds, syncKinds, writeSync } from '#protocol/frame.ts'
import * as decoding from 'lib0/decoding'
import type { Fault } from '../support/faulty-files.ts'
import type { SocketEnd } from '../support/socket-pair.ts'

/** What the simulator needs of a server; the reference below and the real room both are one. */
export interface SimServer {
	/** Somebody has opened a socket. */
	connect(end: SocketEnd, name: string): void
	/** Stops and starts again: sockets are cut, what was not committed is lost. */
	restart(): void | Promise<void>
	/** The document as it is committed. */
	state(): Y.Doc
	/** Whether it shows a peer new updates before the step 2 that tells it what it missed. */
	readonly leavesGaps: boolean
	/** Something is wrong with its disk from now on, if it has one; nothing when there is no fault. */
	fault?(fault: Fault | null): void
	/** Goes on with some of what waits. False when nothing does. */
	work(): boolean | Promise<boolean>
}

/** A sync message, or null when it is of another kind: awareness and control are not simulated. */
export function readSync(message: Uint8Array): { step: number; bytes: Uint8Array } | null {
	const decoder = decoding.createDecoder(message)
	if (decoding.readVarUint(decoder) !== messageKinds.sync) return null
	return { step: decoding.readVarUint(decoder), bytes: decoding.readVarUint8Array(decoder) }
}

/**
 * The simplest server that keeps the promise: an update is committed to a log, then applied, then
 * shown to the others. Commits wait for `work`, so that a restart finds some under way.
 */
export class ReferenceServer implements SimServer {
	readonly leavesGaps = false
	#log: Uint8Array[]
	#doc: Y.Doc
	/** The open sockets: whether it was told all there is, and the updates that wait for its step 2. */
	#ends = new Map<SocketEnd, { isTold: boolean; early: Uint8Array[] | null }>()
	#underWay: { from: SocketEnd; update: Uint8Array }[] = []

	constructor(birth: Uint8Array) {
		this.#log = [birth]
		this.#doc = this.#open()
	}

	connect(end: SocketEnd): void {
		this.#ends.set(end, { isTold: false, early: [] })
		end.onClose = () => void this.#ends.delete(end)
		end.onMessage = (message) => this.#receive(end, message)
		end.send(writeSync(syncKinds.step1, Y.encodeStateVector(this.#doc)))
	}

	restart(): void {
		this.#underWay = []
		for (const end of [...this.#ends.keys()]) end.close()
		this.#doc = this.#open()
	}

	state(): Y.Doc {
		return this.#doc
	}

	work(): boolean {
		const next = this.#underWay.shift()
		if (!next) return false
		this.#log.push(next.update)
		Y.applyUpdate(this.#doc, next.update)
		for (const [end, { isTold }] of this.#ends) {
			// An update before step 2 could build on what is still missing: Yjs would take away what it
			// replaces at once, and add what it brings only later.
			if (isTold && end !== next.from) end.send(writeSync(syncKinds.update, next.update))
		}
		return true
	}

	#receive(end: SocketEnd, message: Uint8Array): void {
		const sync = readSync(message)
		if (!sync) return
		const state = this.#ends.get(end)
		if (!state) return
		if (sync.step === syncKinds.step1) {
			state.isTold = true
			return end.send(writeSync(syncKinds.step2, Y.encodeStateAsUpdate(this.#doc, sync.bytes)))
		}
		if (state.early === null) return this.#take(end, sync.bytes)
		if (sync.step === syncKinds.update) return void state.early.push(sync.bytes)
		// Only now is nothing missing: what came early may build on offline edits that step 2 carries.
		for (const update of [sync.bytes, ...state.early]) this.#take(end, update)
		state.early = null
	}

	#take(from: SocketEnd, update: Uint8Array): void {
		this.#underWay.push({ from, update })
	}

	#open(): Y.Doc {
		const doc = new Y.Doc()
		for (const update of this.#log) Y.applyUpdate(doc, update)
		return doc
	}
}
