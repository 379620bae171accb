import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import { ask } from '#model/bookings/commands/requests.ts'
import { addAbsence, addResources } from '#model/bookings/commands/resources.ts'
import { addSession } from '#model/bookings/commands/sessions.ts'
import type { Edit } from '#model/core/edit.ts'
import { addContact } from '#model/office/commands.ts'
import { setHoliday } from '#model/production/commands.ts'
import { addEvent } from '#model/stripboard/commands/availability.ts'
import { addElement } from '#model/stripboard/commands/elements.ts'
import type { BoardId } from '#model/stripboard/records/board.ts'
import { scenes } from '#model/stripboard/records/scene.ts'
import { drawBoard } from '../support/builders.ts'
import { drawWhiteboard } from '../support/whiteboard.ts'
import { film, owing, stocked } from '../support/deliveries.ts'
import { seededRandom, type Random } from '../support/random.ts'
import type { Fault } from '../support/faulty-files.ts'
import { SocketPair, type Side } from '../support/socket-pair.ts'
import { act, neighbourhood, type Done } from './alphabet.ts'
import { everythingIn, isWaiting, problemsOf, recordIds } from './invariants.ts'
import { SimPeer } from './peer.ts'
import { ReferenceServer, type SimServer } from './server.ts'

/** One run. `server` makes the server under test from the document it starts with. */
export type Run = {
	seed: number
	peers?: number
	steps?: number
	/** Which commands it is mostly about; a part of the alphabet by the seed when left out. */
	often?: readonly string[]
	server?: (birth: Uint8Array, random: Random) => SimServer | Promise<SimServer>
}

/** What a run did, for the progress line. */
export type Summary = {
	commands: number
	messages: number
	restarts: number
	/** What each command answered. */
	outcomes: Map<string, Set<string>>
}

/** Runs one seed; throws, with everything needed to see it again, when something does not hold. */
export async function simulate(run: Run): Promise<Summary> {
	const simulation = await Simulation.start(run)
	try {
		return await simulation.run(run.steps ?? 150)
	} catch (error) {
		const problem = error instanceof Error ? error.message : String(error)
		const again = `DAYBREAK_SEED=${run.seed} npx vitest run tests/convergence`
		const log = simulation.log()
		throw new Error(`${problem}\n\nseed ${run.seed}, again with: ${again}\n\n${log}`, {
			cause: error
		})
	}
}

/** What happens next, and how often; the rest of the time messages are delivered. */
const shares = { command: 0.42, work: 0.12, cut: 0.02, connect: 0.06, keep: 0.02, restart: 0.008 }
const serverShares = { restart: 0.008, fault: 0.01, mend: 0.05 }
const faults: readonly Fault[] = ['full', 'torn', 'stuck', 'unsynced', 'slow']

class Simulation {
	readonly #random: Random
	readonly #often: readonly string[]
	readonly #board: BoardId
	readonly #server: SimServer
	readonly #peers: SimPeer[]
	readonly #wires = new Map<SimPeer, SocketPair>()
	/** Every record the server ever had: all must last, for removal is a field. */
	readonly #seen = new Set<string>()
	readonly #events: (string | ({ by: string; name: string } & Done))[] = []
	readonly #summary: Summary = { commands: 0, messages: 0, restarts: 0, outcomes: new Map() }

	private constructor(parts: {
		often: readonly string[]
		random: Random
		board: BoardId
		server: SimServer
		peers: SimPeer[]
	}) {
		this.#random = parts.random
		this.#often = parts.often
		this.#board = parts.board
		this.#server = parts.server
		this.#peers = parts.peers
	}

	static async start({ seed, peers = 5, server, often }: Run): Promise<Simulation> {
		const random = seededRandom(seed)
		const doc = new Y.Doc()
		doc.clientID = random.clientId()
		const edit: Edit = { doc, newId: random.id, random: random.next, origin: 'birth' }
		const { board } = drawBoard(edit, '1 2:12 LUNCH:45 | 3:20 4:? |', '5 6:3')
		drawWhiteboard(edit)
		addContact(edit, { name: 'Mia Moss' })
		setHoliday(edit, { date: '2026-03-06', label: 'Off' })
		const [scene] = scenes.all(doc).keys()
		const lamp = scene && addElement(edit, scene, { category: 'props', name: 'Lamp' })
		const away = { kind: 'unavailable', from: '2026-03-03', to: '2026-03-04' } as const
		if (lamp?.ok) addEvent(edit, lamp.value, away)
		addBookings(edit)
		stocked(owing(film, edit))
		const birth = Y.encodeStateAsUpdate(doc)
		const names = ['ann', 'bo', 'cy', 'dee', 'eve', 'flo', 'gus', 'hal'].slice(0, peers)
		return new Simulation({
			...{ random, often: often ?? neighbourhood(seed) },
			board,
			server: server ? await server(birth, random) : new ReferenceServer(birth),
			peers: names.map((name) => new SimPeer(name, random, birth))
		})
	}

