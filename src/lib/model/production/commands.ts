import { transact, type Edit } from '../core/edit.ts'
import { ok, refuse, type Outcome } from '../core/outcome.ts'
import { dayOffOn, exceptionKinds, isDate, type CalendarException } from './calendar.ts'
import { readProduction, settings, writeException, type Settings } from './records.ts'

/** Added at once: five years of the country with the most, so that a slip cannot fill the document. */
const mostHolidays = 200

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

/** Adds holidays in one step; a date that has one already keeps its label. */
export function addHolidays(
	edit: Edit,
	holidays: readonly { date: string; label: string }[]
): Outcome<number, 'bad-value' | 'date-is-so'> {
	const fits = holidays.every(({ date, label }) => isDate(date) && label.length <= 80)
	if (!fits || holidays.length > mostHolidays) return refuse('bad-value')
	const known = edit.doc.getMap('holidays')
	const added = holidays.filter(({ date }) => !known.has(date))
	if (added.length === 0) return refuse('date-is-so')
	transact(edit, () => {
		for (const { date, label } of added) known.set(date, label)
	})
	return ok(added.length)
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

/** What a person can make of a date: `usual` is whatever the week and the holidays say. */
export type DateDecision = 'usual' | 'off' | 'travel' | 'work'

/**
 * Makes of a date what a person wants it to be, and writes only what the week and the holidays do
 * not say already. A holiday stays noted: it can be worked, or travelled on.
 */
export function decideDate(
	edit: Edit,
	date: string,
	decision: DateDecision
): Outcome<null, 'bad-value' | 'date-is-so'> {
	if (!isDate(date)) return refuse('bad-value')
	const { settings, holidays, exceptions } = readProduction(edit.doc)
	const calendar = { ...settings, holidays, exceptions: new Map<string, CalendarException>() }
	const usual = dayOffOn(calendar, date)?.kind ?? 'work'
	const isUsual =
		decision === 'usual' || decision === usual || (decision === 'off' && usual !== 'work')
	const stands = exceptions.get(date)
	if (isUsual ? stands === undefined : stands?.kind === decision) return refuse('date-is-so')
	if (isUsual) transact(edit, () => edit.doc.getMap('exceptions').delete(date))
	else setExceptions(edit, [date], { kind: decision, label: '' })
	return ok(null)
}
