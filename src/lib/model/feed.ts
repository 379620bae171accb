/*
 * A calendar feed as plain data: what a calendar program is told, not how it is written. The server
 * remembers what it told, and `formats/calendar-write.ts` writes it.
 */

/** When something is: whole days, the last one included, or from one moment to another. */
export type EventTime =
	| { kind: 'days'; first: string; last: string }
	/** Milliseconds since 1970. */
	| { kind: 'span'; from: number; to: number }

/** An entry of a calendar. */
export type FeedEvent = {
	/** What names it for good, whatever becomes of its date: the id of what it is about. */
	key: string
	time: EventTime
	title: string
	place: string
	/** Lines of plain text; '' for none. */
	text: string
	status: 'tentative' | 'confirmed' | 'cancelled'
	/** Whether it takes the reader's time. */
	isBusy: boolean
}

/** An event as it was last told: `sequence` grows with every change, `at` is when it became so. */
export type ToldEvent = { event: FeedEvent; sequence: number; at: number }

/** What a feed has told so far. `revision` is raised whenever anything in it changes. */
export type Told = { revision: number; events: readonly ToldEvent[] }

/** A feed that nobody has asked yet. */
export const nothingTold: Told = { revision: 0, events: [] }

/** How long what is cancelled stays in a feed, so that calendar programs that ask seldom take it out. */
export const cancelledForMs = 30 * 24 * 60 * 60 * 1000

/**
 * What a feed tells now: what did not change keeps its sequence, what did gets a higher one, and what
 * is gone is told as cancelled for a while. A sequence never falls, even when something comes back
 * after it was forgotten, because all count on from one number.
 */
export function tell(told: Told, events: readonly FeedEvent[], now: number): Told {
	const revision = told.revision + 1
	const before = new Map(told.events.map((each) => [each.event.key, each]))
	const current = new Set(events.map(({ key }) => key))
	const here = events.map((event): ToldEvent => {
		const known = before.get(event.key)
		if (known && isSame(known.event, event)) return known
		return { event, sequence: told.revision, at: now }
	})
	const gone = told.events
		.filter(({ event }) => !current.has(event.key))
		.map((each): ToldEvent => {
			if (each.event.status === 'cancelled') return each
			const event: FeedEvent = { ...each.event, status: 'cancelled', isBusy: false }
			return { event, sequence: told.revision, at: now }
		})
		.filter(({ at }) => now - at < cancelledForMs)
	const all = [...here, ...gone]
	const isUnchanged =
		all.length === told.events.length && all.every((each) => before.get(each.event.key) === each)
	return isUnchanged ? told : { revision, events: all }
}

function isSame(a: FeedEvent, b: FeedEvent): boolean {
	const [was, is] = [new Map(Object.entries(a)), Object.entries(b)]
	return is.every(([name, value]) => {
		const before: unknown = was.get(name)
		if (name !== 'time') return before === value
		return timeWords(a.time) === timeWords(b.time)
	})
}

function timeWords(time: EventTime): string {
	return time.kind === 'days' ? `${time.first}/${time.last}` : `${time.from}/${time.to}`
}
