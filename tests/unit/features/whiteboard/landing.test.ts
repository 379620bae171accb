import { describe, expect, test } from 'vitest'
import { landingOf, strayedFrom } from '$lib/features/whiteboard/landing.ts'
import type { Scheduled } from '$lib/features/whiteboard/schedule.svelte.ts'
import { must } from '#model/core/invariant.ts'
import type { ShootingDay } from '#model/stripboard/queries/board.ts'
import type { SceneId } from '#model/stripboard/records/scene.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import { standFor } from '#model/whiteboard/commands/change.ts'
import { placeObjects } from '#model/whiteboard/commands/place.ts'
import { drawBoard, editBy, viewOf } from '../../../support/builders.ts'
import { at, done, put, seen } from '../../../support/whiteboard.ts'

/** A stripboard of two days, and a whiteboard with a frame for the second and a card of scene 1. */
function meeting() {
	const edit = editBy('ann')
	const { board } = drawBoard(edit, '1:8 2:4 | 3:16 |', '')
	const { days } = viewOf(edit.doc, board)
	const scheduled = new Map<SceneId, Scheduled>()
	for (const day of days)
		for (const row of day.rows) if (row.kind === 'scene') scheduled.set(row.scene.id, { row, day })
	const facts = {
		mayWrite: () => true,
		effectIn: () => null,
		day: (id: StripId | ''): ShootingDay | null => days.find((day) => day.id === id) ?? null,
		scene: (id: SceneId | ''): Scheduled | null => (id === '' ? null : (scheduled.get(id) ?? null))
	}
	const second = must(days[1], 'there are two days').id as StripId
	const frame = put(edit, { kind: 'frame', box: at(0, 0, { width: 400, height: 300 }) })
	done(standFor(edit, frame, { day: second }))
	const scene = must([...scheduled.keys()][0], 'there is a scene')
	const card = put(edit, { kind: 'scene', scene, box: at(900, 0) })
	return { edit, facts, frame, second, scene, card, canvas: () => seen(edit.doc) }
}

describe('a scene card over the frame of a day', () => {
	test('says what the drop would do, with the pages of that day before and after', () => {
		const { facts, frame, second, scene, card, canvas } = meeting()
		expect(landingOf(canvas(), new Map([[card, at(50, 50)]]), facts)).toEqual({
			frame,
			label: 'Moves scene 1 to Day 2: 2 → 3 pgs',
			effect: { does: 'day', day: second, scenes: [scene] }
		})
	})

	test('schedules no scene that was omitted, and says so', () => {
		const { facts, frame, card, canvas } = meeting()
		const omitted = {
			...facts,
			scene: (id: SceneId | '') => {
				const found = must(facts.scene(id), 'the scene')
				const scene = { ...found.row.scene, omitted: true }
				return { ...found, row: { ...found.row, scene } }
			}
		}
		expect(landingOf(canvas(), new Map([[card, at(50, 50)]]), omitted)).toEqual({
			frame,
			label: 'Scene 1 is omitted: it stays unscheduled',
			effect: null
		})
	})

	test('would schedule nothing elsewhere, where the day is its own, or by those who may not', () => {
		const { facts, card, canvas } = meeting()
		const over = new Map([[card, at(50, 50)]])
		expect(landingOf(canvas(), new Map([[card, at(2000, 0)]]), facts)).toBeNull()
		expect(landingOf(canvas(), over, { ...facts, mayWrite: () => false })).toBeNull()
		expect(landingOf(canvas(), over, { ...facts, day: () => null })).toBeNull()
		const there = {
			...facts,
			scene: (id: SceneId | '') => ({
				...must(facts.scene(id), 'it'),
				day: facts.day(canvas().placed[0]?.object.day ?? '')
			})
		}
		expect(landingOf(canvas(), over, there)).toBeNull()
	})
})

test('a card that lies under another day than the stripboard says shows both', () => {
	const { edit, facts, second, card, canvas } = meeting()
	const placed = () => must(canvas().byId.get(card), 'the card')
	expect(strayedFrom(placed(), canvas(), facts)).toBeNull()
	done(placeObjects(edit, [{ id: card, box: at(50, 50) }]))
	const strayed = strayedFrom(placed(), canvas(), facts)
	expect([strayed?.frame.id, strayed?.stripboard?.number]).toEqual([second, 1])
})
