import * as Y from 'yjs'

/** An edit as its writer sent it: whose it is, and the clock at which it ends. */
export type Edit = { client: number; until: number; update: Uint8Array }

/** What people were promised over many rounds, and what of it was kept. */
export class Tally {
	sent = 0
	/** Of what was acknowledged, or shown, in a round: gone after its kill. */
	lost = 0
	shownLost = 0
	shownCount = 0
	quietRounds = 0
	readonly allAcknowledged: Edit[] = []
	#acknowledged: Edit[] = []
	#shown: Uint8Array[] = []

	/** A round begins. */
	begin(): void {
		this.#acknowledged = []
		this.#shown = []
	}

	/** An onlooker was shown this. */
	show(update: Uint8Array): void {
		this.#shown.push(update)
		this.shownCount++
	}

	/** A writer was told that these are saved, of so many sent. */
	acknowledge(edits: readonly Edit[], sent: number): void {
		this.#acknowledged.push(...edits)
		this.allAcknowledged.push(...edits)
		this.sent += sent
	}

	/** Holds the round against the document as the server has it after the kill. */
	check(state: Uint8Array): void {
		this.lost += missingFrom(state, this.#acknowledged).length
		this.shownLost += unknownTo(state, this.#shown)
		if (this.#acknowledged.length === 0) this.quietRounds++
	}
}

/** The edits that a document lacks: in its clocks, or in what applying them would still change. */
export function missingFrom(state: Uint8Array, edits: readonly Edit[]): Edit[] {
	const doc = opened(state)
	const had = (client: number) => Y.getState(doc.store, client)
	const lacking = edits.filter(({ client, until }) => had(client) < until)
	const changing = edits.filter(({ update }) => changes(doc, update))
	return [...new Set([...lacking, ...changing])]
}

/** How many of these updates would still change a document. */
function unknownTo(state: Uint8Array, updates: readonly Uint8Array[]): number {
	const doc = opened(state)
	return updates.filter((update) => changes(doc, update)).length
}

function opened(state: Uint8Array): Y.Doc {
	const doc = new Y.Doc()
	Y.applyUpdate(doc, state)
	return doc
}

/** Yjs speaks of an update only when a transaction brought something; what cannot be applied waits. */
function changes(doc: Y.Doc, update: Uint8Array): boolean {
	let isNews = false
	const note = () => (isNews = true)
	doc.on('update', note)
	Y.applyUpdate(doc, update)
	doc.off('update', note)
	return isNews || doc.store.pendingStructs !== null || doc.store.pendingDs !== null
}
