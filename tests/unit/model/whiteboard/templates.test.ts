import { expect, test } from 'vitest'
import type { SceneId } from '#model/stripboard/records/scene.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import { pasteObjects } from '#model/whiteboard/commands/paste.ts'
import { placeObjects } from '#model/whiteboard/commands/place.ts'
import type { Copy } from '#model/whiteboard/copies.ts'
import { shotNumbers } from '#model/whiteboard/numbering.ts'
import {
	locations,
	meeting,
	post,
	sequences,
	shotList,
	storyboard,
	wall
} from '#model/whiteboard/templates.ts'
import { editBy } from '../../../support/builders.ts'
import { done, seen } from '../../../support/whiteboard.ts'

const days = Array.from({ length: 12 }, (_, day) => ({
	day: `break-${day}` as StripId,
	scenes: Array.from({ length: day % 5 }, (_, at) => `s-${day}-${at}` as SceneId)
}))

test.each<[string, Copy[]]>([
	['wall', wall(days)],
	['shot list', shotList(2.39)],
	['meeting', meeting()],
	['locations', locations()],
	['storyboard', storyboard()],
	['post workflow', post()]
])('everything of the %s lies in a frame, and no two things on one spot', (_, copies) => {
	const edit = editBy('ann')
	done(pasteObjects(edit, copies, { x: -300, y: 77 }))
	const { placed, arrows } = seen(edit.doc)
	const loose = placed.filter(({ object, frame }) => object.kind !== 'frame' && frame === null)
	expect([placed.length + arrows.length, loose]).toEqual([copies.length, []])
	expect(arrows.filter(({ from, to }) => from.object === null || to.object === null)).toEqual([])
	expect(new Set(placed.map(({ box, object }) => `${object.kind} ${box.x} ${box.y}`)).size).toBe(
		placed.length
	)
})

test('the wall has a frame for each day, with the cards of its scenes in it', () => {
	const edit = editBy('ann')
	done(pasteObjects(edit, wall(days), { x: 0, y: 0 }))
	const { placed, byId } = seen(edit.doc)
	for (const { day, scenes } of days) {
		const inside = placed.filter(
			({ frame }) => frame !== null && byId.get(frame)?.object.day === day
		)
		expect(inside.map(({ object }) => object.scene).sort()).toEqual([...scenes].sort())
	}
})

test('shots number themselves as one reads, and anew when one is dropped before another', () => {
	const edit = editBy('ann')
	done(pasteObjects(edit, shotList(16 / 9), { x: 0, y: 0 }))
	const shots = () => seen(edit.doc).placed.filter(({ object }) => object.kind === 'picture')
	const numbers = () => shotNumbers(seen(edit.doc))
	const [first, second] = shots()
	expect(shots().map(({ id }) => numbers().get(id))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
	const before = { ...second!.box, x: first!.box.x - 4 }
	done(placeObjects(edit, [{ id: second!.id, box: before }]))
	expect([first, second].map((shot) => numbers().get(shot!.id))).toEqual([2, 1])
})

test('scenes that follow each other in one set are a sequence; a set that comes again begins another', () => {
	const scenes = ['KITCHEN', 'KITCHEN', 'STREET', 'KITCHEN'].map((set, at) => ({
		id: `s${at}` as SceneId,
		set
	}))
	expect(sequences(scenes)).toEqual([
		{ name: 'KITCHEN', scenes: ['s0', 's1'] },
		{ name: 'STREET', scenes: ['s2'] },
		{ name: 'KITCHEN', scenes: ['s3'] }
	])
})
