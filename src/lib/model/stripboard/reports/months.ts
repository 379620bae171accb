import type { Block, Cell, Report, Sheet } from '../../report.ts'
import { monthPage } from '../../month-page.ts'
import { datesBetween, type DayKind } from '../../production/calendar.ts'
import { formatEighths } from '../eighths.ts'
import { eventLine } from '../event-words.ts'
import { boardOf, unitsOf, type ShootingDay } from '../queries/board.ts'
import {
	monthsOf,
	weeksOf,
	type MonthDate,
	type MonthDay,
	type MonthSource
} from '../queries/months.ts'
import { isShot } from '../queries/published-lines.ts'
import { headOf, type Source } from './input.ts'

const kindNames: Record<DayKind, string> = {
	work: '',
	off: 'Day off',
	holiday: 'Holiday',
	travel: 'Company travel'
}

/** What a square of a printed month has room for. */
const mostEvents = 3

/** The calendar, a month a page: what each unit shoots on each day, why nothing is, and who does what else. */
export function monthsReport(source: Source): Report {
	const all = monthSourceOf(source)
	const hasDates = all.units.some(({ days }) =>
		days.some(({ date, rows }) => date !== null && rows.some(isShot))
	)
	const months = hasDates ? monthsOf(all) : []
	const nothing = 'No day that has a date is scheduled yet.'
	return {
		title: 'Calendar',
		...headOf(source),
		orientation: 'landscape',
		blocks:
			months.length === 0
				? [{ kind: 'text', text: nothing }]
				: months.flatMap((month, at): Block[] => [
						...(at === 0 ? [] : [{ kind: 'page' } as const]),
						...monthPage(month, weeksOf(all, month), cellOf)
					]),
		sheet: {
			columns: [
				{ label: 'Date', kind: 'date', width: 12 },
				{ label: 'Unit', kind: 'whole', width: 6 },
				{ label: 'Shoot Day', kind: 'whole', width: 10 },
				{ label: 'Day', kind: 'text', width: 20 },
				{ label: 'Scenes', kind: 'text', width: 40 },
				{ label: 'Places', kind: 'text', width: 50 },
				{ label: 'D/N', kind: 'text', width: 6 },
				{ label: 'Pages', kind: 'eighths', width: 8 },
				{ label: 'Eighths', kind: 'whole', width: 8 },
				{ label: 'Cast', kind: 'whole', width: 6 },
				{ label: 'Also', kind: 'text', width: 60 }
			],
			rows: datedRows(all, months)
		}
	}
}

/** The board with its second units, as a calendar shows them. */
function monthSourceOf({ state, production, board, view }: Source): MonthSource {
	const others = unitsOf(state.boards, board).map((id) => boardOf(state, production, id))
	return { state, production, units: [view, ...others] }
}

/** A row a unit and date, from the first shooting day to the last. */
function datedRows(source: MonthSource, months: readonly string[]): Sheet['rows'] {
	const dates = source.units.flatMap(({ days }) => days.map(({ date }) => date))
	const known = dates.filter((date) => date !== null).sort()
	const span = new Set(datesBetween(known[0] ?? '', known.at(-1) ?? ''))
	const squares = months
		.flatMap((month) => weeksOf(source, month).flat())
		.filter(({ date }) => span.delete(date))
	return squares.flatMap((square): Sheet['rows'] => {
		const also = square.events.map(({ name, event }) => eventLine(name, event)).join('; ')
		const why = dayWord(square)
		if (square.days.length === 0)
			return [[square.date, null, null, why, '', '', '', '', null, null, also]]
		return square.days.map(({ unit, day, places, time }) => [
			...[square.date, unit + 1, day.number, why, scenesOf(day).join(', '), places.join('; ')],
			...[time, formatEighths(day.totals.eighths), day.totals.eighths, day.totals.cast, also]
		])
	})
}

function dayWord({ kind, reason, isExtra }: MonthDate): string {
	if (kind === 'work') return isExtra ? reason || 'Extra work day' : ''
	const name = kindNames[kind]
	return reason === name ? name : `${name}: ${reason}`
}

function cellOf({ date, kind, reason, days, events }: MonthDate): Cell {
	const number = String(Number(date.slice(8)))
	const also = [
		...events.slice(0, mostEvents).map(({ name, event }) => eventLine(name, event)),
		...(events.length > mostEvents ? [`+${events.length - mostEvents} more`] : [])
	]
	const [first, ...others] = days
	if (first) {
		const lines = [
			...summaryOf(first),
			...others.flatMap((each) => [
				`Unit ${each.unit + 1}, Day ${each.day.number}`,
				...summaryOf(each)
			])
		]
		const head = `${first.unit === 0 ? '' : `Unit ${first.unit + 1}, `}Day ${first.day.number}`
		return { text: `${number}   ${head}`, under: [...lines, ...also].join('\n'), bold: true }
	}
	const under = [reason, ...also].filter((line) => line !== '').join('\n')
	const cell = under === '' ? { text: number } : { text: number, under }
	return kind === 'work' ? cell : { ...cell, tone: 'off', quiet: true }
}

function summaryOf({ day, places, time }: MonthDay): string[] {
	const { eighths, cast } = day.totals
	const shown = places.slice(0, 2).join('; ') + (places.length > 2 ? ` +${places.length - 2}` : '')
	const figures = [`${formatEighths(eighths)} pgs`, `${cast} cast`, time]
	return [
		`Sc ${scenesOf(day).join(', ')}`,
		shown,
		figures.filter((figure) => figure !== '').join(', ')
	].filter((line) => line !== '')
}

function scenesOf(day: ShootingDay): string[] {
	return day.rows.filter(isShot).map((row) => row.number || '–')
}
