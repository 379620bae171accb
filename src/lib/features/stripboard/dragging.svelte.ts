import type { Colleague } from '$lib/client/presence.svelte.ts'
import { formatEighths } from '#model/stripboard/eighths.ts'
import { clashesAfter } from '#model/stripboard/clashes/landing.ts'
import { totalsOf, type ShootingDay } from '#model/stripboard/queries/board.ts'
import type { List } from '#model/stripboard/place.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import { dragged, landingOver, type Landing, type RowUnder } from './drag.ts'
import { landAt, nameOf, nextInList, stripsOf } from './moves.ts'
import type { StripboardView } from './stripboard.svelte.ts'

/** Others see what I hold at most this often. */
const showEveryMs = 100

/**
 * The drag in progress: what is held, where it would land, what the landing day would come to. The
 * pointer's work is dnd-kit's; this decides what it means.
 */
export class Dragging {
	readonly #view: StripboardView
	#ids = $state.raw<readonly StripId[]>([])
	#landing = $state.raw<Landing | null>(null)
	#showing: ReturnType<typeof setTimeout> | null = null

	constructor(view: StripboardView) {
		this.#view = view
	}

	get ids(): readonly StripId[] {
		return this.#ids
	}

	get landing(): Landing | null {
		return this.#landing
	}

	/** What the stack under the pointer is called. */
	get label(): string {
		const first = this.#ids[0]
		return first === undefined ? '' : nameOf(this.#view, first)
	}

	/** Takes up a strip, or a whole day by its header. */
	start(grip: { strip: StripId } | { day: StripId | 'open' }): void {
		const view = this.#view
		if ('strip' in grip) {
			const { ids, fromSelection } = dragged(grip.strip, view.selectedIds)
			if (!fromSelection) view.selection.only(grip.strip)
			this.#ids = ids
		} else {
			const day = view.board.days.find((known) => known.id === grip.day)
			if (!day) return
			this.#ids = stripsOf(day)
		}
		view.hold()
		this.#show()
	}

	/** The pointer is over a row, or over nothing that takes a drop. */
	over(row: RowUnder | null, pointerY: number): void {
		this.#landing = row === null ? null : landingOver(row, pointerY)
		this.#showing ??= setTimeout(() => this.#show(), showEveryMs)
	}

	/** The last place of a hand that rests goes out too. */
	#show(): void {
		this.#showing = null
		const before = this.#landing ? (this.#landing.before ?? this.#landing.list) : ''
		this.#view.workspace.presence.hold({ ids: [...this.#ids], before })
	}

	/** Lets go. The board catches up with colleagues first, then the strips land. */
	end(cancelled: boolean): void {
		const ids = this.#ids
		const landing = this.#landing
		this.#ids = []
		this.#landing = null
		this.#view.release()
		if (this.#showing !== null) clearTimeout(this.#showing)
		this.#showing = null
		this.#view.workspace.presence.hold(null)
		if (!cancelled && landing && ids.length > 0) landAt(this.#view, ids, landing)
	}

	/** Where it would land, as a text: what is worked out from it is worked out once a place, not once a pixel. */
	readonly #place: string | null = $derived(
		this.#landing?.list === 'main' ? (this.#landing.before ?? 'end') : null
	)

	readonly #flags: readonly string[] = $derived.by(() => {
		if (this.#place === null) return []
		const before = this.#place === 'end' ? null : (this.#place as StripId)
		const day = this.#dayBefore(before)
		if (!day) return []
		const { flags } = this.#view
		const rows = this.#view.rowsOf(this.#ids)
		return clashesAfter(flags.plan, { rows, day, before })
			.filter((clash) => !flags.has(clash))
			.map((clash) => flags.words(clash))
	})

	/** What would be wrong on the landing day that is not wrong now. */
	get landingFlags(): readonly string[] {
		return this.#flags
	}

	/** The day that a drop before a strip goes into; behind the last break begins one that is not there yet. */
	#dayBefore(before: StripId | null): ShootingDay | undefined {
		const { days } = this.#view.board
		return (
			days.find((day) => day.id === before || day.rows.some((row) => row.id === before)) ??
			days.find((day) => day.id === 'open')
		)
	}

	/** `Day 7: 4 3/8 → 5 1/8`, or the boneyard's name. */
	get landingLabel(): string {
		const landing = this.#landing
		if (!landing) return ''
		if (landing.list === 'boneyard') return 'Boneyard'
		const view = this.#view
		const target = this.#dayBefore(landing.before)
		const number = target?.number ?? view.board.days.length + 1
		const coming = view.rowsOf(
			this.#ids.filter((id) => target === undefined || view.dayOf(id) !== target)
		)
		const before = target?.totals.eighths ?? 0
		const pages = `${formatEighths(before)} → ${formatEighths(before + totalsOf(coming).eighths)}`
		return coming.length === 0 ? `Day ${number}` : `Day ${number}: ${pages}`
	}
}

/** The row under a point of the screen, measured against the scrolling board, or null. */
export function rowUnder(view: StripboardView, point: { x: number; y: number }): RowUnder | null {
	const found = document
		.elementsFromPoint(point.x, point.y)
		.map((element) => element.closest<HTMLElement>('[data-row], [data-day], [data-list-end]'))
		.find((element) => element !== null)
	if (!found) return null
	const box = found.getBoundingClientRect()
	const where = { top: box.top, bottom: box.bottom }
	const id = found.dataset.row as StripId | undefined
	if (id !== undefined) {
		const list: List = view.isInBoneyard(id) ? 'boneyard' : 'main'
		return { ...where, list, beforeUpper: id, beforeLower: nextInList(view, id), whole: false }
	}
	if (found.dataset.day !== undefined) {
		const day = view.board.days.find((known) => known.id === found.dataset.day)
		const first = day?.rows[0]?.id ?? (day && day.id !== 'open' ? day.id : null)
		return { ...where, list: 'main', beforeUpper: first, beforeLower: first, whole: true }
	}
	const list: List = found.dataset.listEnd === 'boneyard' ? 'boneyard' : 'main'
	return { ...where, list, beforeUpper: null, beforeLower: null, whole: true, bottom: box.top }
}

/** Strips that colleagues hold right now, and the strip or list end each would land before. */
export function heldByOthers(others: readonly Colleague[]): {
	strips: Map<string, Colleague>
	landings: Map<string, Colleague>
} {
	const strips = new Map<string, Colleague>()
	const landings = new Map<string, Colleague>()
	for (const other of others) {
		if (!other.held) continue
		for (const id of other.held.ids) strips.set(id, other)
		if (other.held.before !== '') landings.set(other.held.before, other)
	}
	return { strips, landings }
}
