import { formatEighths, parseEighths } from '#model/stripboard/eighths.ts'
import { formatMinutes, parseMinutes } from '#model/stripboard/minutes.ts'
import type { DayLimit } from '#model/stripboard/queries/day-breaks.ts'
import type { ShootingDay } from '#model/stripboard/queries/board.ts'
import type { SceneRow } from '#model/stripboard/queries/rows.ts'
import { isShot } from '#model/stripboard/queries/published-lines.ts'
import type { ElementId } from '#model/stripboard/records/element.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import {
	daysNeeded,
	scheduledDays,
	usualWishes,
	type Wishes
} from '#model/stripboard/optimise/wishes.ts'
import type { StripboardView } from '../stripboard.svelte.ts'

/** What a person asks of an order, as they type it; what they leave alone is as usual. */
export class WishesForm {
	readonly #view: StripboardView
	#pages = $state<string | null>(null)
	#hours = $state<string | null>(null)
	#days = $state<string | null>(null)
	#move = $state<string | null>(null)
	#closed = $state.raw<ReadonlySet<ShootingDay['id']>>(new Set())
	#pay = $state.raw<ReadonlyMap<ElementId, string>>(new Map())
	by = $state<DayLimit['by']>('eighths')
	/** Numbers of scenes that stay on their day: `12, 14A`. */
	staying = $state('')

	constructor(view: StripboardView) {
		this.#view = view
	}

	readonly #plan = $derived.by(() => this.#view.flags.plan)
	readonly #scheduled: readonly ShootingDay[] = $derived.by(() => scheduledDays(this.#plan))
	readonly #usual: Wishes = $derived.by(() => usualWishes(this.#plan))

	readonly #longest: number = $derived.by(() =>
		Math.max(60, ...this.#scheduled.map(({ totals }) => totals.minutes))
	)

	/** The scenes that lie on days. */
	readonly scenes: readonly SceneRow[] = $derived.by(() =>
		this.#scheduled.flatMap(({ rows }) => rows.filter(isShot))
	)

	/** The limit, or null when it cannot be read. */
	readonly limit: DayLimit | null = $derived.by(() => {
		const most = this.by === 'eighths' ? parseEighths(this.pages) : parseMinutes(this.hours)
		return most === null || most <= 0 ? null : { by: this.by, most }
	})

	readonly #staying = $derived.by(() => {
		const wanted = this.staying.split(/[\s,;]+/).filter((number) => number !== '')
		const known = new Map(this.scenes.map((row) => [row.number.toLowerCase(), row.id]))
		const missing = wanted.filter((number) => !known.has(number.toLowerCase()))
		const ids = wanted.map((number) => known.get(number.toLowerCase()))
		return { missing, ids: new Set(ids.filter((id): id is StripId => id !== undefined)) }
	})

	/** What cannot be read, field by field, in sentences. */
	readonly wrong = $derived.by(() => ({
		limit: this.limit === null ? 'Pages as 4 4/8, 5 or 4.5; hours as 10:00 or 10h.' : null,
		days:
			wholeNumber(this.days, 1, this.scenes.length) === null
				? `A whole number from 1 to ${this.scenes.length}: every day gets a scene.`
				: null,
		move: wholeNumber(this.move, 0, 1000) === null ? 'A whole number, 0 for no matter.' : null,
		staying:
			this.#staying.missing.length > 0
				? `On no day of this board: ${this.#staying.missing.join(', ')}.`
				: null,
		pay: [...this.#pay.values()].some((text) => wholeNumber(text, 0, 1000) === null)
			? 'Whole numbers, 0 for somebody whose days do not matter.'
			: null
	}))

	/** What is asked, or null while something cannot be read. */
	readonly wishes: Wishes | null = $derived.by(() => {
		const { limit, wrong } = this
		if (limit === null || Object.values(wrong).some((each) => each !== null)) return null
		return {
			limit,
			days: Number(this.days),
			closed: this.#closed,
			staying: this.#staying.ids,
			pay: new Map([...this.#pay].map(([id, text]) => [id, Number(text)])),
			move: Number(this.move)
		}
	})

	get scheduled(): readonly ShootingDay[] {
		return this.#scheduled
	}

	get pages(): string {
		return this.#pages ?? formatEighths(this.#usual.limit.most)
	}

	set pages(text: string) {
		this.#pages = text
	}

	get hours(): string {
		return this.#hours ?? formatMinutes(this.#longest)
	}

	set hours(text: string) {
		this.#hours = text
	}

	get days(): string {
		if (this.#days !== null) return this.#days
		const isBroken = this.#scheduled.length > 1
		const needed = isBroken || !this.limit ? this.#usual.days : daysNeeded(this.#plan, this.limit)
		return String(needed)
	}

	set days(text: string) {
		this.#days = text
	}

	get move(): string {
		return this.#move ?? String(this.#usual.move)
	}

	set move(text: string) {
		this.#move = text
	}

	isClosed(day: ShootingDay['id']): boolean {
		return this.#closed.has(day)
	}

	close(day: ShootingDay['id'], isClosed: boolean): void {
		const closed = new Set(this.#closed)
		if (isClosed) closed.add(day)
		else closed.delete(day)
		this.#closed = closed
	}

	get closedDays(): readonly ShootingDay[] {
		return this.#scheduled.filter(({ id }) => this.#closed.has(id))
	}

	payOf(element: ElementId): string {
		return this.#pay.get(element) ?? '1'
	}

	setPay(element: ElementId, text: string): void {
		this.#pay = new Map(this.#pay).set(element, text)
	}
}

function wholeNumber(text: string, least: number, most: number): number | null {
	if (!/^\d{1,4}$/.test(text.trim())) return null
	const number = Number(text)
	return number >= least && number <= most ? number : null
}
