import { expect, test } from 'vitest'
import type { SceneId } from '#model/stripboard/records/scene.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import { pasteObjects } from '#model/whiteboard/commands/paste.ts'
import type { Copy } from '#model/whiteboard/copies.ts'
import { dayWall, locations, meeting, storyboard } from '#model/whiteboard/templates.ts'
import { editBy } from '../../../support/builders.ts'
import { done, seen } from '../../../support/whiteboard.ts'

const days = Array.from({ length: 12 }, (_, day) => ({
	day: `break-${day}` as StripId,
	scenes: Array.from({ length: day % 5 }, (_, at) => `s-${day}-${at}` as SceneId)
}))

test.each<[string, Copy[]]>([
	['wall', dayWall(days)],
	['meeting', meeting()],
	['locations', locations()],
	['storyboard', storyboard()]
])('everything of the %s lies in a frame, and no two things on one spot', (_, copies) => {
	const edit = editBy('ann')
	done(pasteObjects(edit, copies, { x: -300, y: 77 }))
	const { placed } = seen(edit.doc)
	const loose = placed.filter(({ object, frame }) => object.kind !== 'frame' && frame === null)
	expect([placed.length, loose]).toEqual([copies.length, []])
	expect(new Set(placed.map(({ box, object }) => `${object.kind} ${box.x} ${box.y}`)).size).toBe(
		copies.length
	)
})

test('the wall has a frame for each day, with the cards of its scenes in it', () => {
	const edit = editBy('ann')
	done(pasteObjects(edit, dayWall(days), { x: 0, y: 0 }))
	const { placed, byId } = seen(edit.doc)
	for (const { day, scenes } of days) {
		const inside = placed.filter(
			({ frame }) => frame !== null && byId.get(frame)?.object.day === day
		)
		expect(inside.map(({ object }) => object.scene).sort()).toEqual([...scenes].sort())
	}
})
