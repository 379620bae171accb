import { onPlane, smallest, type Point, type Size } from './geometry.ts'

/*
 * Where something is, as one value, so that a move is one write and an object is in one place:
 *
 *     "f3a9… 40 -12"   inside that frame, from the frame's corner
 *     " 40 -12"        on the open board
 *
 * A frame that moves takes what is in it along without a write to any of it; one that is removed
 * leaves everything where it lies.
 */

/** The place of an object: the frame it lies in, '' for the open board, and its corner from there. */
export type Spot<Id extends string = string> = Point & { frame: Id | '' }

/** A stored place. What cannot be read lies in the middle of the open board. */
export function readSpot<Id extends string>(stored: string): Spot<Id> {
	const [frame = '', x, y] = stored.split(' ')
	return { frame: frame as Id | '', x: onPlane(Number(x)), y: onPlane(Number(y)) }
}

/** The one text form of a place. */
export function writeSpot({ frame, x, y }: Spot): string {
	return `${frame} ${onPlane(x)} ${onPlane(y)}`
}

/** A stored size. What cannot be read, or cannot be seen, has the size of a note. */
export function readSize(stored: string): Size {
	const [width, height] = stored.split(' ').map(Number)
	const isSize = (side: number | undefined): side is number =>
		side !== undefined && Number.isFinite(side) && side >= smallest && side === onPlane(side)
	return isSize(width) && isSize(height) ? { width, height } : { width: 192, height: 128 }
}

/** The one text form of a size. */
export function writeSize({ width, height }: Size): string {
	return `${Math.max(smallest, onPlane(width))} ${Math.max(smallest, onPlane(height))}`
}

/** One end of an arrow: what it sticks to, '' for nothing, and where it was when it was drawn. */
export type End<Id extends string = string> = Point & { object: Id | '' }

/** A stored end: the same text as a place, with an object for the frame. */
export function readEnd<Id extends string>(stored: string): End<Id> {
	const { frame, x, y } = readSpot<Id>(stored)
	return { object: frame, x, y }
}

/** The one text form of an end. */
export function writeEnd({ object, x, y }: End): string {
	return writeSpot({ frame: object, x, y })
}
