import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Ledger } from '$lib/client/ledger.ts'

/** A ledger with its line open and so many edits made, each sent as it was made. */
function ledgerWith(edits: number): Ledger {
	const ledger = new Ledger()
	ledger.connectionOpened()
	for (let edit = 0; edit < edits; edit++) {
		ledger.edited()
		ledger.messageSent('newest')
	}
	return ledger
}

test('nothing waits before the first edit', () => {
	expect(new Ledger().waiting).toBe(0)
})

test('the picture in its comment: of five edits three are saved, two wait', () => {
	const ledger = new Ledger()
	for (let edit = 0; edit < 3; edit++) ledger.edited()
	ledger.connectionOpened()
	ledger.messageSent('all')
	for (let edit = 0; edit < 2; edit++) ledger.edited()
	ledger.messageSent('newest')
	ledger.messagesSaved(1)
	expect(ledger.waiting).toBe(2)
})

test('each acknowledged message takes its edit off', () => {
	const ledger = ledgerWith(3)
	const waiting = [1, 2, 3].map((count) => {
		ledger.messagesSaved(count)
		return ledger.waiting
	})
	expect(waiting).toEqual([2, 1, 0])
})

test('one acknowledgement may speak for many messages, and may come twice', () => {
	const ledger = ledgerWith(5)
	ledger.messagesSaved(4)
	ledger.messagesSaved(4)
	ledger.messagesSaved(2)
	expect(ledger.waiting).toBe(1)
})

test('an acknowledgement beyond what was sent saves what was sent, no more', () => {
	const ledger = ledgerWith(1)
	ledger.messagesSaved(9)
	ledger.edited()
	expect(ledger.waiting).toBe(1)
})

describe('after a gap', () => {
	test('what was sent and not acknowledged waits again', () => {
		const ledger = ledgerWith(2)
		ledger.connectionOpened()
		expect(ledger.waiting).toBe(2)
		ledger.messagesSaved(2)
		expect(ledger.waiting).toBe(2)
	})

	test('the next connection counts its messages from one', () => {
		const ledger = ledgerWith(2)
		ledger.connectionOpened()
		ledger.messageSent('all')
		ledger.messagesSaved(1)
		expect(ledger.waiting).toBe(0)
	})

	test('an update sent before step 2 says nothing of the edits that only step 2 carries', () => {
		const ledger = ledgerWith(0)
		ledger.edited()
		ledger.connectionOpened()
		ledger.edited()
		ledger.messageSent('newest')
		ledger.messagesSaved(1)
		expect(ledger.waiting).toBe(2)
		ledger.messageSent('all')
		ledger.messagesSaved(2)
		expect(ledger.waiting).toBe(0)
	})

	test('without one, updates before step 2 count at once', () => {
		const ledger = ledgerWith(1)
		ledger.messagesSaved(1)
		ledger.connectionOpened()
		ledger.edited()
		ledger.messageSent('newest')
		ledger.messagesSaved(1)
		expect(ledger.waiting).toBe(0)
	})
})

describe('edits of an earlier visit', () => {
	test('wait, and are told apart from those of this one', () => {
		const ledger = new Ledger()
		ledger.inherited(3)
		ledger.edited()
		expect([ledger.waiting, ledger.inheritedWaiting]).toEqual([4, 3])
	})

	test('are saved with the first step 2', () => {
		const ledger = new Ledger()
		ledger.inherited(3)
		ledger.connectionOpened()
		ledger.messageSent('all')
		ledger.edited()
		ledger.messageSent('newest')
		ledger.messagesSaved(1)
		expect([ledger.waiting, ledger.inheritedWaiting]).toEqual([1, 0])
	})
})

/**
 * The truth, kept the long way round: which edits each message holds, and which edits are in a
 * message that was acknowledged.
 */
class World {
	readonly ledger = new Ledger()
	#made = 0
	#isOpen = false
	#messages: Set<number>[] = []
	#saved = new Set<number>()

	get waiting(): number {
		return this.#made - this.#saved.size
	}

