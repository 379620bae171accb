import { byCategory } from '../categories.ts'
import type { Scene } from '../records/scene.ts'
import type { StripboardState } from '../state.ts'
import { needName } from './breakdown.ts'
import type { PublishedBanner, PublishedDayScene, PublishedScene } from './published.ts'
import type { Row, SceneRow } from './rows.ts'

/** The rows of a day as a published page has them: banners in their place, omitted scenes left out. */
export function linesOf<Line extends PublishedScene>(
	rows: readonly Row[],
	line: (row: SceneRow) => Line
): (Line | PublishedBanner)[] {
	return rows.flatMap((row): (Line | PublishedBanner)[] => {
		if (row.kind === 'banner')
			return [{ kind: 'banner', text: row.strip.text, minutes: row.minutes }]
		return isShot(row) ? [line(row)] : []
	})
}

/** Whether a row is a scene that will be shot. */
export function isShot(row: Row): row is SceneRow {
	return row.kind === 'scene' && !row.scene.omitted
}

/** The one line of a scene. */
export function lineOf(state: StripboardState, row: SceneRow): PublishedScene {
	const { scene, setName, eighths, cast } = row
	return {
		kind: 'scene',
		number: row.number,
		interior: scene.intExt === 'unknown' ? '' : scene.intExt,
		set: setName,
		time: timeOf(scene),
		scriptDay: scene.scriptDay,
		synopsis: scene.synopsis,
		eighths,
		cast: cast.map(({ number, name }) => number || name),
		location: locationOf(state, row)
	}
}

/** A scene's line on the page of its day. */
export function dayLineOf(state: StripboardState, row: SceneRow): PublishedDayScene {
	const { minutes, minutesEstimated } = row
	const { page } = row.scene
	return { ...lineOf(state, row), page, minutes, minutesEstimated, needs: needsOf(row) }
}

function timeOf({ time, timeRow }: Scene): string {
	return time.toUpperCase() || (timeRow === 'unknown' ? '' : timeRow.toUpperCase())
}

function locationOf(state: StripboardState, { set }: SceneRow): string {
	const location = set && set.location !== '' ? state.locations.get(set.location) : undefined
	return location && !location.removed ? location.name : ''
}

function needsOf({ needs }: SceneRow): PublishedDayScene['needs'] {
	const others = needs.filter(({ element }) => element.category !== 'cast')
	return byCategory(others, ({ element }) => element.category).map(({ name, found }) => ({
		category: name,
		names: found.map(needName).sort()
	}))
}
