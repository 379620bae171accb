import type { Action } from '$lib/client/action.ts'
import { aligned, distributed, inGrid, type Axis, type Edge } from '#model/whiteboard/arrange.ts'
import { colourObjects, lockObjects, removeObjects } from '#model/whiteboard/commands/change.ts'
import { raiseObjects, type Stacked } from '#model/whiteboard/commands/stack.ts'
import { placeObjects } from '#model/whiteboard/commands/place.ts'
import type { Box } from '#model/whiteboard/geometry.ts'
import { inReadingOrder } from '#model/whiteboard/queries/canvas.ts'
import { colours, type ObjectId } from '#model/whiteboard/records.ts'
import { counted } from '$lib/ui/words.ts'
import { colourNames } from './appearance.ts'
import { duplicate } from './clipboard.ts'
import { exportCsv, exportJson, exportPng, exportSvg } from './export.ts'
import { nudge } from './gestures.ts'
import { pickImage } from './images.ts'
import { layerNames, layers } from './layers.ts'
import { isPromotable } from './promoting.ts'
import { toolKeys, toolNames, tools, type Tool } from './tools.ts'
import { describe, walk } from './walking.ts'
import type { WhiteboardView } from './whiteboard.svelte.ts'

/** What a person who may only look can still do. */
const looking = new Set(['tool.select', 'tool.hand', 'tool.laser', 'select.all', 'select.none'])

/** Everything this person can do on the whiteboard. The menu, the keyboard and the palette all read it. */
export function whiteboardActions(view: WhiteboardView): Action[] {
	const all = [
		...toolActions(view),
		...thingActions(view),
		...arrangeActions(view),
		...nudgeActions(view),
		...colourActions(view),
		...boardActions(view)
	]
	const isLooking = ({ id, group }: Action) =>
		looking.has(id) || group === 'View' || group === 'Save'
	return view.mayWrite ? all : all.filter(isLooking)
}

function toolActions(view: WhiteboardView): Action[] {
	return tools.map((tool: Tool) => ({
		id: `tool.${tool}`,
		label: toolNames[tool],
		keys: [toolKeys[tool]],
		group: 'Tools',
		scope: 'board' as const,
		run: () => (view.tool = tool)
	}))
}

/** Something done to what is selected; it can be done whenever there is something. */
function onThings(
	view: WhiteboardView,
	group: string,
	actions: Omit<Action, 'group' | 'scope'>[]
): Action[] {
	const when = () => view.selection.size > 0
	return actions.map((action) => ({ group, scope: 'selection' as const, when, ...action }))
}

function thingActions(view: WhiteboardView): Action[] {
	return onThings(view, 'Things', [
		{
			id: 'thing.edit',
			label: 'Edit words',
			keys: ['Enter', 'F2'],
			when: () => view.selected.length === 1,
			run: () => view.selected.forEach((id) => view.open(id))
		},
		{
			id: 'thing.join',
			label: 'Draw an arrow to…',
			keys: ['J'],
			when: () => view.selectedPlaced.length === 1 && view.selection.size === 1,
			run: () => view.selected.forEach((id) => view.join(id))
		},
		{
			id: 'thing.comments',
			label: 'Comments…',
			keys: ['C'],
			when: () => view.selected.length === 1,
			run: () => view.selected.forEach((id) => view.talkAbout(id))
		},
		{
			id: 'thing.promote',
			label: 'Make it a scene, session or deliverable…',
			keys: ['Shift+P'],
			when: () => view.selected.length === 1 && view.selected.every((id) => isPromotable(view, id)),
			run: () => view.selected.forEach((id) => view.promote(id))
		},
		{ id: 'thing.duplicate', label: 'Duplicate', keys: ['Mod+D'], run: () => duplicate(view) },
		...stackActions(view),
		{
			id: 'thing.lock',
			label: 'Lock or unlock',
			keys: ['Shift+L'],
			run: () => toggleLock(view)
		},
		{
			id: 'thing.remove',
			label: 'Delete',
			keys: ['Delete', 'Backspace'],
			run: () => remove(view)
		}
	])
}

/** Over and under, with the keys that drawing programs have for it. */
export const stackWays = [
	{ to: 'front', label: 'Bring to front', key: ']', said: 'lies over everything' },
	{ to: 'forward', label: 'Bring forward', key: 'Mod+]', said: 'lies one further up' },
	{ to: 'backward', label: 'Send backward', key: 'Mod+[', said: 'lies one further down' },
	{ to: 'back', label: 'Send to back', key: '[', said: 'lies under everything' }
] as const

