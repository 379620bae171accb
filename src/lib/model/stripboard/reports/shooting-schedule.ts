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
	const bar = (text: string): Block => {
		const row = wideRow(columns.length, text, { tone: 'break', bold: true })
		return { kind: 'table', columns, head: [], rows: [row] }
	}
	const strips = day.rows.flatMap((row): Block[] => {
		if (row.kind === 'banner') {
			const text = wideRow(columns.length, bannerWords(row), { tone: 'banner', align: 'center' })
			return [{ kind: 'table', columns, head: [], rows: [text] }]
		}
		return isShot(row) ? sceneBlocks(source, row) : []
	})
	const opening = bar(dayHeading(day))
	return [
		...(off === '' ? [] : [{ kind: 'text', text: off } as const]),
		...underBar(opening, strips),
		bar(dayEnding(day))
	]
}

/** A day's bar does not stand at the foot of a page with its first strip on the next. */
function underBar(bar: Block, [first, ...others]: readonly Block[]): Block[] {
	if (!first) return [bar]
	const kept = first.kind === 'together' ? first.blocks : [first]
	return first.kind === 'table' || first.kind === 'together'
		? [{ kind: 'together', blocks: [bar, ...kept] }, ...others]
		: [bar, first, ...others]
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
	const needs: Block = { kind: 'boxes', across, boxes }
	return linesHigh(boxes) > mostTogether
		? [strip, needs]
		: [{ kind: 'together', blocks: [strip, needs] }]
}

/** Categories side by side. */
const across = 4

/** What is higher than this goes on on the next page: kept together it might be higher than one. */
const mostTogether = 36

function linesHigh(boxes: readonly { lines: readonly string[] }[]): number {
	let high = 0
	for (let at = 0; at < boxes.length; at += across)
		high += 1 + Math.max(...boxes.slice(at, at + across).map(({ lines }) => lines.length))
	return high
}
