import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { BoardId } from '#model/stripboard/records/board.ts'
import { closeCodes } from '#protocol/close.ts'
import { act } from '../../../convergence/alphabet.ts'
import { everythingIn } from '../../../convergence/invariants.ts'
import { SimPeer } from '../../../convergence/peer.ts'
import { anyShape, RoomServer } from '../../../convergence/room-server.ts'
import { simulate } from '../../../convergence/simulator.ts'
import { drawBoard } from '../../../support/builders.ts'
import { seededRandom, type Random } from '../../../support/random.ts'
import { OpenRoom, turn, wire, type Guest } from './open-room.ts'

/*
 * What honest people send, by the ten thousand: nothing of it may be refused. DAYBREAK_HONEST=200000
 * sends more, DAYBREAK_SEED=4711 runs just that seed.
 */
const wanted = Number(process.env.DAYBREAK_HONEST ?? 8_000)
const pinned = process.env.DAYBREAK_SEED
const patiently = { timeout: 60 * 60 * 1000 }

/** Runs seed after seed until so many edits were sent. */
async function untilSent(edits: number, run: (seed: number) => Promise<number>): Promise<void> {
	if (pinned !== undefined) return void (await run(Number(pinned)))
	let [sent, seed] = [0, 0]
	for (; sent < edits; seed++) sent += await run(seed + 1)
	process.stdout.write(`${sent} messages with edits, seeds 1 to ${seed}: none was refused\n`)
}

test('five people with every command, undo and redo, on bad lines', patiently, async () => {
	await untilSent(wanted / 2, async (seed) => {
		let server: RoomServer | null = null
		// The room closing anybody fails the run.
		await simulate({ seed, server: async (birth) => (server = await RoomServer.start(birth)) })
		return (server as RoomServer | null)?.edits ?? 0
	})
})

test(
	'tabs of one browser, days offline, reloads, and notes that several write',
	patiently,
	async () => {
		await untilSent(wanted / 2, async (seed) => {
			const office = await Office.open(seededRandom(seed))
			try {
				return await office.run(200)
			} catch (error) {
				const text = error instanceof Error ? error.message : String(error)
				throw new Error(`seed ${seed}: ${text}`, { cause: error })
			}
		})
	}
)

/** One tab: a document on a device, at times on the line. */
type Tab = { peer: SimPeer; guest: Guest | null }

/** Three people with two tabs each. Tabs of one person tell each other what they do, line or no line. */
class Office {
	readonly #random: Random
	readonly #room: OpenRoom
	readonly #board: BoardId
	readonly #tabs: Tab[]
	#sent = 0

	private constructor(
		random: Random,
		room: OpenRoom,
		{ board, tabs }: { board: BoardId; tabs: Tab[] }
	) {
		this.#random = random
		this.#room = room
		this.#board = board
		this.#tabs = tabs
	}

	static async open(random: Random): Promise<Office> {
		const doc = new Y.Doc()
		doc.clientID = random.clientId()
		const edit = { doc, newId: random.id, random: random.next, origin: 'birth' }
		const { board } = drawBoard(edit, '1 2:12 LUNCH:45 | 3:20 4:? | 7 8 9 | 10 11 |', '5 6:3')
		const birth = Y.encodeStateAsUpdate(doc)
		const names = ['ann', 'ann', 'bo', 'bo', 'cy', 'cy']
		const tabs = names.map((name) => ({ peer: new SimPeer(name, random, birth), guest: null }))
		return new Office(random, await OpenRoom.with(doc, anyShape), { board, tabs })
	}

