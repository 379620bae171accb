import type { ProductionState } from '../../production/records.ts'
import { boardOf } from '../../stripboard/queries/board.ts'
import { mainBoard } from '../../stripboard/queries/boards.ts'
import type { ElementId } from '../../stripboard/records/element.ts'
import type { StripboardState } from '../../stripboard/state.ts'

/** A day on which a cast member shoots. */
export type ShootDay = {
	number: number
	/** YYYY-MM-DD, local to the production. */
	date: string
	/** The numbers of their scenes on that day. */
	scenes: readonly string[]
}

/** The shooting days of each cast member, in order. */
export type ShootDays = ReadonlyMap<ElementId, readonly ShootDay[]>

/** Reads the shooting days of the cast off the main board; without a start date there are none. */
export function shootDaysOf(stripboard: StripboardState, production: ProductionState): ShootDays {
	const found = new Map<ElementId, ShootDay[]>()
	const board = mainBoard(stripboard.boards)
	if (!board) return found
	for (const day of boardOf(stripboard, production, board.id).days) {
		if (day.date === null) continue
		const scenes = new Map<ElementId, string[]>()
		for (const row of day.rows) {
			if (row.kind !== 'scene' || row.scene.omitted) continue
			for (const { id } of row.cast) scenes.set(id, [...(scenes.get(id) ?? []), row.number])
		}
		for (const [element, numbers] of scenes) {
			const days = found.get(element) ?? []
			days.push({ number: day.number, date: day.date, scenes: numbers })
			found.set(element, days)
		}
	}
	return found
}
