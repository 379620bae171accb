import { actionFor, isTyping, type Action } from '$lib/client/action.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import type { StripboardView } from './stripboard.svelte.ts'

/** How far a key moves the cursor through the strips in reach, or null when it does not. */
function step(key: string, order: readonly StripId[], view: StripboardView): number | null {
	const at = view.selection.cursor === null ? -1 : order.indexOf(view.selection.cursor)
	const breaks = () => order.flatMap((id, index) => (view.rowOf(id) === null ? [index] : []))
	switch (key) {
		case 'ArrowDown':
			return at + 1
		case 'ArrowUp':
			return Math.max(0, at - 1)
		case 'Home':
			return 0
		case 'End':
			return order.length - 1
		case 'PageDown':
		case ']':
			return (breaks().find((index) => index >= at) ?? order.length - 2) + 1
		case 'PageUp':
		case '[':
			return (breaks().findLast((index) => index < at - 1) ?? -1) + 1
		default:
			return null
	}
}

/**
 * A key press on the board: arrows walk (Shift extends, Ctrl only moves), everything else is an
 * action. Answers whether the key was used.
 */
export function pressKey(
	view: StripboardView,
	actions: readonly Action[],
	event: KeyboardEvent
): boolean {
	if (isTyping(event)) return false
	if (!event.altKey) {
		const to = step(event.key, view.order, view)
		const id = to === null ? undefined : view.order[Math.min(to, view.order.length - 1)]
		if (id !== undefined) {
			if (event.shiftKey) view.selection.extend(id, view.order)
			else if (event.ctrlKey || event.metaKey) view.selection.stand(id)
			else view.selection.only(id)
			return true
		}
		if (event.key === ' ' && view.selection.cursor !== null) {
			view.selection.toggle(view.selection.cursor)
			return true
		}
	}
	const action = actionFor(actions, event)
	if (!action) return false
	action.run()
	return true
}
