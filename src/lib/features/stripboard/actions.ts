import type { Action } from '$lib/client/action.ts'
import { rejoinScene } from '#model/stripboard/commands/parts.ts'
import { removeStrips, insertDayBreak } from '#model/stripboard/commands/strips.ts'
import { omitScene } from '#model/stripboard/commands/scenes.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import { counted } from '$lib/ui/words.ts'
import { manageActions, panelActions, scriptActions } from './board-actions.ts'
import { copyStrips } from './clipboard.ts'
import { belowCursor, landAt, nudge } from './moves.ts'
import type { StripboardView } from './stripboard.svelte.ts'

/** What changes nothing. Everything else is for those who may write. */
const looking = new Set([
	...['strip.open', 'strip.copy', 'select.all', 'select.none'],
	...[
		'calendar.open',
		'cast.open',
		'flags.open',
		'availability.open',
		'locations.open',
		'rules.open'
	]
])

/** Everything this person can do on the board. The menu, the keyboard and the palette all read it. */
export function stripboardActions(view: StripboardView): Action[] {
	const all = [
		...clipboardActions(view),
		...movingActions(view),
		...sceneActions(view),
		...insertingActions(view),
		...boardActions(view),
		...panelActions(view),
		...manageActions(view),
		...scriptActions(view)
	]
	return view.mayWrite ? all : all.filter((action) => looking.has(action.id))
}

type StripAction = Omit<Action, 'group' | 'scope'>

/** Something done to the selected strips; it can be done whenever there are some. */
function onStrips(view: StripboardView, actions: StripAction[]): Action[] {
	const when = () => view.selection.size > 0
	return actions.map((action) => ({ group: 'Strips', scope: 'selection', when, ...action }))
}

function clipboardActions(view: StripboardView): Action[] {
	return onStrips(view, [
		{
			id: 'strip.open',
			label: 'Open',
			keys: ['Enter'],
			when: () => view.selectedIds.length === 1 && mayOpen(view, view.selectedIds[0]),
			run: () => open(view)
		},
		{ id: 'strip.cut', label: 'Cut', keys: ['Mod+X', 'X'], run: () => cut(view) },
		{
			id: 'strip.copy',
			label: 'Copy as text',
			keys: ['Mod+C'],
			run: () => void copyStrips(view)
		},
		{
			id: 'strip.paste',
			label: 'Paste below',
			keys: ['Mod+V', 'V'],
			when: () => view.cut.length > 0,
			run: () => paste(view)
		}
	])
}

function movingActions(view: StripboardView): Action[] {
	return onStrips(view, [
		{ id: 'strip.up', label: 'Move up', keys: ['Alt+ArrowUp'], run: () => nudge(view, -1) },
		{ id: 'strip.down', label: 'Move down', keys: ['Alt+ArrowDown'], run: () => nudge(view, 1) },
		{ id: 'strip.move', label: 'Move to day…', keys: ['M'], run: () => (view.panel = 'move') },
		{
			id: 'strip.boneyard',
			label: 'Send to boneyard',
			keys: ['Y'],
			run: () => toBoneyard(view)
		},
		{
			id: 'day.call',
			label: 'Set the call of the day…',
			keys: ['C'],
			run: () => (view.panel = 'call')
		},
		{
			id: 'strip.sort',
			label: 'Sort selection…',
			keys: ['S'],
			when: () => view.selectedScenes.length > 1,
			run: () => (view.panel = 'sort')
		},
		{
			id: 'strip.remove',
			label: 'Delete break or banner',
			keys: ['Delete', 'Backspace'],
			when: () => view.selectedIds.some((id) => view.rowOf(id)?.kind !== 'scene'),
			run: () => remove(view)
		}
	])
}

function sceneActions(view: StripboardView): Action[] {
	return onStrips(view, [
		{
			id: 'scene.split',
			label: 'Split scene into parts…',
			when: () => view.selectedScenes.length === 1,
			run: () => (view.panel = 'split')
		},
		{
			id: 'scene.rejoin',
			label: 'Join the parts of this scene',
			when: () => view.selectedScenes.length === 1 && view.selectedScenes[0]?.part !== null,
			run: () => rejoin(view)
		},
		{
			id: 'scene.omit',
			label: 'Mark scene omitted, or take that back',
			when: () => view.selectedScenes.length === 1,
			run: () => omit(view)
		}
	])
}

