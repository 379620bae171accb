import { goto } from '$app/navigation'
import type { Action } from '$lib/client/action.ts'
import { lockBoard } from '#model/stripboard/commands/boards.ts'
import type { Panel, StripboardView } from './stripboard.svelte.ts'

/** A dialog over the board, as an action. */
function panel(
	view: StripboardView,
	to: Panel,
	action: Pick<Action, 'id' | 'label' | 'keys'>
): Action {
	return { group: 'Board', scope: 'board', run: () => (view.panel = to), ...action }
}

/** What is looked up, and changed, in a dialog over the board. */
export function panelActions(view: StripboardView): Action[] {
	return [
		panel(view, 'calendar', { id: 'calendar.open', label: 'Calendar and settings…' }),
		panel(view, 'cast', { id: 'cast.open', label: 'Cast list…' }),
		panel(view, 'flags', { id: 'flags.open', label: 'Flags…', keys: ['F'] }),
		panel(view, 'availability', { id: 'availability.open', label: 'Availability…' }),
		panel(view, 'locations', {
			id: 'locations.open',
			label: 'Locations: places, permits, sun…'
		}),
		panel(view, 'rules', { id: 'rules.open', label: 'Rules: rest, meals, hours…' })
	]
}

/** What can be done with the board itself. */
export function manageActions(view: StripboardView): Action[] {
	return [
		panel(view, 'board-new', { id: 'board.new', label: 'New board…' }),
		panel(view, 'board-copy', { id: 'board.duplicate', label: 'Duplicate this board…' }),
		panel(view, 'board-settings', { id: 'board.settings', label: 'Settings of this board…' }),
		panel(view, 'publish', { id: 'board.publish', label: 'Publish this board…' }),
		{
			id: 'board.suggest',
			label: 'Suggest an order…',
			group: 'Board',
			scope: 'board',
			run: () => void goto(`${view.home}/suggest`)
		},
		{
			id: 'board.lock',
			label: view.shownBoard?.locked ? 'Unlock this board' : 'Lock this board',
			group: 'Board',
			scope: 'board',
			run: () => lock(view)
		}
	]
}

/** What can be done with the script and its breakdown as a whole. */
export function scriptActions(view: StripboardView): Action[] {
	return [
		{
			id: 'script.next',
			label: 'Bring in the next draft…',
			group: 'Board',
			scope: 'board',
			run: () => void goto(`${view.home}/import`)
		},
		panel(view, 'sets', { id: 'sets.open', label: 'Merge sets…' })
	]
}

function lock(view: StripboardView): void {
	const locked = !view.shownBoard?.locked
	view.run((edit, board) => lockBoard(edit, board, { locked }))
	if (view.shownBoard?.locked === locked)
		view.say(locked ? 'Locked: strips stay where they are' : 'Unlocked')
}
