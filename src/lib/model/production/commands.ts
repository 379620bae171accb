import { transact, type Edit } from '../core/edit.ts'
import { ok, refuse, type Outcome } from '../core/outcome.ts'
import { exceptionKinds, isDate, type CalendarException } from './calendar.ts'
import { settings, writeException, type Settings } from './records.ts'

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

/** Makes dates days off, company travel or days worked all the same; what stood there is replaced. */
export function setExceptions(
	edit: Edit,
	dates: readonly string[],
	exception: CalendarException
): Outcome<null, 'bad-value'> {
	const fits = exceptionKinds.includes(exception.kind) && exception.label.length <= 80
	if (!fits || dates.length === 0 || !dates.every(isDate)) return refuse('bad-value')
	const stored = writeException(exception)
	transact(edit, () => {
		for (const date of dates) edit.doc.getMap('exceptions').set(date, stored)
	})
	return ok(null)
}

/** Takes back what was decided about a date: the week and the holidays hold again. */
export function removeException(edit: Edit, date: string): Outcome<null, 'exception-gone'> {
	if (!edit.doc.getMap('exceptions').has(date)) return refuse('exception-gone')
	transact(edit, () => edit.doc.getMap('exceptions').delete(date))
	return ok(null)
}
