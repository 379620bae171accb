import type * as decoding from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { closeReason, isFinal, type CloseReason } from '#protocol/close.ts'
import type { Lineage } from '#protocol/lineage.ts'
import { refusalIn, type Refusal } from '#protocol/refusals.ts'
import { carriesEdits, messageKinds, readControl, syncKinds } from '#protocol/frame.ts'
import { writeDecided, type Decided } from '#protocol/messages/decided.ts'
import { readHeld, type Hold } from '#protocol/messages/held.ts'
import { writeHello } from '#protocol/messages/hello.ts'
import { readOverwritten, type Overwritten } from '#protocol/messages/overwritten.ts'
import { readSaved } from '#protocol/messages/saved.ts'
import { readWelcome, type Welcome } from '#protocol/messages/welcome.ts'
import { protocolVersion } from '#protocol/version.ts'
import { Ledger } from './ledger.ts'
import { TabsProvider } from './tabs.ts'
import { overhear, type Told } from './told.ts'

/** An edit that is not acknowledged for this long means a dead socket, whatever the browser says. */
const deadAfterMs = 10_000
const checkEveryMs = 2_000

/** Over how long those who wait for a server to restart spread: at first, and when it is not there yet. */
const firstSpreadMs = 2_000
const laterSpreadMs = 10_000
/** A server that is not back after this long is not merely restarting. */
const restartsWithinMs = 60_000

/** Why a line is closed when somebody's place in the production is another one. */
const aboutAccess = new Set<CloseReason>(['accessChanged', 'notAllowed', 'noSuchDocument'])

export type ConnectionState =
	| { state: 'connecting' }
	| { state: 'open' }
	| { state: 'offline' }
	/** The server said that it restarts, and is dialled again in its own time. */
	| { state: 'restarting' }
	| { state: 'refused'; reason: CloseReason | null; refusal: Refusal | null }

export type ConnectionEvents = {
	/** State, synced or the ledger changed. */
	changed: () => void
	overwritten: (message: Overwritten) => void
	welcomed: (message: Welcome) => void
	/** The server closed because what I may do here is no longer what it was, or nothing any more. */
	accessChanged: () => void
	/** The newest edit that the server has on its disk, whoever made it. */
	saved: (stand: Omit<Lineage, 'generation'>) => void
	/** The shared document has another history than this one: they must not be merged. */
	otherHistory: () => void
	/** The server has said what it has, on this line. */
	told: (told: Told) => void
}

/**
 * One document's line to the server: y-websocket's provider, plus our own control messages. It
 * dials, backs off and resumes by itself; its ledger knows which edits are saved.
 */
export class Connection {
	readonly ledger = new Ledger()
	readonly provider: TabsProvider
	readonly #events: ConnectionEvents
	#state: ConnectionState = { state: 'connecting' }
	readonly #mayWrite: boolean
	#canWrite: boolean
	/** What is held for an owner to decide, as the server said on this line. */
	#holds: readonly Hold[] = []
	readonly #held: () => Lineage | null
	#isHearing = false
	/** Set while the server restarts; how often it was dialled since. */
	#restarting: { dials: number; until: number; timer: ReturnType<typeof setTimeout> } | null = null
	#oldestUnsaved = 0
	readonly #timer: ReturnType<typeof setInterval>

