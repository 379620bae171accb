import { addDays, dateIn, isDate, monthAfter } from '#model/production/calendar.ts'
import { postMonths, postWeeks, type PostDate } from '#model/bookings/schedule/months.ts'
import { isoToday } from '$lib/ui/when.ts'
import type { PostView } from './post.svelte.ts'

/** The calendar of the post schedule as one screen shows it: a month, and the date that somebody stands on. */
export class PostMonth {
	readonly view: PostView
	readonly today = isoToday()
	#date = $state('')

	constructor(view: PostView) {
		this.view = view
	}

	/** The months that the schedule reaches, `2026-03`. */
	readonly months: readonly string[] = $derived.by(() => postMonths(this.view.rows))

	/** Until somebody goes elsewhere: today while post is on, else the first date of the schedule. */
	readonly #shown: string = $derived.by(() => {
		if (this.#date !== '') return this.#date
		const month = this.today.slice(0, 7)
		const first = this.view.rows
			.map(({ start }) => start)
			.filter(Boolean)
			.sort()[0]
		return first === undefined || this.months.includes(month) ? this.today : first
	})

	readonly weeks: readonly (readonly PostDate[])[] = $derived.by(() =>
		postWeeks(
			{
				rows: this.view.rows,
				calendar: this.view.input.calendar,
				holidays: this.view.bookings.shoot.holidays
			},
			this.month
		)
	)

	/** The month on screen. */
	get month(): string {
		return this.#shown.slice(0, 7)
	}

	/** The date that somebody stands on. */
	get date(): string {
		return this.#shown
	}

	set date(date: string) {
		if (isDate(date)) this.#date = date
	}

	get square(): PostDate | null {
		return this.weeks.flat().find(({ date }) => date === this.#shown) ?? null
	}

	/** Goes some days on, over the edges of the month too. */
	step(days: number): void {
		this.date = addDays(this.date, days)
	}

	/** Goes to another month, on the same day of it where it has one. */
	turn(months: number): void {
		this.showMonth(monthAfter(this.month, months))
	}

	showMonth(month: string): void {
		this.date = dateIn(month, this.date)
	}
}
