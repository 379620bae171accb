import type { Block, PaperColumn, Report } from '../../report.ts'
import { categories } from '../categories.ts'
import { formatEighths } from '../eighths.ts'
import { formatMinutes } from '../minutes.ts'
import { compareCast, type Row, type SceneRow } from '../queries/rows.ts'
import type { Element } from '../records/element.ts'
import type { Scene } from '../records/scene.ts'
import type { StripboardState } from '../state.ts'
import { colourOf } from '../strip-words.ts'
import { headOf, type Source } from './input.ts'
import { scheduleSheet } from './schedule-sheet.ts'
import { stripLine } from './strips.ts'
import { shortDayWords } from './words.ts'

/** The elements of a scene by category, in the trade's order; cast with their numbers. */
export function needsBoxes(
	state: StripboardState,
	scene: Scene
): { title: string; lines: string[] }[] {
	const known = scene.elements
		.map((id) => state.elements.get(id))
		.filter((element): element is Element => element !== undefined && !element.removed)
	return categories.flatMap(({ id, name }) => {
		const found = known.filter(({ category }) => category === id).sort(compareCast)
		if (found.length === 0) return []
		return [{ title: name, lines: found.map(elementWords) }]
	})
}

/** An element as lists name it: `1. GEORGE`, or the name alone. */
export function elementWords({ number, name }: Pick<Element, 'number' | 'name'>): string {
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
		{ kind: 'boxes', across: 3, boxes: needsBoxes(state, scene) }
	]
}
