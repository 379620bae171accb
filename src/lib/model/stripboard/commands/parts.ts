import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { mostParts, readParts, writeParts } from '../parts.ts'
import { readPlace } from '../place.ts'
import { closedFor, liveStrip, putStrip, type Closed } from '../put.ts'
import { standingStrips } from '../queries/standing.ts'
import { stripsIn } from '../queries/rows.ts'
import type { BoardId } from '../records/board.ts'
import { scenes } from '../records/scene.ts'
import { strips, type Strip, type StripId } from '../records/strip.ts'
import { placesFor } from './move.ts'

/**
 * Splits a scene on its board into parts of so many eighths, which add up to the scene. New parts
 * lie directly below its strip; a scene that was split already is split anew.
 */
export function splitScene(
	edit: Edit,
	id: StripId,
	lengths: readonly number[]
): Outcome<StripId, 'strip-gone' | 'length-unknown' | 'parts-do-not-add-up' | Closed> {
	const first = firstPart(edit, id)
	const scene = first && first.scene !== '' ? scenes.get(edit.doc, first.scene) : null
	if (!first || !scene || scene.removed) return refuse('strip-gone')
	const closed = closedFor(edit.doc, [first])
	if (closed) return refuse(closed)
	if (scene.eighths === null) return refuse('length-unknown')
	if (!addsUp(lengths, scene.eighths)) return refuse('parts-do-not-add-up')
	const surplus = partsOf(edit, first).filter((strip) => strip.part > lengths.length)
	let whole = first.id
	transact(edit, () => {
		whole = strips.get(edit.doc, first.id) ? first.id : putInBoneyard(edit, first)
		strips.patch(edit.doc, whole, { parts: writeParts(lengths) })
		for (const part of surplus) strips.patch(edit.doc, part.id, { removed: true })
		addParts(edit, whole, lengths.length)
	})
	return ok(whole)
}

/** Makes a scene whole again on its board: one strip, where its first part lies. */
export function rejoinScene(
	edit: Edit,
	id: StripId
): Outcome<StripId, 'strip-gone' | 'not-split' | Closed> {
	const first = firstPart(edit, id)
	if (!first) return refuse('strip-gone')
	if (readParts(first.parts).length === 0) return refuse('not-split')
	const closed = closedFor(edit.doc, [first])
	if (closed) return refuse(closed)
	const others = partsOf(edit, first)
	transact(edit, () => {
		strips.patch(edit.doc, first.id, { parts: '' })
		for (const part of others) strips.patch(edit.doc, part.id, { removed: true })
	})
	return ok(first.id)
}

function addsUp(lengths: readonly number[], eighths: number): boolean {
	const count = lengths.length
	if (count < 2 || count > mostParts) return false
	if (!lengths.every((length) => Number.isInteger(length) && length > 0)) return false
	return lengths.reduce((sum, length) => sum + length, 0) === eighths
}

/** The strip of a scene's first part, by that of any. */
function firstPart(edit: Edit, id: StripId): Strip | null {
	const strip = liveStrip(edit.doc, id)
	if (!strip || strip.kind !== 'scene') return null
	return strip.of === '' ? strip : liveStrip(edit.doc, strip.of)
}

function partsOf(edit: Edit, first: Strip): Strip[] {
	const here = standingStrips(strips.all(edit.doc), first.board as BoardId)
	return here.filter((strip) => strip.of === first.id)
}

function putInBoneyard(edit: Edit, strip: Strip): StripId {
	const board = strip.board as BoardId
	const target = { board, list: 'boneyard', before: null } as const
	const [place = ''] = placesFor(edit, { count: 1, target, without: new Set() })
	return putStrip(edit, strip, { board, place })
}

/** Gives every part from the second on a strip, below the one before it, where it has none. */
function addParts(edit: Edit, whole: StripId, count: number): void {
	const first = strips.get(edit.doc, whole)
	if (!first) return
	const have = new Set(partsOf(edit, first).map((strip) => strip.part))
	const missing = Array.from({ length: count - 1 }, (_, at) => at + 2).filter((n) => !have.has(n))
	if (missing.length === 0) return
	const board = first.board as BoardId
	const { list } = readPlace(first.place)
	const here = stripsIn(strips.all(edit.doc), { board, list })
	const before = here[here.findIndex((strip) => strip.id === whole) + 1]?.id ?? null
	const target = { board, list, before }
	const places = placesFor(edit, { count: missing.length, target, without: new Set() })
	missing.forEach((part, at) => {
		const values = { board, place: places[at] ?? '', kind: 'scene', scene: first.scene } as const
		strips.create(edit.doc, edit.newId() as StripId, { ...values, of: whole, part })
	})
}
