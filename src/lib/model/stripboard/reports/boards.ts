import { labelled, type Cell, type PaperColumn, type Report } from '../../report.ts'
import { formatMinutes } from '../minutes.ts'
import { castList } from '../queries/cast.ts'
import type { Row, SceneRow } from '../queries/rows.ts'
import { formatEighths } from '../eighths.ts'
import type { Element } from '../records/element.ts'
import { colourOf } from '../strip-words.ts'
import { elementWords } from './breakdown.ts'
import { headOf, type Source } from './input.ts'
import { scheduleSheet } from './schedule-sheet.ts'
import { bannerWords, dayEnding, stripLine, wideRow } from './strips.ts'
import { shortDayWords } from './words.ts'

const columns: PaperColumn[] = [
	{ label: 'Sc.', width: 42 },
	{ label: 'I/E', width: 40 },
	{ label: 'Set and synopsis', width: 'rest' },
	{ label: 'D/N', width: 70 },
	{ label: 'Pgs', width: 36, align: 'right' },
	{ label: 'Time', width: 34, align: 'right' },
	{ label: 'Cast', width: 90 }
]

/** The board as it lies: strips in their colours, day breaks beneath their days. */
export function stripboardReport(source: Source): Report {
	const bar = (text: string) => wideRow(columns.length, text, { tone: 'break', bold: true })
	const rows = source.days.flatMap((day): Cell[][] => [
		...day.rows.flatMap((row) => stripRow(source, row)),
		bar(dayEnding(day))
	])
	const { boneyard } = source.view
	if (source.withBoneyard && boneyard.length > 0)
		rows.push(bar('Boneyard'), ...boneyard.flatMap((row) => stripRow(source, row)))
	return {
		title: 'Stripboard',
		...headOf(source),
		orientation: 'portrait',
		blocks: [{ kind: 'table', columns, head: [labelled(columns)], rows }],
		sheet: scheduleSheet(source)
	}
}

function stripRow({ state }: Source, row: Row): Cell[][] {
	if (row.kind === 'dayBreak') return []
	if (row.kind === 'banner')
		return [
			wideRow(columns.length, bannerWords(row), { tone: 'banner', bold: true, align: 'center' })
		]
	const line = stripLine(state, row)
	const tone = colourOf(row.scene)
	return [
		[
			{ text: line.number || '–', bold: true, tone },
			{ text: line.interior, tone },
			{ text: line.set, under: row.scene.omitted ? 'OMITTED' : line.synopsis, tone },
			{ text: line.timeAndDay, tone },
			{ text: line.pages, align: 'right', tone },
			{ text: formatMinutes(row.minutes), align: 'right', tone },
			{ text: line.ids, tone }
		]
	]
}

/** The first cells of an upright strip, above its cast: repeated where the cast go on on another page. */
const labels = ['Scene', 'I/E', 'D/N', 'Pages', 'Set', 'Synopsis']

/**
 * The classic vertical board: a strip is a column, each cast member a row that shows their number
 * where they work, so that a glance along a row finds their days.
 */
export function verticalBoardReport(source: Source): Report {
	const cast = castList(source.state, source.view)
		.filter(({ scenes }) => scenes > 0)
		.map(({ element }) => element)
	const strips = source.days.flatMap((day): Strip[] => [
		...day.rows.map((row) => upright(source, row, cast)),
		endOf(cast, {
			text: `DAY ${day.number}`,
			under: shortDayWords(day.date),
			pages: formatEighths(day.totals.eighths)
		})
	])
	const names = [...labels, ...cast.map(elementWords)]
	const rows = names.map((name, at): Cell[] => [
		at < labels.length ? { text: name, quiet: true } : { text: name, bold: true },
		...strips.map((strip) => strip[at] ?? { text: '' })
	])
	return {
		title: 'Vertical stripboard',
		...headOf(source),
		orientation: 'landscape',
		blocks: [
			{
				kind: 'table',
				columns: [
					{ label: '', width: 116 },
					...strips.map(() => ({ label: '', width: 22, align: 'center' as const }))
				],
				head: rows.slice(0, labels.length),
				rows: rows.slice(labels.length),
				frozen: 1
			}
		],
		sheet: scheduleSheet(source)
	}
}

type Strip = readonly Cell[]

function upright(source: Source, row: Row, cast: readonly Element[]): Strip {
	if (row.kind === 'scene') return uprightScene(source, row, cast)
	const text = row.kind === 'banner' ? bannerWords(row) : ''
	const blank = (): Cell => ({ text: '', tone: 'banner' })
	return [
		...[blank(), blank(), blank(), blank()],
		{ text, turned: true, bold: true, tone: 'banner' },
		blank(),
		...cast.map(blank)
	]
}

function uprightScene({ state }: Source, row: SceneRow, cast: readonly Element[]): Strip {
	const line = stripLine(state, row)
	const tone = colourOf(row.scene)
	const works = new Set(row.cast.map(({ id }) => id))
	return [
		{ text: line.number || '–', bold: true, tone },
		{ text: line.interior, tone },
		{ text: line.time.slice(0, 3), tone },
		{ text: line.pages, tone },
		{ text: line.set, turned: true, bold: true, tone },
		{ text: row.scene.omitted ? 'OMITTED' : line.synopsis, turned: true, tone },
		...cast.map(({ id, number, name }): Cell => {
			return { text: works.has(id) ? number || name.slice(0, 3) : '', bold: true, tone }
		})
	]
}

function endOf(
	cast: readonly Element[],
	{ text, under, pages }: { text: string; under: string; pages: string }
): Strip {
	const blank = (): Cell => ({ text: '', tone: 'break' })
	return [
		...[blank(), blank(), blank(), { text: pages, tone: 'break', bold: true }],
		{ text, turned: true, bold: true, tone: 'break' },
		{ text: under, turned: true, tone: 'break' },
		...cast.map(blank)
	]
}