	constructor(
		where: {
			url: string
			name: string
			doc: Y.Doc
			mayWrite: boolean
			/** Which history the document follows, as far as known; null when it has none. */
			held: () => Lineage | null
		},
		events: ConnectionEvents
	) {
		this.#events = events
		this.#held = where.held
		this.#mayWrite = where.mayWrite
		this.#canWrite = where.mayWrite
		// Before the provider's own listener: an edit is counted before its message leaves.
		where.doc.on('update', this.#countEdit)
		this.provider = new TabsProvider(where.url, where.name, where.doc, {
			connect: false,
			// Tabs tell each other only of one history, see `follow`.
			disableBc: true,
			WebSocketPolyfill: this.#socketClass()
		})
		this.#listen()
		overhear(this.provider, {
			hearing: (isHearing) => (this.#isHearing = isHearing),
			told: (told) => events.told(told)
		})
		this.#timer = setInterval(() => this.#closeIfDead(), checkEveryMs)
		addEventListener('offline', this.#wentOffline)
		addEventListener('online', this.#cameOnline)
	}

	get state(): ConnectionState {
		return this.#state
	}

	/** Whether the server takes edits: as far as my role says, and as the server said since. */
	get canWrite(): boolean {
		return this.#canWrite
	}

	/** What is held of mine, and what I may decide. */
	get holds(): readonly Hold[] {
		return this.#holds
	}

	/** Says whether an edit that is held may be made. */
	decide(decided: Decided): void {
		this.provider.ws?.send(new Uint8Array(writeDecided(decided)))
	}

	/** Nothing came of laying the document aside: it stays as it is, without a line. */
	giveUp(): void {
		this.#become({ state: 'refused', reason: 'otherHistory', refusal: null })
	}

	/** Whether the update that is being applied came from the server. */
	get isHearing(): boolean {
		return this.#isHearing
	}

	/** The history of the document is known: tabs of this browser that follow it too tell each other. */
	follow({ generation, epoch }: Lineage): void {
		const { provider } = this
		// What I may no longer send must not come back from another tab once it was given up.
		if (!this.#mayWrite || generation === null || !provider.disableBc) return
		provider.bcChannel = `${provider.bcChannel}#${generation}/${epoch}`
		provider.disableBc = false
		if (provider.shouldConnect) provider.connectBc()
	}

	get awareness(): Awareness {
		return this.provider.awareness
	}

	/** Dials. Call it once the document has been opened from this device. */
	open(): void {
		this.provider.connect()
	}

	/** Hangs up and stops dialling. */
	close(): void {
		clearInterval(this.#timer)
		clearTimeout(this.#restarting?.timer)
		removeEventListener('offline', this.#wentOffline)
		removeEventListener('online', this.#cameOnline)
		this.provider.doc.off('update', this.#countEdit)
		this.provider.destroy()
	}

	/** Mine are the edits that neither came over the wire nor out of this device's database. */
	#countEdit = (_bytes: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
		if (!transaction.local || transaction.origin === this.provider) return
		this.ledger.edited()
		this.#oldestUnsaved ||= Date.now()
		this.#events.changed()
	}

	#socketClass(): typeof WebSocket {
		const sent = (message: unknown) => {
			if (!(message instanceof Uint8Array) || !carriesEdits(message)) return
			this.ledger.messageSent(message[1] === syncKinds.step2 ? 'all' : 'newest')
		}
		const opened = () => {
			this.ledger.connectionOpened()
			this.#startClock()
		}
		// The server would drop it unread, and never say that it is saved.
		const isKeptBack = (message: unknown) =>
			!this.#canWrite && message instanceof Uint8Array && carriesEdits(message)
		const heldNow = this.#held
		return class extends WebSocket {
			constructor(url: string | URL, protocols?: string | string[]) {
				super(url, protocols)
				this.addEventListener('open', () => {
					opened()
					const held = heldNow()
					super.send(new Uint8Array(writeHello({ protocol: protocolVersion, held })))
				})
			}

			override send(message: string | Blob | BufferSource): void {
				if (isKeptBack(message)) return
				sent(message)
				super.send(message)
			}
		}
	}

	#listen(): void {
		const { provider } = this
		provider.on('status', ({ status }) => {
			if (status === 'connected') {
				this.#restarting = null
				this.#become({ state: 'open' })
			} else if (this.#state.state === 'open') this.#become({ state: 'offline' })
			if (status !== 'disconnected') return
			this.#holds = []
			this.#forgetOthers()
		})
		provider.on('connection-close', (event) => this.#lost(event))
		provider.on('sync', () => this.#events.changed())
		this.#handle(messageKinds.saved, (decoder) => {
			const { count, epoch, seq } = readSaved(decoder)
			this.ledger.messagesSaved(count)
			this.#events.saved({ epoch, seq })
			this.#startClock()
			this.#events.changed()
		})
		this.#handle(messageKinds.welcome, (decoder) => {
			const welcome = readWelcome(readControl(decoder))
			this.#heed(welcome)
			this.#events.welcomed(welcome)
		})
		this.#handle(messageKinds.held, (decoder) => {
			this.#holds = readHeld(readControl(decoder)).holds
			this.#startClock()
			this.#events.changed()
		})
		this.#handle(messageKinds.overwritten, (decoder) =>
			this.#events.overwritten(readOverwritten(readControl(decoder)))
		)
	}

	#lost(event: CloseEvent | null): void {
		const reason = event && closeReason(event.code)
		if (reason === 'otherHistory') this.#become({ state: 'connecting' })
		else if (event && isFinal(event.code)) {
			this.#become({ state: 'refused', reason, refusal: refusalIn(event.reason) })
		} else if (reason === 'stopping' || this.#isRestarting) this.#awaitServer()
		else this.#become({ state: reason === 'accessChanged' ? 'connecting' : 'offline' })
		if (reason && aboutAccess.has(reason)) this.#events.accessChanged()
		if (reason === 'otherHistory') this.#events.otherHistory()
	}

	get #isRestarting(): boolean {
		return this.#restarting !== null && Date.now() < this.#restarting.until
	}

	/** Dials again after a while that chance decides, so that not everybody comes at once. */
	#awaitServer(): void {
		const { provider } = this
		const { dials, until } = this.#restarting ?? { dials: 0, until: Date.now() + restartsWithinMs }
		// The provider's own next dial finds that it need not.
		provider.shouldConnect = false
		clearTimeout(this.#restarting?.timer)
		const spreadMs = dials === 0 ? firstSpreadMs : laterSpreadMs
		const timer = setTimeout(() => provider.connect(), Math.random() * spreadMs)
		this.#restarting = { dials: dials + 1, until, timer }
		this.#become({ state: 'restarting' })
	}

	#heed({ canWrite }: Welcome): void {
		const couldWrite = this.#canWrite
		this.#canWrite = this.#mayWrite && canWrite
		// What was kept back leaves with what the next line's step 1 is answered.
		if (!couldWrite && this.#canWrite) this.provider.ws?.close()
	}

	/** The clocks of those who are gone from view, or they would stay so until each next stirs. */
	#forgetOthers(): void {
		const { awareness } = this.provider
		for (const client of awareness.meta.keys()) {
			if (client !== awareness.clientID) awareness.meta.delete(client)
		}
	}

	#handle(kind: number, read: (decoder: decoding.Decoder) => void): void {
		this.provider.messageHandlers[kind] = (_encoder, decoder) => read(decoder)
	}

	#become(state: ConnectionState): void {
		this.#state = state
		this.#events.changed()
	}

	/** From now on the server has `deadAfterMs` to save what is left. */
	#startClock(): void {
		this.#oldestUnsaved = this.ledger.waiting > 0 ? Date.now() : 0
	}

	#closeIfDead(): void {
		const unsaved = this.#oldestUnsaved
		if (this.#state.state !== 'open' || !this.#canWrite) return
		if (unsaved === 0 || this.ledger.waiting === 0) return
		if (this.#holds.some(({ isYours }) => isYours)) return
		if (Date.now() - unsaved < deadAfterMs) return
		this.#oldestUnsaved = Date.now()
		this.provider.ws?.close()
	}

	#wentOffline = (): void => {
		if (this.#state.state === 'refused') return
		clearTimeout(this.#restarting?.timer)
		this.#restarting = null
		this.provider.disconnect()
		// Two tabs of one browser need no network to see each other.
		this.provider.connectBc()
		this.#become({ state: 'offline' })
	}

	#cameOnline = (): void => {
		if (this.#state.state !== 'refused') this.provider.connect()
	}
}
