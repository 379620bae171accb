import { formatEighths } from '#model/stripboard/eighths.ts'
import type { ShootingDay } from '#model/stripboard/queries/board.ts'
import type { Element } from '#model/stripboard/records/element.ts'
import type { Schedule } from '../schedule.svelte.ts'

type Told = Pick<Schedule, 'scenes' | 'days' | 'cast' | 'daysOf'>

/** What a trial changes, in words: `Scene 12: Day 3 → Day 7`, `Day 7: 4 3/8 → 5 1/8 pgs`, `NIA: 4 → 5 days`. */
export type Differences = { scenes: string[]; days: string[]; cast: string[] }

/** What differs in the schedule between what everybody has and what was tried. */
export function differencesOf(shared: Told, tried: Told): Differences {
	const before = new Map(shared.scenes.map(({ row, day }) => [row.scene.id, day]))
	const scenes = tried.scenes.flatMap(({ row, day }) => {
		const was = before.get(row.scene.id)
		const isMoved = was !== undefined && was?.id !== day?.id
		return isMoved ? [`Scene ${row.scene.number || '?'}: ${dayWord(was)} → ${dayWord(day)}`] : []
	})
	const pages = new Map(shared.days.map(({ id, totals }) => [id, totals.eighths]))
	const days = tried.days.flatMap(({ id, number, totals }) => {
		const was = pages.get(id) ?? 0
		const change = `${formatEighths(was)} → ${formatEighths(totals.eighths)} pgs`
		return was === totals.eighths ? [] : [`Day ${number}: ${change}`]
	})
	const cast = tried.cast.flatMap((element: Element) => {
		const [was, is] = [shared, tried].map((told) => told.daysOf(element.id).length) as [
			number,
			number
		]
		return was === is ? [] : [`${element.name}: ${was} → ${is} ${is === 1 ? 'day' : 'days'}`]
	})
	return { scenes, days, cast }
}

function dayWord(day: ShootingDay | null): string {
	return day === null ? 'boneyard' : `Day ${day.number}`
}
