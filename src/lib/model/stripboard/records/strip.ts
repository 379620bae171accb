import { choice, flag, maybe, pointer, text, whole } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import { mostMinutes } from '../minutes.ts'
import { mostParts } from '../parts.ts'
import type { BoardId } from './board.ts'
import type { SceneId } from './scene.ts'

declare const stripId: unique symbol
export type StripId = string & { readonly [stripId]: true }

const stripFields = {
	board: pointer<BoardId>(),
	/** List and order key in one value, so that a move is one write: see place.ts. */
	place: text(96),
	/** A `dayBreak` ends the day above it. What a newer client adds shows as a banner. */
	kind: choice(['scene', 'dayBreak', 'banner'], 'banner'),
	scene: pointer<SceneId>(),
	/** How its scene is split here, the eighths of each part: see parts.ts. '' when it is whole. */
	parts: text(60),
	/** For the second part of a scene and on: the strip of the first part, and which part it is. */
	of: pointer<StripId>(),
	part: whole(0, mostParts, 0),
	/** What a banner says. */
	text: text(200),
	/** What a banner takes of the day; null for nothing. */
	minutes: maybe(whole(0, mostMinutes, 0)),
	/** On a day break: the day's call, in minutes after midnight; null for the usual one. */
	call: maybe(whole(0, 36 * 60, 0)),
	removed: flag()
}

/** A strip of a board: a scene, a day break or a banner, at its place. */
export const strips = new Collection<StripId, typeof stripFields>('strips', stripFields)

export type Strip = RecordOf<StripId, typeof stripFields>
