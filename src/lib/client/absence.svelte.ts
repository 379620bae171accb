import type * as Y from 'yjs'
import { touchedIn } from './live.svelte.ts'
import type { SaveState } from './save-state.ts'

/** What came of being away: my edits that got through, and records that colleagues had changed meanwhile. */
export type Receipt = { mine: number; theirs: number }

/** Notices when the line was gone, and what there is to tell on coming back. */
export class Absence {
	#receipt = $state.raw<Receipt | null>(null)
	#hasBeenSaved = false
	/** Set while there is no line and until everything is saved again. */
	#away: { mine: number; waiting: number; theirs: Set<string> } | null = null

	/** Set once after each return, when there is something to tell. */
	get receipt(): Receipt | null {
		return this.#receipt
	}

	/** The receipt has been read. */
	putReceiptAway(): void {
		this.#receipt = null
	}

	/** While I come back, what others changed is counted by record. */
	countOthers(doc: Y.Doc, collections: readonly string[]): void {
		for (const collection of collections) {
			doc.getMap(collection).observeDeep((events, transaction) => {
				if (transaction.local || this.#away === null) return
				for (const record of touchedIn(events)) this.#away.theirs.add(`${collection}/${record}`)
			})
		}
	}

	/** Where my edits are has changed. In step is who has been told what the server has. */
	follow(save: SaveState, isInStep: boolean): void {
		const isAway = save.state === 'offline' || save.state === 'restarting'
		if (isAway && this.#hasBeenSaved) this.#away ??= { mine: 0, waiting: 0, theirs: new Set() }
		if (this.#away !== null) {
			// Documents come back one by one: fewer wait while others are still away.
			if (isAway) this.#away.mine += Math.max(0, save.waiting - this.#away.waiting)
			this.#away.waiting = save.waiting
		}
		// What others did is there once the server has answered, which may be after all of mine is saved.
		if ((save.state !== 'saved' && save.state !== 'current') || !isInStep) return
		this.#hasBeenSaved = true
		const away = this.#away
		this.#away = null
		if (!away || (away.mine === 0 && away.theirs.size === 0)) return
		this.#receipt = { mine: away.mine, theirs: away.theirs.size }
	}
}
