import { standing } from '../../core/merged.ts'
import { byOrder } from '../../core/order.ts'
import { partLengths, readParts, shareOut } from '../parts.ts'
import { readPlace, type List } from '../place.ts'
import type { BoardId } from '../records/board.ts'
import type { Element } from '../records/element.ts'
import type { Scene } from '../records/scene.ts'
import type { StorySet } from '../records/set.ts'
import type { Strip, StripId } from '../records/strip.ts'
import type { Risk } from '../risks.ts'
import type { BoardState } from '../state.ts'
import { needsOf, risksOf, type Need } from './breakdown.ts'
import { standingStrips } from './standing.ts'

/** A scene on the board, with what its strip shows. */
export type SceneRow = {
	kind: 'scene'
	id: StripId
	strip: Strip
	scene: Scene
	/** Where the story is: the set that its own was merged into, if it was. */
	set: StorySet | null
	setName: string
	/** As the strip shows it: the scene's number, with its part when it is split: `12pt1`. */
	number: string
	/** Which part of a scene that is split on this board; null for a whole one. */
	part: { number: number; of: number } | null
	/** Everything it needs, with what that brings along. */
	needs: readonly Need[]
	/** Cast of the scene, by cast number. */
	cast: readonly Element[]
	/** What somebody has to be told about before it is shot. */
	risks: readonly Risk[]
	/** Pages that count, of the part where it is split: 0 for an omitted scene, null when unknown. */
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

/** The strips of one board and list that are shown, in order; what waits there without a strip is not among them. */
export function stripsIn(
	strips: BoardState['strips'],
	where: { board: BoardId; list: List }
): Strip[] {
	const found: { id: string; order: string; strip: Strip }[] = []
	for (const strip of standingStrips(strips, where.board)) {
		const place = readPlace(strip.place)
		if (place.list === where.list) found.push({ id: strip.id, order: place.order, strip })
	}
	return found.sort(byOrder).map((entry) => entry.strip)
}

type Known = { state: BoardState; minutesPerPage: number; parts: string; row: SceneRow }
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
	const parts = strip.of === '' ? strip.parts : (state.strips.get(strip.of)?.parts ?? '')
	if (known && isCurrent(known, { state, scene, parts, minutesPerPage })) return known.row
	const row = sceneRow(state, { strip, scene, parts: readParts(parts) }, minutesPerPage)
	knownRows.set(strip, { state, minutesPerPage, parts, row })
	return row
}

function isCurrent(
	known: Known,
	now: { state: BoardState; scene: Scene; parts: string; minutesPerPage: number }
): boolean {
	return (
		known.row.scene === now.scene &&
		known.parts === now.parts &&
		known.state.elements === now.state.elements &&
		known.state.sets === now.state.sets &&
		known.minutesPerPage === now.minutesPerPage
	)
}

function sceneRow(
	state: BoardState,
	{ strip, scene, parts }: { strip: Strip; scene: Scene; parts: readonly number[] },
	minutesPerPage: number
): SceneRow {
	const set = scene.set === '' ? undefined : standing(state.sets).get(scene.set)
	const needs = needsOf(state, scene)
	const cast = needs
		.map(({ element }) => element)
		.filter((element) => element.category === 'cast')
		.sort(compareCast)
	const lengths = partLengths(parts.length > 0 ? parts : [0], scene.omitted ? 0 : scene.eighths)
	const at = parts.length > 0 ? Math.max(strip.part, 1) - 1 : 0
	const eighths = lengths[at] ?? null
	return {
		kind: 'scene',
		id: strip.id,
		strip,
		scene,
		set: set ?? null,
		setName: set?.name ?? '',
		number: parts.length > 0 ? `${scene.number}pt${at + 1}` : scene.number,
		part: parts.length > 0 ? { number: at + 1, of: parts.length } : null,
		needs,
		cast,
		risks: risksOf(scene, needs),
		eighths,
		minutes:
			scene.omitted || scene.minutes === null
				? minutesFromPages(eighths, minutesPerPage)
				: (shareOut(
						scene.minutes,
						lengths.map((length) => length ?? 1)
					)[at] ?? 0),
		minutesEstimated: scene.minutes === null
	}
}

/** To the nearest five minutes, for an estimate should not look like a measurement; never none at all. */
function minutesFromPages(eighths: number | null, minutesPerPage: number): number | null {
	if (eighths === null) return null
	const minutes = Math.round((eighths * minutesPerPage) / 8 / 5) * 5
	return eighths > 0 ? Math.max(5, minutes) : 0
}
