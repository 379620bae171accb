import type * as Y from 'yjs'
import { must } from '#model/core/invariant.ts'
import type { Edit } from '#model/core/edit.ts'
import type { Outcome } from '#model/core/outcome.ts'
import { addObject, connect, type NewObject } from '#model/whiteboard/commands/objects.ts'
import type { Box } from '#model/whiteboard/geometry.ts'
import { canvasOf } from '#model/whiteboard/queries/canvas.ts'
import { objects, readWhiteboard, type ObjectId } from '#model/whiteboard/records.ts'

/** A box by its corner, as large as a note. */
export function at(x: number, y: number, size = { width: 100, height: 60 }): Box {
	return { x, y, ...size }
}

/** The value of an outcome that must be good. */
export function done<Value>(outcome: Outcome<Value, string>): Value {
	return must(outcome.ok ? outcome.value : null, 'the command did its work')
}

/** Puts something on a whiteboard. */
export function put(edit: Edit, added: Partial<NewObject> & { box: Box }): ObjectId {
	return done(addObject(edit, { kind: 'note', ...added }))
}

/** Joins two things. */
export function join(edit: Edit, from: ObjectId, to: ObjectId): ObjectId {
	return done(connect(edit, { from: { object: from, x: 0, y: 0 }, to: { object: to, x: 0, y: 0 } }))
}

/** A small whiteboard: a frame with a note in it, another note, and an arrow between the two. */
export function drawWhiteboard(edit: Edit) {
	const frame = put(edit, { kind: 'frame', box: at(0, 0, { width: 400, height: 300 }) })
	const [inside, outside] = [put(edit, { box: at(50, 50) }), put(edit, { box: at(600, 0) })]
	return { frame, inside, outside, arrow: join(edit, inside, outside) }
}

/** The whiteboard of a document as people see it. */
export function seen(doc: Y.Doc) {
	return canvasOf(readWhiteboard(doc))
}

/** Where something is, and in which frame. */
export function whereIs(
	doc: Y.Doc,
	id: ObjectId
): { x: number; y: number; frame: ObjectId | null } {
	const { box, frame } = must(seen(doc).byId.get(id), `${id} is on the whiteboard`)
	return { x: box.x, y: box.y, frame }
}

/** A record, which must be there. */
export function recordIn(doc: Y.Doc, id: ObjectId) {
	return must(objects.get(doc, id), `there is a record ${id}`)
}
