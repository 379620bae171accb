import type * as Y from 'yjs'
import { choice, flag, pointer, text } from '../core/field.ts'
import { Collection, type RecordOf } from '../core/record.ts'
import type { SceneId } from '../stripboard/records/scene.ts'
import type { StripId } from '../stripboard/records/strip.ts'
import { longestImage } from './image.ts'

declare const objectId: unique symbol
export type ObjectId = string & { readonly [objectId]: true }

/** What can stand on a whiteboard. What a newer client adds shows as a rectangle. */
export const objectKinds = [
	...(['note', 'text', 'rectangle', 'ellipse', 'frame'] as const),
	...(['arrow', 'ink', 'scene', 'picture', 'card'] as const)
] as const
export type ObjectKind = (typeof objectKinds)[number]

/** The paper and ink that things come in. */
export const colours = [
	...(['plain', 'yellow', 'orange', 'pink', 'violet'] as const),
	...(['blue', 'green', 'grey'] as const)
] as const
export type Colour = (typeof colours)[number]

/** The longest stroke of ink, as text: some 1,000 points; a longer one goes on as another. */
export const longestInk = 16_000

const objectFields = {
	kind: choice(objectKinds, 'rectangle'),
	/** Frame and corner in one value, so that a move is one write: see spot.ts. */
	spot: text(96),
	/** Width and height in one value. */
	size: text(24),
	/** What lies over what: an order key. Frames lie under everything. */
	order: text(64),
	colour: choice(colours, 'plain'),
	/** A frame's name, an arrow's label, what a picture shows. Notes have a shared text of their own. */
	text: text(200),
	/** What a scene card is about: facts stay in the stripboard. */
	scene: pointer<SceneId>(),
	/** The day break that ends the shooting day a frame stands for. */
	day: pointer<StripId>(),
	/** What another card is about, or what else a frame stands for: kind and id in one value, see about.ts. */
	about: text(96),
	/** The image in a picture: see image.ts. */
	image: text(longestImage),
	/** Whether a frame numbers the pictures in it as one reads: see numbering.ts. */
	numbered: flag(),
	/** An arrow's ends: see spot.ts. */
	from: text(96),
	to: text(96),
	/** A stroke of ink: see ink.ts. */
	ink: text(longestInk),
	/** Is not moved, changed or removed until it is unlocked. */
	locked: flag(),
	removed: flag(),
	/** The name of whoever removed it. */
	removedBy: text(60)
}

/** What stands on a whiteboard. The text of a note lies beside it, in the shared text of its id. */
export const objects = new Collection<ObjectId, typeof objectFields>('objects', objectFields)

export type BoardObject = RecordOf<ObjectId, typeof objectFields>
export type ObjectFields = Partial<Omit<BoardObject, 'id'>>

/** Everything that was ever on a whiteboard. */
export function readWhiteboard(doc: Y.Doc): ReadonlyMap<ObjectId, BoardObject> {
	return objects.all(doc)
}
