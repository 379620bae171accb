import { standingList } from '../../core/merged.ts'
import type { Element, ElementId } from '../records/element.ts'
import type { SceneId } from '../records/scene.ts'
import type { StripboardState } from '../state.ts'
import type { BoardView } from './board.ts'
import { compareCast } from './rows.ts'

/** A cast member's work on a board: scheduled scenes, their pages, and the day numbers worked. */
export type CastWork = {
	element: Element
	scenes: number
	eighths: number
	days: readonly number[]
}

/** Every cast member by number, with the work the board gives them. The boneyard does not count. */
export function castList(state: StripboardState, board: BoardView): CastWork[] {
	const work = new Map<ElementId, { scenes: Set<SceneId>; eighths: number; days: number[] }>()
	for (const day of board.days) {
		for (const row of day.rows) {
			if (row.kind !== 'scene' || row.scene.omitted) continue
			for (const member of row.cast) {
				const known = work.get(member.id) ?? { scenes: new Set<SceneId>(), eighths: 0, days: [] }
				known.scenes.add(row.scene.id)
				known.eighths += row.eighths ?? 0
				if (known.days.at(-1) !== day.number) known.days.push(day.number)
				work.set(member.id, known)
			}
		}
	}
	return standingList(state.elements)
		.filter((element) => element.category === 'cast')
		.sort(compareCast)
		.map((element) => {
			const { scenes, eighths, days } = work.get(element.id) ?? { eighths: 0, days: [] }
			return { element, scenes: scenes?.size ?? 0, eighths, days }
		})
}
