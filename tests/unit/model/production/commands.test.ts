import { describe, expect, test } from 'vitest'
import {
	addHolidays,
	changeSettings,
	decideDate,
	removeException,
	removeHoliday,
	setExceptions,
	setHoliday
} from '#model/production/commands.ts'
import { readProduction } from '#model/production/records.ts'
import { copyOf, editBy, merge, transactionsIn, writesIn } from '../../../support/builders.ts'

const done = { ok: true, value: null }

describe('settings', () => {
	test('change together, in one transaction, only where they differ', () => {
		const edit = editBy('ann')
		changeSettings(edit, { title: 'Lamp', minutesPerPage: 90 })
		let transactions = 0
		const written = writesIn(edit.doc, 'settings', () => {
			transactions = transactionsIn(edit.doc, () => {
				const change = { title: 'Lamp', startDate: '2026-03-02', weeklyDaysOff: '0000001' }
				expect(changeSettings(edit, change)).toEqual(done)
			})
		})
		expect(written).toEqual(['startDate', 'weeklyDaysOff'])
		expect(transactions).toBe(1)
		expect(readProduction(edit.doc).settings).toEqual({
			title: 'Lamp',
			startDate: '2026-03-02',
			weeklyDaysOff: '0000001',
			minutesPerPage: 90,
			palette: 'movie-magic'
		})
	})

	test('a start date can be taken away', () => {
		const edit = editBy('ann')
		changeSettings(edit, { startDate: '2026-03-02' })
		expect(changeSettings(edit, { startDate: '' })).toEqual(done)
		expect(readProduction(edit.doc).settings.startDate).toBe('')
	})

	test.each([
		[{ startDate: '2026-02-30' }, 'bad-value'],
		[{ startDate: 'soon' }, 'bad-value'],
		[{ title: '  ' }, 'bad-value'],
		[{ title: 'x'.repeat(201) }, 'bad-value'],
		[{ minutesPerPage: 9 }, 'bad-value'],
		[{ weeklyDaysOff: '00011' }, 'bad-value'],
		[{ weeklyDaysOff: '000001x' }, 'bad-value'],
		[{ palette: 'neon' as 'singleton' }, 'bad-value'],
		[{ nickname: 'Lampy' } as object, 'bad-value'],
		[{ weeklyDaysOff: '1111111' }, 'every-day-off']
	])('%j is refused, and the rest with it', (values, reason) => {
		const edit = editBy('ann')
		const outcome = changeSettings(edit, { minutesPerPage: 60, ...values })
		expect(outcome).toEqual({ ok: false, reason })
		expect(edit.doc.getMap('settings').size).toBe(0)
	})
})

describe('holidays', () => {
	const boats = { date: '2026-03-13', label: 'Blessing of the Boats' }

	test('are set, renamed and taken off', () => {
		const edit = editBy('ann')
		expect(setHoliday(edit, { ...boats, label: 'Boats' })).toEqual(done)
		expect(setHoliday(edit, boats)).toEqual(done)
		expect(readProduction(edit.doc).holidays).toEqual(new Map([[boats.date, boats.label]]))
		expect(removeHoliday(edit, boats.date)).toEqual(done)
		expect(readProduction(edit.doc).holidays).toEqual(new Map())
	})

	test('set by two people at once are one', () => {
		const ann = editBy('ann')
		const bo = editBy('bo', copyOf(ann.doc))
		setHoliday(ann, boats)
		setHoliday(bo, { ...boats, label: 'Regatta' })
		merge(ann.doc, bo.doc)
		expect(readProduction(ann.doc)).toEqual(readProduction(bo.doc))
		expect(readProduction(ann.doc).holidays.size).toBe(1)
	})

	test('need a date and a short label', () => {
		const edit = editBy('ann')
		const refused = { ok: false, reason: 'bad-value' }
		expect(setHoliday(edit, { ...boats, date: '2026-02-30' })).toEqual(refused)
		expect(setHoliday(edit, { ...boats, label: 'x'.repeat(81) })).toEqual(refused)
		expect(edit.doc.getMap('holidays').size).toBe(0)
	})

	test('are added in one step, and what is there keeps its name', () => {
		const edit = editBy('ann')
		setHoliday(edit, boats)
		const easter = { date: '2026-04-03', label: 'Good Friday' }
		const steps = transactionsIn(edit.doc, () => {
			const outcome = addHolidays(edit, [easter, { ...boats, label: 'Regatta' }])
			expect(outcome).toEqual({ ok: true, value: 1 })
		})
		expect(steps).toBe(1)
		expect([...readProduction(edit.doc).holidays.values()].sort()).toEqual([
			...[boats.label, easter.label]
		])
		expect(addHolidays(edit, [easter])).toEqual({ ok: false, reason: 'date-is-so' })
		expect(addHolidays(edit, [{ date: 'soon', label: '' }])).toEqual({
			...{ ok: false, reason: 'bad-value' }
		})
		expect(
			addHolidays(
				edit,
				Array.from({ length: 201 }, () => easter)
			).ok
		).toBe(false)
	})

	test('that a colleague took off already are gone', () => {
		expect(removeHoliday(editBy('ann'), boats.date)).toEqual({ ok: false, reason: 'holiday-gone' })
	})
})

