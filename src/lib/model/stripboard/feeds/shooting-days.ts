import type { FeedEvent } from '../../feed.ts'
import type { CallSheet, SheetLine } from '../call-sheet/facts.ts'
import {
	clockOf,
	dayName,
	shootOf,
	spanOf,
	standingWords,
	statusOf,
	wholeDay,
	type FeedDay,
	type Shoot,
	type ShootSource
} from './days.ts'

/** The shooting days, with the company's travel and holidays between them. No synopsis, no cast. */
export function shootingDayEvents(source: ShootSource): FeedEvent[] {
	const shoot = shootOf(source)
	return [...shoot.days.map((day) => dayEvent(day, source.zone)), ...betweenEvents(shoot)]
}

function dayEvent(day: FeedDay, zone: string): FeedEvent {
	const { id, sheet } = day
	const [from, to] = [clockOf(sheet.call), clockOf(sheet.wrap)]
	const sets = [...new Set(scenesOf(sheet).map(({ set }) => set))]
	return {
		key: `day-${id}`,
		time: from === null ? wholeDay(sheet.date) : spanOf(sheet.date, zone, { from, to }),
		title: [`${dayName(day)} of ${sheet.of}`, sets.slice(0, 3).join(', ')]
			.filter(Boolean)
			.join(': '),
		place: sheet.locations.join('; '),
		text: [
			timesLine(sheet),
			...scenesOf(sheet).map(sceneLine),
			pagesLine(sheet),
			standingWords(day)
		]
			.filter(Boolean)
			.join('\n'),
		status: statusOf(day),
		isBusy: true
	}
}

/** Dates between the main unit's days on which the company travels or has a holiday. */
function betweenEvents({ sheets: [main] }: Shoot): FeedEvent[] {
	const off = (main?.view.days ?? []).flatMap(({ id, rows, daysOffBefore }) =>
		id === 'open' && rows.length === 0 ? [] : daysOffBefore
	)
	return off
		.filter(({ kind }) => kind !== 'off')
		.map(({ date, kind, reason }) => ({
			key: `date-${date}`,
			time: wholeDay(date),
			title: reason,
			place: '',
			text: '',
			status: 'confirmed',
			isBusy: kind === 'travel'
		}))
}

/** The scenes of a day, without its banners. */
export function scenesOf({ lines }: CallSheet): SheetLine[] {
	return lines.filter(({ isBanner }) => !isBanner)
}

/** `Sc 42A: INT KITCHEN, DAY 3, 2 3/8`. */
export function sceneLine({ number, set, time, pages }: SheetLine): string {
	return `Sc ${number || '–'}: ${[set, time, pages].filter(Boolean).join(', ')}`
}

function timesLine({ call, shootingCall, lunch, wrap }: CallSheet): string {
	const times = [
		`Crew call ${call}`,
		shootingCall && `shooting call ${shootingCall}`,
		lunch && `lunch ${lunch}`,
		wrap && `estimated wrap ${wrap}`
	]
	return `${times.filter(Boolean).join(', ')}.`
}

function pagesLine({ pages }: CallSheet): string {
	return `${pages} pages.`
}
