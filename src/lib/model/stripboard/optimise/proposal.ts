import type { ShootingDay } from '../queries/board.ts'
import { isShot } from '../queries/published-lines.ts'
import type { Row } from '../queries/rows.ts'
import type { StripId } from '../records/strip.ts'
import { figuresOf, type Figures } from './figures.ts'
import { lightOf, type Asked } from './from-board.ts'
import type { Assignment } from './problem.ts'
import { inSequence } from './sequence.ts'

/** A day of a board that is proposed: its call, and its strips in order. */
export type ProposedDay = { call: number | null; rows: readonly Row[] }

/** A board that could be: nothing of it is written until somebody takes it. */
export type Proposal = {
	days: readonly ProposedDay[]
	/** Banners that would say what is no longer so: they wait in the boneyard. */
	aside: readonly StripId[]
	before: Figures
	after: Figures
}

const moveWords = /\bmoves?\b/i

/**
 * The board that follows from the day of each piece. A day that has what it had stays as it is. In
 * the others banners stay on their day, about where they were; those about a move are put aside.
 */
export function proposalOf(asked: Asked, assignment: Assignment): Proposal {
	const { problem, rows, before } = asked
	const now = orderNow(asked)
	const loose = problem.days.map((_, day) => {
		const pieces = rows.flatMap((_, piece) => (assignment[piece] === day ? [piece] : []))
		const isKept = sameMembers(pieces, now[day] ?? [])
		return { pieces: isKept ? (now[day] ?? []) : pieces, isKept }
	})
	const order = inSequence(loose, problem.pieces)
	const kept = new Set(loose.flatMap(({ isKept }, day) => (isKept ? [day] : [])))
	const days = order.map((on, day): ProposedDay => {
		const was = before[day]
		if (was && kept.has(day)) return { call: was.call, rows: was.rows }
		const scenes = on.map((piece) => rows[piece]!)
		return { call: callOf(scenes, { was, before }), rows: withBanners(scenes, was?.rows ?? []) }
	})
	const aside = before.flatMap((day, at) =>
		kept.has(at)
			? []
			: day.rows.filter((row) => !isShot(row) && !(at < order.length && staysOn(row)))
	)
	return {
		days,
		aside: aside.map(({ id }) => id),
		before: figuresOf({ ...problem, days: daysFor(asked, now.length) }, now),
		after: figuresOf(problem, order)
	}
}

/** The pieces of each day of the board as it is, in their order. */
function orderNow({ rows, before }: Asked): number[][] {
	const pieceOf = new Map(rows.map(({ id }, piece) => [id, piece]))
	return before.map((day) => day.rows.flatMap(({ id }) => pieceOf.get(id) ?? []))
}

function sameMembers(a: readonly number[], b: readonly number[]): boolean {
	const known = new Set(b)
	return a.length === b.length && a.every((piece) => known.has(piece))
}

/** Days that are left out of the proposal are open ones without dates. */
function daysFor({ problem }: Asked, count: number): Asked['problem']['days'] {
	const none = { date: null, taken: 0, restsAfter: true, isClosed: false }
	return Array.from({ length: count }, (_, day) => problem.days[day] ?? none)
}

function staysOn(row: Row): boolean {
	return row.kind === 'scene' || !(row.kind === 'banner' && moveWords.test(row.strip.text))
}

/** The scenes of a day with what else lay on it, after about the same share of them. */
function withBanners(scenes: readonly Row[], was: readonly Row[]): Row[] {
	const count = was.filter(isShot).length
	const result = [...scenes]
	let [seen, put] = [0, 0]
	for (const row of was) {
		if (isShot(row)) seen++
		else if (staysOn(row)) {
			const share = count === 0 ? 0 : seen / count
			result.splice(Math.round(share * scenes.length) + put++, 0, row)
		}
	}
	return result
}

type DayLight = 'day' | 'night' | 'split'

function dayLightOf(rows: readonly Row[]): DayLight {
	const lights = new Set(rows.filter(isShot).map(({ scene }) => lightOf(scene)))
	if (!lights.has('night')) return 'day'
	return lights.has('day') ? 'split' : 'night'
}

/** The call a day has, or where its light has changed, the one that most such days of the board have. */
function callOf(
	scenes: readonly Row[],
	{ was, before }: { was: ShootingDay | undefined; before: readonly ShootingDay[] }
): number | null {
	const light = dayLightOf(scenes)
	if (was && dayLightOf(was.rows) === light) return was.call
	const calls = before.filter((day) => dayLightOf(day.rows) === light).map(({ call }) => call)
	const often = (call: number | null) => calls.filter((each) => each === call).length
	return calls.reduce<number | null>(
		(best, call, at) => (at === 0 || often(call) > often(best) ? call : best),
		null
	)
}
