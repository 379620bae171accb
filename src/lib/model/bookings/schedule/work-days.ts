import { dateOf, dayNumber } from '../../production/calendar.ts'

/** When post works: its week, and the production's holidays. */
export class WorkCalendar {
	readonly #daysOff: string
	readonly #holidays: ReadonlySet<number>

	/** `daysOff` has seven digits from Monday to Sunday, 1 for a day off; holidays are date and name. */
	constructor(daysOff: string, holidays: ReadonlyMap<string, string>) {
		this.#daysOff = daysOff
		this.#holidays = new Set([...holidays.keys()].map(dayNumber))
	}

	/** Whether post works on a date, YYYY-MM-DD. */
	isWorkDay(date: string): boolean {
		return this.#isWork(dayNumber(date))
	}

	/** The date itself when it is a working day, else the next one (or the one before it). */
	nearest(date: string, towards: 1 | -1 = 1): string {
		return dateOf(this.#nearest(dayNumber(date), towards))
	}

	/** The working day so many after a date, or before it. 0 is the date, or the next that is one. */
	add(date: string, count: number): string {
		let at = dayNumber(date)
		if (count === 0) return dateOf(this.#nearest(at, 1))
		const towards = count > 0 ? 1 : -1
		for (let left = Math.abs(count); left > 0; left--) at = this.#nearest(at + towards, towards)
		return dateOf(at)
	}

	/** How many working days one has to go from a date to reach another; negative when it lies before. */
	between(from: string, to: string): number {
		if (to < from) return -this.between(to, from)
		const last = dayNumber(to)
		let count = 0
		for (let at = dayNumber(from) + 1; at <= last; at++) if (this.#isWork(at)) count++
		return count
	}

	#isWork(day: number): boolean {
		return this.#daysOff[(((day + 3) % 7) + 7) % 7] !== '1' && !this.#holidays.has(day)
	}

	/** A calendar without a working day in a year is a slip: the day itself then. */
	#nearest(day: number, towards: 1 | -1): number {
		for (let gap = 0; gap < 366; gap++) {
			const at = day + gap * towards
			if (this.#isWork(at)) return at
		}
		return day
	}
}
