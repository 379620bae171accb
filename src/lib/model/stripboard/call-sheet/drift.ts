import { shortDayWords } from '../reports/words.ts'
import type { CallSheet, SheetCall, SheetLine } from './facts.ts'

/** What has become different since a sheet went out. */
export type Drift = {
	/** A sentence for each difference, in the order of the sheet. */
	sentences: string[]
	/** The ids of lines, cast and others, and the names of facts, that carry a star in print. */
	starred: ReadonlySet<string>
}

const facts = {
	date: 'Date',
	call: 'Crew call',
	shootingCall: 'Shooting call',
	breakfast: 'Breakfast',
	lunch: 'Lunch',
	wrap: 'Est. wrap',
	pages: 'Pages',
	people: 'Key people',
	weather: 'Weather',
	sun: 'Sun',
	hospital: 'Nearest hospital',
	parking: 'Parking and base camp',
	channels: 'Set phone and channels',
	notices: 'Notices',
	catering: 'Catering',
	transport: 'Transport'
} as const satisfies Partial<Record<keyof CallSheet, string>>

/** Compares a sheet that went out with the sheet as it stands. */
export function driftOf(out: CallSheet, now: CallSheet): Drift {
	const changed = (Object.keys(facts) as (keyof typeof facts)[]).filter(
		(fact) => out[fact] !== now[fact]
	)
	const lines = compared(out.lines, now.lines)
	const cast = compared(out.cast, now.cast)
	const extras = compared(out.extras, now.extras)
	const crew = compared(out.crew.map(asEntry), now.crew.map(asEntry))
	return {
		sentences: [
			...(out.day === now.day ? [] : [`Day ${out.day} is day ${now.day} now`]),
			...changed.map((fact) => `${facts[fact]}: ${told(fact, out)} → ${told(fact, now)}`),
			...sentencesOf(lines, lineName, { gone: 'left the day', come: 'joined the day' }),
			...(inOrder(out.lines, now.lines) ? [] : ['The order of the day changed']),
			...sentencesOf(cast, castName, { gone: 'is no longer called', come: 'is called now' }),
			...sentencesOf(extras, ({ name }) => name, { gone: 'is not needed now', come: 'joined' }),
			...sentencesOf(crew, ({ id }) => id, {
				gone: 'has the crew call now',
				come: 'has its own call'
			})
		],
		starred: new Set([
			...changed,
			...[lines, cast, extras, crew].flatMap(({ come, changed }) =>
				[...come, ...changed.map(({ after }) => after)].map(({ id }) => id)
			)
		])
	}
}

type Entry = { id: string }
type Compared<Item> = { gone: Item[]; come: Item[]; changed: { before: Item; after: Item }[] }

function compared<Item extends Entry>(out: readonly Item[], now: readonly Item[]): Compared<Item> {
	const before = new Map(out.map((each) => [each.id, each]))
	const still = new Set(now.map(({ id }) => id))
	return {
		gone: out.filter(({ id }) => !still.has(id)),
		come: now.filter(({ id }) => !before.has(id)),
		changed: now.flatMap((after) => {
			const known = before.get(after.id)
			return known && !isSame(known, after) ? [{ before: known, after }] : []
		})
	}
}

/** Field by field: what was frozen has its fields in another order. */
function isSame(before: Entry, after: Entry): boolean {
	const was = new Map<string, unknown>(Object.entries(before))
	return Object.entries(after).every(([field, value]) => was.get(field) === value)
}

function sentencesOf<Item extends Entry>(
	{ gone, come, changed }: Compared<Item>,
	nameOf: (item: Item) => string,
	words: { gone: string; come: string }
): string[] {
	return [
		...gone.map((each) => `${nameOf(each)} ${words.gone}`),
		...come.map((each) => `${nameOf(each)} ${words.come}`),
		...changed.map(({ before, after }) => `${nameOf(after)}: ${differences(before, after)}`)
	]
}

const fieldNames: Record<string, string> = {
	...{ number: 'number', set: 'set', time: 'day or night', synopsis: 'synopsis', name: 'name' },
	...{ pickUp: 'pick-up', makeUp: 'make-up', onSet: 'on set', note: 'remarks' }
}

/** The fields that differ, with both values where they are short. */
function differences(before: Entry, after: Entry): string {
	const was = new Map(Object.entries(before))
	return Object.entries(after)
		.filter(([field, value]) => was.get(field) !== value)
		.map(([field, value]) => {
			const name = fieldNames[field] ?? field
			const [from, to] = [was.get(field) || 'none', value || 'none']
			return `${from}${to}`.length > 60 ? `${name} changed` : `${name} ${from} → ${to}`
		})
		.join(', ')
}

/** A long text is not told twice over. */
function told(fact: keyof typeof facts, sheet: CallSheet): string {
	const text = fact === 'date' ? shortDayWords(sheet.date) : sheet[fact]
	if (text === '') return 'none'
	return text.length > 40 ? `${text.slice(0, 39)}…` : text
}

function inOrder(out: readonly SheetLine[], now: readonly SheetLine[]): boolean {
	const [before, after] = [new Set(out.map(({ id }) => id)), new Set(now.map(({ id }) => id))]
	const stayed = out.filter(({ id }) => after.has(id)).map(({ id }) => id)
	return (
		stayed.join() ===
		now
			.filter(({ id }) => before.has(id))
			.map(({ id }) => id)
			.join()
	)
}

function lineName({ isBanner, number, set }: SheetLine): string {
	return isBanner ? set : number === '' ? set : `Scene ${number}`
}

function castName({ number, name }: SheetCall): string {
	return number === '' ? name : `${number}. ${name}`
}

function asEntry({ department, call }: CallSheet['crew'][number]) {
	return { id: department, call }
}
