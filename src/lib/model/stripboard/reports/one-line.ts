import type { Block, Cell, PaperColumn, Report } from '../../report.ts'
import { formatEighths } from '../eighths.ts'
import { formatMinutes } from '../minutes.ts'
import type { ShootingDay } from '../queries/board.ts'
import { isShot } from '../queries/published-lines.ts'
import { headOf, type Source } from './input.ts'
import { scheduleSheet } from './schedule-sheet.ts'
import { bannerWords, dayHeading, stripLine, wideRow } from './strips.ts'
import { daysOffWords } from './words.ts'

const columns: PaperColumn[] = [
	{ label: 'Scenes', width: 46 },
	{ label: 'I/E', width: 40 },
	{ label: 'Set and synopsis', width: 'rest' },
	{ label: 'Day/Night', width: 74 },
	{ label: 'Pages', width: 36, align: 'right' },
	{ label: 'Cast', width: 82 }
]

/** The one-line schedule: a line a scene, day by day. */
export function oneLineReport(source: Source): Report {
	return {
		title: 'One-line schedule',
		...headOf(source),
		orientation: 'portrait',
		blocks: source.days.flatMap((day) => dayBlocks(source, day)),
		sheet: scheduleSheet(source)
	}
}

function dayBlocks({ state }: Source, day: ShootingDay): Block[] {
	const rows = day.rows.flatMap((row): Cell[][] => {
		if (row.kind === 'banner')
			return [
				wideRow(columns.length, `*** ${bannerWords(row)} ***`, { align: 'center', bold: true })
			]
		if (!isShot(row)) return []
		const line = stripLine(state, row)
		const under = line.location === '' ? line.synopsis : `${line.synopsis}\nLoc: ${line.location}`
		return [
			[
				{ text: line.number || '–', bold: true },
				{ text: line.interior },
				{ text: line.set, under },
				{ text: line.timeAndDay },
				{ text: line.pages, align: 'right' },
				{ text: line.ids }
			]
		]
	})
	const { eighths, minutes } = day.totals
	const ending = `END OF DAY ${day.number} -- ${formatEighths(eighths)} Total Pages -- ${formatMinutes(minutes)}`
	const off = daysOffWords(day.daysOffBefore)
	const heading = wideRow(columns.length, dayHeading(day), { tone: 'break', bold: true })
	const last = wideRow(columns.length, ending, { bold: true, align: 'right', tone: 'total' })
	return [
		...(off === '' ? [] : [{ kind: 'text', text: off } as const]),
		{ kind: 'table', columns, head: [heading], rows: [...rows, last] }
	]
}
