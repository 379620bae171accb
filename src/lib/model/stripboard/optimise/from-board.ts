import { daysBetween, shootingDates, type DayOff } from '../../production/calendar.ts'
import type { Plan } from '../clashes/plan.ts'
import { calendarOf, type ShootingDay } from '../queries/board.ts'
import type { DayLimit } from '../queries/day-breaks.ts'
import { holdRuleOf } from '../queries/dood-chart.ts'
import { isShot } from '../queries/published-lines.ts'
import { compareCast, type Row, type SceneRow } from '../queries/rows.ts'
import type { BoardId } from '../records/board.ts'
import type { Element, ElementId } from '../records/element.ts'
import type { Scene } from '../records/scene.ts'
import type { Assignment, Day, Light, Person, Piece, Problem, Weights } from './problem.ts'
import { spread } from './spread.ts'
import { unfitOn } from './unfit.ts'
import { scheduledDays, type Wishes } from './wishes.ts'

/** A board as a problem, with what its numbers stand for. */
export type Asked = {
	problem: Problem
	/** The strip of each piece. */
	rows: readonly SceneRow[]
	people: readonly Element[]
	/** The days as they are, an open one without strips left out. */
	before: readonly ShootingDay[]
}

const epoch = '1900-01-01'
/** What an eighth over the limit counts: more than anything that it could save. */
const overEighth = 10
/** A minute over: a page is about two hours. */
const overMinute = overEighth / 15
/** A move over night costs the trucks' drive, but none of the day. */
const nightShare = 0.4

/** The problem of a board with its second units: which day each of its scheduled scenes should have. */
export function problemOf(plan: Plan, board: BoardId, wishes: Wishes): Asked {
	const before = scheduledDays(plan)
	const { limit } = wishes
	const rows = before.flatMap((day) => day.rows.filter(isShot))
	const now = before.flatMap((day, at) => day.rows.filter(isShot).map(() => at))
	const people = peopleIn(plan, rows)
	const isClosed = (day: ShootingDay) => wishes.closed.has(day.id) || !day.rows.some(isShot)
	const lastKept = before.findLastIndex(
		(day) => isClosed(day) || day.rows.some(({ id }) => wishes.staying.has(id))
	)
	const count = Math.max(wishes.days, 1 + lastKept, 1)
	const days = datedDays(plan, { board, count }).map((dated, at) => {
		const day = before[at]
		const isKept = day !== undefined && isClosed(day)
		return { ...dated, isClosed: isKept, taken: day ? takenBy(day.rows, limit) : 0 }
	})
	const pieces = piecesOf(plan, { rows, people, days, limit }).map((piece, at) => {
		const stays = wishes.staying.has(rows[at]!.id) || days[now[at]!]?.isClosed === true
		return { ...piece, stays }
	})
	const start = spread({ pieces, days, now, isAsItWas: days.length === before.length })
	const problem = {
		pieces,
		people: people.map((element) => personOf(plan, element, wishes.pay)),
		places: 1 + Math.max(-1, ...pieces.map(({ place }) => place)),
		days: days.slice(0, 1 + Math.max(0, ...start)),
		start,
		limit: { least: leastOf(pieces, days, start), most: limit.most },
		weights: weightsOf(wishes)
	}
	return { problem, rows, people, before }
}

type DatedDay = Pick<Day, 'date' | 'restsAfter'> & { text: string | null }

function datedDays(plan: Plan, { board, count }: { board: BoardId; count: number }): DatedDay[] {
	const calendar = calendarOf(plan.production)
	const startDate = plan.state.boards.get(board)?.startDate || calendar.startDate
	const dates = shootingDates({ ...calendar, startDate }, count + 1)
	return Array.from({ length: count }, (_, at) => {
		const text = dates[at]?.date ?? null
		const off: readonly DayOff[] = dates[at + 1]?.daysOffBefore ?? []
		const date = text === null ? null : daysBetween(epoch, text)
		return { text, date, restsAfter: off.length > 0 }
	})
}

/** Cast, and whoever else is held. */
function peopleIn({ state }: Plan, rows: readonly SceneRow[]): Element[] {
	const found = new Set<Element>()
	for (const { needs } of rows)
		for (const { element } of needs)
			if (element.category === 'cast' || holdRuleOf(state, element).holding !== 'none')
				found.add(element)
	return [...found].sort(compareCast)
}

function personOf({ state }: Plan, element: Element, pay: ReadonlyMap<ElementId, number>): Person {
	const { holding, dropDays, dropWhen } = holdRuleOf(state, element)
	const dropGap = dropWhen === 'at-least' ? dropDays : dropDays + 1
	return { weight: pay.get(element.id) ?? 1, holding, dropGap }
}

type Laid = {
	rows: readonly SceneRow[]
	people: readonly Element[]
	days: readonly DatedDay[]
	limit: DayLimit
}

function piecesOf(plan: Plan, { rows, people, days, limit }: Laid): Omit<Piece, 'stays'>[] {
	const indexOf = new Map(people.map(({ id }, at) => [id, at]))
	const places = new Map<string, number>()
	const unfit = unfitOn(
		plan,
		days.map(({ text }) => text)
	)
	return rows.map((row) => {
		const key = row.set?.location || row.set?.id
		if (key !== undefined && !places.has(key)) places.set(key, places.size)
		return {
			size: sizeOf(row, limit),
			cast: row.needs.flatMap(({ element }) => indexOf.get(element.id) ?? []),
			place: key === undefined ? -1 : places.get(key)!,
			light: lightOf(row.scene),
			lasts: 1,
			unfit: unfit(row)
		}
	})
}

/** What a row takes of a day in the measure of a limit. */
export function sizeOf(row: Row, { by }: DayLimit): number {
	if (row.kind === 'dayBreak') return 0
	if (by === 'minutes') return row.minutes ?? 0
	return row.kind === 'scene' ? (row.eighths ?? 0) : 0
}

function takenBy(rows: readonly Row[], limit: DayLimit): number {
	return rows.reduce((sum, row) => sum + (row.kind === 'banner' ? sizeOf(row, limit) : 0), 0)
}

/** Inside, a night can be made by day; outside it cannot. */
export function lightOf({ intExt, timeRow }: Scene): Light {
	if (intExt !== 'EXT' && intExt !== 'INT/EXT') return null
	return timeRow === 'day' || timeRow === 'night' ? timeRow : null
}

/** No day gets less than half of the usual one, unless the board has a day that is shorter still. */
function leastOf(pieces: readonly Piece[], days: readonly Day[], start: Assignment): number {
	const open = days.flatMap(({ isClosed }, day) => (isClosed ? [] : [day]))
	const sizes = new Map(open.map((day) => [day, 0]))
	pieces.forEach(({ size }, piece) => {
		const known = sizes.get(start[piece]!)
		if (known !== undefined) sizes.set(start[piece]!, known + size)
	})
	const all = [...sizes.values()]
	if (all.length === 0) return 0
	const half = all.reduce((sum, size) => sum + size, 0) / all.length / 2
	return Math.min(half, ...all)
}

function weightsOf({ limit, move }: Wishes): Weights {
	const over = limit.by === 'eighths' ? overEighth : overMinute
	return { move, overnight: move * nightShare, over, thin: over / 10, turnAround: 30, split: 6 }
}
