import type { ProductionState } from '../../production/records.ts'
import type { CallSheet, SheetLine } from '../call-sheet/facts.ts'
import { readFacts } from '../call-sheet/facts.ts'
import { issuesOf } from '../call-sheet/issues.ts'
import { callSheetOf } from '../call-sheet/sheet.ts'
import { mealDue } from '../clashes/plan.ts'
import { formatEighths } from '../eighths.ts'
import { formatClock, formatMinutes, parseClock } from '../minutes.ts'
import { isShot } from '../queries/published-lines.ts'
import type { SceneRow } from '../queries/rows.ts'
import { blankNotes, type Issue, type IssueId, type SheetNotes } from '../records/call-sheet.ts'
import { blankWork, milestones, type DayNotes, type Milestone } from '../records/daily-report.ts'
import type { ElementId } from '../records/element.ts'
import type { StripId } from '../records/strip.ts'
import { stripLine } from '../reports/strips.ts'
import type { StripboardState } from '../state.ts'
import type { DailyReport, ReportLine, ReportTime, ReportWork } from './facts.ts'
import { scriptRows } from './script.ts'
import { notedOf, takenOf, type Taken, type TakenDay } from './taken.ts'
import { milestoneNames } from './words.ts'

/** What daily reports are derived from. */
export type ReportSource = {
	state: StripboardState
	production: ProductionState
	sheetNotes: ReadonlyMap<StripId, SheetNotes>
	issues: ReadonlyMap<IssueId, Issue>
	notes: ReadonlyMap<StripId, DayNotes>
}

/**
 * The production report of a closed day: what its call sheet had planned, and what was noted while it
 * was shot. What nobody noted follows from the call sheet and the day's times. Null when there is no
 * such day.
 */
export function dailyReportOf(source: ReportSource, id: StripId): DailyReport | null {
	const { state, production, notes } = source
	const board = state.strips.get(id)?.board ?? ''
	if (board === '') return null
	const taken = takenOf(state, production, { board, notes })
	const today = taken.days.find(({ day }) => day.id === id)
	const sheet = sheetFor(source, id)
	if (!today || !sheet) return null
	const dates = taken.days.map(({ day }) => day.date ?? '').filter((date) => date !== '')
	const at = minutesOf(today, sheet)
	return {
		production: production.settings.title,
		...{ day: today.day.number, of: sheet.of, date: today.day.date ?? '' },
		...{ start: dates[0] ?? '', finish: dates.at(-1) ?? '' },
		people: sheet.people,
		locations: sheet.locations.join('; '),
		...dueOf(state, at),
		...today.notes.texts,
		times: timesOf(today, at),
		script: scriptRows(state, today),
		lines: linesOf({ state, taken, today, sheet }),
		cast: castOf(today, { sheet, at })
	}
}

/** The call sheet the day was shot by: the one that went out last, else the board's own. */
function sheetFor(source: ReportSource, day: StripId): CallSheet | null {
	const { state, production, sheetNotes, issues } = source
	const sent = issuesOf(issues, day).at(-1)
	const frozen = sent ? readFacts(sent.facts) : null
	return frozen ?? callSheetOf(state, production, { day, notes: sheetNotes.get(day) ?? blankNotes })
}

type Minutes = Partial<Record<Milestone, number>>

/** When things were: as stamped, and the calls as planned until somebody stamps them. */
function minutesOf({ notes }: TakenDay, sheet: CallSheet): Minutes {
	const planned: Minutes = {}
	const [call, shooting] = [parseClock(sheet.call), parseClock(sheet.shootingCall)]
	if (call !== null) planned.crewCall = call
	if (shooting !== null) planned.shootingCall = shooting
	const stamped = [...notes.times].map(([milestone, { minutes }]) => [milestone, minutes] as const)
	return { ...planned, ...Object.fromEntries(stamped) }
}

function timesOf({ notes }: TakenDay, at: Minutes): ReportTime[] {
	return milestones.map((id) => ({
		id,
		name: milestoneNames[id],
		at: clockWords(at[id]),
		by: notes.times.get(id)?.by ?? ''
	}))
}

