import { describe, expect, test } from 'vitest'
import {
	addDays,
	datesBetween,
	daysBetween,
	weekdayOf,
	type DayKind
} from '#model/production/calendar.ts'
import {
	doodCells,
	doodTotals,
	dropIn,
	eventCode,
	type HoldRule
} from '#model/stripboard/queries/day-out-of-days.ts'
import { forSeeds, type Random } from '../../../../support/random.ts'

const droppable: HoldRule = { holding: 'drop', dropDays: 10, dropWhen: 'at-least' }
const held: HoldRule = { ...droppable, holding: 'hold' }
const free: HoldRule = { ...droppable, holding: 'none' }

const march = (day: number) => `2026-03-${String(day).padStart(2, '0')}`

type Given = {
	work: number[]
	rule: HoldRule
	holidays?: number[]
	travel?: number[]
	events?: Record<number, string>
	paysHolidays?: boolean
}

/** A row of March 2026 with weekends off, from one day to another: cells in words, `·` for a blank, and totals. */
function row(given: Given, from: number, to: number) {
	const dates = datesBetween(march(from), march(to)).map((date) => {
		const day = Number(date.slice(8))
		const kind: DayKind = given.holidays?.includes(day)
			? 'holiday'
			: given.travel?.includes(day)
				? 'travel'
				: weekdayOf(date) > 4
					? 'off'
					: 'work'
		return { date, day: kind }
	})
	const events = Object.entries(given.events ?? {}).map(([day, code]) => [march(Number(day)), code])
	const work = given.work.map(march)
	const cells = doodCells(dates, {
		work,
		rule: given.rule,
		events: new Map(events as [string, string][])
	})
	const { paysHolidays = false } = given
	return {
		codes: cells.map(({ code }) => code || '·').join(' '),
		totals: doodTotals(cells, { work, paysHolidays })
	}
}

describe('the worked examples of the trade', () => {
	test('George is held once, dropped for more than ten days, picked up and finished', () => {
		const george = row({ work: [2, 3, 5, 23, 24], rule: droppable }, 2, 24)
		expect(george.codes).toBe('SW W H WD · · · · · · · · · · · · · · · · · PW WF')
		expect(george.totals).toMatchObject({ hold: 1, work: 5, total: 6 })
	})

	test('Mary is held over a weekend and a holiday', () => {
		const mary = row({ work: [4, 11, 13], rule: droppable, holidays: [9] }, 4, 13)
		expect(mary.codes).toBe('SW H H · · / H W H WF')
		expect(mary.totals).toMatchObject({ hold: 4, work: 3, holiday: 1, total: 7 })
		expect(mary.totals).toMatchObject({ start: march(4), finish: march(13) })
	})

	test("Bert's fitting comes before his start and is none", () => {
		const bert = row({ work: [10], rule: droppable, events: { 6: 'FT' } }, 6, 10)
		expect(bert.codes).toBe('FT · · · SWF')
		expect(bert.totals).toMatchObject({ start: march(10), fitting: 1, work: 1, total: 1 })
	})

	test('Violet is not held', () => {
		expect(row({ work: [3, 6], rule: free }, 3, 6).codes).toBe('SW · · WF')
	})

	test('Clarence is dropped when exactly ten days lie between', () => {
		const { codes } = row({ work: [2, 13, 16], rule: droppable }, 2, 16)
		expect(codes).toBe('SWD · · · · · · · · · · PW · · WF')
	})
})

describe('a drop', () => {
	const dates = [march(2), march(13)]

	test('needs ten days between, or more than ten where that is the rule', () => {
		expect(dropIn(dates, droppable)).toEqual({ drop: march(2), pickUp: march(13) })
		expect(dropIn(dates, { ...droppable, dropWhen: 'more-than' })).toBeNull()
		expect(dropIn(dates, { ...droppable, dropDays: 11 })).toBeNull()
	})

	test('is taken once, in the first gap that is long enough', () => {
		const work = [march(2), march(16), march(30)]
		expect(dropIn(work, droppable)).toEqual({ drop: march(2), pickUp: march(16) })
		expect(row({ work: [2, 16, 30], rule: droppable }, 16, 30).codes).toMatch(/^PW H H H H · · H/)
	})

	test('needs a hold', () => {
		expect([held, free].map((rule) => dropIn(dates, rule))).toEqual([null, null])
	})

	test('can be picked up and finished on one day', () => {
		expect(row({ work: [2, 20], rule: droppable }, 20, 20).codes).toBe('PWF')
	})
})

