import type { ProductionState } from '../../production/records.ts'
import { parseEighths } from '../eighths.ts'
import {
	boardOf,
	closedDays,
	unitsOf,
	type BoardView,
	type ClosedDay,
	type ShootingDay
} from '../queries/board.ts'
import type { SceneRow } from '../queries/rows.ts'
import type { BoardId } from '../records/board.ts'
import { blankDay, blankTaken, type DayNotes, type TakenField } from '../records/daily-report.ts'
import type { SceneId } from '../records/scene.ts'
import type { StripId } from '../records/strip.ts'
import type { StripboardState } from '../state.ts'
import { readScreen } from './screen-time.ts'

/** What was taken: whole scenes, pages, seconds of screen time, set-ups, scenes taken again. */
export type Tally = {
	scenes: number
	eighths: number
	seconds: number
	setups: number
	retakes: number
}

export type TallyField = keyof Tally

/** Nothing taken yet. */
export const nothingTaken: Tally = { scenes: 0, eighths: 0, seconds: 0, setups: 0, retakes: 0 }

/** A shooting day, what was taken on it, and all that was taken up to its end. */
export type TakenDay = {
	day: ClosedDay
	/** 0 for the main unit. */
	unit: number
	notes: DayNotes
	/** Pages taken of each strip that was noted. */
	eighths: ReadonlyMap<StripId, number>
	before: Tally
	today: Tally
	toDate: Tally
}

/** The days of a board and its second units in the order in which they are shot, and every scene row. */
export type Taken = { days: readonly TakenDay[]; rows: ReadonlyMap<StripId, SceneRow> }

/** Works out what was taken, day after day, from what was noted. A scene counts once all its parts are shot. */
export function takenOf(
	state: StripboardState,
	production: ProductionState,
	{ board, notes }: { board: BoardId; notes: ReadonlyMap<StripId, DayNotes> }
): Taken {
	const main = state.boards.get(board)?.unitOf || board
	const views = [main, ...unitsOf(state.boards, main)].map((id) => boardOf(state, production, id))
	const rows = rowsOf(views)
	const running: Running = { tally: nothingTaken, eighths: new Map(), parts: new Map() }
	const days = inShootingOrder(views).map(({ day, unit }): TakenDay => {
		const noted = notes.get(day.id) ?? blankDay
		const before = running.tally
		const eighths = takeDay(running, noted, rows)
		const toDate = running.tally
		return { day, unit, notes: noted, eighths, before, today: difference(toDate, before), toDate }
	})
	return { days, rows }
}

/** What a scene or a part of it was given on the board, and is still owed. */
type Running = {
	tally: Tally
	eighths: Map<StripId, number>
	parts: Map<SceneId, Set<number>>
}

function takeDay(
	running: Running,
	{ scenes }: DayNotes,
	rows: ReadonlyMap<StripId, SceneRow>
): Map<StripId, number> {
	const today = new Map<StripId, number>()
	const tally = { ...running.tally }
	for (const [strip, noted] of scenes) {
		const row = rows.get(strip)
		const before = running.eighths.get(strip) ?? 0
		const pages = pagesTaken(noted, { whole: row?.eighths ?? 0, before })
		today.set(strip, pages)
		running.eighths.set(strip, before + pages)
		tally.eighths += pages
		tally.seconds += readScreen(noted.screen) ?? 0
		tally.setups += Number(noted.setups) || 0
		if (noted.status === 'retake') tally.retakes += 1
		if (noted.status === 'shot' && row && finishes(running, row)) tally.scenes += 1
	}
	running.tally = tally
	return today
}

/** Whether a scene that was shot is whole with it, for the first time. */
function finishes({ parts }: Running, { scene, part }: SceneRow): boolean {
	const shot = parts.get(scene.id) ?? new Set<number>()
	parts.set(scene.id, shot)
	const size = shot.size
	shot.add(part?.number ?? 1)
	return size < (part?.of ?? 1) && shot.size === (part?.of ?? 1)
}

/** Pages of a scene taken on a day: as typed, else for a scene that was shot what was still owed of it. */
function pagesTaken(
	{ status, pages }: Readonly<Record<TakenField, string>>,
	{ whole, before }: { whole: number; before: number }
): number {
	if (status !== 'shot' && status !== 'part') return 0
	const typed = pages === '' ? null : parseEighths(pages)
	return typed ?? (status === 'shot' ? Math.max(0, whole - before) : 0)
}

function difference(after: Tally, before: Tally): Tally {
	const fields = Object.keys(nothingTaken) as TallyField[]
	return Object.fromEntries(fields.map((field) => [field, after[field] - before[field]])) as Tally
}

/** What is noted of a scene on a day. */
export function notedOf({ scenes }: DayNotes, strip: StripId) {
	return scenes.get(strip) ?? blankTaken
}

function rowsOf(views: readonly BoardView[]): Map<StripId, SceneRow> {
	const all = views.flatMap(({ days, boneyard }) => [
		...days.flatMap(({ rows }) => rows),
		...boneyard
	])
	const scenes = all.filter((row): row is SceneRow => row.kind === 'scene')
	return new Map(scenes.map((row) => [row.id, row]))
}

/** By date, where there are dates; on one date the main unit first. */
function inShootingOrder(views: readonly BoardView[]) {
	const all = views.flatMap(({ days }, unit) => closedDays(days).map((day) => ({ day, unit })))
	const order = ({ date }: ShootingDay) => date ?? ''
	return all.sort((a, b) => {
		const [one, other] = [order(a.day), order(b.day)]
		if (one !== other) return one < other ? -1 : 1
		return a.unit - b.unit || a.day.number - b.day.number
	})
}
