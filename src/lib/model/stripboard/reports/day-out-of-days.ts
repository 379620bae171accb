import { weekdayOf } from '../../production/calendar.ts'
import type { Block, Cell, PaperColumn, Report, Sheet } from '../../report.ts'
import { boardOf, unitsOf } from '../queries/board.ts'
import type { DoodTotals } from '../queries/day-out-of-days.ts'
import { doodChart, type DoodChart, type DoodDate, type DoodRow } from '../queries/dood-chart.ts'
import { codeInWords, doodOptions, dropRule, shownTotals } from './dood-words.ts'
import { headOf, type Source } from './input.ts'

const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']

/** The day-out-of-days of a category, of the sets or of the locations, with the rule it was reckoned by. */
export function doodReport(source: Source): Report {
	const { state, production, board, view, chartOf } = source
	const seconds = unitsOf(state.boards, board).map((id) => boardOf(state, production, id))
	const chart = doodChart({ state, production, units: [view, ...seconds] }, chartOf)
	const name = doodOptions.find(({ by }) => by === chartOf)?.name ?? ''
	return {
		title: `Day out of days: ${name}`,
		...headOf(source),
		orientation: 'landscape',
		blocks: blocksOf(chart, { name, rule: dropRule(state.rules) }),
		sheet: sheetOf(chart)
	}
}

function blocksOf(chart: DoodChart, words: { name: string; rule: string }): Block[] {
	if (chart.dates.length === 0)
		return [{ kind: 'text', text: 'No day that has a date is scheduled yet.' }]
	if (chart.rows.length === 0)
		return [{ kind: 'text', text: `${words.name}: nobody and nothing is scheduled.` }]
	return [
		tableOf(chart),
		{ kind: 'text', text: legendOf(chart) },
		{ kind: 'text', text: words.rule }
	]
}

function tableOf({ dates, rows }: DoodChart): Block {
	const totals = shownTotals(rows)
	const columns: PaperColumn[] = [
		{ label: 'No.', width: 22 },
		{ label: 'Name', width: 96 },
		...dates.map(({ date }) => ({ label: date, width: 18, align: 'center' as const })),
		...totals.map(({ head }) => ({ label: head, width: 27, align: 'right' as const }))
	]
	const headRow = (no: string, name: string, of: (date: DoodDate) => string, isLast = false) => [
		...[no, name].map((text) => ({ text, quiet: true })),
		...dates.map((date) => ({ ...toned(date), text: of(date), quiet: true })),
		...totals.map(({ head }) => ({ text: isLast ? head : '', quiet: true }))
	]
	return {
		kind: 'table',
		columns,
		head: [
			headRow(
				'',
				'Month/Day',
				({ date }) => `${Number(date.slice(5, 7))}/${Number(date.slice(8))}`
			),
			headRow('', 'Day of week', ({ date }) => weekdays[weekdayOf(date)] ?? ''),
			headRow('No.', 'Shooting day', ({ number }) => String(number ?? ''), true)
		],
		rows: rows.map((row) => [
			{ text: row.number },
			{ text: row.name, bold: true },
			...row.cells.map(({ code }, at) => ({
				...toned(dates[at]),
				text: code,
				bold: code.includes('W')
			})),
			...totals.map(({ of }) => ({ text: totalWords(row.totals, of), bold: of === 'total' }))
		]),
		frozen: 2
	}
}

/** Dates that the company does not work are shaded down the whole chart. */
function toned(date: DoodDate | undefined): Pick<Cell, 'tone'> {
	return date?.day === 'off' || date?.day === 'holiday' ? { tone: 'off' } : {}
}

/** Dates as the head of the chart has them, `3/24`; a nought as a blank. */
function totalWords(totals: DoodTotals, of: keyof DoodTotals): string {
	const value = totals[of]
	if (value === null || value === 0) return ''
	if (typeof value === 'number') return String(value)
	return `${Number(value.slice(5, 7))}/${Number(value.slice(8))}`
}

/** The codes that stand on this chart, each with its words. */
function legendOf({ rows }: DoodChart): string {
	const codes = new Set(rows.flatMap(({ cells }) => cells.map(({ code }) => code)))
	codes.delete('')
	return [...codes]
		.sort()
		.map((code) => `${code}  ${codeInWords(code)}`)
		.join('   ·   ')
}

function sheetOf({ dates, rows }: DoodChart): Sheet {
	const count = (label: string) => ({ label, kind: 'whole' as const, width: 10 })
	return {
		columns: [
			{ label: 'Number', kind: 'text', width: 8 },
			{ label: 'Name', kind: 'text', width: 32 },
			...dates.map(({ date }) => ({ label: date, kind: 'text' as const, width: 11, isDate: true })),
			...['Travel', 'Work', 'Hold', 'Holiday', 'Rehearsal', 'Fitting'].map(count),
			{ label: 'Start', kind: 'date', width: 12 },
			{ label: 'Finish', kind: 'date', width: 12 },
			count('Total')
		],
		rows: rows.map((row) => sheetRow(row))
	}
}

function sheetRow({ number, name, cells, totals }: DoodRow): Sheet['rows'][number] {
	const { travel, work, hold, holiday, rehearsal, fitting, start, finish, total } = totals
	return [
		...[number, name, ...cells.map(({ code }) => code)],
		...[travel, work, hold, holiday, rehearsal, fitting],
		...[start, finish, total]
	]
}
