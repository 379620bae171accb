import type { Action } from '$lib/client/action.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import { mayAsk } from '#model/access.ts'

/** The places of a production, as the palette offers them: what the rail shows, and what lies behind it. */
export function ways(workspace: Workspace, go: (path: string) => void): Action[] {
	const { production, me } = workspace
	const way = (id: string, label: string, when: () => boolean = () => true): Action => ({
		id: `go.${id.replaceAll('/', '.')}`,
		label,
		group: 'Go to',
		scope: 'board',
		when,
		run: () => go(`/p/${production}/${id}`)
	})
	return [
		way('stripboard', 'Go to the board', () => workspace.mayRead('stripboard')),
		way('stripboard/day-out-of-days', 'Go to the day out of days', () =>
			workspace.mayRead('stripboard')
		),
		way('stripboard/calendar', 'Go to the calendar', () => workspace.mayRead('stripboard')),
		way('stripboard/reports', 'Go to reports: schedules and lists on paper', () =>
			workspace.mayRead('stripboard')
		),
		way('stripboard/call-sheets', 'Go to the call sheets', () => workspace.mayRead('stripboard')),
		way('stripboard/daily-reports', 'Go to the daily production reports', () =>
			workspace.mayRead('stripboard')
		),
		way('stripboard/elements', 'Go to elements: cast, props and all else', () =>
			workspace.mayRead('stripboard')
		),
		way('stripboard/boards', 'Go to all boards', () => workspace.mayRead('stripboard')),
		way('stripboard/compare', 'Compare two boards', () => workspace.mayRead('stripboard')),
		way('whiteboard', 'Go to the whiteboard', () => workspace.mayRead('whiteboard-main')),
		way('bookings', 'Go to bookings', () => workspace.mayRead('bookings')),
		way('bookings/schedule', 'Go to the post schedule', () => workspace.mayRead('bookings')),
		way('bookings/cues', 'Go to the cues: ADR, Foley, music, VFX', () =>
			workspace.mayRead('bookings')
		),
		way('deliverables', 'Go to deliverables', () => workspace.mayRead('deliverables')),
		way('deliverables/progress', 'Go to the progress of the delivery', () =>
			workspace.mayRead('deliverables')
		),
		way('deliverables/vault', 'Go to the vault', () => workspace.mayRead('deliverables')),
		way('deliverables/shipping', 'Go to shipping: what was sent together', () =>
			workspace.mayRead('deliverables')
		),
		way('contacts', 'Go to contacts', () => workspace.mayRead('office')),
		way('people', 'Go to people'),
		way('people/links', 'Go to links', () => mayAsk('links', me.role)),
		way('people/roles', 'Go to roles: who may do what'),
		way('people/log', 'Go to the log', () => mayAsk('log', me.role)),
		way('published', 'Go to what is published')
	]
}
