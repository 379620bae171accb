import { categories } from '#model/stripboard/categories.ts'
import type { DoodBy, DoodDate, DoodRow } from '#model/stripboard/queries/dood-chart.ts'
import type { DoodTotals } from '#model/stripboard/queries/day-out-of-days.ts'
import type { Rules } from '#model/stripboard/records/rules.ts'
import { counted, dateLabel } from '../appearance.ts'

/** What a chart can be of, as a menu has it. */
export const doodOptions: readonly { by: DoodBy; name: string }[] = [
	...categories.map(({ id, name }) => ({ by: id, name })),
	{ by: 'sets', name: 'Sets' },
	{ by: 'locations', name: 'Locations' }
]

/** The columns of the totals, as they are headed. */
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

/** What a cell says to the eye that rests on it, and to a screen reader. */
export function cellLabel(row: DoodRow, date: DoodDate, code: string): string {
	const scenes = row.strips.get(date.date)?.length ?? 0
	const what = [codeInWords(code), scenes > 0 ? counted(scenes, 'scene') : '', date.reason]
	return [`${row.name}, ${dateLabel(date.date)}`, ...what].filter((part) => part !== '').join(': ')
}

/** The rule by which people are dropped: it stands on every chart. */
export function dropRule({ dropDays, dropWhen, paysHolidays }: Rules): string {
	const days = `${dropWhen === 'at-least' ? 'at least' : 'more than'} ${counted(dropDays, 'day')}`
	const holidays = paysHolidays ? 'Holidays count in the total.' : 'Holidays are not in the total.'
	return `Dropped once, where ${days} lie between two days of work. ${holidays}`
}

/** A total as it is written: a date short, a nought as a blank. */
export function totalText(totals: DoodTotals, of: keyof DoodTotals): string {
	const value = totals[of]
	if (value === null || value === 0) return ''
	return typeof value === 'string' ? dateLabel(value).slice(4) : String(value)
}