	async run(steps: number): Promise<number> {
		for (let step = 0; step < steps; step++) {
			await this.#step(this.#random.pick(this.#tabs))
			expect(this.#room.refusals).toEqual([])
		}
		for (const tab of this.#tabs) this.#dialAgain(tab)
		for (const tab of this.#tabs) this.#goOnline(tab)
		for (let at = 0; at < 4; at++) await turn() // what one hears, others may tidy
		expect(this.#room.refusals).toEqual([])
		const stored = await this.#room.stored()
		for (const { peer } of this.#tabs) {
			expect(everythingIn(peer.doc)).toEqual(everythingIn(stored))
			expect(notesIn(peer.doc)).toEqual(notesIn(stored))
		}
		for (const tab of this.#tabs) this.#goOffline(tab)
		return this.#sent
	}

	async #step(tab: Tab): Promise<void> {
		this.#dialAgain(tab)
		const random = this.#random
		let point = random.next()
		const falls = (share: number) => (point -= share) < 0
		if (falls(0.45)) act({ peer: tab.peer, random, board: this.#board })
		else if (falls(0.3)) writeNote(tab.peer.doc, random)
		else if (falls(0.05)) this.#tellTabs(tab)
		else if (falls(0.04)) this.#goOffline(tab)
		else if (falls(0.06)) this.#goOnline(tab)
		else if (falls(0.01)) this.#reload(tab)
		else await turn()
	}

	/** What one tab has, the other tabs of its browser get. */
	#tellTabs({ peer }: Tab): void {
		for (const other of this.#tabs) {
			if (other.peer === peer || other.peer.name !== peer.name) continue
			const missed = Y.encodeStateAsUpdate(peer.doc, Y.encodeStateVector(other.peer.doc))
			Y.applyUpdate(other.peer.doc, missed, wire)
		}
	}

	#goOnline(tab: Tab): void {
		tab.guest ??= this.#room.dial(tab.peer.name, { doc: tab.peer.doc })
	}

	/** A tab that built on what another tab's line had yet to bring was hung up on, and dials again. */
	#dialAgain(tab: Tab): void {
		if (!tab.guest?.closed) return
		expect(tab.guest.closed.code).toBe(closeCodes.outOfStep)
		this.#goOffline(tab)
		this.#goOnline(tab)
	}

	#goOffline(tab: Tab): void {
		this.#sent += tab.guest?.edits ?? 0
		tab.guest?.leave()
		tab.guest = null
	}

	#reload(tab: Tab): void {
		this.#goOffline(tab)
		tab.peer.keep()
		tab.peer.restart()
	}
}

const noteNames = ['note:a', 'note:b']

/** Types, deletes, marks or pastes something in a note, as its editor does. */
function writeNote(doc: Y.Doc, random: Random): void {
	const note = doc.getXmlFragment(random.pick(noteNames))
	const found = note.toArray().filter((one): one is Y.XmlElement => one instanceof Y.XmlElement)
	doc.transact(() => {
		if (found.length === 0 || random.chance(0.25)) return addParagraph(note, random)
		const at = random.below(found.length)
		const paragraph = found[at] as Y.XmlElement
		if (random.chance(0.1)) return note.delete(note.toArray().indexOf(paragraph), 1)
		if (random.chance(0.1)) return paragraph.setAttribute('level', random.pick(['1', '2']))
		const [text] = paragraph.toArray()
		if (text instanceof Y.XmlText) writeText(text, random)
		else addParagraph(paragraph, random)
	})
}

function addParagraph(into: Y.XmlFragment, random: Random): void {
	const isDeep = random.chance(0.2)
	const element = new Y.XmlElement(isDeep ? 'bulletList' : 'paragraph')
	element.insert(0, [isDeep ? new Y.XmlElement('listItem') : new Y.XmlText('note')])
	into.insert(random.below(into.length + 1), [element])
}

function writeText(text: Y.XmlText, random: Random): void {
	const at = random.below(text.length + 1)
	const most = text.length - at
	if (random.chance(0.6)) text.insert(at, random.pick(['a', 'lamp', 'é', ' ']))
	else if (most > 0 && random.chance(0.6)) text.delete(at, 1 + random.below(most))
	else if (most > 0)
		text.format(
			at,
			most,
			random.pick([{ bold: {} }, { link: { href: 'https://a.example' } }, { bold: null }])
		)
}

function notesIn(doc: Y.Doc): string[] {
	return noteNames.map((name) => doc.getXmlFragment(name).toJSON())
}
