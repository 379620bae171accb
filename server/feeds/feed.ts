import * as z from 'zod'
import { nothingTold, tell } from '#model/feed.ts'
import { loadAll, openStored } from '../store/documents.ts'
import type { Store } from '../store/store.ts'
import { derive, documentsBehind, subject, type Derived, type Subject } from './subject.ts'

const time = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('days'), first: z.string(), last: z.string() }),
	z.object({ kind: z.literal('span'), from: z.number(), to: z.number() })
])
const event = z.object({
	...{ key: z.string(), time, title: z.string(), place: z.string(), text: z.string() },
	status: z.enum(['tentative', 'confirmed', 'cancelled']),
	isBusy: z.boolean()
})
const told = z.object({
	revision: z.number(),
	events: z.array(z.object({ event, sequence: z.number(), at: z.number() }))
})

/**
 * What lies behind a feed's link: what it is about, and what it told last, so that the sequence of an
 * event grows when it changes and what is gone can be told as cancelled.
 */
const feed = z.object({
	subject,
	/** The IANA zone that calls are in. */
	zone: z.string(),
	/** The calendar's name as its reader sees it. */
	name: z.string(),
	/** By which state of the documents it told that, and when. */
	seen: z.string(),
	toldAt: z.number(),
	told
})

export type Feed = z.infer<typeof feed>

/** A feed as it was stored; null for what is none. */
export function readFeed(stored: unknown): Feed | null {
	const parsed = feed.safeParse(stored)
	return parsed.success ? parsed.data : null
}

type Source = { store: Pick<Store, 'load' | 'generation'>; production: string; now: number }

/** A new feed, and the line a list shows it under; null when there is nothing that it could be about. */
export async function newFeed(
	subject: Subject,
	zone: string,
	source: Source
): Promise<{ feed: Feed; heading: string } | null> {
	const loaded = await loadBehind(source, subject)
	const derived = loaded && deriveFrom(loaded, { subject, zone })
	if (!derived) return null
	const [seen, { now }] = [stateOf(source, loaded), source]
	const before = { subject, zone, name: nameOf(derived), seen, toldAt: now, told: nothingTold }
	return {
		heading: derived.heading,
		feed: { ...before, told: asStored(tell(nothingTold, derived.events, now)) }
	}
}

/** Long enough for what is cancelled to be dropped about when it should be. */
const toldForMs = 24 * 60 * 60 * 1000

/**
 * A feed as it is now; the same object when nothing it could tell has changed. The documents are only
 * opened when one of them has been edited since.
 */
export async function refreshed(before: Feed, source: Source): Promise<Feed> {
	const loaded = await loadBehind(source, before.subject)
	if (loaded === null) return before
	const [seen, { now }] = [stateOf(source, loaded), source]
	if (seen === before.seen && now - before.toldAt < toldForMs) return before
	const derived = deriveFrom(loaded, before)
	const told = tell(before.told, derived?.events ?? [], now)
	return {
		...before,
		...{ seen, toldAt: now, told: asStored(told) },
		name: derived ? nameOf(derived) : before.name
	}
}

/** The feed as calendar programs read it. What writes it loads when the first one is asked for. */
export async function calendarOf({ name, told }: Feed, production: string): Promise<string> {
	const { writeCalendar } = await import('#formats/calendar-write.ts')
	return writeCalendar({ name, production }, told.events)
}

const loadBehind = ({ store, production }: Source, subject: Subject) =>
	loadAll(store, production, documentsBehind(subject))

type Loaded = NonNullable<Awaited<ReturnType<typeof loadBehind>>>

function deriveFrom(loaded: Loaded, { subject, zone }: Pick<Feed, 'subject' | 'zone'>) {
	return derive(subject, zone, (kind) => openStored(loaded[kind]))
}

function stateOf({ store }: Source, loaded: Loaded): string {
	const states = Object.entries(loaded).map(([kind, { epoch, seq }]) => `${kind} ${epoch}.${seq}`)
	return [store.generation, ...states].join(', ')
}

function nameOf({ title, heading }: Derived): string {
	return `${title}: ${heading.charAt(0).toLowerCase()}${heading.slice(1)}`
}

function asStored({ revision, events }: ReturnType<typeof tell>): Feed['told'] {
	return { revision, events: [...events] }
}
