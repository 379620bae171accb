import { describe, expect, test } from 'vitest'
import { dragged, landingOver, type RowUnder } from '$lib/features/stripboard/drag.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'

const [a, b, c] = ['a', 'b', 'c'] as StripId[] as [StripId, StripId, StripId]

/** Strip b, from 100 to 120, with c below it. */
const row: RowUnder = {
	list: 'main',
	top: 100,
	bottom: 120,
	beforeUpper: b,
	beforeLower: c,
	whole: false
}

describe('over a row', () => {
	test.each([100, 105, 109.9])('the upper half (%d) lands before it, the line on top', (y) => {
		expect(landingOver(row, y)).toEqual({ list: 'main', before: b, lineY: 100 })
	})

	test.each([110, 115, 120])('the lower half (%d) lands after it, the line below', (y) => {
		expect(landingOver(row, y)).toEqual({ list: 'main', before: c, lineY: 120 })
	})

	test('the last row’s lower half is the end of its list', () => {
		const last: RowUnder = { ...row, list: 'boneyard', beforeLower: null }
		expect(landingOver(last, 119)).toEqual({ list: 'boneyard', before: null, lineY: 120 })
	})

	test.each([100, 119])('a day’s header is one target, wherever it is met (%d)', (y) => {
		const header: RowUnder = { ...row, beforeUpper: a, beforeLower: a, whole: true }
		expect(landingOver(header, y)).toEqual({ list: 'main', before: a, lineY: 120 })
	})
})

describe('a drag takes along', () => {
	test('the whole selection, in board order, when it began on a selected strip', () => {
		expect(dragged(b, [a, b, c])).toEqual({ ids: [a, b, c], fromSelection: true })
	})

	test('only the strip it began on, when that was not selected', () => {
		expect(dragged(c, [a, b])).toEqual({ ids: [c], fromSelection: false })
		expect(dragged(c, [])).toEqual({ ids: [c], fromSelection: false })
	})
})
