import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test } from 'vitest'
import { openStrip, stripboardActions } from '$lib/features/stripboard/actions.ts'
import { pressKey } from '$lib/features/stripboard/keyboard.ts'
import { landAt } from '$lib/features/stripboard/moves.ts'
import { roles, type Role } from '#model/access.ts'
import { changeSettings } from '#model/production/commands.ts'
import { press } from '../../client/support/page.ts'
import { openBoard, type Before } from './view.svelte.ts'

let board: Before
afterEach(() => board.close())

function openAs(role: Role, main = '1 LUNCH | 2', boneyard = '9'): void {
	board = openBoard(main, boneyard, role)
}

const offered = () => stripboardActions(board.view).map(({ id }) => id)
/** What the menu of a strip and the palette show now. */
const shown = () =>
	stripboardActions(board.view)
		.filter((action) => action.when?.() ?? true)
		.map(({ id }) => id)

describe('who may only look', () => {
	test('is offered nothing that changes anything', () => {
		openAs('department')
		expect(offered()).toEqual([
			'strip.open',
			'strip.copy',
			'select.all',
			'select.none',
			'calendar.open',
			'cast.open',
			'flags.open',
			'availability.open',
			'locations.open',
			'rules.open'
		])
	})

	test('walks, selects and copies like everybody', () => {
		openAs('post')
		const actions = stripboardActions(board.view)
		for (const key of ['ArrowDown', 'Shift+ArrowDown']) pressKey(board.view, actions, press(key))
		expect(board.words(board.view.selectedIds)).toBe('1 LUNCH')
		expect(shown()).toContain('strip.copy')
	})

	test('opens scenes, and not banners: a banner says all there is', () => {
		openAs('department')
		const [scene, banner] = board.ids('1 LUNCH')
		if (!scene || !banner) throw new Error('The board is not as drawn.')
		board.view.selection.only(banner)
		expect(shown()).not.toContain('strip.open')
		openStrip(board.view, banner)
		expect(board.view.panel).toBe(null)
		board.view.selection.only(scene)
		expect(shown()).toContain('strip.open')
		openStrip(board.view, scene)
		expect(board.view.openScene).toBe(scene)
	})

	test.each(['Y', 'M', 'B', 'N', 'X', 'S', 'Delete', 'Alt+ArrowUp', 'Mod+Z'])(
		'presses %s and nothing happens',
		(keys) => {
			openAs('department')
			board.view.selection.set(board.ids('2'))
			pressKey(board.view, stripboardActions(board.view), press(keys))
			expect([board.list(), board.view.panel, board.view.cut]).toEqual(['1 LUNCH | 2', null, []])
		}
	)

	test('is told why when a strip is let go somewhere all the same', () => {
		openAs('department')
		const done = landAt(board.view, board.ids('1'), { list: 'boneyard', before: null })
		expect([done, board.list()]).toEqual([false, '1 LUNCH | 2'])
		expect(board.said()).toBe(
			'You can look here, not change. Ask an owner or coordinator if you should.'
		)
	})
})

test.each<[Role, boolean, boolean]>(
	roles
		.filter((role) => role !== 'guest')
		.map((role) => [
			role,
			['owner', 'coordinator', 'ad'].includes(role),
			['owner', 'coordinator'].includes(role)
		])
)('%s may change the board: %s, the calendar: %s', (role, mayWrite, mayPlan) => {
	openAs(role)
	expect([board.view.mayWrite, board.view.mayPlan]).toEqual([mayWrite, mayPlan])
	const titled = board.view.run((edit) => changeSettings(edit, { title: 'Tide' }), 'production')
	expect([
		titled !== undefined && board.said() === undefined,
		board.view.production.settings.title
	]).toEqual([mayPlan, mayPlan ? 'Tide' : 'Untitled production'])
})

test('an assistant director schedules, and opens the calendar to read it', () => {
	openAs('ad')
	board.view.selection.set(board.ids('1'))
	expect(shown()).toEqual(expect.arrayContaining(['strip.move', 'breaks.auto', 'calendar.open']))
	expect(landAt(board.view, board.ids('1'), { list: 'boneyard', before: null })).toBe(true)
	expect(board.list()).toBe('LUNCH | 2')
})
