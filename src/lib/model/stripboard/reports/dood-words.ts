import { categories } from '../categories.ts'
import type { DoodTotals } from '../queries/day-out-of-days.ts'
import type { DoodBy } from '../queries/dood-chart.ts'
import type { Rules } from '../records/rules.ts'
import { counted } from './words.ts'

/** What a day-out-of-days can be of, as a menu has it. */
export const doodOptions: readonly { by: DoodBy; name: string }[] = [
	...categories.map(({ id, name }) => ({ by: id, name })),
	{ by: 'sets', name: 'Sets' },
	{ by: 'locations', name: 'Locations' }
]

/** The columns of its totals, as they are headed. */
export const totalColumns: readonly {
	of: keyof DoodTotals
	head: string
	title: string
	always?: true
}[] = [
	{ of: 'start', head: 'Start', title: 'First day of work', always: true },
	{ of: 'work', head: 'Work', title: 'Days worked', always: true },
	{ of: 'hold', head: 'Hold', title: 'Days held' },
	{ of: 'holiday', head: 'Hol.', title: 'Holidays between the first and the last day of work' },
	{ of: 'travel', head: 'Trav.', title: 'Travel days' },
	{ of: 'fitting', head: 'Fit', title: 'Fittings' },
	{ of: 'rehearsal', head: 'Reh.', title: 'Rehearsals' },
	{ of: 'finish', head: 'Finish', title: 'Last day of work', always: true },
	{ of: 'total', head: 'Total', title: 'Work, hold, travel and rehearsal', always: true }
]

/** What happens to nobody has no column. */
export function shownTotals(rows: readonly { totals: DoodTotals }[]): typeof totalColumns {
	return totalColumns.filter(
		({ of, always }) => always || rows.some(({ totals }) => Number(totals[of]) > 0)
	)
}

const codeWords: Record<string, string> = {
	H: 'hold',
	'/': 'holiday',
	M: 'company travel',
	TR: 'travel',
	FT: 'fitting',
	R: 'rehearsal',
	TS: 'test',
	SC: 'school'
}

/** A code in words: `start, work`, `pick-up, work, finish`; '' for a blank. */
export function codeInWords(code: string): string {
	if (code === '' || codeWords[code] !== undefined) return codeWords[code] ?? ''
	const parts = { S: 'start', P: 'pick-up', W: 'work', D: 'drop', F: 'finish' }
	return [...code].map((letter) => parts[letter as keyof typeof parts]).join(', ')
}

/** The rule by which people are dropped: it stands on every chart. */
export function dropRule({ dropDays, dropWhen, paysHolidays }: Rules): string {
	const days = `${dropWhen === 'at-least' ? 'at least' : 'more than'} ${counted(dropDays, 'day')}`
	const holidays = paysHolidays ? 'Holidays count in the total.' : 'Holidays are not in the total.'
	return `Dropped once, where ${days} lie between two days of work. ${holidays}`
}
