import type * as Y from 'yjs'
import { boxAround, onPlane, shifted, type Box, type Point } from './geometry.ts'
import { noteLines, noteOf, plainText, type NoteLine } from '../core/note.ts'
import { boxOf } from './queries/canvas.ts'
import { readImage, withoutFile } from './image.ts'
import { objects, readWhiteboard, type BoardObject, type ObjectId } from './records.ts'
import { readEnd } from './spot.ts'

/** An arrow's end in a copy: which of the copied things it sticks to, and where it is. */
export type CopiedEnd = Point & { index: number | null }

/**
 * Something copied, without its id: on the clipboard, in a template, in a file. Boxes are from the
 * corner of everything copied.
 */
export type Copy = Pick<
	BoardObject,
	'kind' | 'colour' | 'text' | 'scene' | 'day' | 'about' | 'image' | 'numbered' | 'ink'
> & {
	box: Box
	note: readonly NoteLine[]
	ends: { from: CopiedEnd; to: CopiedEnd } | null
}

/** What most copies have nothing of: for templates, which say only what they mean. */
export const blank = {
	colour: 'plain',
	text: '',
	scene: '',
	day: '',
	about: '',
	image: '',
	numbered: false,
	ink: '',
	note: [],
	ends: null
} as const satisfies Partial<Copy>

/** Copies of live things, those under others first. Things that lie in a copied frame come along. */
export function copiesOf(doc: Y.Doc, ids: readonly ObjectId[]): Copy[] {
	const all = readWhiteboard(doc)
	const wanted = new Set(ids)
	const chosen = [...all.values()].filter((object) => {
		if (object.removed) return false
		const frame = object.spot.slice(0, object.spot.indexOf(' ')) as ObjectId
		return wanted.has(object.id) || (wanted.has(frame) && object.kind !== 'frame')
	})
	chosen.sort((a, b) => (a.order < b.order ? -1 : 1))
	const boxes = chosen.map((object) => (object.kind === 'arrow' ? null : boxOf(all, object)))
	const corner = boxAround([...boxes, ...chosen.flatMap(endsAsBoxes)].filter((box) => box !== null))
	const by = { x: -(corner?.x ?? 0), y: -(corner?.y ?? 0) }
	const indexOf = new Map(chosen.map(({ id }, at) => [id, at]))
	const endOf = (stored: string): CopiedEnd => {
		const { object, ...point } = readEnd<ObjectId>(stored)
		return { ...shifted(point, by), index: object === '' ? null : (indexOf.get(object) ?? null) }
	}
	return chosen.map((object, at) => ({
		...fieldsOf(object),
		box: shifted(boxes[at] ?? { x: 0, y: 0, width: 8, height: 8 }, by),
		note: noteLines(noteOf(doc, object.id)),
		ends: object.kind === 'arrow' ? { from: endOf(object.from), to: endOf(object.to) } : null
	}))
}

/** The free ends of an arrow; where it sticks to something it has no place of its own. */
function endsAsBoxes({ kind, from, to }: BoardObject): Box[] {
	if (kind !== 'arrow') return []
	const ends = [from, to].map((end) => readEnd(end)).filter(({ object }) => object === '')
	return ends.map(({ x, y }) => ({ x, y, width: 0, height: 0 }))
}

function fieldsOf(object: BoardObject) {
	const { kind, colour, text, scene, day, about, image, numbered, ink } = object
	return { kind, colour, text, scene, day, about, image, numbered, ink }
}

/** The most things that one paste may bring. */
export const mostCopies = 2000

/**
 * Copies from outside, read forgivingly: what cannot be read has its default, what is no copy at all
 * is passed over. What is of another production means nothing here: its cards become notes.
 */
export function readCopies(
	value: unknown,
	{ isSameProduction }: { isSameProduction: boolean }
): Copy[] {
	if (!Array.isArray(value)) return []
	return value.slice(0, mostCopies).map((entry: unknown) => {
		const raw = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<
			string,
			unknown
		>
		const { fields } = objects
		const kind = fields.kind.read(raw['kind'])
		const lines = readLines(raw['note'])
		const isOurs = isSameProduction || (kind !== 'scene' && kind !== 'card')
		return {
			kind: isOurs ? kind : 'note',
			colour: fields.colour.read(raw['colour']),
			text: clean(fields.text.read(raw['text'])),
			scene: isSameProduction ? fields.scene.read(raw['scene']) : '',
			day: isSameProduction ? fields.day.read(raw['day']) : '',
			about: isSameProduction ? fields.about.read(raw['about']) : '',
			image: imageOf(fields.image.read(raw['image']), isSameProduction),
			numbered: raw['numbered'] === true,
			ink: fields.ink.read(raw['ink']),
			box: readBox(raw['box']),
			note: lines,
			ends:
				kind === 'arrow' ? { from: readCopiedEnd(raw, 'from'), to: readCopiedEnd(raw, 'to') } : null
		}
	})
}

/** What cannot be read is no image; files belong to one production. */
function imageOf(stored: string, isSameProduction: boolean): string {
	if (readImage(stored) === null) return ''
	return isSameProduction ? stored : withoutFile(stored)
}

/** Half a character, which a document cannot hold, becomes the sign for one that is missing. */
const clean = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD')

const recordOf = (value: unknown): Record<string, unknown> =>
	typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

function readBox(value: unknown): Box {
	const { x, y, width, height } = recordOf(value)
	return {
		x: onPlane(Number(x)),
		y: onPlane(Number(y)),
		width: onPlane(Number(width)),
		height: onPlane(Number(height))
	}
}

function readCopiedEnd(raw: Record<string, unknown>, side: 'from' | 'to'): CopiedEnd {
	const { x, y, index } = recordOf(recordOf(raw['ends'])[side])
	const isIndex = Number.isInteger(index) && (index as number) >= 0
	return { x: onPlane(Number(x)), y: onPlane(Number(y)), index: isIndex ? (index as number) : null }
}

/** The longest text that one pasted note may bring. */
const longestNote = 20_000

function readLines(value: unknown): NoteLine[] {
	if (!Array.isArray(value)) return []
	let left = longestNote
	return value.slice(0, 500).map((line: unknown) => {
		const { kind, spans } = recordOf(line)
		const known = (['plain', 'heading', 'bullet', 'number'] as const).find((each) => each === kind)
		const read = (Array.isArray(spans) ? spans : []).map((span: unknown) => {
			const { text, bold, italic, struck } = recordOf(span)
			const words = typeof text === 'string' ? clean(text.slice(0, Math.max(0, left))) : ''
			left -= words.length
			return { text: words, bold: bold === true, italic: italic === true, struck: struck === true }
		})
		return { kind: known ?? 'plain', spans: read.filter(({ text }) => text !== '') }
	})
}

/** What copies say, one line each: for a text field or a spreadsheet elsewhere. */
export function textOf(copies: readonly Copy[]): string {
	return copies
		.map(({ text, note }) => (note.length > 0 ? plainText(note) : text).replaceAll('\n', ' '))
		.filter((line) => line !== '')
		.join('\n')
}
