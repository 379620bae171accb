import { plainLines } from '../core/note.ts'
import type { SceneId } from '../stripboard/records/scene.ts'
import type { StripId } from '../stripboard/records/strip.ts'
import { cardGap } from './arrange.ts'
import { blank, type Copy } from './copies.ts'
import type { Box, Size } from './geometry.ts'
import type { Colour } from './records.ts'

/** Whiteboards to begin with, each as things to be pasted. They are ours, and plain. */
export const templateIds = ['day-wall', 'meeting', 'locations', 'storyboard'] as const
export type TemplateId = (typeof templateIds)[number]

/** A scheduled day and the scenes on it, as the wall lays them out. */
export type WallDay = { day: StripId; scenes: readonly SceneId[] }

const card: Size = { width: 224, height: 112 }
const room = 24

/** The index-card wall: a frame for each shooting day, with the cards of its scenes. */
export function dayWall(days: readonly WallDay[]): Copy[] {
	const perRow = 5
	const frameWidth = card.width + 2 * room
	const heightOf = ({ scenes }: WallDay) =>
		2 * room + Math.max(3, scenes.length) * (card.height + cardGap) - cardGap
	const copies: Copy[] = []
	let top = 0
	for (let row = 0; row * perRow < days.length; row++) {
		const inRow = days.slice(row * perRow, (row + 1) * perRow)
		const height = Math.max(...inRow.map(heightOf))
		inRow.forEach((day, column) => {
			const corner = { x: column * (frameWidth + 40), y: top }
			copies.push(frame({ ...corner, width: frameWidth, height }, { day: day.day }))
			day.scenes.forEach((scene, at) => {
				const y = corner.y + room + at * (card.height + cardGap)
				copies.push({ ...blank, kind: 'scene', scene, box: { x: corner.x + room, y, ...card } })
			})
		})
		top += height + 80
	}
	return copies
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

/** A map to be drawn over, and what a unit needs to know of a place. */
export function locations(): Copy[] {
	const map = { x: 0, y: 0, width: 880, height: 600 }
	const asked = ['Unit base', 'Parking', 'Nearest hospital', 'Power and toilets', 'Neighbours told']
	return [
		frame(map, { text: 'Map' }),
		picture({ x: 24, y: 24, width: 832, height: 552 }, 'The map: draw over it with the pen'),
		frame({ x: 920, y: 0, width: 272, height: 600 }, { text: 'Must know' }),
		...asked.map((line, at) =>
			note({ x: 944, y: 24 + at * 112, width: 224, height: 96 }, { colour: 'green', line })
		)
	]
}

/** Frames of 16:9 in rows of four, each with a line for what happens and one for the lens. */
export function storyboard(): Copy[] {
	const size = { width: 320, height: 204 }
	const copies: Copy[] = [
		frame({ x: 0, y: 0, width: 4 * 344 + 24, height: 3 * 300 + 24 }, { text: 'Storyboard' })
	]
	for (let at = 0; at < 12; at++) {
		const x = 24 + (at % 4) * 344
		const y = 24 + Math.floor(at / 4) * 300
		copies.push(picture({ x, y, ...size }, `${at + 1}`))
		copies.push(
			note({ x, y: y + size.height + 4, width: 320, height: 68 }, { colour: 'plain', line: '' })
		)
	}
	return copies
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
