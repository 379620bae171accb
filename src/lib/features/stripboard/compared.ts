import { clashes } from '#model/stripboard/clashes/clashes.ts'
import { thaw } from '#model/stripboard/frozen.ts'
import type { Change } from '#model/stripboard/queries/compare.ts'
import { boardOf, unitsOf } from '#model/stripboard/queries/board.ts'
import { versionsOf } from '#model/stripboard/queries/boards.ts'
import { factsOf, type BoardFacts } from '#model/stripboard/queries/facts.ts'
import type { BoardId } from '#model/stripboard/records/board.ts'
import type { VersionId } from '#model/stripboard/records/version.ts'
import { formatEighths } from '#model/stripboard/eighths.ts'
import { versionLabel } from './appearance.ts'
import type { StripboardView } from './stripboard.svelte.ts'

/** A board as it stands, or one of its published versions: what can be compared. */
export type Side = { id: string; label: string }

/** Every board with its versions behind it, newest first. */
export function sidesOf(view: StripboardView): Side[] {
	return view.boards.flatMap((board) => [
		{ id: board.id, label: `${board.name}, now` },
		...versionsOf(view.state.versions, board.id).map((version) => ({
			id: version.id,
			label: `${board.name}, ${versionLabel(version)}`
		}))
	])
}

/** What a side says; null when it is gone. */
export function factsOfSide(view: StripboardView, id: string): BoardFacts | null {
	const version = view.state.versions.get(id as VersionId)
	if (version) return version.removed ? null : thaw(version.frozen, view.state)
	const board = view.boards.find((each) => each.id === (id as BoardId))
	return board ? factsOf(boardOf(view.state, view.production, board.id)) : null
}

/** How many flags a board has as it stands, with its second units; null for a version, which keeps none. */
export function flagsOfSide(view: StripboardView, id: string): number | null {
	const { state, production } = view
	const board = view.boards.find((each) => each.id === id)
	if (!board) return null
	const units = [board.id, ...unitsOf(state.boards, board.id)]
	const plan = { state, production, units: units.map((unit) => boardOf(state, production, unit)) }
	return clashes(plan).length
}

export const changeNames: Record<Change['kind'], string> = {
	added: 'Added',
	cut: 'Cut',
	moved: 'Moved',
	reordered: 'Reordered',
	pages: 'Pages'
}

/** What became of a scene, in words: `Day 3 → day 5, 1 4/8 → 7/8 pgs`. */
export function changeText({ from, to }: Change): string {
	if (!from) return to ? `onto day ${to.day}` : ''
	if (!to) return `off day ${from.day}`
	const day = from.day === to.day ? `Day ${from.day}` : `Day ${from.day} → day ${to.day}`
	if (from.eighths === to.eighths) return day
	return `${day}, ${formatEighths(from.eighths)} → ${formatEighths(to.eighths)} pgs`
}

/** A difference with its sign: `+2`, `−1`; `0` for none. */
export function signed(difference: number, format: (size: number) => string = String): string {
	if (difference === 0) return '0'
	return `${difference > 0 ? '+' : '−'}${format(Math.abs(difference))}`
}
