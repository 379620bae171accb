import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { parseEighths } from '../eighths.ts'
import { readScreen } from '../daily-report/screen-time.ts'
import {
	dailyReportRoot,
	dailyReports,
	dayFields,
	latestMinute,
	milestones,
	sceneStatuses,
	takenFields,
	workFields,
	writeStamp,
	type DailyReportIssue,
	type DayField,
	type Milestone,
	type ReportId,
	type TakenField,
	type WorkField
} from '../records/daily-report.ts'
import { elements, type ElementId } from '../records/element.ts'
import type { StripId } from '../records/strip.ts'
import { isDay, putNote } from './day-notes.ts'

type Noted = Outcome<null, 'day-gone' | 'bad-value'>

/** Notes when something of the day happened, in minutes after midnight of its date; null takes it out. */
export function stampTime(
	edit: Edit,
	day: StripId,
	{ milestone, minutes, by }: { milestone: Milestone; minutes: number | null; by: string }
): Noted {
	if (!isDay(edit, day)) return refuse('day-gone')
	const isMinute =
		minutes === null || (Number.isInteger(minutes) && minutes >= 0 && minutes <= latestMinute)
	const stamp = minutes === null ? '' : writeStamp({ minutes, by })
	if (!isMinute || !milestones.includes(milestone) || !fits(stamp)) return refuse('bad-value')
	putNote(edit, [dailyReportRoot, day, 'time', milestone], stamp)
	return ok(null)
}

/** Notes what became of a scene on a day; the strip may lie on any day, or on none. '' takes it out. */
export function noteScene(
	edit: Edit,
	day: StripId,
	{ strip, field, value }: { strip: StripId; field: TakenField; value: string }
): Outcome<null, 'day-gone' | 'bad-value' | 'bad-pages' | 'bad-minutes'> {
	if (!isDay(edit, day)) return refuse('day-gone')
	const isStrip = /^[^/]{1,64}$/.test(strip)
	if (!isStrip || takenFields[field].problem(value) !== null) return refuse('bad-value')
	if (field === 'status' && !sceneStatuses.some((known) => known === value))
		return refuse('bad-value')
	if (value !== '') {
		if (field === 'pages' && parseEighths(value) === null) return refuse('bad-pages')
		if (field === 'screen' && readScreen(value) === null) return refuse('bad-minutes')
		if (field === 'setups' && !/^\d{1,3}$/.test(value)) return refuse('bad-value')
	}
	putNote(edit, [dailyReportRoot, day, 'scene', strip, field], value)
	return ok(null)
}

/** Notes when one of the cast came, ate or went; '' takes it out. */
export function noteWork(
	edit: Edit,
	day: StripId,
	{ element: id, field, value }: { element: ElementId; field: WorkField; value: string }
): Outcome<null, 'day-gone' | 'element-gone' | 'bad-value'> {
	if (!isDay(edit, day)) return refuse('day-gone')
	const element = elements.get(edit.doc, id)
	if (!element || element.removed) return refuse('element-gone')
	if (workFields[field].problem(value) !== null) return refuse('bad-value')
	putNote(edit, [dailyReportRoot, day, 'cast', id, field], value)
	return ok(null)
}

/** Notes something of the day as a whole; '' takes it out. */
export function noteOnDay(
	edit: Edit,
	day: StripId,
	{ field, value }: { field: DayField; value: string }
): Noted {
	if (!isDay(edit, day)) return refuse('day-gone')
	if (dayFields[field].problem(value) !== null) return refuse('bad-value')
	putNote(edit, [dailyReportRoot, day, 'text', field], value)
	return ok(null)
}

/** Publishes a day's report as it stands: what it says is kept for good. Another one corrects it. */
export function publishReport(
	edit: Edit,
	day: StripId,
	report: Pick<DailyReportIssue, 'at' | 'by' | 'facts'>
): Outcome<ReportId, 'day-gone' | 'bad-value'> {
	if (!isDay(edit, day)) return refuse('day-gone')
	const values = { day, ...report }
	if (dailyReports.problem(values) !== null) return refuse('bad-value')
	const id = edit.newId() as ReportId
	transact(edit, () => dailyReports.create(edit.doc, id, values))
	return ok(id)
}

function fits(stamp: string): boolean {
	return !/\p{Surrogate}/u.test(stamp)
}