/** Takes things up or down in the stack; whether that was done. */
export function raise(view: WhiteboardView, ids: readonly ObjectId[], to: Stacked): boolean {
	return view.run((edit) => raiseObjects(edit, ids, to)) !== null
}

function stackActions(view: WhiteboardView): Omit<Action, 'group' | 'scope'>[] {
	return stackWays.map(({ to, label, key }) => ({
		...{ id: `thing.${to}`, label, keys: [key] },
		run: () => void raise(view, view.selected, to)
	}))
}

function toggleLock(view: WhiteboardView): void {
	const locked = view.selectedPlaced.some(({ object }) => !object.locked)
	const ids = view.run((edit) => lockObjects(edit, view.selected, { locked }))
	if (ids) view.say(locked ? `${counted(ids.length, 'thing')} locked` : 'Unlocked')
}

function remove(view: WhiteboardView): void {
	const by = { name: view.workspace.me.name }
	const ids = view.run((edit) => removeObjects(edit, view.selected, by))
	if (!ids) return
	view.selection = []
	view.say(`${counted(ids.length, 'thing')} deleted. Undo brings them back.`)
}

const edgeLabels: Record<Edge, string> = {
	left: 'Align left',
	centre: 'Align centres',
	right: 'Align right',
	top: 'Align tops',
	middle: 'Align middles',
	bottom: 'Align bottoms'
}

function arrangeActions(view: WhiteboardView): Action[] {
	const several = () => view.selectedPlaced.length > 1
	const keys: Partial<Record<Edge, string[]>> = { left: ['Shift+A'], top: ['Shift+W'] }
	const edges = (Object.keys(edgeLabels) as Edge[]).map((edge) => ({
		id: `align.${edge}`,
		label: edgeLabels[edge],
		...(keys[edge] && { keys: keys[edge] }),
		when: several,
		run: () => arrange(view, (boxes) => aligned(boxes, edge))
	}))
	const axes = (['across', 'down'] as Axis[]).map((axis) => ({
		id: `distribute.${axis}`,
		label: axis === 'across' ? 'Equal gaps across' : 'Equal gaps down',
		when: () => view.selectedPlaced.length > 2,
		run: () => arrange(view, (boxes) => distributed(boxes, axis))
	}))
	const grid = {
		id: 'arrange.grid',
		label: 'Lay out as a grid of cards',
		keys: ['G'],
		when: several,
		run: () => arrange(view, (boxes) => inGrid(boxes, Math.ceil(Math.sqrt(boxes.length))))
	}
	return onThings(view, 'Arrange', [grid, ...edges, ...axes])
}

/** Brings what is selected, in reading order, to where a rule says. */
function arrange(view: WhiteboardView, rule: (boxes: readonly Box[]) => Box[]): void {
	const things = inReadingOrder(view.selectedPlaced)
	const boxes = rule(things.map(({ box }) => box))
	const moves = things.map(({ id, box }, at) => ({ id, box: boxes[at] ?? box }))
	view.run((edit) => placeObjects(edit, moves))
}

function nudgeActions(view: WhiteboardView): Action[] {
	const steps = [
		['left', 'ArrowLeft', { x: -1, y: 0 }],
		['right', 'ArrowRight', { x: 1, y: 0 }],
		['up', 'ArrowUp', { x: 0, y: -1 }],
		['down', 'ArrowDown', { x: 0, y: 1 }]
	] as const
	const moves = steps.flatMap(([way, key, { x, y }]) => [
		{
			id: `nudge.${way}`,
			label: `Move ${way}`,
			keys: [key],
			run: () => nudge(view, { x: x * 8, y: y * 8 })
		},
		{
			id: `nudge.little.${way}`,
			label: `Move ${way} by one`,
			keys: [`Shift+${key}`],
			run: () => nudge(view, { x, y })
		}
	])
	const walks: Action[] = steps.map(([way, key]) => ({
		id: `walk.${way}`,
		label: `Select what lies ${way === 'up' ? 'above' : way === 'down' ? 'below' : `to the ${way}`}`,
		keys: [`Alt+${key}`],
		group: 'View',
		scope: 'board',
		run: () => walk(view, way)
	}))
	return [...onThings(view, 'Arrange', moves), ...walks]
}

function colourActions(view: WhiteboardView): Action[] {
	return onThings(
		view,
		'Colour',
		colours.map((colour) => ({
			id: `colour.${colour}`,
			label: colourNames[colour],
			run: () => view.run((edit) => colourObjects(edit, view.selected, colour))
		}))
	)
}

