import type { Size } from '#model/whiteboard/geometry.ts'

/** What the pointer does on the whiteboard. */
export const tools = [
	...(['select', 'hand', 'note', 'text', 'rectangle'] as const),
	...(['ellipse', 'arrow', 'pen', 'frame', 'laser'] as const)
] as const
export type Tool = (typeof tools)[number]

/** A tool that makes a box by a drag, or one of this size by a click. */
export const sizes: Partial<Record<Tool, Size>> = {
	note: { width: 192, height: 128 },
	text: { width: 240, height: 40 },
	rectangle: { width: 160, height: 96 },
	ellipse: { width: 160, height: 96 },
	frame: { width: 640, height: 420 }
}

/** The size of a card for one thing, and of one that lists several. */
export const cardSize: Size = { width: 224, height: 112 }
export const listSize: Size = { width: 224, height: 240 }

export const toolNames: Record<Tool, string> = {
	select: 'Select and move',
	hand: 'Move the view',
	note: 'Note',
	text: 'Text',
	rectangle: 'Rectangle',
	ellipse: 'Ellipse',
	arrow: 'Arrow',
	pen: 'Pen',
	frame: 'Frame',
	laser: 'Pointer that leaves a trail'
}

/** The letter of each tool. */
export const toolKeys: Record<Tool, string> = {
	select: 'V',
	hand: 'H',
	note: 'N',
	text: 'T',
	rectangle: 'R',
	ellipse: 'O',
	arrow: 'A',
	pen: 'P',
	frame: 'F',
	laser: 'K'
}
