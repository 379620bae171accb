import { byOrder } from '../../core/order.ts'
import { readPlace, type List } from '../place.ts'
import type { BoardId } from '../records/board.ts'
import type { Element } from '../records/element.ts'
import type { Scene } from '../records/scene.ts'
import type { Strip, StripId } from '../records/strip.ts'
import type { BoardState } from '../state.ts'

/** A scene on the board, with what its strip shows. */
export type SceneRow = {
	kind: 'scene'
	id: StripId
	strip: Strip
	scene: Scene
	setName: string
	/** Cast of the scene, by cast number. */
	cast: readonly Element[]
	/** Pages that count: 0 for an omitted scene, null when unknown. */
	eighths: number | null
	/** Minutes to shoot: typed, or from the pages (`minutesEstimated`). */
	minutes: number | null
	minutesEstimated: boolean
}

/** A banner: a move, a meal, a note. With minutes it counts in the day. */
export type BannerRow = { kind: 'banner'; id: StripId; strip: Strip; minutes: number | null }

/** A day break: it ends the day above it. */
export type BreakRow = { kind: 'dayBreak'; id: StripId; strip: Strip }

export type Row = SceneRow | BannerRow | BreakRow

const castNumberOrder = new Intl.Collator('en', { numeric: true })

/** By number as a person reads it (2 before 10), those without one last, then by name. */
export function compareCast(a: Element, b: Element): number {
	if ((a.number === '') !== (b.number === '')) return a.number === '' ? 1 : -1
	return castNumberOrder.compare(a.number, b.number) || castNumberOrder.compare(a.name, b.name)
}

/** The live strips of one board and list, in order. */
export function stripsIn(
	strips: BoardState['strips'],
	where: { board: BoardId; list: List }
): Strip[] {
	const found: { id: string; order: string; strip: Strip }[] = []
	for (const strip of strips.values()) {
		if (strip.removed || strip.board !== where.board) continue
		const place = readPlace(strip.place)
		if (place.list === where.list) found.push({ id: strip.id, order: place.order, strip })
	}
	return found.sort(byOrder).map((entry) => entry.strip)
}

type Known = { state: BoardState; minutesPerPage: number; row: SceneRow }
const knownRows = new WeakMap<Strip, Known>()

/**
 * The row of a strip, or null when its scene is gone. A row stays the same object while nothing it
 * shows has changed, so a screen of 2,000 strips redraws only the ones that did.
 */
export function rowOf(state: BoardState, strip: Strip, minutesPerPage: number): Row | null {
	if (strip.kind === 'banner')
		return { kind: 'banner', id: strip.id, strip, minutes: strip.minutes }
	if (strip.kind === 'dayBreak') return { kind: 'dayBreak', id: strip.id, strip }
	const scene = strip.scene === '' ? undefined : state.scenes.get(strip.scene)
	if (!scene || scene.removed) return null
	const known = knownRows.get(strip)
	if (known && isCurrent(known, { state, scene, minutesPerPage })) return known.row
	const row = sceneRow(state, { strip, scene }, minutesPerPage)
	knownRows.set(strip, { state, minutesPerPage, row })
	return row
}

function isCurrent(
	known: Known,
	now: { state: BoardState; scene: Scene; minutesPerPage: number }
): boolean {
	return (
		known.row.scene === now.scene &&
		known.state.elements === now.state.elements &&
		known.state.sets === now.state.sets &&
		known.minutesPerPage === now.minutesPerPage
	)
}

function sceneRow(
	state: BoardState,
	{ strip, scene }: { strip: Strip; scene: Scene },
	minutesPerPage: number
): SceneRow {
	const set = scene.set === '' ? undefined : state.sets.get(scene.set)
	const cast = scene.elements
		.map((id) => state.elements.get(id))
		.filter((element) => element !== undefined)
		.filter((element) => element.category === 'cast' && !element.removed)
		.sort(compareCast)
	const eighths = scene.omitted ? 0 : scene.eighths
	return {
		kind: 'scene',
		id: strip.id,
		strip,
		scene,
		setName: set?.name ?? '',
		cast,
		eighths,
		minutes: scene.omitted ? 0 : (scene.minutes ?? minutesFromPages(eighths, minutesPerPage)),
		minutesEstimated: scene.minutes === null
	}
}

/** To the nearest five minutes, for an estimate should not look like a measurement; never none at all. */
function minutesFromPages(eighths: number | null, minutesPerPage: number): number | null {
	if (eighths === null) return null
	const minutes = Math.round((eighths * minutesPerPage) / 8 / 5) * 5
	return eighths > 0 ? Math.max(5, minutes) : 0
}
