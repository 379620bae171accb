import { moveStrips, type Target } from '#model/stripboard/commands/move.ts'
import { formatEighths } from '#model/stripboard/eighths.ts'
import type { List } from '#model/stripboard/place.ts'
import type { ShootingDay } from '#model/stripboard/queries/board.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import { counted } from '$lib/ui/words.ts'
import type { StripboardView } from './stripboard.svelte.ts'

/** What moves together when ids are moved: a day's strips take its break along when all of them go. */
export function landAt(
	view: StripboardView,
	ids: readonly StripId[],
	to: { list: List; before: StripId | null }
): boolean {
	const allowed = to.list === 'boneyard' ? ids.filter((id) => !isBreak(view, id)) : ids
	const moved = view.run((edit, board) => moveStrips(edit, allowed, { ...to, board } as Target))
	if (moved === null) return false
	// What was waiting has got a strip of its own: it stays selected under its new name.
	if (allowed.some((id) => view.selection.has(id) && !moved.includes(id))) view.selection.set(moved)
	view.say(describeMove(view, moved))
	return true
}

function isBreak(view: StripboardView, id: StripId): boolean {
	return view.state.strips.get(id)?.kind === 'dayBreak'
}

function describeMove(view: StripboardView, ids: readonly StripId[]): string {
	const first = ids[0]
	if (first === undefined) return ''
	const what = ids.length === 1 ? nameOf(view, first) : counted(ids.length, 'strip')
	if (view.isInBoneyard(first)) return `${what} moved to the boneyard`
	const day = view.dayOf(first)
	if (!day) return `${what} moved`
	return `${what} moved to day ${day.number}, now ${formatEighths(day.totals.eighths)} pages`
}

/** What a person calls a strip: `Scene 12A`, the banner's text, `End of day 3`. */
export function nameOf(view: StripboardView, id: StripId): string {
	const row = view.rowOf(id)
	if (row?.kind === 'scene') return row.number ? `Scene ${row.number}` : row.setName
	if (row?.kind === 'banner') return row.strip.text
	const day = view.dayOf(id)
	return day ? `End of day ${day.number}` : 'Strip'
}

/** A day's strips in order, the break that closes it last. */
export function stripsOf(day: ShootingDay): StripId[] {
	return [...day.rows.map((row) => row.id), ...(day.id === 'open' ? [] : [day.id])]
}

/** Where strips land to be the last of a day: before its break, or at the end when it is open. */
export function endOfDay(day: ShootingDay): { list: List; before: StripId | null } {
	return { list: 'main', before: day.id === 'open' ? null : day.id }
}

/** The strip below which something is inserted: before whatever follows the cursor in its list. */
export function belowCursor(view: StripboardView): { list: List; before: StripId | null } {
	const cursor = view.selectedIds.at(-1) ?? view.selection.cursor
	if (cursor === null) return { list: 'main', before: null }
	return { list: view.isInBoneyard(cursor) ? 'boneyard' : 'main', before: nextInList(view, cursor) }
}

/** The strip after this one in its list, whatever a filter hides; null at the end. */
export function nextInList(view: StripboardView, id: StripId): StripId | null {
	const list = listOf(view, id)
	return list[list.indexOf(id) + 1] ?? null
}

function listOf(view: StripboardView, id: StripId): StripId[] {
	if (view.isInBoneyard(id)) return view.board.boneyard.map((row) => row.id)
	return view.board.days.flatMap(stripsOf)
}

/** Moves the selection one strip up or down, past breaks too: the keyboard's drag. */
export function nudge(view: StripboardView, direction: -1 | 1): void {
	const ids = view.selectedIds
	const edge = direction < 0 ? ids[0] : ids.at(-1)
	if (edge === undefined) return
	const list = listOf(view, edge)
	const at = list.indexOf(edge)
	const inBoneyard = view.isInBoneyard(edge)
	const before = direction < 0 ? list[at - 1] : (list[at + 2] ?? null)
	if (direction < 0 ? at <= 0 : at >= list.length - 1) return
	landAt(view, ids, { list: inBoneyard ? 'boneyard' : 'main', before: before ?? null })
}
