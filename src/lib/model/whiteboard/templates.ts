import { plainLines } from '../core/note.ts'
import type { SceneId } from '../stripboard/records/scene.ts'
import type { StripId } from '../stripboard/records/strip.ts'
import { cardGap } from './arrange.ts'
import { blank, type Copy } from './copies.ts'
import type { Box, Size } from './geometry.ts'
import type { Colour } from './records.ts'

/** Whiteboards to begin with, each as things to be pasted. They are ours, and plain. */
export const templateIds = [
	...(['day-wall', 'sequence-wall', 'shots-169', 'shots-239'] as const),
	...(['storyboard', 'locations', 'meeting', 'post'] as const)
] as const
export type TemplateId = (typeof templateIds)[number]

/** A column of the wall: a shooting day or a name, and the scenes under it. */
export type WallColumn = { day?: StripId; name?: string; scenes: readonly SceneId[] }

const card: Size = { width: 224, height: 112 }
const room = 24

/** The index-card wall: a frame for each shooting day, or each sequence, with the cards of its scenes. */
export function wall(columns: readonly WallColumn[]): Copy[] {
	const perRow = 5
	const frameWidth = card.width + 2 * room
	const heightOf = ({ scenes }: WallColumn) =>
		2 * room + Math.max(3, scenes.length) * (card.height + cardGap) - cardGap
	const copies: Copy[] = []
	let top = 0
	for (let row = 0; row * perRow < columns.length; row++) {
		const inRow = columns.slice(row * perRow, (row + 1) * perRow)
		const height = Math.max(...inRow.map(heightOf))
		inRow.forEach(({ day, name = '', scenes }, column) => {
			const corner = { x: column * (frameWidth + 40), y: top }
			copies.push(frame({ ...corner, width: frameWidth, height }, { day: day ?? '', text: name }))
			scenes.forEach((scene, at) => {
				const y = corner.y + room + at * (card.height + cardGap)
				copies.push({ ...blank, kind: 'scene', scene, box: { x: corner.x + room, y, ...card } })
			})
		})
		top += height + 80
	}
	return copies
}

/** A sequence is what happens in one place without a break: so many scenes in a row in one set. */
export function sequences(
	scenes: readonly { id: SceneId; set: string }[]
): { name: string; scenes: SceneId[] }[] {
	const found: { name: string; scenes: SceneId[] }[] = []
	for (const { id, set } of scenes) {
		const last = found.at(-1)
		if (last?.name === set) last.scenes.push(id)
		else found.push({ name: set, scenes: [id] })
	}
	return found
}

/** What a production meeting goes through, department by department. */
export function meeting(): Copy[] {
	const columns: [string, Colour, string[]][] = [
		['To decide', 'yellow', ['What changed since last time', 'Weather cover', 'Company moves']],
		[
			'Departments',
			'blue',
			['Art and construction', 'Camera and grip', 'Costume and make-up', 'Locations']
		],
		[
			'Safety',
			'orange',
			['Stunts and effects', 'Minors and their hours', 'Water, heights, animals']
		],
		['Who does what', 'green', ['', '', '']]
	]
	return columns.flatMap(([name, colour, lines], column) => {
		const box = { x: column * 288, y: 0, width: 256, height: 640 }
		const notes = lines.map((line, at) =>
			note({ x: box.x + 24, y: 28 + at * 144, width: 208, height: 128 }, { colour, line })
		)
		return [frame(box, { text: name }), ...notes]
	})
}

/** A map to be drawn over, pins to be put on it, and what a unit needs to know of a place. */
export function locations(): Copy[] {
	const map = { x: 0, y: 0, width: 880, height: 600 }
	const pins = ['Unit base', 'Parking', 'Hospital', 'Set', 'Holding'] as const
	const asked = ['Unit base', 'Parking', 'Nearest hospital', 'Power and toilets', 'Neighbours told']
	return [
		frame(map, { text: 'Map' }),
		picture(
			{ x: 24, y: 24, width: 832, height: 552 },
			'The map: drop a picture here, then lock it'
		),
		frame({ x: 0, y: 640, width: 880, height: 108 }, { text: 'Pins: put them on the map' }),
		...pins.map((text, at): Copy => ({
			...{ ...blank, kind: 'ellipse', colour: pinColours[at] ?? 'grey', note: plainLines(text) },
			box: { x: 24 + at * 168, y: 662, width: 144, height: 64 }
		})),
		frame({ x: 920, y: 0, width: 272, height: 600 }, { text: 'Must know' }),
		...asked.map((line, at) =>
			note({ x: 944, y: 24 + at * 112, width: 224, height: 96 }, { colour: 'green', line })
		)
	]
}

