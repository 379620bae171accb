import { transact, type Edit } from '../core/edit.ts'
import { ok, refuse, type Outcome } from '../core/outcome.ts'
import { isDate } from './calendar.ts'
import { settings, type Settings } from './records.ts'

/** Changes settings. Refused whole when one value cannot be. */
export function changeSettings(
	edit: Edit,
	values: Partial<Settings>
): Outcome<null, 'bad-value' | 'every-day-off'> {
	if (settings.problem(values) !== null) return refuse('bad-value')
	if (values.startDate && !isDate(values.startDate)) return refuse('bad-value')
	if (values.title !== undefined && values.title.trim() === '') return refuse('bad-value')
	const week = values.weeklyDaysOff
	if (week !== undefined && !/^[01]{7}$/.test(week)) return refuse('bad-value')
	if (week === '1111111') return refuse('every-day-off')
	transact(edit, () => settings.patch(edit.doc, values))
	return ok(null)
}

/** Adds a holiday or gives one another label. Two people adding one date make one holiday. */
export function setHoliday(
	edit: Edit,
	holiday: { date: string; label: string }
): Outcome<null, 'bad-value'> {
	if (!isDate(holiday.date) || holiday.label.length > 80) return refuse('bad-value')
	transact(edit, () => edit.doc.getMap('holidays').set(holiday.date, holiday.label))
	return ok(null)
}

/** Takes a holiday off the calendar. */
export function removeHoliday(edit: Edit, date: string): Outcome<null, 'holiday-gone'> {
	if (!edit.doc.getMap('holidays').has(date)) return refuse('holiday-gone')
	transact(edit, () => edit.doc.getMap('holidays').delete(date))
	return ok(null)
}
