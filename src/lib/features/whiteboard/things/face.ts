import { formatEighths } from '#model/stripboard/eighths.ts'
import { counted } from '$lib/ui/words.ts'
import { calendarDayWords } from '$lib/ui/when.ts'
import {
	clockOf,
	dayName,
	lengthName,
	overallName,
	statusName,
	typeNames
} from '#model/bookings/names.ts'
import type { SessionStanding } from '#model/bookings/queries/holds.ts'
import type { Session } from '#model/bookings/records/session.ts'
import { statusNames } from '#model/deliverables/names.ts'
import type { ChecklistRow } from '#model/deliverables/queries/checklist.ts'
import { isSettled } from '#model/deliverables/status.ts'
import type { Contact } from '#model/office/records.ts'
import type { ShootingDay } from '#model/stripboard/queries/board.ts'
import type { Element } from '#model/stripboard/records/element.ts'
import type { Location } from '#model/stripboard/records/set.ts'

/** What a state means for whoever waits. */
export type Tone = 'plain' | 'good' | 'warning' | 'conflict'

/** What a card shows of its thing: words, whatever kind of thing it is. */
export type Face = {
	/** What kind of thing it is. */
	kind: string
	title: string
	/** Where it stands. */
	state: { text: string; tone: Tone } | null
	lines: readonly string[]
	/** How many there are, on a card that is a list. */
	count: number | null
	/** Where it is at home, below the production's address. */
	href: string | null
	/** It was removed, by whom as far as that is known, and whether I may restore it. */
	gone: { by: string; mayRestore: boolean } | null
}

const plain = { state: null, lines: [], count: null, href: null, gone: null }

/** A thing that is not there: removed, never there, or not for my eyes. */
export function missing(kind: string, title: string, gone: Face['gone']): Face {
	return { ...plain, kind, title, gone }
}

/** `Thu 12 Mar`, without the year: a plan is of one year, or next to it. */
export const shortDay = (date: string): string => calendarDayWords(date).slice(0, -5)

/** A session: when, how it stands, and with what. */
export function sessionFace(
	session: Session,
	{ overall, standings }: SessionStanding,
	nameOf: (id: string) => string
): Face {
	const { start, minutes, title, type } = session
	const when =
		start === '' ? 'No time yet' : `${dayName(start)} · ${clockOf(start)} · ${lengthName(minutes)}`
	const booked = standings.map(({ resource, status, rank }) =>
		standings.length > 1 ? `${nameOf(resource)}: ${statusName({ status, rank })}` : nameOf(resource)
	)
	const isBad = overall.status === 'declined' || overall.status === 'cancelled'
	const tone = overall.status === 'confirmed' ? 'good' : isBad ? 'conflict' : 'plain'
	return {
		...plain,
		kind: typeNames[type],
		title: title || typeNames[type],
		state: { text: overallName(overall), tone: overall.required === 0 ? 'plain' : tone },
		lines: [when, ...booked],
		href: `/bookings?session=${session.id}`
	}
}

/** A line of a delivery schedule: what is owed to whom, until when, and where it stands. */
export function deliveryFace(row: ChecklistRow): Face {
	const { deliverable, recipient, track, due, timing, line } = row
	const late = timing === 'late' ? 'Late, due' : timing === 'at-risk' ? 'At risk, due' : 'Due'
	const isDone = isSettled(track.status)
	const tone: Tone =
		timing === 'late' || track.status === 'rejected'
			? 'conflict'
			: timing === 'at-risk'
				? 'warning'
				: isDone
					? 'good'
					: 'plain'
	return {
		...plain,
		kind: 'Delivery',
		title: deliverable.name,
		state: { text: statusNames[track.status], tone },
		lines: [
			`To ${recipient.name}${track.round > 1 ? `, round ${track.round}` : ''}`,
			...(due === '' || isDone ? [] : [`${late} ${shortDay(due)}`]),
			...(deliverable.owner === '' ? [] : [deliverable.owner])
		],
		href: `/deliverables?line=${line.id}`
	}
}

/** A cast member: on which days they work, and how to reach them for those who may know. */
export function castFace(
	element: Element,
	days: readonly ShootingDay[],
	contacts: readonly Contact[]
): Face {
	const [first, last] = [days[0], days.at(-1)]
	const on = (day: ShootingDay) => (day.date === null ? `Day ${day.number}` : shortDay(day.date))
	const span = first && last && first !== last ? `${on(first)} to ${on(last)}` : ''
	return {
		...plain,
		kind: 'Cast',
		title: `${element.number} ${element.name}`.trim(),
		state: { text: counted(days.length, 'day'), tone: 'plain' },
		lines: [...(first ? [span || on(first)] : ['Not scheduled yet']), ...contacts.map(reachOf)],
		href: '/stripboard/elements'
	}
}

/** Somebody on the contact list. */
export function contactFace(contact: Contact): Face {
	const { name, job, department, phone, email } = contact
	const work = [job, department].filter((part) => part !== '').join(', ')
	return {
		...plain,
		kind: 'Contact',
		title: name,
		lines: [work, phone, email].filter((line) => line !== ''),
		href: `/contacts?contact=${contact.id}`
	}
}

const reachOf = ({ name, phone, email }: Contact): string =>
	[name, phone || email].filter((part) => part !== '').join(' · ')

/** What is shot at a location, and how much of it has a day. */
export type AtLocation = {
	sets: readonly string[]
	scheduled: number
	waiting: number
	eighths: number
}

/** A location: its sets, how much is shot there, and how much of that has no day yet. */
export function locationFace(location: Location, there: AtLocation): Face {
	const { sets, scheduled, waiting, eighths } = there
	const scenes = scheduled + waiting
	const { permitFrom, permitTo } = location
	const permit = [
		permitFrom === '' ? '' : ` from ${shortDay(permitFrom)}`,
		permitTo === '' ? '' : ` to ${shortDay(permitTo)}`
	].join('')
	return {
		...plain,
		kind: 'Location',
		title: location.name,
		state:
			waiting > 0
				? { text: `${waiting} not scheduled`, tone: 'warning' }
				: { text: scenes > 0 ? 'All scheduled' : 'No scenes', tone: scenes > 0 ? 'good' : 'plain' },
		lines: [
			`${counted(scenes, 'scene')} · ${formatEighths(eighths)} pgs`,
			...(sets.length > 0 ? [sets.join(', ')] : []),
			...(permit === '' ? [] : [`Permit${permit}`])
		],
		href: '/stripboard'
	}
}

/** An answer to a saved question: each thing in a line, with where it is at home. */
export type Answer = { title: string; items: readonly { text: string; href: string }[] }

/** A list that keeps itself. */
export function queryFace({ title, items }: Answer): Face {
	return {
		...plain,
		kind: 'List',
		title,
		count: items.length,
		lines: items.length === 0 ? ['Nothing at the moment'] : items.map(({ text }) => text),
		href: items[0]?.href.split('?')[0] ?? null
	}
}
