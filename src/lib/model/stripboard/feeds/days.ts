import { momentOf, shiftWall } from '../../bookings/time.ts'
import type { EventTime } from '../../feed.ts'
import type { ProductionState } from '../../production/records.ts'
import { readFacts, type CallSheet } from '../call-sheet/facts.ts'
import { issuesOf, type NamedIssue } from '../call-sheet/issues.ts'
import { sheetOf, sheetsOf, type Sheets } from '../call-sheet/sheet.ts'
import { parseClock } from '../minutes.ts'
import { closedDays, unitsOf } from '../queries/board.ts'
import { mainBoard } from '../queries/boards.ts'
import { blankNotes, type Issue, type IssueId, type SheetNotes } from '../records/call-sheet.ts'
import type { StripId } from '../records/strip.ts'
import type { StripboardState } from '../state.ts'

/** What feeds of the shoot are derived from. `zone` is the IANA zone that its times of day are in. */
export type ShootSource = {
	state: StripboardState
	production: ProductionState
	notes: ReadonlyMap<StripId, SheetNotes>
	issues: ReadonlyMap<IssueId, Issue>
	zone: string
}

/** A shooting day as a feed tells it. */
export type FeedDay = {
	id: StripId
	/** The second unit it belongs to; '' for the main one. */
	unit: string
	/** The call sheet that went out last; the board's own as long as none did. */
	sheet: CallSheet
	/** What went out last; null when nothing did. */
	sent: NamedIssue | null
}

/** The shoot by the main board and its second units. */
export type Shoot = { days: readonly FeedDay[]; sheets: readonly Sheets[] }

/**
 * The closed days that have a date. Once a call sheet has gone out its day is told as it went out:
 * what is tried out on the board afterwards is for nobody's calendar.
 */
export function shootOf(source: ShootSource): Shoot {
	const { state, production } = source
	const main = mainBoard(state.boards)
	if (!main) return { days: [], sheets: [] }
	const boards = [main.id, ...unitsOf(state.boards, main.id)]
	const sheets = boards.map((board) => sheetsOf(state, production, board))
	const days = sheets.flatMap((each, at) => {
		const board = state.boards.get(boards[at] ?? main.id)
		return daysOf(source, each, at === 0 ? '' : (board?.name ?? ''))
	})
	return { days, sheets }
}

function daysOf({ notes, issues }: ShootSource, sheets: Sheets, unit: string): FeedDay[] {
	return closedDays(sheets.view.days).flatMap((day): FeedDay[] => {
		const sent = issuesOf(issues, day.id).at(-1) ?? null
		const frozen = sent ? readFacts(sent.facts) : null
		const sheet = frozen ?? sheetOf(sheets, day.id, notes.get(day.id) ?? blankNotes)
		return sheet && sheet.date !== '' ? [{ id: day.id, unit, sheet, sent }] : []
	})
}

/** From one time of a day to another, past midnight too; an hour where the end is not known. */
export function spanOf(date: string, zone: string, minutes: { from: number; to: number | null }) {
	const { from, to } = minutes
	const at = (minute: number) => momentOf(shiftWall(`${date}T00:00`, { minutes: minute }), zone)
	const end = to !== null && to > from ? to : from + 60
	return { kind: 'span', from: at(from), to: at(end) } satisfies EventTime
}

/** A single whole day. */
export function wholeDay(date: string): EventTime {
	return { kind: 'days', first: date, last: date }
}

/** The time of day behind a call as it is printed; null for words, `O/C`. */
export function clockOf(call: string): number | null {
	return call === '' ? null : parseClock(call)
}

/** How sure a day is: as sure as its call sheet. */
export function statusOf({ sent }: FeedDay): 'confirmed' | 'tentative' {
	return sent?.state === 'published' ? 'confirmed' : 'tentative'
}

/** By what the reader may go. */
export function standingWords({ sent }: FeedDay): string {
	if (sent === null) return 'No call sheet has gone out yet: times may change.'
	return sent.state === 'published'
		? `By the call sheet (${sent.name.toLowerCase()}).`
		: 'By the preliminary call sheet: times may change.'
}

/** `Day 4`, with its unit. */
export function dayName({ sheet, unit }: FeedDay): string {
	return `Day ${sheet.day}${unit ? ` (${unit})` : ''}`
}
