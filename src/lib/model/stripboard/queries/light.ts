import type { Location } from '../records/set.ts'
import type { BoardState } from '../state.ts'
import { parseCoordinates, sunTimes, type SunTimes } from '../sun.ts'
import type { ShootingDay } from './board.ts'
import { isShot } from './published-lines.ts'

/** The light of a day, and the place that it is the light of. */
export type DayLight = { place: Location; times: SunTimes }

/**
 * The light of a shooting day, at the location where most of it is shot among those of which
 * somebody has said where they are. Null when nobody has, or the day has no date.
 */
export function lightOf(state: BoardState, day: ShootingDay): DayLight | null {
	if (day.date === null) return null
	const lengths = new Map<Location, number>()
	for (const { set, eighths } of day.rows.filter(isShot)) {
		const location = set && set.location !== '' ? state.locations.get(set.location) : undefined
		if (!location || location.removed || location.coordinates === '') continue
		lengths.set(location, (lengths.get(location) ?? 0) + (eighths ?? 1))
	}
	const [longest] = [...lengths].sort(([, a], [, b]) => b - a)
	const place = longest?.[0]
	const at = place ? parseCoordinates(place.coordinates) : null
	const times = place && at ? sunTimes(day.date, at, place.zone) : null
	return place && times ? { place, times } : null
}
