import type { ElementId } from '../records/element.ts'
import type { SceneId } from '../records/scene.ts'
import { countedDays, type BoardView } from './board.ts'
import { isShot } from './published-lines.ts'

/** A scene on a day, or one part of it: `part` is 0 for a whole scene. */
export type SceneFact = {
	kind: 'scene'
	scene: SceneId
	part: number
	/** Null when nobody knows the length. */
	eighths: number | null
	cast: readonly ElementId[]
}

export type BannerFact = { kind: 'banner'; text: string; minutes: number | null }

/** What a board says, apart from who says it: what lies on which day. The boneyard is not in it. */
export type BoardFacts = {
	days: readonly { date: string | null; rows: readonly (SceneFact | BannerFact)[] }[]
}

/** The facts of a board as it stands. Omitted scenes are not shot, and an empty open day is no day. */
export function factsOf(board: BoardView): BoardFacts {
	return {
		days: countedDays(board.days).map(({ date, rows }) => ({
			date,
			rows: rows.flatMap((row): (SceneFact | BannerFact)[] => {
				if (row.kind === 'banner')
					return [{ kind: 'banner', text: row.strip.text, minutes: row.minutes }]
				if (!isShot(row)) return []
				const { scene, part, eighths, cast } = row
				const ids = cast.map(({ id }) => id)
				return [{ kind: 'scene', scene: scene.id, part: part?.number ?? 0, eighths, cast: ids }]
			})
		}))
	}
}
