import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Meeting } from '$lib/client/workspace.svelte.ts'
import { describeMeeting } from '$lib/features/stripboard/meetings.ts'
import { must } from '#model/core/invariant.ts'
import { orderBetween } from '#model/core/order.ts'
import { readPlace, writePlace } from '#model/stripboard/place.ts'
import { strips } from '#model/stripboard/records/strip.ts'
import { openBoard, type Before } from './view.svelte.ts'

const ann = { id: 'ann', name: 'Ann Ó Sé' }
const bo = { id: 'bo', name: 'Bo Lund' }

let board: Before
beforeEach(() => {
	board = openBoard('1 2 | 3 | 4', '9')
})
afterEach(() => board.close())

function placeOf(word: string): string {
	const strip = strips.get(board.view.workspace.doc('stripboard'), board.drawn.strip(word))
	return must(strip, `a strip drawn as ${word}`).place
}

/** Two who met over a strip's place, unless another field is named. */
function meeting(sides: Pick<Meeting, 'stands' | 'lost'>, field = 'place'): Meeting {
	const where = { collection: 'strips', record: board.drawn.strip('1'), field }
	return { ...where, ...sides, at: 1, kind: 'stripboard', key: 'k' }
}

describe('two who moved one strip', () => {
	test('when the other’s move stands, mine can be put back', () => {
		const sides = {
			stands: { person: bo, value: placeOf('3') },
			lost: { person: ann, value: placeOf('2') }
		}
		expect(describeMeeting(board.view, meeting(sides))).toEqual({
			sentence: 'Bo put Scene 1 in day 2; yours was day 1.',
			putBackLabel: 'Put mine back'
		})
	})

	test('when mine stands, theirs can be used', () => {
		const sides = {
			stands: { person: ann, value: placeOf('4') },
			lost: { person: bo, value: placeOf('9') }
		}
		expect(describeMeeting(board.view, meeting(sides))).toEqual({
			sentence: 'You put Scene 1 in day 3; Bo had moved it to the boneyard.',
			putBackLabel: 'Use Bo’s'
		})
	})

	test('when nobody knows who the other is, it is somebody', () => {
		const sides = {
			stands: { person: null, value: placeOf('3') },
			lost: { person: ann, value: 7 }
		}
		expect(describeMeeting(board.view, meeting(sides)).sentence).toBe(
			'Somebody put Scene 1 in day 2; yours was another place.'
		)
	})

	test('a place behind the last break is the last day', async () => {
		await board.close()
		board = openBoard('1 | 2 |')
		const { order } = readPlace(placeOf('|2'))
		const value = writePlace({ list: 'main', order: orderBetween(order, null, () => 0.5) })
		const sides = { stands: { person: bo, value }, lost: { person: ann, value: placeOf('1') } }
		expect(describeMeeting(board.view, meeting(sides)).sentence).toBe(
			'Bo put Scene 1 in the last day; yours was day 1.'
		)
	})
})

test.each([
	['eighths', 'the page count'],
	['synopsis', 'the synopsis'],
	['set', 'the set'],
	['shoes', 'a detail']
])('two who wrote one %s read that both changed %s', (field, words) => {
	const sides = { stands: { person: bo, value: 1 }, lost: { person: ann, value: 2 } }
	const scene = { ...meeting(sides, field), collection: 'scenes' }
	expect(describeMeeting(board.view, scene)).toEqual({
		sentence: `You and Bo both changed ${words}. Bo's stands now.`,
		putBackLabel: null
	})
	const swapped = { ...scene, stands: sides.lost, lost: sides.stands }
	expect(describeMeeting(board.view, swapped).sentence).toBe(
		`You and Bo both changed ${words}. Yours stands now.`
	)
})
