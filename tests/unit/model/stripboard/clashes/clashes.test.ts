import { describe, expect, test } from 'vitest'
import type { Edit } from '#model/core/edit.ts'
import { must } from '#model/core/invariant.ts'
import { clashes, type Clash } from '#model/stripboard/clashes/clashes.ts'
import { minorPresets } from '#model/stripboard/clashes/minors.ts'
import { addEvent, setTerms, type EventValues } from '#model/stripboard/commands/availability.ts'
import { addElement, mergeElements } from '#model/stripboard/commands/elements.ts'
import { changeScheduleRules } from '#model/stripboard/commands/rules.ts'
import { editScene, nameSet } from '#model/stripboard/commands/scenes.ts'
import { setCall } from '#model/stripboard/commands/strips.ts'
import { boardOf } from '#model/stripboard/queries/board.ts'
import type { ElementId } from '#model/stripboard/records/element.ts'
import { locations, sets, type LocationId } from '#model/stripboard/records/set.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy, production, type Drawn } from '../../../../support/builders.ts'

type Drawing = Drawn & { edit: Edit; cast: (name: string) => ElementId }

/** A drawn board whose cast is `{ NELL: '1 2' }`, the scenes she is in. Scenes take an hour a page here. */
function planned(words: string, cast: Record<string, string> = {}) {
	const edit = editBy('ann')
	const drawn = drawBoard(edit, words)
	const ids = new Map<string, ElementId>()
	const play = (drawing: Drawn, name: string, numbers: string) => {
		for (const number of numbers.split(' ')) {
			const added = addElement(edit, drawing.scene(number), { category: 'cast', name })
			if (added.ok) ids.set(name, added.value)
		}
	}
	for (const [name, numbers] of Object.entries(cast)) play(drawn, name, numbers)
	const of = production({ minutesPerPage: 60 })
	const find = (state = of, boards = [drawn.board]) => {
		const board = readStripboard(edit.doc)
		return clashes({
			state: board,
			production: state,
			units: boards.map((id) => boardOf(board, state, id))
		})
	}
	const drawing: Drawing = { ...drawn, edit, cast: (name) => must(ids.get(name), name) }
	return { ...drawing, of, find, play }
}

/** Flags as `3 rest 540/720`: day, kind, what is and what should be. */
function short(found: readonly Clash[]): string[] {
	return found.map(({ day, kind, is, needs }) =>
		is === null ? `${day.number} ${kind}` : `${day.number} ${kind} ${is}/${needs}`
	)
}

test('a board that keeps every rule has no flags', () => {
	const { find } = planned('1 2 | 3 4 |', { NELL: '1 3', AMOS: '2 4' })
	expect(find()).toEqual([])
})

describe('who is away', () => {
	const away = { kind: 'unavailable', from: '2026-03-03', to: '2026-03-04' } as const

	test('is flagged on every strip of theirs on those dates', () => {
		const { edit, find, cast, strip } = planned('1 | 2 3 | 4', { NELL: '1 2 3' })
		addEvent(edit, cast('NELL'), away)
		const [flag, ...rest] = find()
		expect(rest).toEqual([])
		expect(flag).toMatchObject({ kind: 'unavailable', subject: cast('NELL') })
		expect(flag?.day).toMatchObject({ number: 2, date: '2026-03-03' })
		expect(flag?.strips).toEqual([strip('2'), strip('3')])
		expect(flag?.event?.from).toBe('2026-03-03')
	})

	test('for some hours is flagged only when those are worked', () => {
		const hours = (values: EventValues) => {
			const { edit, find, cast } = planned('1 2 3 |', { NELL: '2' })
			addEvent(edit, cast('NELL'), { ...away, from: '2026-03-02', ...values })
			return short(find())
		}
		// Her scene is from 8:00 to 9:00.
		expect(hours({ fromMinute: 9 * 60 })).toEqual([])
		expect(hours({ toMinute: 8 * 60 })).toEqual([])
		expect(hours({ fromMinute: 8 * 60 + 30 })).toEqual(['1 unavailable'])
	})

	test('a wish and a fitting are flags of their own; what is taken off is none', () => {
		const { edit, find, cast } = planned('1 |', { NELL: '1' })
		const day = { from: '2026-03-02', to: '2026-03-02' }
		addEvent(edit, cast('NELL'), { ...day, kind: 'soft', note: 'Hard out 17:00' })
		addEvent(edit, cast('NELL'), { ...day, kind: 'fitting' })
		expect(short(find())).toEqual(['1 busy', '1 soft'])
	})
})