const pinColours: readonly Colour[] = ['blue', 'grey', 'pink', 'yellow', 'green']

/** Twelve frames of 16:9 in rows of four, numbered, each with a line for what happens. */
export function storyboard(): Copy[] {
	return numbered('Storyboard', { ratio: 16 / 9, columns: 4, count: 12 })
}

/** Shots of one ratio, numbered as one reads, each with size, lens and move under it. */
export function shotList(ratio: number): Copy[] {
	const name = ratio < 2 ? 'Shot list, 16:9' : 'Shot list, 2.39'
	return numbered(name, { ratio, columns: 5, count: 10, line: 'Size · lens · move' })
}

type Grid = { ratio: number; columns: number; count: number; line?: string }

function numbered(text: string, { ratio, columns, count, line = '' }: Grid): Copy[] {
	// The caption of a picture stands in its own box, below the image.
	const [width, height] = [320, Math.round(320 / ratio)]
	const step = { x: width + room, y: height + 4 + 68 + room + 8 }
	const rows = Math.ceil(count / columns)
	const around = { width: columns * step.x + room, height: rows * step.y + room }
	const copies: Copy[] = [{ ...frame({ x: 0, y: 0, ...around }, { text }), numbered: true }]
	for (let at = 0; at < count; at++) {
		const x = room + (at % columns) * step.x
		const y = room + Math.floor(at / columns) * step.y
		copies.push(picture({ x, y, width, height }, ''))
		copies.push(note({ x, y: y + height + 4, width, height: 68 }, { colour: 'plain', line }))
	}
	return copies
}

/** A step of post: its lane, how far along it comes, and what it waits for. */
type PostStep = { name: string; lane: number; place: number; after: string[] }

const lanes: readonly { name: string; colour: Colour }[] = [
	{ name: 'Cut', colour: 'yellow' },
	{ name: 'Sound', colour: 'blue' },
	{ name: 'Music', colour: 'violet' },
	{ name: 'Picture', colour: 'green' },
	{ name: 'Delivery', colour: 'pink' }
]

const postSteps: PostStep[] = [
	{ name: 'Picture lock', lane: 0, place: 0, after: [] },
	{ name: 'Turnover', lane: 0, place: 1, after: ['Picture lock'] },
	{ name: 'Spotting', lane: 1, place: 2, after: ['Turnover'] },
	{ name: 'ADR and foley', lane: 1, place: 3, after: ['Spotting'] },
	{ name: 'Pre-mix', lane: 1, place: 4, after: ['ADR and foley'] },
	{ name: 'Final mix', lane: 1, place: 5, after: ['Pre-mix', 'Score'] },
	{ name: 'Score', lane: 2, place: 3, after: ['Spotting'] },
	{ name: 'VFX finals', lane: 3, place: 2, after: ['Turnover'] },
	{ name: 'Conform', lane: 3, place: 3, after: ['VFX finals'] },
	{ name: 'Grade', lane: 3, place: 4, after: ['Conform'] },
	{ name: 'Titles', lane: 3, place: 5, after: ['Grade'] },
	{ name: 'QC', lane: 4, place: 6, after: ['Final mix', 'Titles'] },
	{ name: 'Deliver', lane: 4, place: 7, after: ['QC'] }
]

/** From locked picture to what is delivered, step by step, each after what it waits for. */
export function post(): Copy[] {
	const [pitch, width] = [{ x: 240, y: 216 }, 8 * 240 + room]
	const frames = lanes.map(({ name }, lane) =>
		frame({ x: 0, y: lane * pitch.y, width, height: 152 }, { text: name })
	)
	const notes = postSteps.map(({ name, lane, place }) => {
		const at = { x: room + place * pitch.x, y: lane * pitch.y + 28, width: 200, height: 96 }
		return note(at, { colour: lanes[lane]?.colour ?? 'grey', line: name })
	})
	const end = (name: string) => {
		const at = postSteps.findIndex((step) => step.name === name)
		return { x: 0, y: 0, index: frames.length + at }
	}
	const arrows = postSteps.flatMap(({ name, after }) =>
		after.map((before): Copy => ({
			...{ ...blank, kind: 'arrow', box: { x: 0, y: 0, width: 8, height: 8 } },
			ends: { from: end(before), to: end(name) }
		}))
	)
	return [...frames, ...notes, ...arrows]
}

function frame(box: Box, { text = '', day = '' }: { text?: string; day?: StripId | '' }): Copy {
	return { ...blank, kind: 'frame', box, text, day }
}

function note(box: Box, { colour, line }: { colour: Colour; line: string }): Copy {
	return { ...blank, kind: 'note', box, colour, note: plainLines(line) }
}

function picture(box: Box, text: string): Copy {
	return { ...blank, kind: 'picture', box, text }
}
