import { colourOf } from '#model/stripboard/strip-words.ts'
import { boxAround, overlap, widened, type Box } from '#model/whiteboard/geometry.ts'
import type { DrawnArrow } from '#model/whiteboard/queries/arrows.ts'
import type { Placed } from '#model/whiteboard/queries/canvas.ts'
import type { Colour } from '#model/whiteboard/records.ts'
import { arrowPath, storedInkPath } from './drawing.ts'
import { wordsOf } from './walking.ts'
import type { WhiteboardView } from './whiteboard.svelte.ts'

/*
 * The whiteboard as a picture on white paper, in shapes and texts of plain SVG: other programs, and a
 * canvas that makes a PNG of it, take nothing else.
 */

const papers: Record<Colour, string> = {
	plain: '#ffffff',
	yellow: '#fff0a8',
	orange: '#ffdcae',
	pink: '#ffd3dc',
	violet: '#e6d9f9',
	blue: '#cfe5fb',
	green: '#cdeed0',
	grey: '#e6e2dc'
}

/** The strip colours as they are printed. */
const strips: Record<string, string> = {
	'int-day': '#ffffff',
	'ext-day': '#fff27a',
	'int-night': '#9cc9f5',
	'ext-night': '#9bdba0',
	'int-morning': '#ffd9e2',
	'ext-morning': '#ffc2a8',
	'int-evening': '#e3d4f7',
	'ext-evening': '#ffc36b'
}

const room = 40
const ink = '#2a2622'

/** Images as data, by the picture that shows them: a drawing carries them in itself. */
export type Images = ReadonlyMap<string, string>

const noImages: Images = new Map()

/** All that stands on the whiteboard, with room round it; null when nothing does. */
export function areaOfAll({ canvas: { placed, arrows } }: WhiteboardView): Box | null {
	const all = boxAround([...placed, ...arrows].map(({ box }) => box))
	return all && widened(all, room)
}

/** The whole whiteboard as SVG, and its size; null when there is nothing on it. */
export function svgOf(
	view: WhiteboardView,
	images = noImages
): { svg: string; width: number; height: number } | null {
	const area = areaOfAll(view)
	if (area === null) return null
	const { width, height } = area
	return { svg: partSvg(view, area, images), width, height }
}

/** A part of the whiteboard as SVG: what reaches beyond it is cut off. */
export function partSvg(view: WhiteboardView, area: Box, images = noImages): string {
	const { x, y, width, height } = area
	const placed = view.canvas.placed.filter(({ box }) => overlap(widened(box, room), area))
	const arrows = view.canvas.arrows.filter(({ box }) => overlap(widened(box, room), area))
	const parts = [
		`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="white"/>`,
		...placed.map((each) => thingSvg(view, each, images)),
		...arrows.map(arrowSvg)
	]
	const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}" font-family="Inter, Helvetica, Arial, sans-serif" font-size="14">`
	return `${open}${parts.join('')}</svg>`
}

function arrowSvg({ from, to, object }: DrawnArrow): string {
	const { line, head } = arrowPath(from, to)
	const at: Box = {
		...{ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 - 20 },
		...{ width: 200, height: 20 }
	}
	return `<path d="${line}${head}" fill="none" stroke="${ink}" stroke-width="2"/>${wordsSvg(object.text, at)}`
}

function pictureSvg({ object, box }: Placed, image: string | undefined, number: string): string {
	const { x, y, width, height } = box
	const shown = image?.startsWith('data:image/')
		? `<image x="${x}" y="${y}" width="${width}" height="${height}" href="${escaped(image)}" xlink:href="${escaped(image)}" xmlns:xlink="http://www.w3.org/1999/xlink"/>`
		: ''
	const caption = [number, object.text].filter((part) => part !== '').join('  ')
	return `${rectSvg(box, '#ffffff')}${shown}${wordsSvg(caption, { ...box, y: y + height, height: 20 })}`
}

function thingSvg(view: WhiteboardView, placed: Placed, images: Images): string {
	const { object, box, id } = placed
	if (object.kind === 'picture')
		return pictureSvg(placed, images.get(id), String(view.numbers.get(id) ?? ''))
	const words = wordsOf(view, id)
	if (object.kind === 'ink')
		return `<path d="${storedInkPath(object)}" transform="translate(${box.x} ${box.y})" fill="${ink}"/>`
	if (object.kind === 'ellipse') {
		const [rx, ry] = [box.width / 2, box.height / 2]
		const round = `cx="${box.x + rx}" cy="${box.y + ry}" rx="${rx}" ry="${ry}"`
		return `<ellipse ${round} fill="${papers[object.colour]}" stroke="${ink}"/>${wordsSvg(words, box)}`
	}
	if (object.kind === 'frame') {
		const above = { ...box, y: box.y - 26, height: 20 }
		return `${rectSvg(box, 'none')}${wordsSvg(words, above)}`
	}
	const synopsis = view.schedule.scene(object.scene)?.row.scene.synopsis ?? ''
	const about = view.things.about(object)
	const face = about ? view.things.face(about) : null
	const more = face
		? [...(face.state ? [face.state.text] : []), ...face.lines].join('\n')
		: synopsis
	const text = object.kind === 'scene' || face ? `${words}\n${more}` : words
	const paper = object.kind === 'text' ? null : rectSvg(box, fillOf(view, placed))
	return `${paper ?? ''}${wordsSvg(text, box)}`
}

function fillOf(view: WhiteboardView, { object }: Placed): string {
	if (object.kind !== 'scene') return papers[object.colour]
	const scene = view.schedule.scene(object.scene)?.row.scene
	return (scene && strips[colourOf(scene)]) ?? '#f1efec'
}

function rectSvg({ x, y, width, height }: Box, fill: string): string {
	return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="4" fill="${fill}" stroke="#a79e93"/>`
}

const lineHeight = 19
/** About as wide as a letter of this size is on average. */
const letterWidth = 7.4

function wordsSvg(text: string, { x, y, width, height }: Box): string {
	const most = Math.max(1, Math.floor(height / lineHeight))
	const lines = wrapped(text, Math.max(4, Math.floor((width - 20) / letterWidth))).slice(0, most)
	const spans = lines.map(
		(line, at) => `<tspan x="${x + 10}" y="${y + 18 + at * lineHeight}">${escaped(line)}</tspan>`
	)
	return spans.length === 0 ? '' : `<text fill="${ink}">${spans.join('')}</text>`
}

/** A text in lines of at most so many letters, broken between words where it can be. */
export function wrapped(text: string, letters: number): string[] {
	return text.split('\n').flatMap((paragraph) => {
		const lines: string[] = []
		let line = ''
		for (const word of paragraph.split(' ').flatMap((word) => cut(word, letters))) {
			if (line !== '' && line.length + 1 + word.length > letters) {
				lines.push(line)
				line = word
			} else line = line === '' ? word : `${line} ${word}`
		}
		return [...lines, line]
	})
}

function cut(word: string, letters: number): string[] {
	const parts: string[] = []
	for (let from = 0; from < word.length || from === 0; from += letters)
		parts.push(word.slice(from, from + letters))
	return parts
}

/** A text that stays text inside SVG, whatever people wrote. */
export function escaped(text: string): string {
	const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
	return text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign).replaceAll(/\p{Cc}/gu, ' ')
}
