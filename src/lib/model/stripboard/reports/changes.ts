import { standing } from '../../core/merged.ts'
import { labelled, type Block, type PaperColumn, type Report, type Sheet } from '../../report.ts'
import { formatEighths } from '../eighths.ts'
import { thaw } from '../frozen.ts'
import { versionsOf } from '../queries/boards.ts'
import { compareBoards, type Change, type Comparison } from '../queries/compare.ts'
import { factsOf, type BoardFacts } from '../queries/facts.ts'
import type { Version } from '../records/version.ts'
import type { StripboardState } from '../state.ts'
import { elementWords } from './breakdown.ts'
import { headOf, type Source } from './input.ts'
import { counted, dayWords, shortDayWords } from './words.ts'

const columns: PaperColumn[] = [
	{ label: 'Scene', width: 54 },
	{ label: 'Set', width: 'rest' },
	{ label: 'Change', width: 66 },
	{ label: 'From', width: 106 },
	{ label: 'To', width: 106 },
	{ label: 'Pages', width: 72, align: 'right' }
]

const kindNames: Record<Change['kind'], string> = {
	added: 'Added',
	cut: 'Cut',
	moved: 'Moved',
	reordered: 'Reordered',
	pages: 'Pages'
}

/** What changed on a board since it was last published: for whoever holds the paper that went out. */
export function changesReport(source: Source): Report {
	const { state, board, view } = source
	const [version] = versionsOf(state.versions, board)
	const then = version ? thaw(version.frozen, state) : null
	const now = factsOf(view)
	const since = then && version ? { version, then, now, found: compareBoards(then, now) } : null
	return {
		title: 'Changes',
		...headOf(source),
		orientation: 'portrait',
		blocks: since ? blocksOf(state, since) : [{ kind: 'text', text: notPublished }],
		sheet: sheetOf(state, since)
	}
}

const notPublished =
	'This board was not published yet. Publish it, and this list tells what changed since.'

type Since = { version: Version; then: BoardFacts; now: BoardFacts; found: Comparison }

function blocksOf(state: StripboardState, since: Since): Block[] {
	const { version, found } = since
	const by = [dayWords(version.at.slice(0, 10)), version.by && `by ${version.by}`].filter(Boolean)
	const went = `Published ${version.colour} ${by.join(' ')}`.trim()
	const { from, to } = found.totals
	const count =
		found.changes.length === 0 ? 'nothing moved' : counted(found.changes.length, 'change')
	return [
		{ kind: 'heading', text: `Since ${version.colour}`, aside: `${went}: ${count}` },
		{
			kind: 'text',
			text:
				`Days ${from.days} → ${to.days}   ·   Pages ${formatEighths(from.eighths)} → ` +
				`${formatEighths(to.eighths)}   ·   Cast days ${from.castDays} → ${to.castDays}`
		},
		...(found.changes.length === 0 ? [] : [sceneTable(state, since)]),
		...daysTable(found),
		...castTable(state, found)
	]
}

function sceneTable(state: StripboardState, since: Since): Block {
	const rows = since.found.changes.map((change) => {
		const { number, set, from, to, pages } = wordsOf(state, since, change)
		return [
			{ text: number, bold: true },
			{ text: set },
			{ text: kindNames[change.kind] },
			{ text: from },
			{ text: to },
			{ text: pages, align: 'right' as const }
		]
	})
	return { kind: 'table', columns, head: [labelled(columns)], rows }
}

/** A change as a line of the list has it. */
function wordsOf(state: StripboardState, { then, now }: Since, change: Change) {
	const scene = state.scenes.get(change.scene)
	const set = scene && scene.set !== '' ? standing(state.sets).get(scene.set)?.name : undefined
	const number = scene?.number || '–'
	const day = (side: Change['from'], facts: BoardFacts) =>
		side === null
			? 'Not scheduled'
			: [`Day ${side.day}`, shortDayWords(facts.days[side.day - 1]?.date ?? null)]
					.filter((part) => part !== '')
					.join(', ')
	const [was, is] = [change.from?.eighths ?? null, change.to?.eighths ?? null]
	const isSame = was === is || change.from === null || change.to === null
	return {
		number: change.part > 0 ? `${number}pt${change.part}` : number,
		set: set ?? scene?.heading ?? '',
		from: day(change.from, then),
		to: day(change.to, now),
		pages: isSame ? formatEighths(is ?? was) : `${formatEighths(was)} → ${formatEighths(is)}`
	}
}

const dayColumns: PaperColumn[] = [
	{ label: 'Shooting day', width: 100 },
	{ label: 'Pages before', width: 90, align: 'right' },
	{ label: 'Pages now', width: 90, align: 'right' }
]

function daysTable({ days }: Comparison): Block[] {
	if (days.length === 0) return []
	const pages = (eighths: number | null) => ({
		text: eighths === null ? '–' : formatEighths(eighths),
		align: 'right' as const
	})
	const rows = days.map(({ day, from, to }) => [
		{ text: `Day ${day}`, bold: true },
		...[pages(from), pages(to)]
	])
	return [
		{ kind: 'heading', text: 'Days', aside: 'whose pages changed' },
		{ kind: 'table', columns: dayColumns, head: [labelled(dayColumns)], rows }
	]
}

const castColumns: PaperColumn[] = [
	{ label: 'Cast', width: 190 },
	{ label: 'Days before', width: 90, align: 'right' },
	{ label: 'Days now', width: 90, align: 'right' }
]

function castTable(state: StripboardState, { cast }: Comparison): Block[] {
	if (cast.length === 0) return []
	const rows = cast.map(({ element, from, to }) => {
		const member = standing(state.elements).get(element)
		return [
			{ text: member ? elementWords(member) : '–', bold: true },
			{ text: String(from), align: 'right' as const },
			{ text: String(to), align: 'right' as const }
		]
	})
	return [
		{ kind: 'heading', text: 'Cast', aside: 'whose days changed' },
		{ kind: 'table', columns: castColumns, head: [labelled(castColumns)], rows }
	]
}

const sheetColumns: Sheet['columns'] = [
	{ label: 'Scene', kind: 'text', width: 9 },
	{ label: 'Set', kind: 'text', width: 36 },
	{ label: 'Change', kind: 'text', width: 12 },
	{ label: 'From', kind: 'text', width: 20 },
	{ label: 'To', kind: 'text', width: 20 },
	{ label: 'Pages before', kind: 'eighths', width: 12 },
	{ label: 'Pages now', kind: 'eighths', width: 10 }
]

function sheetOf(state: StripboardState, since: Since | null): Sheet {
	if (since === null) return { columns: sheetColumns, rows: [] }
	const pages = (side: Change['from']) => (side ? formatEighths(side.eighths) : '')
	const rows = since.found.changes.map((change) => {
		const { number, set, from, to } = wordsOf(state, since, change)
		return [number, set, kindNames[change.kind], from, to, pages(change.from), pages(change.to)]
	})
	return { columns: sheetColumns, rows }
}
