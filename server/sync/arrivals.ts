import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import type { Refusal } from '#protocol/refusals.ts'
import { limits } from './limits.ts'

/** Something that Yjs keeps: an item, or the trace of what was thrown away. */
export type Struct = Y.Item | Y.GC

type Decoded = ReturnType<typeof Y.decodeUpdate>

/** The ranges that an update deletes, by client. */
export type Deletes = Decoded['ds']['clients']

/** What an update brings of one client. */
export type Run = {
	client: number
	/** How much of it the document has already. */
	known: number
	/** Where it ends. */
	end: number
	/** In order, without a gap. The first may be known: Yjs passes them over, but not what they refer to. */
	structs: Struct[]
}

/**
 * An update, decoded beside a document and not yet part of it: what of it is news, and where what
 * it refers to is found. Yjs decodes it, so that nobody reads it in another way than Yjs will.
 */
export class Arrivals {
	readonly runs = new Map<number, Run>()
	readonly deletes: Deletes
	readonly store: Y.Doc['store']
	/** How many structs there are, and how many are news, at least in part. */
	count = 0
	fresh = 0
	/** Whether nothing of what it writes is known already, not even in part. */
	isAllNews = true

	private constructor(store: Y.Doc['store'], deletes: Deletes) {
		this.store = store
		this.deletes = deletes
	}

	/** Reads an update; a refusal when it is none, or not one that follows on what the document has. */
	static read(update: Uint8Array, { store }: Y.Doc): Arrivals | Refusal {
		let decoded: Decoded
		let declared: number
		try {
			decoded = Y.decodeUpdateV2(update, Decoder)
			declared = decoding.readVarUint(decoding.createDecoder(update))
		} catch (error) {
			return error instanceof TooMuch ? 'too-much' : 'malformed'
		}
		const arrivals = new Arrivals(store, decoded.ds.clients)
		for (const struct of decoded.structs) {
			const refusal = arrivals.#add(struct)
			if (refusal !== null) return refusal
		}
		// Of two parts for one client Yjs would take the last; an empty part is never written.
		return arrivals.runs.size === declared ? arrivals : 'malformed'
	}

	/** How far a client goes once all of this is part of the document. */
	endOf(client: number): number {
		const known = Y.getState(this.store, client)
		return Math.max(known, this.runs.get(client)?.end ?? 0)
	}

	/** What stands at a place, which must be known or among what was brought. */
	at({ client, clock }: Y.ID): Struct {
		const run = this.runs.get(client)
		const isNews = run !== undefined && clock >= run.known
		const structs = isNews ? run.structs : (this.store.clients.get(client) as Struct[])
		return structs[Y.findIndexSS(structs, clock)] as Struct
	}

	/** Whether something was brought by this update. */
	isNews({ client, clock }: Y.ID): boolean {
		const run = this.runs.get(client)
		return run !== undefined && clock >= run.known
	}

	/**
	 * Shows every struct that is news to `visit`, none before what it refers to, as Yjs will. Stops at
	 * the first that is refused, or when what is left waits for what is not there.
	 */
	inOrder(visit: (struct: Struct, run: Run) => Refusal | null): Refusal | null {
		const [only] = this.runs.values()
		if (this.runs.size === 1 && only)
			return this.#walk(only, { from: 0, reached: null, visit }).refusal
		return this.#interleave(visit)
	}

