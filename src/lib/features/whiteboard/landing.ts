import { formatEighths } from '#model/stripboard/eighths.ts'
import type { ShootingDay } from '#model/stripboard/queries/board.ts'
import type { SceneId } from '#model/stripboard/records/scene.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import { centreOf, type Box } from '#model/whiteboard/geometry.ts'
import { frameUnder, type Canvas, type Placed } from '#model/whiteboard/queries/canvas.ts'
import type { ObjectId } from '#model/whiteboard/records.ts'
import type { Scheduled } from './schedule.svelte.ts'

/** What a drop would change on the stripboard: these scenes go to that day. */
export type Landing = {
	frame: ObjectId
	day: StripId
	scenes: readonly SceneId[]
	/** In words, for the eye: `Moves 12 to Day 7: 4 3/8 → 5 1/8 pgs`. */
	label: string
}

type Facts = {
	day: (id: StripId | '') => ShootingDay | null
	scene: (id: SceneId | '') => Scheduled | null
	mayWrite: boolean
}

/**
 * Where scene cards would land: the frame under the first of them that stands for a shooting day on
 * which it is not yet. Null when the drop would schedule nothing.
 */
export function landingOf(
	canvas: Canvas,
	boxes: ReadonlyMap<ObjectId, Box>,
	facts: Facts
): Landing | null {
	if (!facts.mayWrite) return null
	const cards = [...boxes].flatMap(([id, box]) => {
		const placed = canvas.byId.get(id)
		return placed?.object.kind === 'scene' ? [{ placed, box }] : []
	})
	const frames = cards.map(({ box }) =>
		frameUnder(canvas.placed, centreOf(box), new Set(boxes.keys()))
	)
	const frame = frames.find((found) => found !== null && facts.day(found.object.day) !== null)
	const day = frame ? facts.day(frame.object.day) : null
	if (!frame || day === null || day.id === 'open') return null
	const landing = cards.filter((_, at) => frames[at] === frame).map(({ placed }) => placed)
	const scheduled = landing
		.map(({ object }) => facts.scene(object.scene))
		.filter((found) => found !== null)
		.filter((found) => found.day?.id !== day.id)
	if (scheduled.length === 0) return null
	const scenes = scheduled.map(({ row }) => row.scene.id)
	return { frame: frame.id, day: day.id, scenes, label: labelOf(scheduled, day) }
}

function labelOf(scheduled: readonly Scheduled[], day: ShootingDay): string {
	const [first] = scheduled
	const number = first?.row.scene.number
	const what = scheduled.length > 1 ? `${scheduled.length} scenes` : `scene ${number || '?'}`
	const before = day.totals.eighths
	const after = scheduled.reduce((sum, { row }) => sum + (row.eighths ?? 0), before)
	return `Moves ${what} to Day ${day.number}: ${formatEighths(before)} → ${formatEighths(after)} pgs`
}

/** The day that a scene card lies under, when the stripboard says another: then one of the two is behind. */
export function strayedFrom(
	placed: Placed,
	canvas: Canvas,
	facts: Pick<Facts, 'day' | 'scene'>
): { frame: ShootingDay; stripboard: ShootingDay | null } | null {
	if (placed.object.kind !== 'scene' || placed.frame === null) return null
	const frame = facts.day(canvas.byId.get(placed.frame)?.object.day ?? '')
	const scheduled = facts.scene(placed.object.scene)
	if (frame === null || scheduled === null || scheduled.day?.id === frame.id) return null
	return { frame, stripboard: scheduled.day }
}
