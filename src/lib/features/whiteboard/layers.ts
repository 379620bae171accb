import type { ObjectKind } from '#model/whiteboard/records.ts'

/** What can be looked away from: a choice of one screen, never of the whiteboard. */
export const layers = [
	'frames',
	'cards',
	'notes',
	'shapes',
	'pictures',
	'drawings',
	'arrows'
] as const
export type Layer = (typeof layers)[number]

export const layerNames: Record<Layer, string> = {
	frames: 'frames',
	cards: 'cards of scenes and other things',
	notes: 'notes and texts',
	shapes: 'rectangles and ellipses',
	pictures: 'pictures',
	drawings: 'drawings of the pen',
	arrows: 'arrows'
}

const layerOfKind: Record<ObjectKind, Layer> = {
	...{ frame: 'frames', scene: 'cards', card: 'cards', note: 'notes', text: 'notes' },
	...{ rectangle: 'shapes', ellipse: 'shapes', picture: 'pictures', ink: 'drawings' },
	arrow: 'arrows'
}

export function layerOf(kind: ObjectKind): Layer {
	return layerOfKind[kind]
}
