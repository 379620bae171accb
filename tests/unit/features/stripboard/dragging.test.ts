import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Colleague } from '$lib/client/presence.svelte.ts'
import type { RowUnder } from '$lib/features/stripboard/drag.ts'
import { Dragging, heldByOthers } from '$lib/features/stripboard/dragging.svelte.ts'
import { insertBanner } from '#model/stripboard/commands/strips.ts'
import { openBoard, type Before } from './view.svelte.ts'

let board: Before
let dragging: Dragging
afterEach(() => board.close())

function open(main: string, boneyard = ''): void {
	board = openBoard(main, boneyard)
	dragging = new Dragging(board.view)
}

/** The pointer is over a place that takes a drop before a strip, or at the end of a list. */
function over(before: string | null, list: 'main' | 'boneyard' = 'main'): void {
	const id = before === null ? null : board.drawn.strip(before)
	const row: RowUnder = { list, top: 0, bottom: 10, beforeUpper: id, beforeLower: id, whole: true }
	dragging.over(row, 5)
}

const held = () => board.view.workspace.presence
const mine = () => board.view.workspace.note('stripboard', '').awareness.getLocalState()?.['held']

describe('a drag', () => {
	test('of a strip that is not selected selects it alone', () => {
		open('1 2 3')
		board.view.selection.set(board.ids('1 2'))
		dragging.start({ strip: board.drawn.strip('3') })
		expect([dragging.ids, dragging.label]).toEqual([board.ids('3'), 'Scene 3'])
		expect(board.words(board.view.selectedIds)).toBe('3')
		dragging.end(true)
	})

	test('of a selected strip takes the selection, in board order', () => {
		open('1 2 3')
		board.view.selection.set(board.ids('3 1'))
		dragging.start({ strip: board.drawn.strip('3') })
		expect(board.words(dragging.ids)).toBe('1 3')
		over('2')
		dragging.end(false)
		expect(board.list()).toBe('1 3 2')
	})

	test('of a day takes its strips and its break along', () => {
		open('1 2 | 3 | 4')
		dragging.start({ day: board.drawn.strip('|1') })
		expect(board.words(dragging.ids)).toBe('1 2 |1')
		over('4')
		dragging.end(false)
		expect(board.list()).toBe('3 | 1 2 | 4')
	})

	test('of the open day takes its strips', () => {
		open('1 | 2 3')
		dragging.start({ day: 'open' })
		expect(board.words(dragging.ids)).toBe('2 3')
		dragging.end(true)
	})

	test('that is given up leaves everything as it was', () => {
		open('1 2 3')
		dragging.start({ strip: board.drawn.strip('1') })
		over(null)
		dragging.end(true)
		expect([board.list(), dragging.ids, dragging.landing, mine()]).toEqual([
			'1 2 3',
			[],
			null,
			null
		])
	})

	test('that ends over nothing leaves everything as it was', () => {
		open('1 2 3')
		dragging.start({ strip: board.drawn.strip('1') })
		over('3')
		dragging.over(null, 0)
		dragging.end(false)
		expect(board.list()).toBe('1 2 3')
	})

	test('holds the board still, whatever colleagues do, and lets it catch up', () => {
		open('1 2')
		dragging.start({ strip: board.drawn.strip('1') })
		board.view.workspace.run('stripboard', (edit) =>
			insertBanner(
				edit,
				{ board: board.drawn.board, list: 'main', before: null },
				{
					text: 'LUNCH',
					minutes: null
				}
			)
		)
		expect([board.view.isHeld, board.view.board.days[0]?.rows.length]).toEqual([true, 2])
		over('2')
		dragging.end(false)
		expect([board.view.isHeld, board.view.board.days[0]?.rows.length]).toEqual([false, 3])
	})

	test('shows others what is held at once, and where the hand came to rest', async () => {
		open('1 2')
		dragging.start({ strip: board.drawn.strip('1') })
		expect(mine()).toEqual({ ids: board.ids('1'), before: '' })
		over('2')
		const rested = { ids: board.ids('1'), before: board.drawn.strip('2') }
		await vi.waitFor(() => expect(mine()).toEqual(rested))
		dragging.end(true)
		expect([mine(), held().others]).toEqual([null, []])
	})
})

describe('beside the pointer stands what the day would come to', () => {
	test.each([
		['1', '3', 'Day 2: 1 → 1 4/8'],
		['1', '|2', 'Day 2: 1 → 1 4/8'],
		['1', null, 'Day 3: 2 → 2 4/8'],
		['1', '2', 'Day 1'],
		['9', '1', 'Day 1: 1 → 1 1/8']
	])('%s before %s: %s', (strip, before, label) => {
		open('1:4 2:4 | 3:8 | 4:16', '9:1')
		dragging.start({ strip: board.drawn.strip(strip) })
		over(before)
		expect(dragging.landingLabel).toBe(label)
		dragging.end(true)
	})

	test('the boneyard by its name, and nothing over nothing', () => {
		open('1 2')
		dragging.start({ strip: board.drawn.strip('1') })
		expect(dragging.landingLabel).toBe('')
		over(null, 'boneyard')
		expect(dragging.landingLabel).toBe('Boneyard')
		dragging.end(true)
	})

	test('a new day, when the last one is closed and it lands behind its break', () => {
		open('1:4 2:4 | 3:8 |')
		dragging.start({ strip: board.drawn.strip('1') })
		over(null)
		expect(dragging.landingLabel).toBe('Day 3: 0/8 → 4/8')
		dragging.end(false)
		expect(board.said()).toBe('Scene 1 moved to day 3, now 4/8 pages')
	})
})

test('what others hold is known by strip, and where it would land by strip or list', () => {
	open('1')
	const colleague = (client: number, held: Colleague['held']): Colleague => ({
		client,
		person: { id: `p${client}`, name: 'Bo', role: '' },
		...(held === undefined ? {} : { held })
	})
	const [one, two] = [
		colleague(1, { ids: ['a', 'b'], before: 'c' }),
		colleague(2, { ids: ['d'], before: 'boneyard' })
	]
	const nowhere = colleague(3, { ids: ['e'], before: '' })
	const found = heldByOthers([one, two, nowhere, colleague(4, null), colleague(5, undefined)])
	expect(found).toEqual({
		strips: new Map([
			['a', one],
			['b', one],
			['d', two],
			['e', nowhere]
		]),
		landings: new Map([
			['c', one],
			['boneyard', two]
		])
	})
})
