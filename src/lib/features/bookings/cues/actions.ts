import type { Action } from '$lib/client/action.ts'
import type { CuesView } from './cues.svelte.ts'

/** What can be done with the cues: the menu, the keys and the palette read it. */
export function cueActions(view: CuesView): Action[] {
	const group = 'Cues'
	const isThere = () => view.own.length > 0
	const mayChange = () => view.mayWrite && isThere()
	const hasTicked = () => view.mayWrite && view.chosen.size > 0
	const ticked = () => view.chosenCues.map(({ id }) => id)
	return [
		{
			...{ id: 'cue.add', label: 'Add a cue', keys: ['N'], group, when: () => view.mayWrite },
			run: () => void view.add()
		},
		{
			...{ id: 'cue.import', label: 'Bring a cue sheet in…', keys: ['I'], group },
			when: () => view.mayWrite,
			run: () => (view.panel = { kind: 'import', file: null })
		},
		{
			...{ id: 'cue.number', label: 'Number the cues', group, when: mayChange },
			run: () => view.number()
		},
		{
			...{ id: 'cue.send', label: 'Note as sent to the stage', group, when: mayChange },
			run: () => view.send()
		},
		{
			...{ id: 'cue.assign', label: 'Take to a session…', keys: ['S'], group, when: hasTicked },
			run: () => (view.panel = { kind: 'assign', ids: ticked() })
		},
		{
			...{ id: 'cue.report', label: 'Write down results…', keys: ['R'], group, when: hasTicked },
			run: () => (view.panel = { kind: 'report', ids: ticked() })
		},
		{
			...{ id: 'cue.remove', label: 'Remove', group, when: hasTicked },
			run: () => view.remove()
		},
		{
			...{ id: 'cue.sizes', label: 'Line count', keys: ['L'], group, when: isThere },
			run: () => (view.panel = view.panel?.kind === 'sizes' ? null : { kind: 'sizes' })
		},
		{
			...{ id: 'cue.paper', label: 'Paper and files…', keys: ['P'], group, when: isThere },
			run: () => (view.panel = { kind: 'paper' })
		},
		{
			...{ id: 'cue.head', label: 'Head of the music cue sheet…', group },
			when: () => view.kind === 'music' && view.mayWrite,
			run: () => (view.panel = { kind: 'head' })
		},
		{
			...{ id: 'cue.rules', label: 'Rates and numbers…', group },
			run: () => (view.panel = { kind: 'rules' })
		},
		...turns(view, group)
	]
}

function turns(view: CuesView, group: string): Action[] {
	const { history } = view.bookings.workspace
	return [
		{
			...{ id: 'edit.undo', label: 'Undo my last change', keys: ['Mod+Z'], group },
			when: () => history.canUndo,
			run: () => view.bookings.undo()
		},
		{
			...{ id: 'edit.redo', label: 'Redo', keys: ['Mod+Shift+Z', 'Mod+Y'], group },
			when: () => history.canRedo,
			run: () => view.bookings.redo()
		}
	]
}
