import { inReadingOrder, type Canvas } from './queries/canvas.ts'
import type { ObjectId } from './records.ts'

/**
 * The number of each picture in a frame that numbers them: its place as one reads. Derived, so that a
 * frame of a storyboard dropped between two others renumbers all that follow.
 */
export function shotNumbers({ placed, byId }: Canvas): ReadonlyMap<ObjectId, number> {
	const shots = placed.filter(
		({ object, frame }) =>
			object.kind === 'picture' && frame !== null && byId.get(frame)?.object.numbered === true
	)
	const next = new Map<ObjectId, number>()
	return new Map(
		inReadingOrder(shots).map(({ id, frame }) => {
			const number = (next.get(frame as ObjectId) ?? 0) + 1
			next.set(frame as ObjectId, number)
			return [id, number]
		})
	)
}