describe('places', () => {
	function atHarbour() {
		const plan = planned('1 | 2 |')
		const { edit, scene } = plan
		const set = nameSet(edit, scene('2'), 'HARBOUR')
		const location = edit.newId() as LocationId
		locations.create(edit.doc, location, { name: 'Whitby', permitTo: '2026-03-02' })
		if (!set.ok || set.value === '') throw new Error('no set')
		sets.patch(edit.doc, set.value, { location })
		return { ...plan, location, set: set.value }
	}

	test('are flagged outside the dates of their permit', () => {
		const { edit, find, location } = atHarbour()
		expect(short(find())).toEqual(['2 no-permit'])
		locations.patch(edit.doc, location, { permitTo: '', permitFrom: '2026-03-04' })
		expect(short(find())).toEqual(['2 no-permit'])
		locations.patch(edit.doc, location, { permitFrom: '2026-03-03' })
		expect(find()).toEqual([])
	})

	test('are flagged when they are closed, the set or the location', () => {
		const { edit, find, location, set } = atHarbour()
		locations.patch(edit.doc, location, { permitTo: '' })
		for (const subject of [location, set]) {
			addEvent(edit, subject, { kind: 'unavailable', from: '2026-03-03', to: '2026-03-03' })
		}
		expect(short(find())).toEqual(['2 closed', '2 closed'])
	})
})

test('one actor in two units on one date is flagged in both', () => {
	const { edit, find, of, board, play } = planned('1 | 2 |', { NELL: '1' })
	const second = drawBoard(edit, '21 |')
	play(second, 'NELL', '21')
	const found = find(of, [board, second.board])
	expect(found.map(({ kind, unit, day }) => `${unit} ${day.number} ${kind}`)).toEqual([
		'0 1 two-units',
		'1 1 two-units'
	])
})

describe('rest', () => {
	test('Thursday 21:00 to Friday 6:00 is 9 hours, and fails a performer who needs 12', () => {
		const { edit, find, strip, cast } = planned('1 | 2 | 3 | 4:64 LUNCH:60 | 5 |', {
			GEORGE: '4 5'
		})
		// Thursday: eight pages from 12:00, and lunch, to 21:00.
		setCall(edit, strip('|4'), 12 * 60)
		setCall(edit, strip('|5'), 6 * 60)
		const found = find().filter(({ subject }) => subject === cast('GEORGE'))
		expect(found).toMatchObject([{ kind: 'rest', is: 10 * 60, needs: 12 * 60 }])
		changeScheduleRules(edit, { castRest: 10 * 60 })
		expect(find().filter(({ subject }) => subject === cast('GEORGE'))).toEqual([])
	})

	test('over a weekend: wrapped Saturday 2:00, 52 hours fail where 54 are due, and 54 pass', () => {
		const friday = planned('1 | 2 | 3 | 4 | 5:56 | 6 |', { GEORGE: '5 6' })
		const { edit, find, strip } = friday
		// Friday: 18:00, seven hours, an hour for the meal: wrap at 2:00.
		setCall(edit, strip('|5'), 18 * 60)
		setCall(edit, strip('|6'), 6 * 60)
		const weekly = () => short(find()).filter((text) => text.includes('weekly'))
		expect(weekly()).toEqual(['6 weekly-rest 3120/3240', '6 weekly-rest 3120/3240'])
		setCall(edit, strip('|6'), 8 * 60)
		expect(weekly()).toEqual([])
	})

	test('may be reduced so often, never two nights running, and no further', () => {
		// Eight pages and a meal: nine hours, so that a call four hours earlier leaves eleven.
		const words = '1:64 | 2:64 | 3:64 | 4:64 | 5:64 |'
		const { edit, find, strip, cast } = planned(words, { NELL: '1 2 3 4 5' })
		const flags = (...calls: number[]) => {
			calls.forEach((hour, at) => setCall(edit, strip(`|${at + 1}`), hour * 60))
			return short(find().filter(({ subject }) => subject === cast('NELL')))
		}
		expect(flags(20, 16, 16, 16, 16)).toEqual(['2 rest 660/720'])
		changeScheduleRules(edit, { reducedRest: 10 * 60, reducedTimes: 2, reducedWithin: 7 })
		expect(flags(20, 16, 16, 16, 16)).toEqual(['2 reduced-rest 660/720'])
		expect(flags(20, 14, 14, 14, 14)).toEqual(['2 rest 540/720'])
		expect(flags(20, 16, 12, 12, 8)).toEqual([
			...['2 reduced-rest 660/720', '3 rest 660/720', '5 rest 660/720']
		])
		expect(flags(20, 16, 16, 12, 12)).toEqual(['2 reduced-rest 660/720', '4 reduced-rest 660/720'])
		changeScheduleRules(edit, { reducedTimes: 1 })
		expect(flags(20, 16, 16, 12, 12)).toEqual(['2 reduced-rest 660/720', '4 rest 660/720'])
		changeScheduleRules(edit, { reducedWithin: 2 })
		expect(flags(20, 16, 16, 12, 12)).toEqual(['2 reduced-rest 660/720', '4 reduced-rest 660/720'])
	})

	test('of the crew is from wrap to call, and not asked without dates', () => {
		const { edit, find, strip } = planned('1 | 2 |')
		setCall(edit, strip('|1'), 22 * 60)
		expect(short(find())).toEqual(['2 crew-rest 480/600'])
		expect(find(production({ startDate: '' }))).toEqual([])
	})
})

