import type { Workspace } from '$lib/client/workspace.svelte.ts'
import { personColour } from '$lib/ui/people.ts'
import { tick } from 'svelte'
import { rowElement } from './row-element.ts'

const quickMs = 180
const tintMs = 1100
/** More than this at once is a reshuffle, not a move to follow with the eye. */
const mostAtOnce = 40

/**
 * Shows where a colleague's strips went: each glides from where it lay and wears their colour for
 * a second. Answers how to stop watching.
 */
export function watchMoves(workspace: Workspace, root: () => HTMLElement | undefined): () => void {
	return workspace.watchRemote('stripboard', 'strips', (changed) => {
		const board = root()
		if (!board || changed.length > mostAtOnce) return
		const still = matchMedia('(prefers-reduced-motion: reduce)').matches
		const before = new Map<string, DOMRect>()
		for (const { record } of changed) {
			const row = rowElement(board, record)
			if (row) before.set(record, row.getBoundingClientRect())
		}
		void tick().then(() => {
			for (const { record, person } of changed) {
				const row = rowElement(board, record)
				if (!row) continue
				const from = before.get(record)
				if (from && !still) glide(row, from)
				if (person) tint(row, personColour(person.id))
			}
		})
	})
}

function glide(row: HTMLElement, from: DOMRect): void {
	const to = row.getBoundingClientRect()
	const [x, y] = [from.left - to.left, from.top - to.top]
	if (x === 0 && y === 0) return
	row.animate(
		[
			{ transform: `translate(${x}px, ${y}px)`, zIndex: 3 },
			{ transform: 'none', zIndex: 3 }
		],
		{ duration: quickMs, easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)' }
	)
}

function tint(row: HTMLElement, colour: string): void {
	const on = { boxShadow: `inset 0 0 0 3px ${colour}` }
	row.animate([on, { ...on, offset: 0.6 }, { boxShadow: 'inset 0 0 0 3px transparent' }], {
		duration: tintMs
	})
}
