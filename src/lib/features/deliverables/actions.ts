import { goto } from '$app/navigation'
import type { Action } from '$lib/client/action.ts'
import type { Found } from '$lib/client/desk.svelte.ts'
import { removeLines } from '#model/deliverables/commands/lines.ts'
import { addConsignment } from '#model/deliverables/commands/shipping.ts'
import type { RecipientId } from '#model/deliverables/records/recipient.ts'
import { counted } from '$lib/ui/words.ts'
import { statusNames } from './appearance.ts'
import type { DeliverablesView } from './deliverables.svelte.ts'
import { isFound } from './listing.ts'

/** Everything a person can do with the checklist. Keyboard, palette and buttons all read it. */
export function deliverableActions(view: DeliverablesView): Action[] {
	return [...onLines(view), ...onSchedules(view), ...looking(view)]
}

function onLines(view: DeliverablesView): Action[] {
	const when = () => view.mayWrite && view.chosen.length > 0
	const shared = { group: 'Lines', scope: 'selection', when } as const
	return [
		{
			...shared,
			id: 'line.status',
			label: 'Set status…',
			keys: ['S'],
			run: () => (view.panel = { kind: 'step', lines: view.chosen, to: null })
		},
		{
			...shared,
			id: 'line.sign',
			label: 'Sign off…',
			keys: ['A'],
			run: () => (view.panel = { kind: 'sign', lines: view.chosen, as: null })
		},
		{
			...shared,
			id: 'line.ship',
			label: 'Send together…',
			run: () => shipTogether(view)
		},
		{
			...shared,
			id: 'line.edit',
			label: 'Owner, due date…',
			keys: ['E'],
			run: () => (view.panel = { kind: 'edit-lines', lines: view.chosen })
		},
		{
			...shared,
			id: 'line.remove',
			label: 'Take off the schedule',
			keys: ['Delete', 'Backspace'],
			run: () => remove(view)
		}
	]
}

function onSchedules(view: DeliverablesView): Action[] {
	const { history } = view.workspace
	const group = 'Schedules'
	return [
		{
			id: 'recipient.add',
			label: 'Add a recipient…',
			group,
			when: () => view.mayWrite,
			run: () => (view.panel = { kind: 'recipient', id: null })
		},
		{
			id: 'line.add',
			label: 'Add to a schedule…',
			keys: ['N'],
			group,
			when: () => view.mayWrite && view.recipients.length > 0,
			run: () => addLine(view)
		},
		{
			id: 'schedule.import',
			label: 'Bring a schedule in…',
			group,
			when: () => view.mayWrite && view.recipients.length > 0,
			run: () => bringSchedule(view)
		},
		...fileKinds.map(({ kind, label }) => ({
			id: `status.${kind}`,
			label,
			group,
			when: () => view.shown.length > 0,
			run: () => void view.takeStatus(kind)
		})),
		{
			id: 'schedule.compare',
			label: 'Compare two schedules…',
			group,
			when: () => view.recipients.length > 0,
			run: () => (view.panel = { kind: 'compare' })
		},
		{
			id: 'edit.undo',
			label: 'Undo my last change',
			keys: ['Mod+Z'],
			group,
			when: () => history.canUndo,
			run: () => view.undo()
		},
		{
			id: 'edit.redo',
			label: 'Redo',
			keys: ['Mod+Shift+Z', 'Mod+Y'],
			group,
			when: () => history.canRedo,
			run: () => view.redo()
		}
	]
}

function looking(view: DeliverablesView): Action[] {
	const group = 'Looking'
	return [
		{
			id: 'layout.list',
			label: 'Show as a list',
			group,
			when: () => view.layout !== 'list',
			run: () => (view.layout = 'list')
		},
		{
			id: 'layout.board',
			label: 'Show as a board by status',
			group,
			when: () => view.layout !== 'board',
			run: () => (view.layout = 'board')
		},
		{
			id: 'layout.timeline',
			label: 'Show as a timeline of due dates',
			group,
			when: () => view.layout !== 'timeline',
			run: () => (view.layout = 'timeline')
		},
		{
			id: 'line.close',
			label: 'Close what is open beside the list',
			keys: ['Escape'],
			group,
			when: () => view.open !== null,
			run: () => (view.open = null)
		},
		{
			id: 'selection.none',
			label: 'Select nothing',
			keys: ['Escape'],
			group,
			when: () => view.selection.size > 0,
			run: () => view.selection.clear()
		},
		{
			id: 'selection.all',
			label: 'Select every line shown',
			keys: ['Mod+A'],
			group,
			when: () => view.shown.length > 0,
			run: () => {
				for (const { line } of view.shown) view.selection.add(line.id)
			}
		}
	]
}

/** What the lines shown can be taken away as. */
export const fileKinds = [
	{ kind: 'pdf', label: 'Delivery status as PDF' },
	{ kind: 'xlsx', label: 'Delivery status as Excel' },
	{ kind: 'csv', label: 'Delivery status as CSV' }
] as const

/** Begins a line for the recipient one is looking at. */
export function addLine(view: DeliverablesView): void {
	const recipient = lookedAt(view)
	if (recipient) view.panel = { kind: 'add', recipient }
}

/** Brings a whole schedule from a spreadsheet, for the same. */
export function bringSchedule(view: DeliverablesView): void {
	const recipient = lookedAt(view)
	if (recipient) view.panel = { kind: 'import', recipient }
}

function lookedAt(view: DeliverablesView): RecipientId | undefined {
	return view.filter.recipient ?? view.row(view.cursor)?.recipient.id ?? view.recipients[0]?.id
}

/** Puts the lines into a consignment, and goes there: its waybill is asked for next. */
function shipTogether(view: DeliverablesView): void {
	const contents = { lines: view.chosen, media: [], taker: view.taker }
	const id = view.run((edit) => addConsignment(edit, {}, contents))
	if (id === null) return
	void goto(`/p/${view.workspace.production}/deliverables/shipping?consignment=${id}`)
}

function remove(view: DeliverablesView): void {
	const { chosen } = view
	const done = view.run((edit) => removeLines(edit, chosen, view.workspace.me))
	if (done === null && view.said !== '') return
	view.selection.clear()
	if (view.open !== null && chosen.includes(view.open)) view.open = null
	view.say(`${counted(chosen.length, 'line')} taken off. Undo brings them back.`)
}

/** Lines that match a text, for the palette; choosing one opens it. */
export function findLines(view: DeliverablesView, text: string): Found[] {
	if (text.trim() === '') return []
	return view.rows
		.filter((row) => isFound(row, { text, recipient: null, show: 'all' }))
		.map(({ line, deliverable, recipient, track }) => ({
			id: `line:${line.id}`,
			label: deliverable.name,
			note: `${recipient.name}, ${statusNames[track.status].toLowerCase()}`,
			run: () => (view.open = line.id)
		}))
}
