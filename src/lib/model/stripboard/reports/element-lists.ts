import { standingList } from '../../core/merged.ts'
import { labelled, type Block, type PaperColumn, type Report, type Sheet } from '../../report.ts'
import { byCategory, categoryName } from '../categories.ts'
import { formatEighths } from '../eighths.ts'
import { compareCast } from '../queries/rows.ts'
import type { Element, ElementId } from '../records/element.ts'
import { headOf, type Source } from './input.ts'

type Use = { scenes: string[]; days: number[]; eighths: number }

const columns: PaperColumn[] = [
	{ label: 'No.', width: 34 },
	{ label: 'Name', width: 170 },
	{ label: 'Scenes', width: 'rest' },
	{ label: 'Days', width: 110 },
	{ label: 'Pages', width: 44, align: 'right' }
]

/** Every element by category, with its scenes, its days and its pages. The boneyard does not count. */
export function elementListReport(source: Source): Report {
	const uses = usesOf(source)
	const elements = standingList(source.state.elements).sort(compareCast)
	const listed = byCategory(elements, ({ category }) => category)
	const blocks = listed.flatMap(({ name, found }): Block[] => [
		{ kind: 'heading', text: name, aside: String(found.length) },
		{
			kind: 'table',
			columns,
			head: [labelled(columns)],
			rows: found.map((one) => rowOf(one, uses))
		}
	])
	return {
		title: 'Element lists',
		...headOf(source),
		orientation: 'portrait',
		blocks,
		sheet: sheetOf(
			listed.flatMap(({ found }) => found),
			uses
		)
	}
}

function usesOf({ days }: Source): Map<ElementId, Use> {
	const uses = new Map<ElementId, Use>()
	for (const day of days) {
		for (const row of day.rows) {
			if (row.kind !== 'scene' || row.scene.omitted) continue
			for (const { element } of row.needs) {
				const { id } = element
				const use = uses.get(id) ?? { scenes: [], days: [], eighths: 0 }
				use.scenes.push(row.number || '–')
				if (use.days.at(-1) !== day.number) use.days.push(day.number)
				use.eighths += row.eighths ?? 0
				uses.set(id, use)
			}
		}
	}
	return uses
}

function rowOf({ id, number, name }: Element, uses: Map<ElementId, Use>) {
	const use = uses.get(id)
	return [
		{ text: number },
		{ text: name, bold: true },
		{ text: use?.scenes.join(', ') ?? 'Not scheduled', quiet: !use },
		{ text: use?.days.join(', ') ?? '' },
		{ text: use ? formatEighths(use.eighths) : '', align: 'right' as const }
	]
}

function sheetOf(elements: readonly Element[], uses: Map<ElementId, Use>): Sheet {
	return {
		columns: [
			{ label: 'Category', kind: 'text', width: 20 },
			{ label: 'Number', kind: 'text', width: 8 },
			{ label: 'Name', kind: 'text', width: 32 },
			{ label: 'Scenes', kind: 'text', width: 40 },
			{ label: 'Scene count', kind: 'whole', width: 11 },
			{ label: 'Days', kind: 'text', width: 24 },
			{ label: 'Day count', kind: 'whole', width: 10 },
			{ label: 'Pages', kind: 'eighths', width: 8 },
			{ label: 'Eighths', kind: 'whole', width: 8 }
		],
		rows: elements.map(({ id, category, number, name }) => {
			const { scenes, days, eighths } = uses.get(id) ?? { scenes: [], days: [], eighths: 0 }
			return [
				...[categoryName(category), number, name, scenes.join(', '), scenes.length],
				...[days.join(', '), days.length, formatEighths(eighths), eighths]
			]
		})
	}
}
