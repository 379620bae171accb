import * as Y from 'yjs'
import { documents } from '#model/documents.ts'
import type { Edit } from '#model/core/edit.ts'
import { Undo } from '#model/core/undo.ts'
import { syncKinds, writeSync } from '#protocol/frame.ts'
import type { Random } from '../support/random.ts'
import type { SocketEnd } from '../support/socket-pair.ts'
import { readSync } from './server.ts'

/** The root maps of every document: one simulated document holds them all. */
export const roots: readonly string[] = Object.values(documents).flat()

const wire = { from: 'the wire' }

/** One person: a document kept on the device, an undo of their own, and at times a socket. */
export class SimPeer {
	readonly name: string
	#random: Random
	#doc = new Y.Doc()
	#undo = this.#undoOf(this.#doc)
	/** What the device has kept: a restart goes back to it. */
	#kept: Uint8Array
	#isTold = false
	#isPartial = false
	#end: SocketEnd | null = null

	constructor(name: string, random: Random, kept: Uint8Array) {
		this.name = name
		this.#random = random
		this.#kept = kept
		this.restart()
	}

	get doc(): Y.Doc {
		return this.#doc
	}

	get undo(): Undo {
		return this.#undo
	}

	get isConnected(): boolean {
		return this.#end !== null
	}

	/**
	 * It was given an update before the step 2 that tells it what it missed, and none since. The update
	 * may have taken away what something missed replaces, so a field can be empty for the time being.
	 */
	get isPartial(): boolean {
		return this.#isPartial
	}

	/** A step of its own, as the app begins one for each command. */
	startEdit(): Edit {
		this.#undo.startStep()
		const { id, next } = this.#random
		return { doc: this.#doc, newId: id, random: next, origin: this }
	}

	/** The device writes down what it has. */
	keep(): void {
		this.#kept = Y.encodeStateAsUpdate(this.#doc)
	}

	/** The app is closed, or crashes, and is opened again: a new client id, and an undo with nothing in it. */
	restart(): void {
		this.#end?.close()
		this.#undo.destroy()
		this.#doc.destroy()
		this.#doc = new Y.Doc()
		this.#doc.clientID = this.#random.clientId()
		Y.applyUpdate(this.#doc, this.#kept, wire)
		this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== wire) this.#end?.send(writeSync(syncKinds.update, update))
		})
		this.#undo = this.#undoOf(this.#doc)
	}

	/** Takes a socket, and asks for what is missing. */
	connect(end: SocketEnd): void {
		this.#end = end
		this.#isTold = false
		end.onClose = () => (this.#end = null)
		end.onMessage = (message) => this.#receive(end, message)
		end.send(writeSync(syncKinds.step1, Y.encodeStateVector(this.#doc)))
	}

	#receive(end: SocketEnd, message: Uint8Array): void {
		const sync = readSync(message)
		if (!sync) return
		if (sync.step === syncKinds.step1)
			return end.send(writeSync(syncKinds.step2, Y.encodeStateAsUpdate(this.#doc, sync.bytes)))
		if (sync.step === syncKinds.step2) this.#isTold = true
		this.#isPartial = !this.#isTold
		Y.applyUpdate(this.#doc, sync.bytes, wire)
	}

	#undoOf(doc: Y.Doc): Undo {
		return new Undo({ doc, roots, origin: this })
	}
}