/** When lunch is due and when it is over, and how long the day was, as far as it is known. */
function dueOf({ rules }: StripboardState, at: Minutes) {
	const { crewCall, lastMan, lastManOut, cameraWrap } = at
	const due = crewCall === undefined ? null : mealDue(rules, 'firstMeal', crewCall)
	const end = lastManOut ?? cameraWrap
	return {
		lunchDue: due === null ? '' : formatClock(due),
		backIn: lastMan === undefined ? '' : formatClock(lastMan + rules.mealMinutes),
		hours:
			crewCall === undefined || end === undefined || end < crewCall
				? ''
				: formatMinutes(end - crewCall)
	}
}

function clockWords(minutes: number | undefined): string {
	return minutes === undefined ? '' : formatClock(minutes)
}

type Day = { state: StripboardState; taken: Taken; today: TakenDay; sheet: CallSheet }

/** The scenes of the call sheet, then those that came to the day since, or were shot besides. */
function linesOf({ state, taken, today, sheet }: Day): ReportLine[] {
	const planned = sheet.lines.filter(({ isBanner }) => !isBanner)
	const known = new Set(planned.map(({ id }) => id))
	const onDay = today.day.rows.filter(isShot).map(({ id }) => id)
	const noted = [...today.notes.scenes]
		.filter(([, values]) => Object.values(values).some((value) => value !== ''))
		.map(([strip]) => strip)
	const extra = [...new Set([...onDay, ...noted])].filter((id) => !known.has(id))
	return [
		...planned.map((line) => lineOf(today, { line, row: taken.rows.get(line.id as StripId) })),
		...extra.flatMap((id) => {
			const row = taken.rows.get(id)
			return row ? [{ ...lineOf(today, { line: asLine(state, row), row }), isExtra: true }] : []
		})
	]
}

function asLine(state: StripboardState, row: SceneRow): Omit<SheetLine, 'synopsis'> {
	const line = stripLine(state, row)
	const set = [line.interior, line.set].filter((part) => part !== '').join(' ')
	const { number, timeAndDay: time, ids: cast, pages, location } = line
	return { id: row.id, isBanner: false, set, number, time, cast, pages, location }
}

function lineOf(
	today: TakenDay,
	{ line, row }: { line: Omit<SheetLine, 'synopsis'>; row: SceneRow | undefined }
): ReportLine {
	const strip = line.id as StripId
	const { status, screen, setups, note } = notedOf(today.notes, strip)
	const { id, set, time, cast, pages } = line
	const taken = today.eighths.get(strip) ?? 0
	const isTaken = status === 'shot' || status === 'part'
	return {
		...{ id, set, time, cast, pages, status, screen, setups, note, isExtra: false },
		number: row?.number ?? line.number,
		taken: isTaken ? formatEighths(taken) : ''
	}
}

function castOf(
	{ notes }: TakenDay,
	{ sheet, at }: { sheet: CallSheet; at: Minutes }
): ReportWork[] {
	return sheet.cast.map(({ id, number, name, status, makeUp, onSet }) => {
		const noted = notes.cast.get(id as ElementId) ?? blankWork
		const isWorking = status === '' || status.includes('W')
		const follows = (typed: string, planned: string) => words(typed) || (isWorking ? planned : '')
		return {
			...{ id, number, name, status, note: noted.note },
			makeUp: follows(noted.makeUp, makeUp),
			onSet: follows(noted.onSet, onSet),
			mealOut: follows(noted.mealOut, clockWords(at.lunchOut)),
			mealIn: follows(noted.mealIn, clockWords(at.lunchIn)),
			dismissed: follows(noted.dismissed, clockWords(at.cameraWrap)),
			wrap: words(noted.wrap)
		}
	})
}

/** A typed time as a clock has it; other words stay as they are. */
function words(typed: string): string {
	const minutes = typed === '' ? null : parseClock(typed)
	return minutes === null ? typed.toUpperCase() : formatClock(minutes)
}
