import { transact, type Edit } from '../../core/edit.ts'
import { fitText } from '../../core/field.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import type { SceneId } from '../../stripboard/records/scene.ts'
import type { StripId } from '../../stripboard/records/strip.ts'
import { writeAbout, type About, type CardKind, type FrameKind } from '../about.ts'
import { readImage } from '../image.ts'
import {
	objects,
	type Colour,
	type ObjectFields,
	type ObjectId,
	type ObjectKind
} from '../records.ts'
import { unlocked } from './objects.ts'

/** Gives things another colour. */
export function colourObjects(
	edit: Edit,
	ids: readonly ObjectId[],
	colour: Colour
): Outcome<ObjectId[], 'object-gone' | 'locked' | 'bad-value'> {
	if (objects.problem({ colour }) !== null) return refuse('bad-value')
	return patchAll(edit, ids, { colour })
}

/** Names a frame, labels an arrow, says what a picture shows. */
export function nameObject(
	edit: Edit,
	id: ObjectId,
	text: string
): Outcome<ObjectId[], 'object-gone' | 'locked' | 'bad-value'> {
	if (objects.problem({ text }) !== null) return refuse('bad-value')
	return patchAll(edit, [id], { text })
}

const writable: readonly ObjectKind[] = ['note', 'text', 'rectangle', 'ellipse']

/**
 * Makes a note the card of a thing that was made from it. It stays where it is, and arrows and comments
 * stay with it, for it is the same object.
 */
export function turnIntoCard(
	edit: Edit,
	id: ObjectId,
	of: { scene: SceneId } | About<CardKind>
): Outcome<ObjectId[], 'object-gone' | 'locked' | 'bad-value'> {
	const found = objects.get(edit.doc, id)
	if (found !== null && !writable.includes(found.kind)) return refuse('bad-value')
	const values =
		'scene' in of
			? ({ kind: 'scene', scene: of.scene } as const)
			: ({ kind: 'card', about: writeAbout(of) } as const)
	if (objects.problem(values) !== null) return refuse('bad-value')
	return patchAll(edit, [id], values)
}

/** What a frame stands for: a shooting day, known by the break that ends it, or something else. */
export type Meaning = { day: StripId } | About<FrameKind> | null

/** Makes a frame stand for something, and for nothing else; null for just a frame. */
export function standFor(
	edit: Edit,
	frame: ObjectId,
	meaning: Meaning
): Outcome<ObjectId[], 'object-gone' | 'locked' | 'bad-value'> {
	const found = objects.get(edit.doc, frame)
	if (found !== null && found.kind !== 'frame') return refuse('bad-value')
	const isDay = meaning !== null && 'day' in meaning
	const day = isDay ? meaning.day : ('' as const)
	const about = meaning === null || isDay ? '' : writeAbout(meaning)
	if (objects.problem({ day, about }) !== null) return refuse('bad-value')
	const differs = { ...(found?.day !== day && { day }), ...(found?.about !== about && { about }) }
	return patchAll(edit, [frame], differs)
}

/** Shows an image in a picture; '' for none. */
export function showImage(
	edit: Edit,
	id: ObjectId,
	image: string
): Outcome<ObjectId[], 'object-gone' | 'locked' | 'bad-value'> {
	const isRead = image === '' || readImage(image) !== null
	if (!isRead || objects.problem({ image }) !== null) return refuse('bad-value')
	const found = objects.get(edit.doc, id)
	if (found !== null && found.kind !== 'picture') return refuse('bad-value')
	return patchAll(edit, [id], { image })
}

/** Lets a frame number the pictures in it, or leave them without. */
export function numberPictures(
	edit: Edit,
	frame: ObjectId,
	{ numbered }: { numbered: boolean }
): Outcome<ObjectId[], 'object-gone' | 'locked' | 'bad-value'> {
	const found = objects.get(edit.doc, frame)
	if (found !== null && found.kind !== 'frame') return refuse('bad-value')
	return patchAll(edit, [frame], { numbered })
}

function patchAll(
	edit: Edit,
	ids: readonly ObjectId[],
	values: ObjectFields
): Outcome<ObjectId[], 'object-gone' | 'locked'> {
	const free = unlocked(edit, ids)
	if (!free.ok) return free
	transact(edit, () => {
		for (const { id } of free.value) objects.patch(edit.doc, id, values)
	})
	return ok(free.value.map(({ id }) => id))
}

/** Locks things where they are, or unlocks them. */
export function lockObjects(
	edit: Edit,
	ids: readonly ObjectId[],
	{ locked }: { locked: boolean }
): Outcome<ObjectId[], 'object-gone'> {
	const live = ids.filter((id) => objects.get(edit.doc, id)?.removed === false)
	if (live.length === 0) return refuse('object-gone')
	transact(edit, () => {
		for (const id of live) objects.patch(edit.doc, id, { locked })
	})
	return ok(live)
}

/** Takes things off the whiteboard. What lay in a frame stays where it is. */
export function removeObjects(
	edit: Edit,
	ids: readonly ObjectId[],
	by: { name: string }
): Outcome<ObjectId[], 'object-gone' | 'locked'> {
	const free = unlocked(edit, ids)
	if (!free.ok) return free
	const removedBy = fitText(by.name, 60)
	transact(edit, () => {
		for (const { id } of free.value) objects.patch(edit.doc, id, { removed: true, removedBy })
	})
	return ok(free.value.map(({ id }) => id))
}

/** Brings removed things back to where they were. */
export function restoreObjects(
	edit: Edit,
	ids: readonly ObjectId[]
): Outcome<ObjectId[], 'object-gone'> {
	const removed = ids.filter((id) => objects.get(edit.doc, id)?.removed === true)
	if (removed.length === 0) return refuse('object-gone')
	transact(edit, () => {
		for (const id of removed) objects.patch(edit.doc, id, { removed: false })
	})
	return ok(removed)
}
