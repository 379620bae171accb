import { printDrawing } from '$lib/paper/print.ts'
import { fileName } from '$lib/paper/file.ts'
import { drawingRoom, type Drawing } from '$lib/paper/drawing.ts'
import { saveAs } from '$lib/ui/download.ts'
import { boxAround, widened, type Box } from '#model/whiteboard/geometry.ts'
import { scaleAcross, tilesOf, type Tiling } from '#model/whiteboard/tiles.ts'
import { imagesOf } from './images.ts'
import { areaOfAll, partSvg } from './svg.ts'
import type { WhiteboardView } from './whiteboard.svelte.ts'

/** How the whiteboard goes onto paper. A scale of null puts it all on one page, or it is so many pages wide. */
export type PrintOrder = Pick<Drawing, 'size' | 'orientation'> & {
	scale: number | { pagesWide: number } | null
	isSelection: boolean
}

function areaFor(view: WhiteboardView, { isSelection }: PrintOrder): Box | null {
	if (!isSelection) return areaOfAll(view)
	const selected = boxAround(view.selectedPlaced.map(({ box }) => box))
	// Frames have their names above them.
	return selected && widened(selected, 40)
}

/** The pages it takes; null when there is nothing to print, or far too many pages. */
export function tilingOf(view: WhiteboardView, order: PrintOrder): Tiling | null {
	const area = areaFor(view, order)
	if (area === null) return null
	const { scale } = order
	const page = drawingRoom(order.size, order.orientation)
	const isAcross = scale !== null && typeof scale === 'object'
	return tilesOf(area, page, isAcross ? scaleAcross(area, page, scale.pagesWide) : scale)
}

/** Saves the whiteboard as a PDF, over as many pages as the scale takes. */
export async function savePdf(
	view: WhiteboardView,
	order: PrintOrder,
	{ production, now }: { production: string; now: string }
): Promise<void> {
	const tiling = tilingOf(view, order)
	const area = areaFor(view, order)
	if (tiling === null || area === null) return view.warn('There is nothing to print.')
	const images = await imagesOf(view, view.canvas.placed)
	const isOne = tiling.tiles.length === 1
	const pages = tiling.tiles.map(({ box, row, column }) => ({
		svg: partSvg(view, box, images),
		place: isOne
			? ''
			: `Row ${row + 1} of ${tiling.rows}, column ${column + 1} of ${tiling.columns}`
	}))
	const version = await versionOf(partSvg(view, area))
	const percent = Math.round(100 * tiling.scale)
	const title = 'Whiteboard'
	const pdf = await printDrawing({
		...{ production, title, size: order.size, orientation: order.orientation, pages },
		stamp: `As of ${now} · version ${version} · ${percent} %`
	})
	saveAs(fileName({ production, title, revision: '' }, 'pdf'), pdf)
}

/** Six signs that are the same on two prints exactly when what is on them is. */
async function versionOf(drawing: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(drawing))
	const signs = [...new Uint8Array(digest).slice(0, 3)]
	return signs
		.map((sign) => sign.toString(16).padStart(2, '0'))
		.join('')
		.toUpperCase()
}
