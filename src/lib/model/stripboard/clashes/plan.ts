import type { ProductionState } from '../../production/records.ts'
import type { BoardView, ShootingDay } from '../queries/board.ts'
import type { Row, SceneRow } from '../queries/rows.ts'
import type { Element, ElementId } from '../records/element.ts'
import type { Rules } from '../records/rules.ts'
import type { LocationId, SetId } from '../records/set.ts'
import type { StripId } from '../records/strip.ts'
import type { StripboardState } from '../state.ts'

/** What is judged: a board and its second units, by the rules and the calendar. */
export type Plan = {
	state: StripboardState
	production: ProductionState
	units: readonly Pick<BoardView, 'days'>[]
}

/** When something is needed on a day, in minutes after midnight of its date, and for which strips. */
export type Window = { from: number; to: number; strips: StripId[] }

/** A shooting day as the clock would have it, if every scene takes what it is given. */
export type DayWork = {
	unit: number
	day: ShootingDay
	call: number
	wrap: number
	/** Meals that have a banner, in order. */
	meals: readonly { from: number; to: number; strip: StripId }[]
	windows: ReadonlyMap<ElementId, Window>
	/** The sets and locations of the day. */
	places: ReadonlyMap<SetId | LocationId, StripId[]>
}

const mealWords = /\b(breakfast|brunch|lunch|meal|dinner|supper)\b/i

/** Every day that has something to shoot, unit by unit, with its clock. */
export function workOf({ state, units }: Plan): DayWork[] {
	return units.flatMap(({ days }, unit) =>
		days.filter(({ rows }) => rows.some(isShot)).map((day) => dayWork(state, day, unit))
	)
}

function isShot(row: Row): row is SceneRow {
	return row.kind === 'scene' && !row.scene.omitted
}

function isMeal(row: Row): boolean {
	return row.kind === 'banner' && mealWords.test(row.strip.text)
}

/**
 * The clock of a day: from its call, strip after strip. A day without a banner for a meal breaks
 * when the first one is due: the strip that runs past that takes so much longer.
 */
function dayWork(state: StripboardState, day: ShootingDay, unit: number): DayWork {
	const { rules } = state
	const call = day.call ?? rules.usualCall
	const work = { meals: [] as DayWork['meals'][number][], windows: new Map(), places: new Map() }
	let owed = rules.firstMeal > 0 && !day.rows.some(isMeal) ? rules.mealMinutes : 0
	let clock = call
	for (const row of day.rows) {
		if (row.kind === 'dayBreak') continue
		const from = clock
		clock += row.minutes ?? 0
		if (clock - call > rules.firstMeal && owed > 0) {
			clock += owed
			owed = 0
		}
		if (isMeal(row)) work.meals.push({ from, to: clock, strip: row.id })
		if (isShot(row)) note(work, { row, from, to: clock })
	}
	return { unit, day, call, wrap: clock, ...work }
}

function note(
	work: { windows: Map<ElementId, Window>; places: Map<SetId | LocationId, StripId[]> },
	{ row, from, to }: { row: SceneRow; from: number; to: number }
): void {
	for (const { element } of row.needs) {
		const { id } = element
		const window = work.windows.get(id)
		if (window) {
			window.to = to
			window.strips.push(row.id)
		} else work.windows.set(id, { from, to, strips: [row.id] })
	}
	if (row.set === null) return
	for (const place of [row.set.id, row.set.location]) {
		if (place === '') continue
		const strips = work.places.get(place)
		if (strips) strips.push(row.id)
		else work.places.set(place, [row.id])
	}
}

/** Whether the rules of performers are an element's: those who are seen, and those who fall for them. */
export function isPerformer(element: Element | undefined): boolean {
	return element?.category === 'cast' || element?.category === 'stunts'
}

/** The latest moment at which a meal has to begin after another moment; null where there is no rule. */
export function mealDue(
	rules: Rules,
	meal: 'firstMeal' | 'nextMeal',
	after: number
): number | null {
	return rules[meal] === 0 ? null : after + rules[meal]
}
