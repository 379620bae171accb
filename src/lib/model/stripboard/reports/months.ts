import type { Block, Cell, Report } from '../../report.ts'
import { addDays, dayOffOn, weekdayOf } from '../../production/calendar.ts'
import { formatEighths } from '../eighths.ts'
import { calendarOf, type ShootingDay } from '../queries/board.ts'
import { headOf, type Source } from './input.ts'
import { counted } from './words.ts'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const monthNames = new Intl.DateTimeFormat('en-US', {
	month: 'long',
	year: 'numeric',
	timeZone: 'UTC'
})

/** The calendar, a month a page: what is shot on each day, and why nothing is. */
export function monthsReport(source: Source): Report {
	const dated = source.days.filter((day): day is Dated => day.date !== null)
	const months = [...new Set(dated.map(({ date }) => date.slice(0, 7)))].sort()
	return {
		title: 'Calendar',
		...headOf(source),
		orientation: 'landscape',
		blocks:
			months.length === 0
				? [{ kind: 'text', text: 'No day that has a date is scheduled yet.' }]
				: months.flatMap((month, at) => monthBlocks({ source, month, dated, isFirst: at === 0 })),
		sheet: {
			columns: [
				{ label: 'Date', kind: 'date', width: 12 },
				{ label: 'Shoot Day', kind: 'whole', width: 10 },
				{ label: 'Scenes', kind: 'text', width: 40 },
				{ label: 'Sets', kind: 'text', width: 50 },
				{ label: 'Pages', kind: 'eighths', width: 8 },
				{ label: 'Eighths', kind: 'whole', width: 8 }
			],
			rows: dated.map((day) => [
				...[day.date, day.number, scenesOf(day).join(', '), setsOf(day).join('; ')],
				...[formatEighths(day.totals.eighths), day.totals.eighths]
			])
		}
	}
}

type Dated = ShootingDay & { date: string }

function monthBlocks(page: {
	source: Source
	month: string
	dated: readonly Dated[]
	isFirst: boolean
}): Block[] {
	const { source, month, dated, isFirst } = page
	const first = `${month}-01`
	const weeks: Cell[][] = []
	for (let monday = addDays(first, -weekdayOf(first)); monday.slice(0, 7) <= month;) {
		weeks.push(weekdays.map((_, at) => dateCell({ source, month, dated }, addDays(monday, at))))
		monday = addDays(monday, 7)
	}
	return [
		...(isFirst ? [] : [{ kind: 'page' } as const]),
		{ kind: 'heading', text: monthNames.format(new Date(`${first}T00:00:00Z`)), aside: '' },
		{
			kind: 'table',
			columns: weekdays.map((label) => ({ label, width: 'rest' as const })),
			head: [weekdays.map((text) => ({ text, quiet: true }))],
			rows: weeks,
			rowHeight: 62
		}
	]
}

function dateCell(
	{ source, month, dated }: { source: Source; month: string; dated: readonly Dated[] },
	date: string
): Cell {
	if (date.slice(0, 7) !== month) return { text: '' }
	const number = String(Number(date.slice(8)))
	const day = dated.find((each) => each.date === date)
	if (day) return { text: `${number}   Day ${day.number}`, under: summaryOf(day), bold: true }
	const off = dayOffOn(calendarOf(source.production), date)
	return off === null
		? { text: number }
		: { text: number, under: off.reason, tone: 'off', quiet: true }
}

function summaryOf(day: ShootingDay): string {
	const { eighths, cast } = day.totals
	const scenes = scenesOf(day).join(', ')
	const sets = setsOf(day)
	const shown = sets.slice(0, 2).join('; ') + (sets.length > 2 ? ` +${sets.length - 2}` : '')
	return [
		`Sc ${scenes}`,
		shown,
		`${formatEighths(eighths)} pgs, ${counted(cast, 'cast').replace(/s$/, '')}`
	].join('\n')
}

function scenesOf(day: ShootingDay): string[] {
	return day.rows.flatMap((row) =>
		row.kind === 'scene' && !row.scene.omitted ? [row.number || '–'] : []
	)
}

function setsOf(day: ShootingDay): string[] {
	const names = day.rows.flatMap((row) => (row.kind === 'scene' ? [row.setName] : []))
	return [...new Set(names)].filter((name) => name !== '')
}
