import { grouped } from '../../core/grouped.ts'
import { labelled, type Block, type Cell, type PaperColumn, type Report } from '../../report.ts'
import type { CueKind } from '../records/cue-kinds.ts'
import type { CueRules } from '../records/cue-rules.ts'
import type { Cue } from '../records/cue.ts'
import type { MusicSheet } from '../records/music-sheet.ts'
import { gridColumns, lookOf, optionsOf, type CueFieldName } from './columns.ts'
import { numberOf } from './list.ts'
import { musicSheetBlocks, musicSheetRows } from './music-sheet.ts'
import { sheetOfCues } from './sheet.ts'
import { loadsBy, sizeOf } from './size.ts'
import { columnWord, cueKindWords, flagsOf, statusWord } from './words.ts'

/** What a stage asks for (post practice, §3.6 of our field notes). */
export const cuePapers = ['list', 'sides', 'supervisor', 'recordist', 'count', 'music'] as const
export type CuePaper = (typeof cuePapers)[number]

/** The papers of a kind, by what they are called; only ADR has sides and logs, only music a sheet with a head. */
export function papersOf(kind: CueKind): readonly { paper: CuePaper; title: string }[] {
	if (kind === 'music')
		return [
			{ paper: 'music', title: 'Music cue sheet' },
			{ paper: 'list', title: listTitles.music }
		]
	if (kind !== 'adr') return [{ paper: 'list', title: listTitles[kind] }]
	return [
		{ paper: 'list', title: 'ADR cue sheet' },
		{ paper: 'sides', title: 'ADR sides' },
		{ paper: 'supervisor', title: 'ADR supervisor log' },
		{ paper: 'recordist', title: 'ADR recordist log' },
		{ paper: 'count', title: 'ADR line count' }
	]
}

const listTitles: Readonly<Record<Exclude<CueKind, 'adr'>, string>> = {
	foley: 'Foley cue sheet',
	music: 'Music cues',
	vfx: 'VFX shots',
	note: 'Spotting notes'
}

/** What a paper is made from: the cues in their order. */
export type CueSource = {
	kind: CueKind
	production: string
	/** The day it is printed, in words. */
	printedOn: string
	cues: readonly Cue[]
	characterOf: (cue: Cue) => string
	/** The cast number of who says it, '' for none. */
	castNumberOf: (cue: Cue) => string
	sessionOf: (cue: Cue) => string
	rules: CueRules
	/** The head of the music cue sheet. */
	head: MusicSheet
	/** A session in words where the paper is for one; '' else. */
	about: string
}

/** A paper of cues. Its spreadsheet holds every field, whatever the paper shows. */
export function cueReport(paper: CuePaper, source: CueSource): Report {
	const title = papersOf(source.kind).find((each) => each.paper === paper)?.title ?? 'Cues'
	const makers: Record<CuePaper, (from: CueSource) => Block[]> = {
		...{ list, sides, supervisor, recordist, count },
		music: (from) => musicSheetBlocks({ ...from, rate: from.rules.rate })
	}
	return {
		title,
		...{ production: source.production, printedOn: source.printedOn, revision: '' },
		about: [source.about, sizeWords(source)].filter(Boolean).join('  ·  '),
		orientation: paper === 'sides' || paper === 'count' ? 'portrait' : 'landscape',
		blocks: makers[paper](source),
		sheet:
			paper === 'music'
				? musicSheetRows({ ...source, rate: source.rules.rate })
				: sheetOfCues(source)
	}
}

function sizeWords({ cues, rules, kind }: CueSource): string {
	const { count: all, minutes } = sizeOf(cues, rules)
	const word = all === 1 ? cueKindWords[kind].one : cueKindWords[kind].many
	return minutes === 0 ? `${all} ${word}` : `${all} ${word}, about ${hours(minutes)}`
}