describe('days between', () => {
	test('of company travel are M while held, and nothing otherwise', () => {
		const given = { work: [2, 4], travel: [3] }
		expect(row({ ...given, rule: held }, 2, 4).codes).toBe('SW M WF')
		expect(row({ ...given, rule: free }, 2, 4).codes).toBe('SW · WF')
	})

	test('with an event show it even on a day off; a day of work stays one', () => {
		const events = { 3: 'R', 7: 'TR' }
		expect(row({ work: [2, 3, 9], rule: held, events }, 2, 9).codes).toBe('SW W H H H TR · WF')
	})

	test('that are holidays are marked for everybody, and paid for who is on the picture', () => {
		const given = { work: [2, 4], rule: held, holidays: [3, 6], paysHolidays: true }
		const { codes, totals } = row(given, 2, 6)
		expect(codes).toBe('SW / WF · /')
		expect(totals).toMatchObject({ holiday: 1, total: 3 })
	})
})

test('events leave the marks of the trade; being away and wishes leave none', () => {
	expect((['travel', 'fitting', 'rehearsal', 'test', 'school'] as const).map(eventCode)).toEqual([
		...['TR', 'FT', 'R', 'TS', 'SC']
	])
	expect((['unavailable', 'soft', 'other'] as const).map(eventCode)).toEqual([null, null, null])
})

/** One cell worked out from nothing but the words of the rule, date by date. */
function slowCode(input: {
	date: string
	day: DayKind
	work: string[]
	events: Map<string, string>
	rule: HoldRule
}): string {
	const { date, work, rule, day } = input
	let dropped: [string, string] | null = null
	for (let at = 0; at + 1 < work.length && rule.holding === 'drop'; at++) {
		let between = 0
		for (let d = addDays(work[at] ?? '', 1); d < (work[at + 1] ?? ''); d = addDays(d, 1)) between++
		const enough =
			between > rule.dropDays || (rule.dropWhen === 'at-least' && between === rule.dropDays)
		if (enough && dropped === null) dropped = [work[at] ?? '', work[at + 1] ?? '']
	}
	if (work.includes(date)) {
		const s = work.indexOf(date) === 0 ? 'S' : ''
		const p = dropped?.[1] === date ? 'P' : ''
		const d = dropped?.[0] === date ? 'D' : ''
		const f = work.indexOf(date) === work.length - 1 ? 'F' : ''
		return `${s}${p}W${d}${f}`
	}
	const event = input.events.get(date)
	if (event !== undefined) return event
	const earlier = work.filter((worked) => worked < date).length
	const isBetween = earlier > 0 && earlier < work.length
	const isReleased = dropped !== null && date > dropped[0] && date < dropped[1]
	if (isBetween && !isReleased) {
		if (day === 'holiday') return '/'
		if (day === 'off') return ''
		if (day === 'travel') return rule.holding === 'none' ? '' : 'M'
		return rule.holding === 'none' ? '' : 'H'
	}
	return day === 'holiday' ? '/' : ''
}

function randomRow(random: Random) {
	const dates = datesBetween('2026-02-20', addDays('2026-02-20', 10 + random.below(50)))
	const days = dates.map((date) => ({
		date,
		day: random.pick(['work', 'work', 'work', 'off', 'holiday', 'travel'] as const)
	}))
	const share = random.pick([0.02, 0.1, 0.4])
	const work = dates.filter(() => random.chance(share))
	const events = new Map(
		dates.filter(() => random.chance(0.08)).map((date) => [date, random.pick(['TR', 'FT', 'R'])])
	)
	const rule: HoldRule = {
		holding: random.pick(['none', 'hold', 'drop', 'drop'] as const),
		dropDays: random.pick([1, 5, 10, 14]),
		dropWhen: random.pick(['at-least', 'more-than'] as const)
	}
	return { days, work, events, rule }
}

test('every cell and total is what a slow reader of the rules would write, in 3,000 random rows', () => {
	forSeeds(3000, (random) => {
		const { days, work, events, rule } = randomRow(random)
		const cells = doodCells(days, { work, events, rule })
		const slow = days.map(({ date, day }) => slowCode({ date, day, work, events, rule }))
		expect(cells.map(({ code }) => code)).toEqual(slow)
		const totals = doodTotals(cells, { work, paysHolidays: true })
		expect(totals.work).toBe(work.length)
		expect(totals.hold).toBe(slow.filter((code) => code === 'H').length)
		expect(totals.total).toBe(
			totals.work + totals.hold + totals.travel + totals.rehearsal + totals.holiday
		)
		const span = work.length > 0 ? daysBetween(work[0] ?? '', work.at(-1) ?? '') + 1 : 0
		expect(totals.work + totals.hold + totals.holiday).toBeLessThanOrEqual(span)
	})
})
