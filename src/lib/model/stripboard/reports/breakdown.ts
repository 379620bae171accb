import type { Block, PaperColumn, Report } from '../../report.ts'
import { byCategory } from '../categories.ts'
import { formatEighths } from '../eighths.ts'
import { formatMinutes } from '../minutes.ts'
import { needName } from '../queries/breakdown.ts'
import { compareCast, type Row, type SceneRow } from '../queries/rows.ts'
import { colourOf } from '../strip-words.ts'
import { headOf, type Source } from './input.ts'
import { scheduleSheet } from './schedule-sheet.ts'
import { stripLine } from './strips.ts'
import { shortDayWords } from './words.ts'

/** What a scene needs by category, in the trade's order; cast with their numbers: `1. GEORGE`, `6 × SOLDIER`. */
export function needsBoxes({ needs }: SceneRow): { title: string; lines: string[] }[] {
	const inOrder = [...needs].sort((a, b) => compareCast(a.element, b.element))
	return byCategory(inOrder, ({ element }) => element.category).map(({ name, found }) => ({
		title: name,
		lines: found.map((need) => elementWords({ number: need.element.number, name: needName(need) }))
	}))
}

/** An element as lists name it: `1. GEORGE`, or the name alone. */
export function elementWords({ number, name }: { number: string; name: string }): string {
	return number === '' ? name : `${number}. ${name}`
}

const columns: PaperColumn[] = [
	{ label: 'Scene', width: 70 },
	{ label: 'Heading', width: 'rest' },
	{ label: 'Pages', width: 70 }
]

/** Breakdown sheets in script order, a page a scene. */
export function breakdownReport(source: Source): Report {
	const rows = scriptOrder(source)
	return {
		title: 'Breakdown sheets',
		...headOf(source),
		orientation: 'portrait',
		blocks: rows.flatMap(({ row, day }, at) => sheetBlocks(source, { row, day, sheet: at + 1 })),
		sheet: scheduleSheet(source)
	}
}

type Placed = { row: SceneRow; day: { number: number; date: string | null } | null }

function scriptOrder({ days, view }: Source): Placed[] {
	const scenesIn = (rows: readonly Row[], day: Placed['day']): Placed[] =>
		rows.flatMap((row) => (row.kind === 'scene' ? [{ row, day }] : []))
	const placed = [
		...days.flatMap((day) => scenesIn(day.rows, day)),
		...scenesIn(view.boneyard, null)
	]
	const byPosition = (a: Placed, b: Placed) =>
		a.row.scene.position < b.row.scene.position
			? -1
			: a.row.scene.position > b.row.scene.position
				? 1
				: 0
	return placed.sort(byPosition)
}

function sheetBlocks({ state }: Source, { row, day, sheet }: Placed & { sheet: number }): Block[] {
	const { scene } = row
	const line = stripLine(state, row)
	const tone = colourOf(scene)
	const fact = (label: string, text: string) => ({ text: text || '–', under: label })
	const when = day
		? [`Day ${day.number}`, shortDayWords(day.date)].filter(Boolean).join(', ')
		: 'Boneyard'
	return [
		...(sheet === 1 ? [] : [{ kind: 'page' } as const]),
		{
			kind: 'table',
			columns,
			head: [],
			rows: [
				[
					{
						text: line.number || '–',
						bold: true,
						under: scene.omitted ? 'OMITTED' : 'Scene',
						tone
					},
					{
						text: [line.interior, line.set].filter(Boolean).join(' ') || scene.heading,
						under: line.synopsis,
						bold: true,
						tone
					},
					{ text: `${formatEighths(row.eighths)}`, bold: true, under: 'Pages', tone }
				]
			]
		},
		{
			kind: 'table',
			columns: Array.from({ length: 6 }, () => ({ label: '', width: 'rest' as const })),
			head: [],
			rows: [
				[
					fact('Sheet', String(sheet)),
					fact('Day/Night', line.time),
					fact('Script day', line.scriptDay),
					fact('Script page', scene.page),
					fact('Est. time', formatMinutes(row.minutes)),
					fact('Scheduled', when)
				]
			]
		},
		...(line.location === ''
			? []
			: [{ kind: 'text', text: `Location: ${line.location}` } as const]),
		...(row.risks.length === 0
			? []
			: [
					{ kind: 'text', text: `Risks: ${row.risks.map(({ name }) => name).join(', ')}` } as const
				]),
		{ kind: 'boxes', across: 3, boxes: needsBoxes(row) }
	]
}
