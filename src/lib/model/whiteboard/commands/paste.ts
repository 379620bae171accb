import { transact, type Edit } from '../../core/edit.ts'
import { must } from '../../core/invariant.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { shifted, type Point } from '../geometry.ts'
import { objects, type ObjectId } from '../records.ts'
import { writeEnd, writeSpot } from '../spot.ts'
import type { CopiedEnd, Copy } from '../copies.ts'
import { addObjects, ordersOnTop } from './objects.ts'

/**
 * Puts copies on the whiteboard, their common corner at a point. Arrows between copied things join
 * the new ones. Answers the ids in the order of the copies.
 */
export function pasteObjects(
	edit: Edit,
	copies: readonly Copy[],
	at: Point
): Outcome<ObjectId[], 'bad-value'> {
	const things = copies.filter(({ kind }) => kind !== 'arrow')
	if (copies.length === 0 || copies.some(isUnreadable)) return refuse('bad-value')
	const ids = new Map<Copy, ObjectId>()
	let refused: Outcome<ObjectId[], 'bad-value'> | null = null
	transact(edit, () => {
		const added = things.map(({ ends: _ends, note, ...copy }) => {
			const box = shifted(copy.box, at)
			return note.length > 0 ? { ...copy, box, note } : { ...copy, box }
		})
		const made = added.length > 0 ? addObjects(edit, added) : ok([])
		if (!made.ok) return void (refused = made)
		things.forEach((copy, index) => ids.set(copy, must(made.value[index], 'one id for each')))
		const arrows = copies.filter(({ kind }) => kind === 'arrow')
		const orders = arrows.length > 0 ? ordersOnTop(edit, arrows.length) : []
		const endAt = ({ index, ...point }: CopiedEnd) => {
			const joined = index === null ? undefined : copies[index]
			return writeEnd({ ...shifted(point, at), object: (joined && ids.get(joined)) ?? '' })
		}
		arrows.forEach((arrow, index) => {
			const { colour, text } = arrow
			const ends = must(arrow.ends, 'an arrow has ends')
			const id = edit.newId() as ObjectId
			ids.set(arrow, id)
			objects.create(edit.doc, id, {
				...{ kind: 'arrow', colour, text, order: orders[index] ?? '' },
				...{ spot: writeSpot({ frame: '', x: 0, y: 0 }) },
				...{ from: endAt(ends.from), to: endAt(ends.to) }
			})
		})
	})
	return refused ?? ok(copies.map((copy) => must(ids.get(copy), 'all were put there')))
}

/** What could not be written whole is not written in part. */
function isUnreadable({ kind, ends, box, colour, text }: Copy): boolean {
	const isPlaced = Object.values(box).every((number) => Number.isFinite(number))
	if (kind === 'arrow' && ends === null) return true
	return !isPlaced || objects.problem({ kind, colour, text }) !== null
}