function hours(minutes: number): string {
	return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`
}

const widths: Partial<Record<CueFieldName, number>> = {
	...{ number: 62, reel: 32, scene: 42, from: 62, to: 62, character: 84, reason: 78 },
	...{ priority: 34, status: 66, note: 110, category: 56, surface: 74, prop: 70, track: 40 },
	...{ title: 110, usage: 110, vendor: 76, clip: 92, due: 58, subject: 60, askedBy: 70 },
	assignedTo: 76
}

/** Every cue along the picture, reel by reel. */
function list(source: CueSource): Block[] {
	const { kind, cues } = source
	const fields = gridColumns[kind]
	const columns = fields.map((field): PaperColumn => ({
		label: columnWord(kind, field),
		width: field === 'line' ? 'rest' : (widths[field] ?? 70)
	}))
	return [...grouped(cues, ({ reel }) => reel)].flatMap(([reel, own]): Block[] => [
		{ kind: 'heading', text: reelWord(reel), aside: `${own.length}` },
		{
			kind: 'table',
			columns,
			head: [labelled(columns)],
			rows: own.map((cue) => fields.map((field) => cellOf(cue, field, source)))
		}
	])
}

function reelWord(reel: string): string {
	return reel === '' ? 'No reel' : /^\d/.test(reel) ? `Reel ${reel}` : reel
}

function cellOf(cue: Cue, field: CueFieldName, { characterOf }: CueSource): Cell {
	if (field === 'number') return { text: numberOf(cue), bold: true, under: flagsOf(cue) }
	if (field === 'character') return { text: characterOf(cue) }
	if (field === 'status') return { text: statusWord(cue.kind, cue.status) }
	if (field === 'line') return { text: cue.line, under: cue.alternate }
	const value = cue[field]
	if (lookOf(field) !== 'choice') return { text: String(value ?? '') }
	const found = optionsOf(cue.kind, field).find((each) => each.value === String(value))
	return { text: found?.word ?? String(value) }
}

/** A page for each character: big, to be read at the microphone. */
function sides(source: CueSource): Block[] {
	const columns: PaperColumn[] = [
		{ label: 'Cue', width: 96 },
		{ label: 'TC in', width: 92 },
		{ label: 'Line', width: 'rest' }
	]
	return byCharacter(
		source,
		(cue) => [
			{ text: numberOf(cue), bold: true, large: true, under: flagsOf(cue) },
			{ text: cue.from, under: cue.scene === '' ? '' : `Scene ${cue.scene}` },
			{ text: cue.line, large: true, under: cue.alternate === '' ? '' : `Or: ${cue.alternate}` }
		],
		{ columns }
	)
}

/** What the supervisor fills in: why it is done again, what came of it. */
function supervisor(source: CueSource): Block[] {
	const columns: PaperColumn[] = [
		...[
			{ label: 'Cue', width: 66 },
			{ label: 'TC in', width: 62 },
			{ label: 'TC out', width: 62 }
		],
		{ label: 'Line', width: 'rest' },
		...[
			{ label: 'Reason', width: 84 },
			{ label: 'Pri', width: 26 }
		],
		...[
			{ label: 'Takes', width: 92 },
			{ label: 'Result', width: 66 }
		],
		{ label: 'Notes', width: 116 }
	]
	return byCharacter(
		source,
		(cue) => [
			{ text: numberOf(cue), bold: true, under: flagsOf(cue) },
			...[{ text: cue.from }, { text: cue.to }],
			{ text: cue.line, under: cue.alternate },
			{ text: cue.reason, under: cue.askedBy },
			...[{ text: String(cue.priority) }, { text: cue.takes }, { text: resultOf(cue) }],
			{ text: cue.note }
		],
		{ columns, rowHeight: 30 }
	)
}

/** What the recordist fills in: a box for each take. */
function recordist(source: CueSource): Block[] {
	const takes = Array.from({ length: 8 }, (_, at) => ({ label: `${at + 1}`, width: 30 }))
	const columns: PaperColumn[] = [
		...[
			{ label: 'Cue', width: 66 },
			{ label: 'TC in', width: 62 },
			{ label: 'TC out', width: 62 }
		],
		{ label: 'Line', width: 'rest' },
		...takes,
		{ label: 'Engineering', width: 110 }
	]
	return byCharacter(
		source,
		(cue) => [
			{ text: numberOf(cue), bold: true, under: flagsOf(cue) },
			...[{ text: cue.from }, { text: cue.to }, { text: cue.line }],
			...takes.map(() => ({ text: '' })),
			{ text: cue.engineering }
		],
		{ columns, rowHeight: 34 }
	)
}

function resultOf(cue: Cue): string {
	return ['spotted', 'approved'].includes(cue.status) ? '' : statusWord(cue.kind, cue.status)
}

function byCharacter(
	source: CueSource,
	row: (cue: Cue) => Cell[],
	look: { columns: readonly PaperColumn[]; rowHeight?: number }
): Block[] {
	const groups = [...grouped(source.cues, source.characterOf)].sort(([a], [b]) =>
		a.localeCompare(b)
	)
	return groups.flatMap(([character, own], at): Block[] => {
		const number = own.map(source.castNumberOf).find(Boolean) ?? ''
		const name = character || 'Nobody yet'
		return [
			...(at === 0 ? [] : [{ kind: 'page' } as const]),
			{
				kind: 'heading',
				text: number === '' ? name : `${number}. ${name}`,
				aside: sizeWords({ ...source, cues: own })
			},
			{ kind: 'table', ...look, head: [labelled(look.columns)], rows: own.map(row) }
		]
	})
}

/** How much each character and each reel still comes to. */
function count(source: CueSource): Block[] {
	const columns: PaperColumn[] = [
		{ label: '', width: 'rest' },
		...['Cues', 'To do', 'Effort', 'TV', 'Optional', 'Call'].map((label): PaperColumn => ({
			...{ label, width: 58, align: 'right' }
		}))
	]
	const table = (title: string, nameOf: (cue: Cue) => string): Block[] => [
		{ kind: 'heading', text: title, aside: '' },
		{
			kind: 'table',
			columns,
			head: [labelled(columns)],
			rows: loadsBy(source.cues, nameOf, source.rules).map((load) => [
				{ text: load.name || 'Not said', bold: true },
				...[load.all, load.open.count, load.efforts, load.tv, load.optional].map((figure) => ({
					text: String(figure)
				})),
				{ text: load.open.call === 0 ? '' : hours(load.open.call) }
			])
		}
	]
	return [
		...table('Characters', source.characterOf),
		...table('Reels', ({ reel }) => reelWord(reel))
	]
}