	async run(steps: number): Promise<Summary> {
		for (const peer of this.#peers) this.#connect(peer)
		for (let step = 0; step < steps; step++) await this.#step()
		await this.#settle()
		this.#check()
		return this.#summary
	}

	log(): string {
		return this.#events.map(eventText).join('\n')
	}

	async #step(): Promise<void> {
		const random = this.#random
		const peer = random.pick(this.#peers)
		let point = random.next()
		const falls = (share: number) => (point -= share) < 0
		if (falls(shares.command)) this.#command(peer)
		else if (falls(shares.work)) await this.#work()
		else if (falls(shares.cut)) this.#cut(peer)
		else if (falls(shares.connect)) this.#connect(peer)
		else if (falls(shares.keep)) peer.keep()
		else if (falls(shares.restart)) this.#restart(peer)
		else if (falls(serverShares.restart)) await this.#restartServer()
		else if (falls(serverShares.fault)) this.#fault(random.pick(faults))
		else if (falls(serverShares.mend)) this.#fault(null)
		else this.#deliver(peer)
	}

	#command(peer: SimPeer): void {
		// What is done to a field that is empty for the time being can be undone to emptiness.
		if (peer.isPartial && this.#server.leavesGaps) return
		const context = { peer, random: this.#random, board: this.#board }
		const event = { by: peer.name, ...act(context, this.#often) }
		this.#events.push(event)
		this.#summary.commands++
		this.#tally(event.name, event.outcome)
		this.#expectSound(peer, `after ${peer.name} did ${event.name}`)
	}

	#tally(name: string, outcome: string): void {
		const outcomes = this.#summary.outcomes.get(name) ?? new Set()
		this.#summary.outcomes.set(name, outcomes.add(outcome))
	}

	#deliver(peer: SimPeer): void {
		const wire = this.#wires.get(peer)
		if (!wire?.isOpen) return
		const side: Side = this.#random.pick(['client', 'server'])
		const count = 1 + this.#random.below(6)
		for (let at = 0; at < count; at++) {
			if (this.#random.chance(0.05)) wire.duplicate(side)
			if (!wire.deliver(side)) return
			this.#summary.messages++
			this.#events.push(`${peer.name}: a message ${side === 'server' ? 'left' : 'came'}`)
			if (side === 'client') this.#expectSound(peer, `after a message to ${peer.name}`)
		}
	}

	async #work(): Promise<void> {
		const count = 1 + this.#random.below(6)
		for (let at = 0; at < count && (await this.#server.work()); at++)
			this.#events.push('server: works')
		this.#note()
	}

	/** Notes what the server has by now. */
	#note(): void {
		for (const id of recordIds(this.#server.state())) this.#seen.add(id)
	}

	#cut(peer: SimPeer): void {
		this.#events.push(`${peer.name}: cut off`)
		this.#wires.get(peer)?.cut()
	}

	#connect(peer: SimPeer): void {
		if (peer.isConnected) return
		this.#events.push(`${peer.name}: connects`)
		const wire = new SocketPair()
		this.#wires.set(peer, wire)
		this.#server.connect(wire.server, peer.name)
		peer.connect(wire.client)
	}

	#restart(peer: SimPeer): void {
		this.#events.push(`${peer.name}: restarts`)
		this.#summary.restarts++
		if (this.#random.chance(0.5)) peer.keep()
		peer.restart()
	}

	async #restartServer(): Promise<void> {
		this.#events.push('server: restarts')
		this.#summary.restarts++
		await this.#server.restart()
	}

	#fault(fault: Fault | null): void {
		if (this.#server.fault === undefined) return
		this.#events.push(fault === null ? 'server: its disk is well' : `server: its disk is ${fault}`)
		this.#server.fault(fault)
	}

	/** Everyone connects, and everything that is under way arrives. */
	async #settle(): Promise<void> {
		this.#fault(null)
		this.#events.push('everyone connects, everything arrives')
		for (;;) {
			for (const peer of this.#peers) this.#connect(peer)
			let moved = false
			for (const wire of this.#wires.values()) {
				while (wire.deliver('server') || wire.deliver('client')) moved = true
			}
			if (await this.#server.work()) moved = true
			if (!moved && this.#peers.every((peer) => peer.isConnected)) return
		}
	}

	#check(): void {
		this.#note()
		const committed = everythingIn(this.#server.state())
		if (isWaiting(this.#server.state()))
			throw new Error('The server waits for updates that never came')
		for (const peer of this.#peers) {
			this.#expectSound(peer, `at the end, for ${peer.name}`)
			if (!isDeepStrictEqual(everythingIn(peer.doc), committed))
				throw new Error(`${peer.name} has another document than the server`)
		}
		const left = recordIds(this.#server.state())
		const lost = [...this.#seen].filter((id) => !left.has(id))
		if (lost.length > 0) throw new Error(`Records were lost: ${lost.join(', ')}`)
	}

	/** Holds at every moment; what is only partly there, see `leavesGaps`, can at least be read. */
	#expectSound(peer: SimPeer, when: string): void {
		const problems = problemsOf(peer.doc)
		if (peer.isPartial && this.#server.leavesGaps) return
		if (problems.length > 0) throw new Error(`${problems.join('\n')}\n${when}`)
	}
}

/** Something to book from the start: a record made along the way is not there for long enough. */
function addBookings(edit: Edit): void {
	const stages = [
		{ name: 'Stage 1' },
		{ name: 'Stage 2' },
		{ name: 'AMOS REED', kind: 'person' as const }
	]
	const added = addResources(edit, stages)
	if (!added.ok) return
	const times = { start: '2026-03-12T09:00', zone: 'Europe/London' }
	for (const resource of added.value) {
		const session = addSession(edit, { title: 'ADR', ...times }, [resource])
		if (session.ok) ask(edit, { step: 'pencil', session: session.value, resources: [resource] })
		addAbsence(edit, { resource, from: times.start, to: '2026-03-12T14:00', reason: 'Leave' })
	}
}

function eventText(event: string | ({ by: string; name: string } & Done)): string {
	if (typeof event === 'string') return event
	const args = event.args.map((arg) => JSON.stringify(arg, shortRows)).join(', ')
	return `${event.by}: ${event.name}(${args}) → ${event.outcome}`
}

/** A row is long; its id says which. */
function shortRows(_: string, value: unknown): unknown {
	const isRow = typeof value === 'object' && value !== null && 'strip' in value && 'id' in value
	return isRow ? value.id : value
}
