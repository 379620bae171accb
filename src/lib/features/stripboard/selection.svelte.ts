import { SvelteSet } from 'svelte/reactivity'
import type { StripId } from '#model/stripboard/records/strip.ts'

/**
 * Which strips are selected and where the keyboard stands. Both are sets, so that moving the
 * cursor redraws two rows and not two thousand.
 */
export class Selection {
	readonly #ids = new SvelteSet<StripId>()
	readonly #cursor = new SvelteSet<StripId>()
	#anchor: StripId | null = null

	has(id: StripId): boolean {
		return this.#ids.has(id)
	}

	isCursor(id: StripId): boolean {
		return this.#cursor.has(id)
	}

	get cursor(): StripId | null {
		return this.#cursor.values().next().value ?? null
	}

	get size(): number {
		return this.#ids.size
	}

	/** The selected ids in the order given, which is the order on the board. */
	in(order: readonly StripId[]): StripId[] {
		return this.#ids.size === 0 ? [] : order.filter((id) => this.#ids.has(id))
	}

	/** Selects just this one and stands there. */
	only(id: StripId): void {
		this.#ids.clear()
		this.#ids.add(id)
		this.#anchor = id
		this.stand(id)
	}

	/** Adds or takes away one, as Ctrl-click does. */
	toggle(id: StripId): void {
		if (this.#ids.has(id)) this.#ids.delete(id)
		else this.#ids.add(id)
		this.#anchor = id
		this.stand(id)
	}

	/** Selects everything from the anchor to here, as Shift does. */
	extend(id: StripId, order: readonly StripId[]): void {
		const from = this.#anchor === null ? -1 : order.indexOf(this.#anchor)
		const to = order.indexOf(id)
		if (from < 0 || to < 0) return this.only(id)
		this.#ids.clear()
		for (const between of order.slice(Math.min(from, to), Math.max(from, to) + 1)) {
			this.#ids.add(between)
		}
		this.stand(id)
	}

	/** Selects exactly these; the first is the anchor. */
	set(ids: readonly StripId[]): void {
		this.#ids.clear()
		for (const id of ids) this.#ids.add(id)
		this.#anchor = ids[0] ?? null
		if (ids[0] !== undefined) this.stand(ids[0])
	}

	/** Moves the cursor without selecting. */
	stand(id: StripId): void {
		if (this.#cursor.has(id)) return
		this.#cursor.clear()
		this.#cursor.add(id)
	}

	clear(): void {
		this.#ids.clear()
		this.#anchor = this.cursor
	}
}
