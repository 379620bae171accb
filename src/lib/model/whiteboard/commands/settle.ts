import type { Edit } from '../../core/edit.ts'
import { centreOf, type Box } from '../geometry.ts'
import { canvasOf, frameUnder, type Placed } from '../queries/canvas.ts'
import { objects, readWhiteboard, type ObjectId } from '../records.ts'
import { writeSpot, type Spot } from '../spot.ts'

/** The place of a box in a frame, or on the open board. */
export function spotIn(frame: Placed | null, { x, y }: Box): Spot {
	if (frame === null) return { frame: '', x, y }
	return { frame: frame.id, x: x - frame.box.x, y: y - frame.box.y }
}

/** Puts something at a box, into the frame under its middle. Call inside a transaction. */
export function settle(
	edit: Edit,
	{ object, id }: Pick<Placed, 'object' | 'id'>,
	{ box, placed }: { box: Box; placed: readonly Placed[] }
): void {
	const frame = object.kind === 'frame' ? null : frameUnder(placed, centreOf(box))
	objects.patch(edit.doc, id, { spot: writeSpot(spotIn(frame, box)) })
}

/** Frames that are new, or have another size, take in what lies on the open board under them. */
export function settleAround(edit: Edit, frames: ReadonlySet<ObjectId>): void {
	if (frames.size === 0) return
	const { placed } = canvasOf(readWhiteboard(edit.doc))
	for (const each of placed) {
		if (each.object.kind === 'frame' || each.frame !== null) continue
		const under = frameUnder(placed, centreOf(each.box))
		if (under !== null && frames.has(under.id)) settle(edit, each, { box: each.box, placed })
	}
}
