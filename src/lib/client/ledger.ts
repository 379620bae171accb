/**
 * Which of my edits are on the server's disk. The server acknowledges messages, a person makes
 * edits; the ledger knows which edits a message carries:
 *
 *   edits made    1 2 3 4 5        while the socket is open each edit leaves as one message;
 *   messages sent     a     b      after a gap one message carries everything since
 *   acknowledged      a            → 3 saved, 2 waiting
 *
 * After a gap, updates that leave before that one message vouch for nothing: what they build on
 * may not be there yet.
 */
export class Ledger {
	#made = 0
	#saved = 0
	#inherited = 0
	/** The document's clock at the beginning of each edit of this visit that is not saved. */
	#starts: number[] = []
	#hasGap = false
	#sent: { message: number; covers: number }[] = []
	#messages = 0

	/** Edits that the server has not said are saved. */
	get waiting(): number {
		return this.#made - this.#saved
	}

	/** Those of them that an earlier visit made. They came first and are saved first. */
	get inheritedWaiting(): number {
		return Math.max(0, this.#inherited - this.#saved)
	}

	/** Where this visit's unsaved edits begin in the document's clock, or null when all are saved. */
	get unsavedFrom(): number | null {
		return this.#starts[0] ?? null
	}

	/** I changed the document, whose clock stood at `start` before. */
	edited(start = 0): void {
		this.#made += 1
		this.#starts.push(start)
	}

	/** Edits of an earlier visit turned up in this device's database. */
	inherited(edits: number): void {
		this.#made += edits
		this.#inherited += edits
	}

	/** A message carrying edits left: a step 2 carries all there are, an update the newest one. */
	messageSent(carries: 'all' | 'newest'): void {
		if (carries === 'all') this.#hasGap = false
		this.#messages += 1
		this.#sent.push({ message: this.#messages, covers: this.#hasGap ? 0 : this.#made })
	}

	/** The server has committed the first `count` messages of this connection. */
	messagesSaved(count: number): void {
		while (this.#sent[0] && this.#sent[0].message <= count) {
			this.#saved = Math.max(this.#saved, this.#sent[0].covers)
			this.#sent.shift()
		}
		this.#forgetStarts()
	}

	/** The server turned out to have everything: what it said of it was lost on the way. */
	settled(): void {
		this.#saved = this.#made
		this.#sent = []
		this.#forgetStarts()
	}

	#forgetStarts(): void {
		const own = this.waiting - this.inheritedWaiting
		this.#starts.splice(0, this.#starts.length - own)
	}

	/** A new connection counts its messages from one; what was sent and not acknowledged waits again. */
	connectionOpened(): void {
		this.#messages = 0
		this.#sent = []
		this.#hasGap = this.waiting > 0
	}
}
