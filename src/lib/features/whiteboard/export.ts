import { download, saveAs } from '$lib/ui/download.ts'
import { copiesOf } from '#model/whiteboard/copies.ts'
import { document as kind } from './document.ts'
import { imagesOf } from './images.ts'
import { svgOf } from './svg.ts'
import { linesOf } from './twin.ts'
import { kindOf, wordsOf } from './walking.ts'
import type { WhiteboardView } from './whiteboard.svelte.ts'

/** The most pixels a side of a picture may have: browsers draw nothing beyond. */
const mostPixels = 8000

const nothing = 'There is nothing on the whiteboard yet.'

/** Saves the whiteboard as a drawing that other programs can change. */
export async function exportSvg(view: WhiteboardView): Promise<void> {
	const drawn = svgOf(view, await imagesOf(view, view.canvas.placed))
	if (drawn === null) return view.warn(nothing)
	saveAs('whiteboard.svg', new Blob([drawn.svg], { type: 'image/svg+xml' }))
}

/** Saves the whiteboard as a picture, twice as fine as on the screen where that fits. */
export async function exportPng(view: WhiteboardView): Promise<void> {
	const drawn = svgOf(view, await imagesOf(view, view.canvas.placed))
	if (drawn === null) return view.warn(nothing)
	const scale = Math.min(2, mostPixels / drawn.width, mostPixels / drawn.height)
	const picture = new Image()
	picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn.svg)}`
	await picture.decode()
	const canvas = window.document.createElement('canvas')
	canvas.width = Math.round(drawn.width * scale)
	canvas.height = Math.round(drawn.height * scale)
	canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
	const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made))
	if (blob === null) view.warn('This browser could not make a picture so large.')
	else saveAs('whiteboard.png', blob)
}

/** Saves everything about the whiteboard in an open form. */
export function exportJson(view: WhiteboardView): void {
	const { placed, arrows } = view.canvas
	const ids = [...placed, ...arrows].map(({ id }) => id)
	const things = copiesOf(view.workspace.doc(kind), ids)
	download('whiteboard.json', { format: 'daybreak-whiteboard', version: 1, things })
}

/** Saves the list of things as a table. */
export function exportCsv(view: WhiteboardView): void {
	saveAs('whiteboard.csv', new Blob([csvOf(view)], { type: 'text/csv' }))
}

/** The list of things as a table for a spreadsheet. */
export function csvOf(view: WhiteboardView): string {
	const rows = linesOf(view.canvas).map(({ placed: { id, object, frame, box } }) => [
		kindOf(view, object),
		wordsOf(view, id),
		frame === null ? '' : wordsOf(view, frame),
		...[box.x, box.y, box.width, box.height].map(String)
	])
	const head = ['Kind', 'Words', 'Lies in', 'x', 'y', 'Width', 'Height']
	return [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')
}

/** A cell that a spreadsheet takes for text: what begins like a formula is not one. */
export function cell(text: string): string {
	const isFormula = /^[=+@\t\r]/.test(text) || /^-\D/.test(text)
	return `"${(isFormula ? `'${text}` : text).replaceAll('"', '""')}"`
}