describe('meals', () => {
	const meals = (words: string) => short(planned(words).find()).filter((text) => /meal/.test(text))

	test.each([
		['1:48 LUNCH:60 2', []],
		['1:56 LUNCH:60 2', ['1 meal 840/780']],
		['1:24 LUNCH:60 2:56', ['1 meal 1080/1020']],
		['1:24 LUNCH:60 2:40 DINNER:30 3:24', []],
		['1:80', []]
	])('%s: %j', (words, expected) => {
		expect(meals(`${words} |`)).toEqual(expected)
	})

	test('without a banner take their time all the same', () => {
		const { edit, find } = planned('1:64 |')
		changeScheduleRules(edit, { longestDay: 60 })
		expect(short(find())).toEqual(['1 long-day 540/60'])
	})
})

test('a day is flagged past its length and its pages, and not where there is no rule', () => {
	const { edit, find } = planned('1:40 2:8 |')
	changeScheduleRules(edit, { longestDay: 5 * 60, targetEighths: 40 })
	expect(short(find())).toEqual(['1 long-day 360/300', '1 over-pages 48/40'])
	changeScheduleRules(edit, { longestDay: 0, targetEighths: 0 })
	expect(find()).toEqual([])
})

test('a ten-year-old who may work nine and a half hours is flagged on a day of ten', () => {
	const { edit, find, cast, scene } = planned('1 2 |', { WREN: '1 2' })
	editScene(edit, scene('1'), { minutes: 9 * 60 })
	setTerms(edit, cast('WREN'), { mostWork: 9.5 * 60 })
	// Nine hours, an hour's meal and one hour more.
	expect(short(find())).toEqual(['1 long-work 660/570'])
})

test.each([
	// What 8 CCR 11760 has with half an hour's meal, and the British regulations of 2014.
	['ca-6', 510, 300, 1320],
	['ca-9', 570, 300, 1320],
	['ca-16', 630, 300, 1320],
	['ca-9-free', 570, 300, 1470],
	['uk-0', 300, 420, 1320],
	['uk-5', 480, 420, 1380],
	['uk-9', 570, 420, 1380]
])('%s: at most %i minutes, from %i to %i, with its source', (id, most, from, to) => {
	const { edit, find, cast, scene, strip } = planned('1 |', { WREN: '1' })
	const preset = must(
		minorPresets.find((each) => each.id === id),
		id
	)
	expect(setTerms(edit, cast('WREN'), preset.values)).toEqual({ ok: true, value: null })
	expect(preset.values.limitsFrom).toContain(preset.name)
	changeScheduleRules(edit, { firstMeal: 0, longestDay: 0 })
	const day = (call: number, minutes: number) => {
		setCall(edit, strip('|1'), call)
		editScene(edit, scene('1'), { minutes })
		return short(find())
	}
	expect(day(from, most)).toEqual([])
	expect(day(from, most + 1)).toEqual([`1 long-work ${most + 1}/${most}`])
	expect(day(from - 1, 60)).toEqual([`1 early-call ${from - 1}/${from}`])
	expect(day(to - 59, 60)).toEqual([`1 late-out ${to + 1}/${to}`])
})

test('a night that ends after midnight, and the night the clocks go on, stay the day they began on', () => {
	const { edit, find, strip, of, board } = planned('1:64 | 2 |', { NELL: '1 2' })
	const spring = production({
		minutesPerPage: 60,
		startDate: '2026-03-28',
		weeklyDaysOff: '0000000'
	})
	setCall(edit, strip('|1'), 20 * 60)
	const days = boardOf(readStripboard(edit.doc), spring, board).days
	expect(days.map(({ number, date }) => [number, date])).toEqual([
		[1, '2026-03-28'],
		[2, '2026-03-29']
	])
	// 20:00, eight hours and a meal: out at 5:00 on the Sunday, called again at 7:00 that morning.
	const flags = find(spring).map(({ day, kind, is }) => `${day.number} ${kind} ${is}`)
	expect(flags).toEqual(['2 crew-rest 120', '2 rest 120'])
	expect(find(of).map(({ day }) => day.number)).toEqual([2, 2])
})

test('limits of hours: not before, and out by', () => {
	const { edit, find, cast, strip } = planned('1 2 |', { WREN: '1 2' })
	setCall(edit, strip('|1'), 4 * 60)
	setTerms(edit, cast('WREN'), { earliestCall: 5 * 60, latestOut: 5 * 60 + 30 })
	expect(short(find())).toEqual(['1 early-call 240/300', '1 late-out 360/330'])
})

test('who was merged is away when either name is', () => {
	const { edit, find, cast, strip } = planned('1 2 |', { NELL: '1', NELLIE: '2' })
	addEvent(edit, cast('NELLIE'), { kind: 'unavailable', from: '2026-03-02', to: '2026-03-02' })
	mergeElements(edit, cast('NELLIE'), cast('NELL'))
	expect(find().map(({ kind, subject, strips }) => [kind, subject, strips])).toEqual([
		['unavailable', cast('NELL'), [strip('1'), strip('2')]]
	])
})