	edit(): void {
		this.#made += 1
		this.ledger.edited()
		if (this.#isOpen) this.#send('newest', new Set([this.#made]))
	}

	close(): void {
		this.#isOpen = false
	}

	open(): void {
		this.#isOpen = true
		this.#messages = []
		this.ledger.connectionOpened()
	}

	resync(): void {
		if (!this.#isOpen) return
		this.#send('all', new Set(Array.from({ length: this.#made }, (_, edit) => edit + 1)))
	}

	/** Acknowledges a share of the messages of this connection. */
	acknowledge(share: number): void {
		if (!this.#isOpen) return
		const count = Math.ceil(share * this.#messages.length)
		for (const message of this.#messages.slice(0, count)) {
			for (const edit of message) this.#saved.add(edit)
		}
		this.ledger.messagesSaved(count)
	}

	#send(carries: 'all' | 'newest', edits: Set<number>): void {
		this.#messages.push(edits)
		this.ledger.messageSent(carries)
	}
}

const deed = fc.oneof(
	{ weight: 4, arbitrary: fc.constant({ name: 'edit' } as const) },
	{ weight: 1, arbitrary: fc.constant({ name: 'close' } as const) },
	{ weight: 2, arbitrary: fc.constant({ name: 'open' } as const) },
	{ weight: 2, arbitrary: fc.constant({ name: 'resync' } as const) },
	{
		weight: 3,
		arbitrary: fc.record({
			name: fc.constant('acknowledge' as const),
			share: fc.double({ min: 0, max: 1, noNaN: true })
		})
	}
)

test('whatever happens in whatever order, no edit is called saved before its message is', () => {
	fc.assert(
		fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
			const world = new World()
			for (const deed of deeds) {
				if (deed.name === 'acknowledge') world.acknowledge(deed.share)
				else world[deed.name]()
				expect(world.ledger.waiting).toBeGreaterThanOrEqual(world.waiting)
			}
			world.open()
			world.resync()
			world.acknowledge(1)
			expect(world.ledger.waiting).toBe(0)
		}),
		{ numRuns: 1000 }
	)
})

test('while the line holds and was resynced, the ledger is exact', () => {
	fc.assert(
		fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
			const world = new World()
			world.open()
			world.resync()
			for (const deed of deeds) {
				if (deed.name === 'acknowledge') world.acknowledge(deed.share)
				else if (deed.name !== 'open' && deed.name !== 'close') world[deed.name]()
				expect(world.ledger.waiting).toBe(world.waiting)
			}
		})
	)
})

describe('where unsaved edits begin', () => {
	/** Edits that begin at these clocks of the document, each sent as it was made. */
	function madeAt(...starts: number[]): Ledger {
		const ledger = new Ledger()
		ledger.connectionOpened()
		for (const start of starts) {
			ledger.edited(start)
			ledger.messageSent('newest')
		}
		return ledger
	}

	test('is nowhere when there are none', () => {
		expect(new Ledger().unsavedFrom).toBe(null)
	})

	test('moves on as they are saved', () => {
		const ledger = madeAt(0, 3, 7)
		const from = [0, 1, 2, 3].map((count) => {
			ledger.messagesSaved(count)
			return ledger.unsavedFrom
		})
		expect(from).toEqual([0, 3, 7, null])
	})

	test('is said of this visit’s alone', () => {
		const ledger = new Ledger()
		ledger.inherited(2)
		expect(ledger.unsavedFrom).toBe(null)
		ledger.edited(5)
		ledger.connectionOpened()
		ledger.messageSent('all')
		ledger.edited(9)
		ledger.messagesSaved(1)
		expect([ledger.waiting, ledger.unsavedFrom]).toEqual([1, 9])
	})
})

test('what turned out to be on the server waits no more, and what comes after does', () => {
	const ledger = ledgerWith(2)
	ledger.inherited(1)
	ledger.settled()
	expect([ledger.waiting, ledger.inheritedWaiting, ledger.unsavedFrom]).toEqual([0, 0, null])
	ledger.edited(4)
	expect([ledger.waiting, ledger.unsavedFrom]).toEqual([1, 4])
})