function boardActions(view: WhiteboardView): Action[] {
	const { history } = view
	const edits: Action[] = [
		{
			id: 'edit.undo',
			label: 'Undo my last change',
			keys: ['Mod+Z'],
			when: () => history.canUndo,
			run: () => view.say(history.undo() ? 'Taken back' : 'A colleague has changed that since')
		},
		{
			id: 'edit.redo',
			label: 'Redo',
			keys: ['Mod+Shift+Z', 'Mod+Y'],
			when: () => history.canRedo,
			run: () => view.say(history.redo() ? 'Done again' : 'A colleague has changed that since')
		},
		{
			id: 'select.all',
			label: 'Select everything',
			keys: ['Mod+A'],
			run: () => {
				const { placed, arrows } = view.canvas
				view.selection = [...placed, ...arrows].map(({ id }) => id)
			}
		},
		{
			id: 'select.none',
			label: 'Let go',
			keys: ['Escape'],
			when: () => view.selection.size > 0 || view.tool !== 'select',
			run: () => {
				view.tool = 'select'
				view.selection = []
			}
		}
	].map((action) => ({ group: 'Whiteboard', scope: 'board', ...action }))
	const making: Action[] = [
		{
			id: 'cards.add',
			label: 'Put cards on the whiteboard…',
			keys: ['S'],
			run: () => (view.panel = 'put')
		},
		{ id: 'pictures.add', label: 'Add a picture…', keys: ['U'], run: () => void pickImage(view) },
		{ id: 'templates', label: 'Templates…', run: () => (view.panel = 'templates') },
		{
			id: 'view.list',
			label: 'Show as a list, or as a board',
			keys: ['L'],
			run: () => (view.isList = !view.isList)
		}
	].map((action) => ({ group: 'Whiteboard', scope: 'board', ...action }))
	return [...edits, ...making, ...exportActions(view), ...viewActions(view), ...layerActions(view)]
}

function exportActions(view: WhiteboardView): Action[] {
	return [
		{ id: 'export.png', label: 'Save as a picture (PNG)', run: () => void exportPng(view) },
		{ id: 'export.svg', label: 'Save as a drawing (SVG)', run: () => void exportSvg(view) },
		{ id: 'export.pdf', label: 'Print, or save as PDF…', run: () => (view.panel = 'print') },
		{ id: 'export.csv', label: 'Save as a table (CSV)', run: () => exportCsv(view) },
		{ id: 'export.json', label: 'Save everything (JSON)', run: () => exportJson(view) }
	].map((action) => ({ group: 'Save', scope: 'board' as const, ...action }))
}

/** Layers are filters: hidden on this screen alone. */
export function layerActions(view: WhiteboardView): Action[] {
	return layers.map((layer) => ({
		id: `layer.${layer}`,
		label: `${view.hidden.has(layer) ? 'Show' : 'Hide'} ${layerNames[layer]}`,
		group: 'View',
		scope: 'board' as const,
		run: () => view.toggle(layer)
	}))
}

function viewActions(view: WhiteboardView): Action[] {
	const zoom = (by: number) => () => view.zoomTo(view.camera.zoom * by)
	return [
		{
			id: 'view.projector',
			label: view.isProjected ? 'Leave the projector view' : 'Projector view',
			keys: ['Shift+F'],
			run: () => (view.isProjected = !view.isProjected)
		},
		{ id: 'view.in', label: 'Zoom in', keys: ['+', '='], run: zoom(1.25) },
		{ id: 'view.out', label: 'Zoom out', keys: ['-'], run: zoom(0.8) },
		{ id: 'view.life', label: 'Zoom to 100 %', keys: ['Shift+0', '0'], run: () => view.zoomTo(1) },
		{ id: 'view.fit', label: 'Show everything', keys: ['1', 'Home'], run: () => view.fit() },
		{
			id: 'view.selection',
			label: 'Show what is selected',
			keys: ['2'],
			when: () => view.selection.size > 0,
			run: () => view.fit(view.selectedPlaced.map(({ box }) => box))
		},
		{
			id: 'view.say',
			label: 'Say what is selected',
			keys: ['I'],
			when: () => view.selection.size > 0,
			run: () => view.say(view.selected.map((id) => describe(view, id)).join('; '))
		}
	].map((action) => ({ group: 'View', scope: 'board' as const, ...action }))
}
