import { parseJson } from '#model/core/json.ts'
import { plainLines } from '#model/core/note.ts'
import { blank, mostCopies, type Copy, type CopiedEnd } from '#model/whiteboard/copies.ts'
import { boxAround, onPlane, shifted, type Box } from '#model/whiteboard/geometry.ts'
import { writeInk } from '#model/whiteboard/ink.ts'
import type { Colour } from '#model/whiteboard/records.ts'

/*
 * What Excalidraw puts on the clipboard: JSON of elements. Rectangles and the like, texts, notes with
 * a text bound to them, arrows and ink have their match here; what has none is left out.
 */

type Raw = Record<string, unknown>

const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null

/** Things as copies, from the corner of them all; null when the text is not from there. */
export function readExcalidraw(text: string): Copy[] | null {
	if (!text.startsWith('{') || !text.includes('excalidraw')) return null
	const value = parseJson(text)
	if (!isRaw(value) || !/^excalidraw/.test(String(value['type']))) return null
	if (!Array.isArray(value['elements'])) return null
	const elements = value['elements'].filter(isRaw).slice(0, mostCopies)
	const live = elements.filter((each) => each['isDeleted'] !== true)
	const words = boundWords(live)
	const made = live.flatMap((each) => {
		const copy = copyOf(each, words)
		return copy === null ? [] : [{ from: each, copy }]
	})
	const indexOf = new Map(made.map(({ from }, at) => [from['id'], at]))
	const copies = made.map(({ from, copy }) =>
		copy.kind === 'arrow' ? { ...copy, ends: endsOf(from, indexOf) } : copy
	)
	return fromCorner(copies)
}

/** Texts that belong to another element, by its id. */
function boundWords(elements: readonly Raw[]): ReadonlyMap<unknown, string> {
	const bound = elements.filter(({ type, containerId }) => type === 'text' && containerId)
	return new Map(bound.map((each) => [each['containerId'], textOf(each)]))
}

const textOf = (each: Raw): string => String(each['originalText'] ?? each['text'] ?? '')
const number = (value: unknown): number => onPlane(Number(value))

function boxOf(each: Raw): Box {
	const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => number(each[name]))
	return { x: x ?? 0, y: y ?? 0, width: Math.abs(width ?? 0), height: Math.abs(height ?? 0) }
}

function copyOf(each: Raw, words: ReadonlyMap<unknown, string>): Copy | null {
	const box = boxOf(each)
	const text = words.get(each['id']) ?? ''
	const note = text === '' ? [] : plainLines(text)
	const colour = colourNear(String(each['backgroundColor'] ?? ''))
	switch (each['type']) {
		case 'rectangle':
			return { ...blank, kind: colour === 'plain' ? 'rectangle' : 'note', box, colour, note }
		case 'diamond':
		case 'ellipse':
			return { ...blank, kind: 'ellipse', box, colour, note }
		case 'text':
			return each['containerId']
				? null
				: { ...blank, kind: 'text', box, note: plainLines(textOf(each)) }
		case 'frame':
		case 'magicframe':
			return { ...blank, kind: 'frame', box, text: String(each['name'] ?? '').slice(0, 200) }
		case 'image':
			return { ...blank, kind: 'picture', box, text: 'Image' }
		case 'arrow':
		case 'line':
			return { ...blank, kind: 'arrow', box, text: text.slice(0, 200), ends: null }
		case 'freedraw': {
			const pressures = Array.isArray(each['pressures']) ? each['pressures'] : []
			const stroke = writeInk(
				pointsOf(each).map((point, at) => ({
					...point,
					pressure: Number(pressures[at] ?? 0.5) || 0.5
				}))
			)
			return stroke.ink === '' ? null : { ...blank, kind: 'ink', ...stroke }
		}
		default:
			return null
	}
}

/** The points of a line or a stroke, on the plane. */
function pointsOf(each: Raw): { x: number; y: number }[] {
	const points = Array.isArray(each['points']) ? each['points'].slice(0, 5000) : []
	return points.flatMap((point: unknown) =>
		Array.isArray(point)
			? [{ x: number(each['x']) + number(point[0]), y: number(each['y']) + number(point[1]) }]
			: []
	)
}

function endsOf(each: Raw, indexOf: ReadonlyMap<unknown, number>): NonNullable<Copy['ends']> {
	const points = pointsOf(each)
	const end = (side: 'startBinding' | 'endBinding', at: number): CopiedEnd => {
		const binding = each[side]
		const index = isRaw(binding) ? (indexOf.get(binding['elementId']) ?? null) : null
		return { ...(points.at(at) ?? boxOf(each)), index }
	}
	const [from, to] = [end('startBinding', 0), end('endBinding', -1)]
	// Ours joins two different things: what loops back to the same one ends beside it.
	return from.index !== null && from.index === to.index
		? { from, to: { ...to, index: null } }
		: { from, to }
}

function fromCorner(copies: readonly Copy[]): Copy[] {
	const corner = boxAround(copies.map(({ box }) => box)) ?? { x: 0, y: 0 }
	const by = { x: -corner.x, y: -corner.y }
	return copies.map((copy) => ({
		...copy,
		box: shifted(copy.box, by),
		ends: copy.ends && { from: shifted(copy.ends.from, by), to: shifted(copy.ends.to, by) }
	}))
}

const hues: [Colour, number, number, number][] = [
	['yellow', 255, 236, 153],
	['orange', 255, 216, 168],
	['pink', 255, 201, 201],
	['violet', 208, 191, 255],
	['blue', 165, 216, 255],
	['green', 178, 242, 187],
	['grey', 206, 212, 218],
	['plain', 255, 255, 255]
]

/** Our paper that comes nearest to a colour. */
function colourNear(css: string): Colour {
	const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(css)
	if (found === null) return 'plain'
	const [r = 0, g = 0, b = 0] = found.slice(1).map((part) => parseInt(part, 16))
	const far = ([, ...to]: (typeof hues)[number]) =>
		(to[0] - r) ** 2 + (to[1] - g) ** 2 + (to[2] - b) ** 2
	return hues.reduce((best, each) => (far(each) < far(best) ? each : best))[0]
}
