import { labelled, type Block, type Cell, type PaperColumn, type Report } from '../../report.ts'
import { dayWords, shortDayWords } from '../reports/words.ts'
import { dayFields, type DayField, type SceneStatus } from '../records/daily-report.ts'
import type { DailyReport, ReportLine } from './facts.ts'
import { dayFieldNames, statusNames } from './words.ts'

/** How a daily report goes on paper: what it is called, and the day it is printed. */
export type ReportPrint = { name: string; printedOn: string }

/** A daily production report as offices file them: the day, its times, what is taken, scenes, cast. */
export function dailyReportPaper(report: DailyReport, { name, printedOn }: ReportPrint): Report {
	const { day, of, production, date } = report
	return {
		title: `Daily production report, day ${day} of ${of}`,
		production,
		about: [dayWords(date), name].filter(Boolean).join('  ·  '),
		revision: '',
		printedOn,
		orientation: 'portrait',
		blocks: [
			...headBlocks(report),
			timesBlock(report),
			scriptBlock(report),
			sceneBlock(report),
			...castBlocks(report),
			...textBlocks(report),
			signatures
		],
		sheet: scenesAsSheet(report)
	}
}

function headBlocks({ people, locations, start, finish, hours }: DailyReport): Block[] {
	const facts = [
		locations,
		start && `Start ${shortDayWords(start)}`,
		finish && `Est. finish ${shortDayWords(finish)}`,
		hours && `Hours, call to out: ${hours}`
	]
	const line = facts.filter(Boolean).join('  ·  ')
	return [people, line].filter(Boolean).map((text): Block => ({ kind: 'text', text }))
}

/** Three moments side by side, read downwards. */
function timesBlock({ times }: DailyReport): Block {
	const across = 3
	const deep = Math.ceil(times.length / across)
	const columns = Array.from({ length: across }, (): PaperColumn[] => [
		{ label: '', width: 'rest' },
		{ label: '', width: 56, align: 'right' }
	]).flat()
	const rows = Array.from({ length: deep }, (_, row) =>
		Array.from({ length: across }, (_, column): Cell[] => {
			const time = times[column * deep + row]
			return [
				{ text: time?.name ?? '', quiet: true },
				{ text: time?.at ?? '', bold: true, align: 'right' }
			]
		}).flat()
	)
	return { kind: 'table', columns, head: [], rows }
}

const scriptColumns: PaperColumn[] = [
	{ label: 'Script', width: 'rest' },
	{ label: 'Scenes', width: 58, align: 'right' },
	{ label: 'Pages', width: 66, align: 'right' },
	{ label: 'Screen time', width: 76, align: 'right' },
	{ label: 'Set-ups', width: 58, align: 'right' },
	{ label: 'Retakes', width: 58, align: 'right' }
]

function scriptBlock({ script }: DailyReport): Block {
	const rows = script.map(({ id, name, scenes, pages, screen, setups, retakes }): Cell[] => {
		const isToday = id === 'today'
		const figure = (text: string): Cell => ({ text, align: 'right', bold: isToday })
		return [
			{ text: name, bold: isToday },
			...[scenes, pages, screen, setups, retakes].map(figure)
		].map((cell) => (isToday ? { ...cell, tone: 'total' } : cell))
	})
	return { kind: 'table', columns: scriptColumns, head: [labelled(scriptColumns)], rows }
}

const sceneColumns: PaperColumn[] = [
	{ label: 'Scene', width: 42 },
	{ label: 'Set', width: 'rest' },
	{ label: 'Cast', width: 78 },
	{ label: 'Pages', width: 42, align: 'right' },
	{ label: '', width: 62 },
	{ label: 'Taken', width: 42, align: 'right' },
	{ label: 'Time', width: 36, align: 'right' },
	{ label: 'Set-ups', width: 42, align: 'right' }
]

function sceneBlock({ lines }: DailyReport): Block {
	const rows = lines.map((line): Cell[] => [
		{ text: line.number || '–', bold: true },
		{ text: [line.set, line.time].filter(Boolean).join(', '), under: line.note },
		{ text: line.cast },
		{ text: line.pages, align: 'right' },
		{ text: statusOf(line), bold: true },
		{ text: line.taken, align: 'right' },
		{ text: line.screen, align: 'right' },
		{ text: line.setups, align: 'right' }
	])
	return { kind: 'table', columns: sceneColumns, head: [labelled(sceneColumns)], rows }
}

/** What became of a scene; one that the call sheet did not have says so. */
function statusOf({ status, isExtra }: ReportLine): string {
	const name = statusNames[status as SceneStatus] ?? ''
	return isExtra && status !== 'retake' ? [name, '(added)'].filter(Boolean).join(' ') : name
}

const castColumns: PaperColumn[] = [
	{ label: 'No.', width: 28 },
	{ label: 'Cast', width: 'rest' },
	{ label: '', width: 34 },
	{ label: 'Make-up', width: 50 },
	{ label: 'On set', width: 50 },
	{ label: 'Meal out', width: 50 },
	{ label: 'Meal in', width: 50 },
	{ label: 'Dismissed', width: 54 },
	{ label: 'Out', width: 50 }
]

function castBlocks({ cast }: DailyReport): Block[] {
	if (cast.length === 0) return []
	const rows = cast.map((work): Cell[] => [
		{ text: work.number, bold: true },
		{ text: work.name, bold: true, under: work.note },
		...[work.status, work.makeUp, work.onSet, work.mealOut, work.mealIn].map((text) => ({ text })),
		...[work.dismissed, work.wrap].map((text) => ({ text }))
	])
	return [{ kind: 'table', columns: castColumns, head: [labelled(castColumns)], rows }]
}

function textBlocks(report: DailyReport): Block[] {
	const boxes = (Object.keys(dayFields) as DayField[])
		.filter((field) => report[field] !== '')
		.map((field) => ({ title: dayFieldNames[field], lines: report[field].split('\n') }))
	return boxes.length === 0 ? [] : [{ kind: 'boxes', across: 2, boxes }]
}

const signers: PaperColumn[] = ['1st AD', 'Unit production manager', 'Script supervisor'].map(
	(label) => ({ label, width: 'rest' })
)

const signatures: Block = {
	kind: 'table',
	columns: signers,
	head: [],
	rows: [signers.map(({ label }): Cell => ({ text: ' \n \n', under: label }))]
}

/** A row a scene, for whoever adds days up. */
function scenesAsSheet({ day, date, lines }: DailyReport): Report['sheet'] {
	return {
		columns: [
			{ label: 'Day', kind: 'whole', width: 6 },
			{ label: 'Date', kind: 'date', width: 12 },
			{ label: 'Scene', kind: 'text', width: 10 },
			{ label: 'Set', kind: 'text', width: 30 },
			{ label: 'Cast', kind: 'text', width: 16 },
			{ label: 'Pages', kind: 'eighths', width: 8 },
			{ label: 'Status', kind: 'text', width: 14 },
			{ label: 'Taken', kind: 'eighths', width: 8 },
			{ label: 'Screen time', kind: 'text', width: 11 },
			{ label: 'Set-ups', kind: 'whole', width: 8 },
			{ label: 'Note', kind: 'text', width: 30 }
		],
		rows: lines.map((line) => [
			...[day, date || null, line.number, line.set, line.cast, line.pages, statusOf(line)],
			...[line.taken, line.screen, line.setups === '' ? null : Number(line.setups), line.note]
		])
	}
}
