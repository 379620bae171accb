import { grouped } from '../../core/grouped.ts'
import { longestRun } from '../../core/longest-run.ts'
import type { ElementId } from '../records/element.ts'
import type { SceneId } from '../records/scene.ts'
import type { BoardFacts, SceneFact } from './facts.ts'

/** Where a scene or a part of it is on one of two boards; null when it is on no day of it. */
type Spot = { day: number; at: number; fact: SceneFact }

/**
 * What became of a scene between two boards. `moved` is to another day, `reordered` within its day,
 * `pages` a length alone; `added` and `cut` are onto and off the days. Days are numbers from 1.
 */
export type Change = {
	kind: 'added' | 'cut' | 'moved' | 'reordered' | 'pages'
	scene: SceneId
	part: number
	from: { day: number; eighths: number | null } | null
	to: { day: number; eighths: number | null } | null
}

/** How many days a cast member works on one board and on the other. */
export type CastDays = { element: ElementId; from: number; to: number }

/** What a day adds up to on one board and on the other; null where there is no such day. */
export type DayPages = { day: number; from: number | null; to: number | null }

/** The differences between two boards, or between a published version and what stands now. */
export type Comparison = {
	/** In the order of the second board; what was cut comes last. */
	changes: readonly Change[]
	/** Only members whose days differ, the largest difference first. */
	cast: readonly CastDays[]
	/** Only days whose pages differ. */
	days: readonly DayPages[]
	totals: Record<'from' | 'to', { days: number; eighths: number; castDays: number }>
}

/** Everything that differs from one board to another. */
export function compareBoards(from: BoardFacts, to: BoardFacts): Comparison {
	const before = spotsOf(from)
	const after = spotsOf(to)
	const kept = keptInOrder(before, after)
	const changes: Change[] = []
	for (const [key, now] of after) {
		const was = before.get(key)
		const kind = was === undefined ? 'added' : kindOf(was, now, kept.has(key))
		if (kind) changes.push(changeOf(kind, was, now))
	}
	for (const [key, was] of before) {
		if (!after.has(key)) changes.push(changeOf('cut', was, undefined))
	}
	const cast = { from: castDaysOf(from), to: castDaysOf(to) }
	return {
		changes,
		cast: castChanges(cast.from, cast.to),
		days: dayChanges(from, to),
		totals: { from: totalsOf(from, cast.from), to: totalsOf(to, cast.to) }
	}
}

/** A whole scene and its first part are one: what is split keeps its place by its first part. */
function spotsOf(facts: BoardFacts): Map<string, Spot> {
	const spots = new Map<string, Spot>()
	facts.days.forEach((day, index) =>
		day.rows.forEach((fact, at) => {
			if (fact.kind === 'scene')
				spots.set(`${fact.scene} ${Math.max(fact.part, 1)}`, { day: index + 1, at, fact })
		})
	)
	return spots
}

function kindOf(was: Spot, now: Spot, inOrder: boolean): Change['kind'] | null {
	if (was.day !== now.day) return 'moved'
	if (!inOrder) return 'reordered'
	return was.fact.eighths === now.fact.eighths ? null : 'pages'
}

function changeOf(kind: Change['kind'], was: Spot | undefined, now: Spot | undefined): Change {
	const { scene, part } = (now ?? was)?.fact ?? { scene: '' as SceneId, part: 0 }
	const side = (spot: Spot | undefined) =>
		spot ? { day: spot.day, eighths: spot.fact.eighths } : null
	return { kind, scene, part, from: side(was), to: side(now) }
}

/** What stayed on its day and in the order of what else stayed there: the longest such run counts as unmoved. */
function keptInOrder(before: Map<string, Spot>, after: Map<string, Spot>): Set<string> {
	const kept = [...after].flatMap(([key, { day }]) => {
		const was = before.get(key)
		return was?.day === day ? [{ key, day, at: was.at }] : []
	})
	return new Set(
		[...grouped(kept, ({ day }) => day).values()].flatMap((stayed) => {
			const run = longestRun(stayed.map(({ at }) => at))
			return stayed.filter((_, index) => run.has(index)).map(({ key }) => key)
		})
	)
}

function castDaysOf(facts: BoardFacts): Map<ElementId, number> {
	const days = new Map<ElementId, number>()
	for (const { rows } of facts.days) {
		const working = new Set(rows.flatMap((row) => (row.kind === 'scene' ? row.cast : [])))
		for (const element of working) days.set(element, (days.get(element) ?? 0) + 1)
	}
	return days
}

function castChanges(from: Map<ElementId, number>, to: Map<ElementId, number>): CastDays[] {
	const all = [...new Set([...from.keys(), ...to.keys()])]
	return all
		.map((element) => ({ element, from: from.get(element) ?? 0, to: to.get(element) ?? 0 }))
		.filter((days) => days.from !== days.to)
		.sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))
}

function dayChanges(from: BoardFacts, to: BoardFacts): DayPages[] {
	const count = Math.max(from.days.length, to.days.length)
	return Array.from({ length: count }, (_, at) => ({
		day: at + 1,
		from: pagesOf(from.days[at]),
		to: pagesOf(to.days[at])
	})).filter((day) => day.from !== day.to)
}

function pagesOf(day: BoardFacts['days'][number] | undefined): number | null {
	if (!day) return null
	return day.rows.reduce((sum, row) => sum + (row.kind === 'scene' ? (row.eighths ?? 0) : 0), 0)
}

function totalsOf(facts: BoardFacts, cast: Map<ElementId, number>) {
	return {
		days: facts.days.length,
		eighths: facts.days.reduce((sum, day) => sum + (pagesOf(day) ?? 0), 0),
		castDays: [...cast.values()].reduce((sum, days) => sum + days, 0)
	}
}
