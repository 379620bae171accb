import type { Action } from '$lib/client/action.ts'
import type { Found } from '$lib/client/desk.svelte.ts'
import { copySession } from '#model/bookings/commands/sessions.ts'
import { shiftWall } from '#model/bookings/time.ts'
import { clockOf, dayName, overallName, typeNames } from './appearance.ts'
import type { BookingsView, Look, Span } from './bookings.svelte.ts'

/** Everything a person can do with the bookings. Keyboard, palette and buttons all read it. */
export function bookingActions(view: BookingsView): Action[] {
	return [...sessionActions(view), ...lookActions(view), ...turnActions(view)]
}

function sessionActions(view: BookingsView): Action[] {
	const group = 'Sessions'
	const mayWrite = () => view.mayWrite
	const isOpen = () => view.mayWrite && view.open !== null
	return [
		{
			id: 'session.add',
			label: 'Pencil a session…',
			keys: ['N'],
			group,
			when: mayWrite,
			run: () => view.pencil()
		},
		{
			id: 'resource.add',
			label: 'Add a room, person or machine…',
			group,
			when: mayWrite,
			run: () => (view.panel = { kind: 'resource', id: null })
		},
		{
			id: 'resource.paste',
			label: 'Paste rooms and people…',
			group,
			when: mayWrite,
			run: () => (view.panel = { kind: 'paste', text: '' })
		},
		{
			id: 'session.copy',
			label: 'Copy the open session to the next day',
			keys: ['Mod+D'],
			group,
			when: isOpen,
			run: () => copyToNextDay(view)
		},
		{
			id: 'booking.rules',
			label: 'Rules for holds and challenges…',
			group,
			when: mayWrite,
			run: () => (view.panel = { kind: 'rules' })
		},
		{
			id: 'session.close',
			label: 'Close the sheet',
			keys: ['Escape'],
			group,
			when: () => view.open !== null,
			run: () => (view.open = null)
		}
	]
}

/** A copy of the open session a day later; the copy is opened. */
export function copyToNextDay(view: BookingsView): void {
	const session = view.session(view.open ?? '')
	if (!session) return
	const start = session.start === '' ? '' : shiftWall(session.start, { days: 1 })
	const copy = view.run((edit) => copySession(edit, session.id, start))
	if (copy !== null) view.open = copy
}

function lookActions(view: BookingsView): Action[] {
	const group = 'Look'
	const look = (id: Look, label: string): Action => ({
		id: `look.${id}`,
		label,
		group,
		run: () => (view.look = id)
	})
	const span = (id: Span, label: string, key: string): Action => ({
		id: `span.${id}`,
		label,
		keys: [key],
		group,
		run: () => (view.span = id)
	})
	return [
		look('timeline', 'Show the timeline'),
		look('list', 'Show the list'),
		look('agenda', 'Show the agenda'),
		span('day', 'Show a day', 'D'),
		span('week', 'Show a week', 'W'),
		span('month', 'Show a month', 'M'),
		{ id: 'date.before', label: 'Go back', keys: ['['], group, run: () => step(view, -1) },
		{ id: 'date.after', label: 'Go on', keys: [']'], group, run: () => step(view, 1) },
		{
			id: 'date.today',
			label: 'Go to today',
			keys: ['T'],
			group,
			run: () => (view.date = view.today)
		}
	]
}

/** Turns to the day, week or month before or after. */
export function step(view: BookingsView, by: -1 | 1): void {
	const days = { day: 1, week: 7, month: 30 }[view.span] * by
	view.date = shiftWall(`${view.date}T12:00`, { days }).slice(0, 10)
}

function turnActions(view: BookingsView): Action[] {
	const { history } = view.workspace
	const group = 'Sessions'
	return [
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

/** Sessions that match a text, for the palette; choosing one opens it. */
export function findSessions(view: BookingsView, text: string): Found[] {
	const words = text
		.toLowerCase()
		.split(/\s+/)
		.filter((word) => word !== '')
	if (words.length === 0) return []
	return view.sessions.flatMap((session) => {
		const booked = session.resources.map((id) => view.resource(id)?.name ?? '')
		const said = [session.title, typeNames[session.type], session.characters, ...booked]
			.join('\n')
			.toLowerCase()
		if (!words.every((word) => said.includes(word))) return []
		const when = session.start === '' ? '' : `${dayName(session.start)} ${clockOf(session.start)}`
		return {
			id: `session:${session.id}`,
			label: session.title || typeNames[session.type],
			note: [when, booked.join(', '), overallName(view.standing(session.id).overall)].join(' · '),
			run: () => {
				view.open = session.id
				if (session.start !== '') view.date = session.start.slice(0, 10)
			}
		}
	})
}
