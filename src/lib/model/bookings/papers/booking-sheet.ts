import { grouped } from '../../core/grouped.ts'
import { labelled, type Block, type Cell, type PaperColumn, type Report } from '../../report.ts'
import { isOpen } from '../cues/list.ts'
import { sizeOf } from '../cues/size.ts'
import { cueKindWords } from '../cues/words.ts'
import { clockOf, dayName, detailNames, lengthName, overallName, statusName } from '../names.ts'
import { typeNames } from '../names.ts'
import { slotOf } from '../queries/slots.ts'
import type { Cue } from '../records/cue.ts'
import type { Resource } from '../records/resource.ts'
import { ownFields, type SessionType } from '../records/session-types.ts'
import { minuteMs, wallAt } from '../time.ts'
import { peopleFields, peopleOf } from './people.ts'
import { clockName, sessionTitle, spanWords, zonesOf, type SessionSource } from './source.ts'
import { tierWords } from './terms.ts'

/** One fact of a sheet: what it is about, and what it says. */
type Fact = { label: string; text: string; under?: string }

/** The booking sheet of one session: all that whoever comes to it or is booked for it has to know. */
export function bookingSheet(source: SessionSource): Report {
	const { session, standing, production, printedOn } = source
	const title = sessionTitle(session)
	const type = typeNames[session.type]
	const parts = partsOf(source)
	return {
		title: 'Booking sheet',
		...{ production, printedOn, revision: '', orientation: 'portrait' },
		about: [title, title === type ? '' : type, overallName(standing.overall)]
			.filter(Boolean)
			.join('  ·  '),
		blocks: parts.flatMap(({ blocks }) => blocks),
		sheet: {
			columns: [
				{ label: 'Part', kind: 'text', width: 18 },
				{ label: 'What', kind: 'text', width: 28 },
				{ label: 'Detail', kind: 'text', width: 60 }
			],
			rows: parts.flatMap(({ name, blocks }) => rowsOf(blocks).map((row) => [name, ...row]))
		}
	}
}

type Part = { name: string; blocks: Block[] }

function partsOf(source: SessionSource): Part[] {
	const { session } = source
	const details = ownFields[session.type]
		.filter((field) => !peopleFields.includes(field) && field !== 'farZone')
		.filter((field) => session[field] !== '')
		.map((field) => ({ label: detailNames[field], text: session[field] }))
	const note = session.note === '' ? [] : [{ label: 'Note', text: session.note }]
	return [
		part('When', facts(whenOf(source))),
		part('Booked', booked(source)),
		part('Who', who(source)),
		part(cueHeading(session.type), cueBlock(source)),
		part(`${typeNames[session.type]} details`, facts([...details, ...note])),
		part('Cancellation', facts(termsOf(source)))
	].filter(({ blocks }) => blocks.length > 0)
}

function part(name: string, block: Block | null): Part {
	if (block === null) return { name, blocks: [] }
	return { name, blocks: [{ kind: 'heading', text: name, aside: '' }, block] }
}

/** Facts as a table of two columns; null when there are none. */
function facts(list: readonly Fact[]): Block | null {
	if (list.length === 0) return null
	const columns: PaperColumn[] = [
		{ label: '', width: 150 },
		{ label: '', width: 'rest' }
	]
	const rows = list.map(({ label, text, under = '' }): Cell[] => [
		{ text: label, quiet: true },
		{ text, under }
	])
	return { kind: 'table', columns, head: [], rows }
}

function whenOf(source: SessionSource): Fact[] {
	const { session } = source
	if (slotOf(session) === null) return [{ label: 'Begins', text: 'Nobody has said when yet' }]
	const [first = '', ...others] = zonesOf(source)
	const far = (zone: string) => (zone === session.farZone ? session.farStudio : '')
	return [
		{ label: clockName(first || 'UTC'), text: spanWords(session), under: lengthOf(source) },
		...others.map((zone) => ({
			...{ label: clockName(zone), text: spanWords(session, zone), under: far(zone) }
		}))
	]
}

function lengthOf({ session }: SessionSource): string {
	return session.expires === ''
		? lengthName(session.minutes)
		: `${lengthName(session.minutes)}. Holds end on ${dayName(session.expires)}`
}

/** The rooms, machines and services: where they are, how they are held, when they are got ready. */
function booked({ session, standing, resources }: SessionSource): Block | null {
	const columns: PaperColumn[] = [
		{ label: 'Room or machine', width: 'rest' },
		{ label: 'Status', width: 92 },
		{ label: 'Set-up, strike', width: 112 },
		{ label: 'Whom to ask', width: 116 }
	]
	const rows = standing.standings.flatMap((each): Cell[][] => {
		const resource = resources.get(each.resource)
		if (!resource || resource.kind === 'person') return []
		const { name, house, address, contact } = resource
		const optional = each.required ? '' : 'Optional'
		return [
			[
				{
					text: name,
					bold: true,
					under: [house === name ? '' : house, address].filter(Boolean).join('\n')
				},
				{ text: statusName(each), under: optional },
				{ text: readyWords(resource, slotOf(session)) },
				{ text: contact }
			]
		]
	})
	if (rows.length === 0) return null
	return { kind: 'table', columns, head: [labelled(columns)], rows }
}

