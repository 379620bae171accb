import { formatEighths } from '#model/stripboard/eighths.ts'
import type { ShootingDay } from '#model/stripboard/queries/board.ts'
import type { SceneId } from '#model/stripboard/records/scene.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import type { CardKind } from '#model/whiteboard/about.ts'
import { cardKinds, frameKinds, readAbout } from '#model/whiteboard/about.ts'
import { centreOf, type Box } from '#model/whiteboard/geometry.ts'
import { frameUnder, type Canvas, type Placed } from '#model/whiteboard/queries/canvas.ts'
import type { ObjectId } from '#model/whiteboard/records.ts'
import type { Effect } from './things/effects.ts'
import type { Scheduled } from './schedule.svelte.ts'

/** What a drop would change, beside where things lie. */
export type Landing = {
	frame: ObjectId
	/** In words, for the eye: `Moves scene 12 to Day 7: 4 3/8 → 5 1/8 pgs`, or why it would not. */
	label: string
	/** Null where the drop would change nothing, and the label says why. */
	effect: Effect | null
}

type DayFacts = {
	day: (id: StripId | '') => ShootingDay | null
	scene: (id: SceneId | '') => Scheduled | null
}

/** What has to be known of the production to say what a drop would do. */
export type Facts = DayFacts & {
	/** Whether I may schedule. */
	mayWrite: () => boolean
	/** What a card that is no scene, or a scene, would do in a frame that is no day; null for nothing. */
	effectIn: (frame: Placed, cards: readonly Placed[]) => Omit<Landing, 'frame'> | null
}

/** The kind of thing that each frame takes in; a location's takes scenes. */
const takes: Record<(typeof frameKinds)[number], CardKind | 'scene'> = {
	location: 'scene',
	status: 'delivery',
	resource: 'session'
}

/** Whether a card means something in a frame. */
function isTakenIn({ object: frame }: Placed, { object: card }: Placed, facts: DayFacts): boolean {
	if (facts.day(frame.day) !== null) return card.kind === 'scene'
	const meaning = readAbout(frame.about, frameKinds)
	if (meaning === null) return false
	const wanted = takes[meaning.kind]
	if (wanted === 'scene') return card.kind === 'scene'
	return card.kind === 'card' && readAbout(card.about, cardKinds)?.kind === wanted
}

/**
 * Where cards would land: the frame under the first of them that means something to it. Null when the
 * drop would change nothing but the board.
 */
export function landingOf(
	canvas: Canvas,
	boxes: ReadonlyMap<ObjectId, Box>,
	facts: Facts
): Landing | null {
	const cards = [...boxes].flatMap(([id, box]) => {
		const placed = canvas.byId.get(id)
		if (placed?.object.kind !== 'scene' && placed?.object.kind !== 'card') return []
		const frame = frameUnder(canvas.placed, centreOf(box), new Set(boxes.keys()))
		return frame !== null && isTakenIn(frame, placed, facts) ? [{ placed, frame }] : []
	})
	const frame = cards[0]?.frame
	if (!frame) return null
	const landing = cards.filter((card) => card.frame === frame).map(({ placed }) => placed)
	const day = facts.day(frame.object.day)
	const found = day === null ? facts.effectIn(frame, landing) : onDay(day, landing, facts)
	return found && { frame: frame.id, ...found }
}

function onDay(
	day: ShootingDay,
	cards: readonly Placed[],
	facts: Facts
): Omit<Landing, 'frame'> | null {
	if (!facts.mayWrite() || day.id === 'open') return null
	const known = cards
		.map(({ object }) => facts.scene(object.scene))
		.filter((found) => found !== null)
	const scheduled = known.filter((found) => found.day?.id !== day.id && !found.row.scene.omitted)
	if (scheduled.length === 0) {
		const omitted = known.find(({ row }) => row.scene.omitted)?.row.scene.number
		if (omitted === undefined) return null
		return { label: `Scene ${omitted || '?'} is omitted: it stays unscheduled`, effect: null }
	}
	const scenes = scheduled.map(({ row }) => row.scene.id)
	return { label: labelOf(scheduled, day), effect: { does: 'day', day: day.id, scenes } }
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
	facts: DayFacts
): { frame: ShootingDay; stripboard: ShootingDay | null } | null {
	if (placed.object.kind !== 'scene' || placed.frame === null) return null
	const frame = facts.day(canvas.byId.get(placed.frame)?.object.day ?? '')
	const scheduled = facts.scene(placed.object.scene)
	if (frame === null || scheduled === null || scheduled.day?.id === frame.id) return null
	return { frame, stripboard: scheduled.day }
}
