import { grouped } from '#model/core/grouped.ts'
import { addDays, dateIn, isDate, monthAfter } from '#model/production/calendar.ts'
import { decideDate, removeHoliday, type DateDecision } from '#model/production/commands.ts'
import type { Clash } from '#model/stripboard/clashes/clashes.ts'
import {
	monthsOf,
	weeksOf,
	type MonthDate,
	type MonthDay
} from '#model/stripboard/queries/months.ts'
import { dateLabel } from '../appearance.ts'
import { dayKindNames } from '../panels/calendar-names.ts'
import type { StripboardView } from '../stripboard.svelte.ts'

/** The calendar as one screen shows it: a month, and the date that somebody stands on. */
export class MonthView {
	readonly board: StripboardView
	readonly today: string
	#date = $state('')

	/** `asked` is the date in the address, '' for none. */
	constructor(board: StripboardView, { today, asked }: { today: string; asked: string }) {
		this.board = board
		this.today = today
		this.#date = isDate(asked) ? asked : ''
	}

	readonly #months: readonly string[] = $derived.by(() => monthsOf(this.board))

	/** Until somebody goes elsewhere: today while it is shot, else the first shooting day. */
	readonly #shown: string = $derived.by(() => {
		if (this.#date !== '') return this.#date
		const dates = this.board.units.flatMap(({ days }) => days.map(({ date }) => date ?? ''))
		const known = dates.filter((date) => date !== '').sort()
		const [first = '', last = ''] = [known[0], known.at(-1)]
		if (first === '' || (first <= this.today && this.today <= last)) return this.today
		return first
	})

	readonly #weeks: readonly (readonly MonthDate[])[] = $derived.by(() =>
		weeksOf(this.board, this.month)
	)

	readonly #flags: ReadonlyMap<string, readonly Clash[]> = $derived.by(() =>
		grouped(this.board.flags.all, ({ day }) => day.date ?? '')
	)

	/** The months that are shot in, `2026-03`. */
	get months(): readonly string[] {
		return this.#months
	}

	/** The month on screen. */
	get month(): string {
		return this.#shown.slice(0, 7)
	}

	get weeks(): readonly (readonly MonthDate[])[] {
		return this.#weeks
	}

	/** The date that somebody stands on. */
	get date(): string {
		return this.#shown
	}

	set date(date: string) {
		if (isDate(date)) this.#date = date
	}

	get square(): MonthDate | null {
		return this.#weeks.flat().find(({ date }) => date === this.#shown) ?? null
	}

	flagsOn(date: string): readonly Clash[] {
		return this.#flags.get(date) ?? []
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

	/** What a unit's day is called: `Day 4`, with its board where there are several. */
	dayName({ unit, day }: MonthDay): string {
		const name = `Day ${day.number}`
		return unit === 0 ? name : `${this.board.unitName(unit)}, day ${day.number}`
	}

	/** Where the board shows a day. */
	addressOf({ unit, day }: MonthDay): string {
		const at = day.rows[0]?.id ?? day.id
		return `${this.board.home}?board=${this.board.unitBoard(unit) ?? ''}&at=${at}`
	}

	/** Makes the date a day off, travel or a work day, where that is mine to say. */
	decide(decision: DateDecision): void {
		const { date } = this
		if (!this.board.mayPlan) return this.board.say('Owners and coordinators change the calendar.')
		const done = this.board.run((edit) => {
			const outcome = decideDate(edit, date, decision)
			return outcome.ok ? { ok: true, value: true } : outcome
		}, 'production')
		if (done) this.board.say(`${dateLabel(date)}: ${kindOf(this.square).toLowerCase()}`)
	}

	removeHoliday(): void {
		const { date } = this
		this.board.run((edit) => removeHoliday(edit, date), 'production')
	}
}

/** What a date is to the company, in words. */
export function kindOf(square: MonthDate | null): string {
	if (square === null) return ''
	return square.kind === 'work' && !square.isExtra ? 'Work day' : dayKindNames[square.kind]
}