function insertingActions(view: StripboardView): Action[] {
	const group = 'Insert'
	return [
		{
			id: 'break.insert',
			label: 'Insert day break below',
			keys: ['B'],
			group,
			scope: 'selection',
			run: () => {
				const id = view.run((edit, board) => insertDayBreak(edit, { ...mainBelow(view), board }))
				if (id) view.say('Day break inserted')
			}
		},
		{
			id: 'banner.insert',
			label: 'Insert banner below…',
			keys: ['N'],
			group,
			scope: 'selection',
			run: () => (view.panel = 'banner')
		},
		{
			id: 'scene.add',
			label: 'Add scene below…',
			group,
			scope: 'selection',
			run: () => (view.panel = 'add-scene')
		},
		{
			id: 'breaks.auto',
			label: 'Break into days…',
			group,
			scope: 'board',
			run: () => (view.panel = 'day-breaks')
		}
	]
}

function boardActions(view: StripboardView): Action[] {
	const { history } = view
	const group = 'Board'
	return [
		{
			id: 'edit.undo',
			label: 'Undo my last change',
			keys: ['Mod+Z'],
			group,
			scope: 'board',
			when: () => history.canUndo,
			run: () => view.say(history.undo() ? 'Taken back' : 'A colleague has changed that since')
		},
		{
			id: 'edit.redo',
			label: 'Redo',
			keys: ['Mod+Shift+Z', 'Mod+Y'],
			group,
			scope: 'board',
			when: () => history.canRedo,
			run: () => view.say(history.redo() ? 'Done again' : 'A colleague has changed that since')
		},
		{
			id: 'select.all',
			label: 'Select everything shown',
			keys: ['Mod+A'],
			group,
			scope: 'board',
			run: () => view.selection.set(view.order)
		},
		{
			id: 'select.none',
			label: 'Close the sheet, let go of cut and selection',
			keys: ['Escape'],
			group,
			scope: 'board',
			when: () => view.openScene !== null || view.selection.size > 0 || view.cut.length > 0,
			run: () => letGo(view)
		}
	]
}

/** One thing at a time, the topmost first. */
function letGo(view: StripboardView): void {
	if (view.openScene !== null) view.openScene = null
	else if (view.cut.length > 0) view.cut = []
	else view.selection.clear()
}

function open(view: StripboardView): void {
	const [id] = view.selectedIds
	if (id !== undefined) openStrip(view, id)
}

/** Who only looks has read all there is to a banner on the board. */
function mayOpen(view: StripboardView, id: StripId | undefined): boolean {
	return view.mayWrite || (id !== undefined && view.rowOf(id)?.kind === 'scene')
}

/** Opens a scene in the sheet, a banner in its dialog; a break has nothing to open. */
export function openStrip(view: StripboardView, id: StripId): void {
	if (!mayOpen(view, id)) return
	const row = view.rowOf(id)
	if (row?.kind === 'scene') view.openScene = id
	if (row?.kind === 'banner') {
		view.selection.only(id)
		view.panel = 'banner'
	}
}

function cut(view: StripboardView): void {
	view.cut = view.selectedIds
	view.say(`${counted(view.cut.length, 'strip')} cut. Paste with V where they should go.`)
}

function paste(view: StripboardView): void {
	const ids = view.cut
	const target = belowCursor(view)
	view.cut = []
	view.selection.set(ids)
	landAt(view, ids, target)
}

function toBoneyard(view: StripboardView): void {
	const ids = view.selectedIds.filter((id) => view.rowOf(id) !== null)
	landAt(view, ids, { list: 'boneyard', before: null })
}

function mainBelow(view: StripboardView) {
	const below = belowCursor(view)
	return below.list === 'main' ? below : ({ list: 'main', before: null } as const)
}

function omit(view: StripboardView): void {
	const scene = view.selectedScenes[0]?.scene
	if (!scene) return
	const omitted = !scene.omitted
	const by = view.workspace.me.name
	if (view.run((edit) => omitScene(edit, scene.id, { omitted, by })) === null) return
	view.say(omitted ? 'Omitted: struck, not counted, in the boneyard' : 'No longer omitted')
}

function rejoin(view: StripboardView): void {
	const [row] = view.selectedScenes
	const whole = row && view.run((edit) => rejoinScene(edit, row.id))
	if (!row || !whole) return
	view.selection.only(whole)
	view.say(`Scene ${row.scene.number} is whole again`)
}

function remove(view: StripboardView): void {
	const removed = view.run((edit) => removeStrips(edit, view.selectedIds))
	if (removed) view.say(`${counted(removed.length, 'strip')} deleted. Undo brings them back.`)
}