/** `from 13:30, until 18:45`: set-up and strike, on the room's own clock. */
function readyWords(
	{ before, after, zone }: Pick<Resource, 'before' | 'after' | 'zone'>,
	slot: ReturnType<typeof slotOf>
): string {
	if (slot === null) return ''
	const clock = (moment: number) => clockOf(wallAt(moment, zone))
	return [
		before === 0 ? '' : `from ${clock(slot.from - before * minuteMs)}`,
		after === 0 ? '' : `until ${clock(slot.to + after * minuteMs)}`
	]
		.filter(Boolean)
		.join(', ')
}

/** The people. Who may not read the office's list sees no phones, and is told who does. */
function who(source: SessionSource): Block | null {
	const people = peopleOf(source)
	if (people.length === 0) return null
	const hasPhones = source.contacts !== null
	const columns: PaperColumn[] = [
		{ label: 'Name', width: 'rest' },
		{ label: 'As', width: 140 },
		{ label: 'Status', width: 88 },
		...(hasPhones ? [{ label: 'Phone and e-mail', width: 150 } as const] : [])
	]
	const rows = people.map(({ name, as, status, contact }): Cell[] => [
		...[{ text: name, bold: true }, { text: as }, { text: status }],
		...(hasPhones ? [{ text: contact?.phone ?? '', under: contact?.email ?? '' }] : [])
	])
	return { kind: 'table', columns, head: [labelled(columns)], rows }
}

/** The types whose work is counted in cues. */
const cueTypes: ReadonlySet<SessionType> = new Set(['adr', 'group', 'voice', 'foley', 'score'])

function cueHeading(type: SessionType): string {
	return cueTypes.has(type) ? 'Cues planned' : 'Cues'
}

/** The cues by reel: how many, how many still to do, how long they take. */
function cueBlock({ cues, cueRules, session }: SessionSource): Block | null {
	if (cues.length === 0) {
		if (!cueTypes.has(session.type)) return null
		return facts([{ label: 'Cues', text: 'None have been taken to this session yet' }])
	}
	const columns: PaperColumn[] = [
		{ label: 'Reel', width: 'rest' },
		{ label: 'Cues', width: 120, align: 'right' },
		{ label: 'Still to do', width: 80, align: 'right' },
		{ label: 'Time for them', width: 90, align: 'right' }
	]
	const row = (name: string, own: readonly Cue[], bold: boolean): Cell[] => {
		const open = sizeOf(own.filter(isOpen), cueRules)
		return [
			{ text: name, bold },
			{ text: countWords(own), align: 'right', bold },
			{ text: String(open.count), align: 'right', bold },
			{ text: open.minutes === 0 ? '' : lengthName(open.minutes), align: 'right', bold }
		]
	}
	const reels = [...grouped(cues, ({ reel }) => reel)].sort(([a], [b]) =>
		a.localeCompare(b, 'en', { numeric: true })
	)
	return {
		kind: 'table',
		columns,
		head: [labelled(columns)],
		rows: [
			...reels.map(([reel, own]) =>
				row(reel === '' ? 'No reel' : /^\d/.test(reel) ? `Reel ${reel}` : reel, own, false)
			),
			...(reels.length > 1 ? [row('Together', cues, true)] : [])
		]
	}
}

/** `12 ADR cues`, `3 Foley cues, 1 music cue`. */
function countWords(cues: readonly Cue[]): string {
	return [...grouped(cues, ({ kind }) => kind)]
		.map(([kind, own]) => `${own.length} ${cueKindWords[kind][own.length === 1 ? 'one' : 'many']}`)
		.join(', ')
}

/** The terms of each house that states some. What no house states is said to be missing. */
function termsOf({ standing, resources, rules }: SessionSource): Fact[] {
	const stated = standing.standings.flatMap(({ resource: id }): Fact[] => {
		const resource = resources.get(id)
		const words = resource ? tierWords(resource.cancellation) : ''
		const label = [resource?.name, resource?.house].filter(Boolean).join(', ')
		return words === '' ? [] : [{ label, text: words }]
	})
	if (stated.length === 0)
		return [{ label: 'Terms', text: 'None are kept for what this session books' }]
	if (!rules.skipsWeekends) return stated
	return [...stated, { label: 'Hours', text: 'Saturdays and Sundays do not count' }]
}

/** The rows of tables as two texts each, for a spreadsheet. */
function rowsOf(blocks: readonly Block[]): [string, string][] {
	return blocks.flatMap((block) =>
		block.kind === 'table'
			? block.rows.map(([first, ...rest]): [string, string] => [
					first ? wordsOf(first) : '',
					rest.map(wordsOf).filter(Boolean).join(', ')
				])
			: []
	)
}

function wordsOf({ text, under = '' }: Cell): string {
	return [text, under.replaceAll('\n', ', ')].filter(Boolean).join(', ')
}
