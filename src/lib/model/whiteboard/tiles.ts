import type { Box, Size } from './geometry.ts'

/** One page of a whiteboard on paper: what of the plane is on it, and where it goes among the others. */
export type Tile = { box: Box; row: number; column: number }

/** The pages of a whiteboard on paper, row by row. */
export type Tiling = { tiles: Tile[]; rows: number; columns: number; scale: number }

/** Points of paper to a pixel of the plane at 100 %: an inch is 96 pixels here and 72 points there. */
export const pointsPerPixel = 72 / 96

/** What two neighbouring pages share, in points, so that they can be glued. */
export const overlapPoints = 18

/** The most pages: what is more is a mistake with the scale. */
export const mostTiles = 200

/** The scale at which an area is exactly so many pages wide. */
export function scaleAcross(area: Box, page: Size, pages: number): number {
	const width = pages * page.width - (pages - 1) * overlapPoints
	return width / (area.width * pointsPerPixel)
}

/**
 * An area of the plane on pages of a size, in points. The scale is of the plane, 1 for as large as on
 * the screen; null puts it all on one page, never larger than life. Null when that were too many pages.
 */
export function tilesOf(area: Box, page: Size, scale: number | null): Tiling | null {
	const fits = Math.min(
		1,
		page.width / (area.width * pointsPerPixel),
		page.height / (area.height * pointsPerPixel)
	)
	const used = scale ?? fits
	const pixel = used * pointsPerPixel
	const count = (length: number, side: number) =>
		length * pixel <= side + 0.01
			? 1
			: Math.ceil((length * pixel - overlapPoints) / (side - overlapPoints) - 1e-6)
	const [columns, rows] = [count(area.width, page.width), count(area.height, page.height)]
	if (columns * rows > mostTiles) return null
	const step = { x: (page.width - overlapPoints) / pixel, y: (page.height - overlapPoints) / pixel }
	const size = { width: page.width / pixel, height: page.height / pixel }
	const tiles = Array.from({ length: rows * columns }, (_, at): Tile => {
		const [row, column] = [Math.floor(at / columns), at % columns]
		return { row, column, box: { x: area.x + column * step.x, y: area.y + row * step.y, ...size } }
	})
	return { tiles, rows, columns, scale: used }
}
