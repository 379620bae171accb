import { counted, listed } from '$lib/ui/words.ts'
import { calendarDayWords } from '$lib/ui/when.ts'
import { addDays, isDate } from '#model/production/calendar.ts'
import type { ChecklistRow } from '#model/deliverables/queries/checklist.ts'
import {
	burnUpOf,
	countOn,
	coursesOf,
	qcRoundsOf,
	standings,
	standingsOf,
	type Point,
	type Standing
} from '#model/deliverables/queries/course.ts'
import { dateTicks, type Span } from '../axis.ts'

/** The same as a picture, to be read: heads and rows of texts, the first cell naming the row. */
export type Twin = { heads: readonly string[]; rows: readonly (readonly string[])[] }

/** A curve that stays where it is between its points, and what is said at its end. */
export type Curve = { name: string; ends: string; tone: Tone; points: readonly Point[] }

/** How a curve or a part of a bar is drawn: its colour, and its second sign. */
export type Tone =
	`curve-${1 | 2 | 3 | 4 | 5}` | ('plan' | 'settled' | 'with-them' | 'in-time' | 'at-risk' | 'late')

/** A picture of curves over days. */
export type CurvePicture = {
	/** What it shows, in a sentence. */
	says: string
	curves: readonly Curve[]
	span: Span
	/** The top of the scale, and what a number on it is called: `%` or nothing. */
	most: number
	unit: string
	twin: Twin
}

/** A bar, its parts from left to right. */
export type Bar = { name: string; note: string; parts: readonly { tone: Tone; count: number }[] }

/** A picture of bars. */
export type BarPicture = { says: string; bars: readonly Bar[]; twin: Twin }

/** Rows of a twin that anybody reads through. */
const mostDates = 14

const curveTones = ['curve-1', 'curve-2', 'curve-3', 'curve-4', 'curve-5'] as const

export const standingNames: Record<Standing, string> = {
	settled: 'Settled',
	'with-them': 'With the recipient',
	'in-time': 'To do, in time',
	'at-risk': 'At risk',
	late: 'Late'
}

/** From the first thing that was done to the last day that something is due, today among them. */
export function spanOf(rows: readonly ChecklistRow[], today: string): Span {
	const { due, delivered, settled } = burnUpOf(rows)
	const dates = [...due, ...delivered, ...settled].map(({ date }) => date).filter(isDate)
	const all = [...dates, today].sort()
	const [from = today, to = today] = [all[0], all.at(-1)]
	return { from: addDays(from, -7), to: to === today ? to : addDays(to, 1) }
}

/** Progress of each recipient in percent of what is mandatory. */
export function progressPicture(rows: readonly ChecklistRow[], today: string): CurvePicture {
	const courses = coursesOf(rows).filter(({ mandatory }) => mandatory > 0)
	const percent = (count: number, of: number) => Math.floor((count * 100) / of)
	const curves = courses.map(({ recipient, mandatory, settled }, at): Curve => {
		const points = settled.map(({ date, count }) => ({ date, count: percent(count, mandatory) }))
		return {
			name: recipient.name,
			ends: `${countOn(points, today)}%`,
			tone: curveTones[at % curveTones.length] ?? 'curve-1',
			points
		}
	})
	const ends = curves.map(({ name, ends }) => `${name} ${ends}`)
	const says =
		curves.length === 0
			? 'Nothing is mandatory yet.'
			: `Of what is mandatory, accepted, waived or not applicable today: ${listed(ends)}.`
	const span = spanOf(rows, today)
	return {
		says,
		curves,
		span,
		most: 100,
		unit: '%',
		twin: twinOf(curves, { span, today, unit: '%' })
	}
}

/** What is due by when against what has gone and what is settled. */
export function burnUpPicture(rows: readonly ChecklistRow[], today: string): CurvePicture {
	const { lines, undated, due, delivered, settled } = burnUpOf(rows)
	const [isDue, gone, done] = [due, delivered, settled].map((points) => countOn(points, today))
	const behind = (isDue ?? 0) - (gone ?? 0)
	const says = [
		`${isDue} of ${counted(lines, 'line')} due by today, ${gone} delivered, ${done} settled`,
		...(behind > 0 ? [`${behind} fewer delivered than due`] : []),
		...(undated > 0 ? [`${counted(undated, 'line')} without a date`] : [])
	]
	const curve = (name: string, tone: Tone, points: readonly Point[]): Curve => ({
		...{ name, tone, points, ends: String(countOn(points, tone === 'plan' ? '9999' : today)) }
	})
	const curves = [
		curve('Due', 'plan', due),
		curve('Delivered', 'with-them', delivered),
		curve('Settled', 'settled', settled)
	]
	const span = spanOf(rows, today)
	const twin = twinOf(curves, { span, today, unit: '' })
	return { says: `${says.join('; ')}.`, curves, span, most: Math.max(1, lines), unit: '', twin }
}

type Axis = { span: Span; today: string; unit: string }

/** Curves as a table: a row for each mark of the axis and for today; nothing is known of days to come but plans. */
function twinOf(curves: readonly Curve[], { span, today, unit }: Axis): Twin {
	const ticks = dateTicks(span, mostDates).map(({ date }) => date)
	const dates = [...new Set([...ticks, today, span.to])].sort()
	const cell = ({ tone, points }: Curve, date: string) =>
		date > today && tone !== 'plan' ? '' : `${countOn(points, date)}${unit}`
	return {
		heads: ['Day', ...curves.map(({ name }) => name)],
		rows: dates.map((date) => [
			date === today ? `${calendarDayWords(date)}, today` : calendarDayWords(date),
			...curves.map((curve) => cell(curve, date))
		])
	}
}

/** Late and at risk, by recipient. */
export function standingPicture(rows: readonly ChecklistRow[]): BarPicture {
	const all = standingsOf(rows)
	const sum = (of: Standing) => all.reduce((count, { counts }) => count + counts[of], 0)
	return {
		says: `${counted(sum('late'), 'line')} late and ${sum('at-risk')} at risk. Optional lines count here too.`,
		bars: all.map(({ recipient, lines, counts }) => ({
			name: recipient.name,
			note: counted(lines, 'line'),
			parts: standings.toReversed().map((tone) => ({ tone, count: counts[tone] }))
		})),
		twin: {
			heads: ['Recipient', ...standings.toReversed().map((each) => standingNames[each]), 'Lines'],
			rows: all.map(({ recipient, lines, counts }) => [
				...[recipient.name, ...standings.toReversed().map((each) => String(counts[each]))],
				String(lines)
			])
		}
	}
}

/** How often QC was passed, by round. */
export function qcPicture(rows: readonly ChecklistRow[]): BarPicture {
	const rounds = qcRoundsOf(rows)
	const rate = ({ passed, failed }: { passed: number; failed: number }) =>
		`${Math.round((passed * 100) / (passed + failed))}%`
	const [first] = rounds
	return {
		says: first
			? `${rate(first)} passed the first time: ${first.passed} of ${first.passed + first.failed}.`
			: 'No lab has said anything yet.',
		bars: rounds.map((round) => ({
			name: `Round ${round.round}`,
			note: `${rate(round)} passed`,
			parts: [
				{ tone: 'settled', count: round.passed },
				{ tone: 'late', count: round.failed }
			]
		})),
		twin: {
			heads: ['Round', 'Passed', 'Rejected', 'Passed of all'],
			rows: rounds.map((each) => [
				...[`Round ${each.round}`, String(each.passed), String(each.failed), rate(each)]
			])
		}
	}
}
