import { labelled, type Block, type Cell, type PaperColumn, type Sheet } from '../../report.ts'
import type { Cue } from '../records/cue.ts'
import type { MusicSheet } from '../records/music-sheet.ts'
import { numberOf } from './list.ts'
import { secondsBetween, type FrameRate } from './timecode.ts'
import { choiceWords } from './words.ts'

/** What each field of the head is called. */
export const musicSheetWords: Readonly<Record<keyof MusicSheet, string>> = {
	aka: 'Also known as',
	episodeTitle: 'Episode title',
	episodeNumber: 'Episode number',
	productionNumber: 'Production number',
	airDate: 'First shown on',
	length: 'Programme length',
	territories: 'Territories',
	company: 'Production company',
	preparer: 'Prepared by',
	issue: 'Original or revised'
}

export const musicIssueWords: Readonly<Record<MusicSheet['issue'], string>> = {
	original: 'Original',
	revised: 'Revised'
}

/** What a music cue sheet is made from: its cues along the picture. */
export type MusicSource = {
	production: string
	head: MusicSheet
	cues: readonly Cue[]
	rate: FrameRate
}

/** `1:05`, `1:02:05`: to the nearest second. */
export function durationWords(seconds: number): string {
	const whole = Math.round(seconds)
	const two = (part: number): string => String(part).padStart(2, '0')
	const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
	return hours === 0
		? `${minutes}:${two(whole % 60)}`
		: `${hours}:${two(minutes)}:${two(whole % 60)}`
}

/** Cues that are in the picture: what was omitted or cut out is not reported. */
export function reported(cues: readonly Cue[]): Cue[] {
	return cues.filter(({ status }) => status !== 'omitted' && status !== 'cutOut')
}

/** How much music there is, in seconds; cues without both times count nothing. */
export function musicLength(cues: readonly Cue[], rate: FrameRate): number {
	return cues.reduce((sum, { from, to }) => sum + (secondsBetween(from, to, rate) ?? 0), 0)
}

/** The head, line by line: the title first, and only what has been filled in. */
export function headLines({ production, head, cues, rate }: MusicSource): [string, string][] {
	const names = Object.keys(musicSheetWords) as (keyof MusicSheet)[]
	const said = names.map((name): [string, string] => [
		musicSheetWords[name],
		name === 'issue' ? musicIssueWords[head.issue] : head[name]
	])
	return [
		['Production', production],
		...said.filter(([, value]) => value !== ''),
		['Total music', durationWords(musicLength(reported(cues), rate))]
	]
}

const columns: readonly PaperColumn[] = [
	{ label: 'Seq', width: 26, align: 'right' },
	{ label: 'Cue', width: 46 },
	{ label: 'Title', width: 'rest' },
	{ label: 'Usage', width: 96 },
	{ label: 'In', width: 58 },
	{ label: 'Out', width: 58 },
	{ label: 'Length', width: 40, align: 'right' },
	{ label: 'Composers, share, society', width: 150 },
	{ label: 'Publishers, share, society', width: 150 }
]

/** The sheet as collecting societies ask for it: its head, then every piece of music along the picture. */
export function musicSheetBlocks(source: MusicSource): Block[] {
	const head = headLines(source).map(([label, value]): Cell[] => [
		{ text: label, quiet: true },
		{ text: value }
	])
	return [
		{
			kind: 'table',
			columns: [
				{ label: '', width: 120 },
				{ label: '', width: 'rest' }
			],
			head: [],
			rows: head
		},
		{
			kind: 'table',
			columns,
			head: [labelled(columns)],
			rows: reported(source.cues).map((cue, at) =>
				cellsOf(cue, { sequence: at + 1, rate: source.rate })
			)
		}
	]
}

function cellsOf(cue: Cue, { sequence, rate }: { sequence: number; rate: FrameRate }): Cell[] {
	return [
		{ text: String(sequence), align: 'right' },
		{ text: numberOf(cue), bold: true },
		{ text: cue.title || cue.line },
		{ text: usageOf(cue) },
		{ text: cue.from },
		{ text: cue.to },
		{ text: lengthOf(cue, rate), align: 'right' },
		{ text: cue.writers },
		{ text: cue.publishers }
	]
}

function usageOf(cue: Cue): string {
	const usage = choiceWords['usage']?.[cue.usage] ?? ''
	return cue.source ? [usage, 'source'].filter(Boolean).join(', ') : usage
}

function lengthOf({ from, to }: Cue, rate: FrameRate): string {
	const seconds = secondsBetween(from, to, rate)
	return seconds === null ? '' : durationWords(seconds)
}

/** The same as a spreadsheet; the head stands behind each row, where programs that read rows find it. */
export function musicSheetRows(source: MusicSource): Sheet {
	const head = headLines(source)
	const widths = [6, 10, 40, 24, 12, 12, 10, 50, 50]
	return {
		columns: [
			...columns.map(({ label }, at) => ({
				...{ label, kind: at === 0 ? ('whole' as const) : ('text' as const) },
				width: widths[at] ?? 12
			})),
			...head.map(([label]) => ({ label, kind: 'text' as const, width: 24 }))
		],
		rows: reported(source.cues).map((cue, at) => [
			at + 1,
			...cellsOf(cue, { sequence: at + 1, rate: source.rate })
				.slice(1)
				.map(({ text }) => text),
			...head.map(([, value]) => value)
		])
	}
}