	#add(struct: Struct | Y.Skip): Refusal | null {
		if (struct instanceof Y.Skip) return 'gap'
		if (!(struct.length > 0)) return 'malformed'
		const { client, clock } = struct.id
		let run = this.runs.get(client)
		if (run === undefined) {
			const known = Y.getState(this.store, client)
			if (clock > known) return 'gap'
			if (clock < known) this.isAllNews = false
			run = { client, known, end: clock, structs: [] }
			this.runs.set(client, run)
		}
		if (clock !== run.end) return 'malformed'
		run.end = clock + struct.length
		if (run.end > limits.maxClock || run.end - run.known > limits.maxClockAdvance) {
			return 'clock-jump'
		}
		run.structs.push(struct)
		this.count++
		if (run.end > run.known) this.fresh++
		return null
	}

	/** Runs of several clients can refer to each other: each goes as far as it can, then others do. */
	#interleave(visit: Visit): Refusal | null {
		const reached = new Map([...this.runs].map(([client, { known }]) => [client, known]))
		const at = new Map([...this.runs.keys()].map((client) => [client, 0]))
		const queue = new Queue([...this.runs.values()])
		let left = this.count
		for (let run = queue.next(); run !== undefined; run = queue.next()) {
			const from = at.get(run.client) as number
			const { refusal, to, missing } = this.#walk(run, { from, reached, visit })
			if (refusal !== null) return refusal
			at.set(run.client, to)
			left -= to - from
			if (missing !== null) queue.hold(run, missing)
			if (to > from) queue.release(run.client, reached.get(run.client) as number)
		}
		return left === 0 ? null : 'dangling'
	}

	#walk(run: Run, { from, reached, visit }: Walk): Walked {
		for (let to = from; to < run.structs.length; to++) {
			const struct = run.structs[to] as Struct
			const missing = struct instanceof Y.Item ? this.#missing(struct, reached) : null
			if (missing === 'dangling') return { refusal: 'dangling', to, missing: null }
			if (missing !== null) return { refusal: null, to, missing }
			const end = struct.id.clock + struct.length
			if (end <= run.known) continue
			const refusal = visit(struct, run)
			if (refusal !== null) return { refusal, to, missing: null }
			reached?.set(run.client, end)
		}
		return { refusal: null, to: run.structs.length, missing: null }
	}

	/** What an item needs first and has not been walked yet; null when all that it refers to is there. */
	#missing(
		{ id, origin, rightOrigin, parent }: Y.Item,
		reached: Reached
	): Y.ID | 'dangling' | null {
		for (const needed of [origin, rightOrigin, parent]) {
			if (!(needed instanceof Y.ID)) continue
			const { client, clock } = needed
			if (client === id.client) {
				if (clock >= id.clock) return 'dangling'
			} else if (clock >= this.endOf(client)) return 'dangling'
			else if (clock >= (reached?.get(client) ?? Y.getState(this.store, client))) return needed
		}
		return null
	}
}

/** Yjs' decoder, which stops before a message of small pieces has become a hundred times its size. */
class Decoder extends Y.UpdateDecoderV1 {
	#structs = 0
	#ranges = 0

	override readInfo(): number {
		if (++this.#structs > limits.maxStructs) throw new TooMuch()
		return super.readInfo()
	}

	override readDsClock(): number {
		if (++this.#ranges > limits.maxDeleteRanges) throw new TooMuch()
		return super.readDsClock()
	}
}

class TooMuch extends Error {}

type Visit = (struct: Struct, run: Run) => Refusal | null
/** How far each client has been walked; null when there is only one. */
type Reached = Map<number, number> | null
type Walk = { from: number; reached: Reached; visit: Visit }
type Walked = { refusal: Refusal | null; to: number; missing: Y.ID | null }

/** The runs that may go on, and those that wait until another client has gone beyond a clock. */
class Queue {
	#ready: Run[]
	#held = new Map<number, { least: number; runs: { run: Run; clock: number }[] }>()

	constructor(runs: Run[]) {
		this.#ready = runs
	}

	next(): Run | undefined {
		return this.#ready.pop()
	}

	hold(run: Run, { client, clock }: Y.ID): void {
		const held = this.#held.get(client)
		if (held === undefined) {
			this.#held.set(client, { least: clock, runs: [{ run, clock }] })
			return
		}
		held.least = Math.min(held.least, clock)
		held.runs.push({ run, clock })
	}

	/** Only looked through when somebody may go on: a thousand clients can wait for one, step by step. */
	release(client: number, reached: number): void {
		const held = this.#held.get(client)
		if (held === undefined || held.least >= reached) return
		for (const { run, clock } of held.runs) if (clock < reached) this.#ready.push(run)
		held.runs = held.runs.filter(({ clock }) => clock >= reached)
		held.least = Math.min(...held.runs.map(({ clock }) => clock))
	}
}
