import type { Action } from '$lib/client/action.ts'
import type { WhiteboardView } from '../whiteboard.svelte.ts'
import type { Trying } from './trying.svelte.ts'

/** What can be done about trying something out. */
export function tryingActions(view: WhiteboardView, trying: Trying): Action[] {
	const hasDays = view.schedule.days.some(({ id }) => id !== 'open')
	if (!trying.mayBegin || !hasDays) return []
	return [
		{
			id: 'trial.begin',
			label: 'Try something out, unseen by others',
			group: 'Whiteboard',
			scope: 'board',
			keys: ['Shift+T'],
			run: () => trying.begin(view.camera)
		}
	]
}