describe('what the company decides about dates', () => {
	test('is one step, and what stood there is replaced', () => {
		const edit = editBy('ann')
		const dates = ['2026-03-05', '2026-03-06']
		expect(setExceptions(edit, dates, { kind: 'travel', label: 'To the coast' })).toEqual(done)
		expect(setExceptions(edit, dates.slice(1), { kind: 'work', label: '' })).toEqual(done)
		expect([...readProduction(edit.doc).exceptions]).toEqual([
			['2026-03-05', { kind: 'travel', label: 'To the coast' }],
			['2026-03-06', { kind: 'work', label: '' }]
		])
		expect(removeException(edit, '2026-03-05')).toEqual(done)
		expect(removeException(edit, '2026-03-05')).toEqual({ ok: false, reason: 'exception-gone' })
	})

	test.each([
		[[], 'off', ''],
		[['2026-03-05', 'soon'], 'off', ''],
		[['2026-03-05'], 'off', 'x'.repeat(81)]
	] as const)('refuses %j, %s, whole', (dates, kind, label) => {
		const edit = editBy('ann')
		expect(setExceptions(edit, dates, { kind, label })).toEqual({ ok: false, reason: 'bad-value' })
		expect(edit.doc.getMap('exceptions').size).toBe(0)
	})

	test.each([
		// Weekends are off; Monday 9 is a holiday.
		['2026-03-05', 'off', 'off/'],
		['2026-03-05', 'travel', 'travel/'],
		['2026-03-05', 'work', 'date-is-so'],
		['2026-03-07', 'work', 'work/'],
		['2026-03-07', 'off', 'date-is-so'],
		['2026-03-09', 'work', 'work/'],
		['2026-03-09', 'off', 'date-is-so'],
		['soon', 'off', 'bad-value']
	] as const)('%s becomes %s: %s', (date, decision, expected) => {
		const edit = editBy('ann')
		setHoliday(edit, { date: '2026-03-09', label: 'Regatta' })
		const outcome = decideDate(edit, date, decision)
		expect(outcome.ok ? edit.doc.getMap('exceptions').get(date) : outcome.reason).toBe(expected)
	})

	test('is taken back without a trace, and a holiday that was worked is a holiday again', () => {
		const edit = editBy('ann')
		setHoliday(edit, { date: '2026-03-09', label: 'Regatta' })
		for (const date of ['2026-03-05', '2026-03-07', '2026-03-09']) {
			decideDate(edit, date, date === '2026-03-05' ? 'travel' : 'work')
			expect(decideDate(edit, date, date === '2026-03-05' ? 'work' : 'off')).toEqual(done)
		}
		expect(readProduction(edit.doc).exceptions.size).toBe(0)
		expect(readProduction(edit.doc).holidays.get('2026-03-09')).toBe('Regatta')
		expect(decideDate(edit, '2026-03-05', 'usual')).toEqual({ ok: false, reason: 'date-is-so' })
	})
})
