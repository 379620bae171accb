import type { Action } from '$lib/client/action.ts'
import type { DateDecision } from '#model/production/commands.ts'
import type { MonthView } from './month.svelte.ts'

/** What a person can do in the calendar: its buttons, the keyboard and the palette read it. */
export function monthActions(view: MonthView): Action[] {
	const { board } = view
	const { history } = board
	const group = 'Calendar'
	const decision = (id: DateDecision, label: string, keys: string[]): Action => ({
		...{ id: `date.${id}`, label, keys, group, scope: 'selection' },
		when: () => board.mayPlan,
		run: () => view.decide(id)
	})
	return [
		decision('off', 'Make it a day off', ['O']),
		decision('work', 'Make it a work day', ['W']),
		decision('travel', 'Make it company travel', ['T']),
		decision('usual', 'As the week and the holidays say', ['U', 'Delete', 'Backspace']),
		{
			...{ id: 'calendar.before', label: 'Month before', keys: ['PageUp'], group, scope: 'board' },
			run: () => view.turn(-1)
		},
		{
			...{ id: 'calendar.after', label: 'Month after', keys: ['PageDown'], group, scope: 'board' },
			run: () => view.turn(1)
		},
		{
			...{ id: 'edit.undo', label: 'Undo my last change', keys: ['Mod+Z'], group, scope: 'board' },
			when: () => history.canUndo,
			run: () => board.say(history.undo() ? 'Taken back' : 'A colleague has changed that since')
		},
		{
			...{ id: 'edit.redo', label: 'Redo', keys: ['Mod+Shift+Z', 'Mod+Y'], group, scope: 'board' },
			when: () => history.canRedo,
			run: () => board.say(history.redo() ? 'Done again' : 'A colleague has changed that since')
		}
	]
}
