import type { Block, PaperColumn, Report } from '../../report.ts'
import { formatMinutes } from '../minutes.ts'
import type { ShootingDay } from '../queries/board.ts'
import { isShot } from '../queries/published-lines.ts'
import type { SceneRow } from '../queries/rows.ts'
import { colourOf } from '../strip-words.ts'
import { needsBoxes } from './breakdown.ts'
import { headOf, type Source } from './input.ts'
import { scheduleSheet } from './schedule-sheet.ts'
import { bannerWords, dayEnding, dayHeading, stripLine, wideRow } from './strips.ts'
import { daysOffWords } from './words.ts'

const columns: PaperColumn[] = [
	{ label: 'Scene', width: 50 },
	{ label: 'Heading', width: 'rest' },
	{ label: 'Pages', width: 60, align: 'right' },
	{ label: 'Est', width: 56, align: 'right' }
]

/** The shooting schedule: the one-liner with everything each scene needs. */
export function shootingScheduleReport(source: Source): Report {
	return {
		title: 'Shooting schedule',
		...headOf(source),
		orientation: 'portrait',
		blocks: source.days.flatMap((day) => dayBlocks(source, day)),
		sheet: scheduleSheet(source)
	}
}

function dayBlocks(source: Source, day: ShootingDay): Block[] {
	const off = daysOffWords(day.daysOffBefore)
	const bar = (text: string) => wideRow(columns.length, text, { tone: 'break', bold: true })
	return [
		...(off === '' ? [] : [{ kind: 'text', text: off } as const]),
		{ kind: 'table', columns, head: [], rows: [bar(dayHeading(day))] },
		...day.rows.flatMap((row): Block[] => {
			if (row.kind === 'banner') {
				const text = wideRow(columns.length, bannerWords(row), { tone: 'banner', align: 'center' })
				return [{ kind: 'table', columns, head: [], rows: [text] }]
			}
			return isShot(row) ? sceneBlocks(source, row) : []
		}),
		{ kind: 'table', columns, head: [], rows: [bar(dayEnding(day))] }
	]
}

function sceneBlocks({ state }: Source, row: SceneRow): Block[] {
	const line = stripLine(state, row)
	const tone = colourOf(row.scene)
	const heading = [line.interior, line.set].filter((part) => part !== '').join(' ')
	const place = line.location === '' ? [] : [`Location: ${line.location}`]
	const cells = [
		{ text: line.number || '–', bold: true, tone },
		{
			text: [heading, line.timeAndDay].filter((part) => part !== '').join(' - '),
			under: [line.synopsis, ...place].filter((part) => part !== '').join('\n'),
			bold: true,
			tone
		},
		{ text: `${line.pages} pgs`, align: 'right' as const, tone },
		{ text: `Est ${formatMinutes(row.minutes)}`, align: 'right' as const, tone }
	]
	const boxes = needsBoxes(row)
	const strip: Block = { kind: 'table', columns, head: [], rows: [cells] }
	if (boxes.length === 0) return [strip]
	return [{ kind: 'together', blocks: [strip, { kind: 'boxes', across: 4, boxes }] }]
}
