import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { clashKinds, clashes, type Clash } from '#model/stripboard/clashes/clashes.ts'
import { clashesAfter } from '#model/stripboard/clashes/landing.ts'
import type { Plan } from '#model/stripboard/clashes/plan.ts'
import { moveStrips } from '#model/stripboard/commands/move.ts'
import { addEvent, setTerms } from '#model/stripboard/commands/availability.ts'
import { addElement } from '#model/stripboard/commands/elements.ts'
import { rules, type Rules } from '#model/stripboard/records/rules.ts'
import { nameSet } from '#model/stripboard/commands/scenes.ts'
import { setCall } from '#model/stripboard/commands/strips.ts'
import { boardOf, type ShootingDay } from '#model/stripboard/queries/board.ts'
import { boards, type BoardId } from '#model/stripboard/records/board.ts'
import { events, eventKinds } from '#model/stripboard/records/event.ts'
import type { ElementId } from '#model/stripboard/records/element.ts'
import { locations, sets, type LocationId } from '#model/stripboard/records/set.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy, production } from '../../../../support/builders.ts'
import { forSeeds, type Random } from '../../../../support/random.ts'

/*
 * The same flags worked out as a person with paper would: every rule on its own, every pair of days
 * compared, times written out to the minute. It shares no code with what it checks.
 */

const midnight = (date: string) => Date.parse(`${date}T00:00:00Z`) / 60_000
const later = (date: string, days: number) =>
	new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

type Sheet = {
	unit: number
	day: ShootingDay
	call: number
	wrap: number
	meals: { from: number; to: number }[]
	scenes: { from: number; to: number; needs: readonly string[]; places: string[] }[]
}

function sheetOf({ state }: Plan, day: ShootingDay, unit: number): Sheet {
	const { usualCall, firstMeal, mealMinutes } = state.rules
	const call = day.call ?? usualCall
	const isMeal = (text: string) =>
		['breakfast', 'brunch', 'lunch', 'meal', 'dinner', 'supper'].some((word) =>
			text.toLowerCase().split(/\W+/).includes(word)
		)
	const hasMeal = day.rows.some((row) => row.kind === 'banner' && isMeal(row.strip.text))
	const sheet: Sheet = { unit, day, call, wrap: call, meals: [], scenes: [] }
	let hasBroken = hasMeal || firstMeal === 0
	for (const row of day.rows) {
		if (row.kind === 'dayBreak') continue
		const from = sheet.wrap
		let to = from + (row.minutes ?? 0)
		if (!hasBroken && to > call + firstMeal) {
			to += mealMinutes
			hasBroken = mealMinutes > 0
		}
		sheet.wrap = to
		if (row.kind === 'banner' && isMeal(row.strip.text)) sheet.meals.push({ from, to })
		if (row.kind !== 'scene' || row.scene.omitted) continue
		const set = row.scene.set
		const location = set === '' ? '' : (state.sets.get(set)?.location ?? '')
		const places = [set, location].filter((place) => place !== '')
		sheet.scenes.push({ from, to, needs: row.scene.elements, places })
	}
	return sheet
}

function slowClashes(plan: Plan): string[] {
	const { state, production } = plan
	const { rules } = state
	const found = new Set<string>()
	const sheets = plan.units
		.flatMap(({ days }, unit) => days.map((day) => sheetOf(plan, day, unit)))
		.filter(({ scenes }) => scenes.length > 0)
	const flag = (sheet: Sheet, kind: string, subject = '', numbers = '') =>
		found.add(`${sheet.unit} ${sheet.day.id} ${kind} ${subject} ${numbers}`)

	const ids = [...state.elements.values()].filter(({ removed }) => !removed)
	for (const sheet of sheets) {
		const { date, totals } = sheet.day
		const long = sheet.wrap - sheet.call
		if (rules.longestDay && long > rules.longestDay)
			flag(sheet, 'long-day', '', `${long}/${rules.longestDay}`)
		if (rules.targetEighths && totals.eighths > rules.targetEighths)
			flag(sheet, 'over-pages', '', `${totals.eighths}/${rules.targetEighths}`)
		const late = lateMeals(sheet, rules)
		if (late[0]) flag(sheet, 'meal', '', late[0])
		for (const { id, mostWork, earliestCall, latestOut } of ids) {
			const scenes = sheet.scenes.filter(({ needs }) => needs.includes(id))
			if (scenes.length === 0) continue
			const from = Math.min(...scenes.map((scene) => scene.from))
			const to = Math.max(...scenes.map((scene) => scene.to))
			if (mostWork !== null && to - from > mostWork)
				flag(sheet, 'long-work', id, `${to - from}/${mostWork}`)
			if (earliestCall !== null && from < earliestCall)
				flag(sheet, 'early-call', id, `${from}/${earliestCall}`)
			if (latestOut !== null && to > latestOut) flag(sheet, 'late-out', id, `${to}/${latestOut}`)
			for (const event of state.events.values()) {
				if (event.removed || event.subject !== id || date === null) continue
				if (event.from > date || event.to < date) continue
				if (event.fromMinute !== null && event.fromMinute >= to) continue
				if (event.toMinute !== null && event.toMinute <= from) continue
				const kind = ['unavailable', 'soft'].includes(event.kind) ? event.kind : 'busy'
				flag(sheet, kind, id, event.id)
			}
		}
		if (date === null) continue
		for (const place of new Set(sheet.scenes.flatMap(({ places }) => places))) {
			for (const event of state.events.values()) {
				if (event.removed || event.subject !== place || event.kind !== 'unavailable') continue
				if (event.from > date || event.to < date) continue
				if (event.fromMinute !== null && event.fromMinute >= sheet.wrap) continue
				if (event.toMinute !== null && event.toMinute <= sheet.call) continue
				flag(sheet, 'closed', place, event.id)
			}
			const location = [...state.locations.values()].find(({ id }) => id === place)
			const permit = location && [location.permitFrom || '0', location.permitTo || '9']
			if (permit && (date < (permit[0] ?? '') || date > (permit[1] ?? '')))
				flag(sheet, 'no-permit', place)
		}
	}

	const dated = sheets.filter(({ day }) => day.date !== null)
	const isOff = (date: string) => {
		const exception = production.exceptions.get(date)?.kind
		if (exception === 'work') return false
		if (exception !== undefined || production.holidays.has(date)) return true
		const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
		return production.settings.weeklyDaysOff[weekday] === '1'
	}
	const allOffBetween = (a: string, b: string) => {
		let count = 0
		for (let date = later(a, 1); date < b; date = later(date, 1)) {
			if (!isOff(date)) return false
			count++
		}
		return count > 0
	}
	type Night = { from: string; to: string; sheet: Sheet; rest: number; needs: number }
	/** A short night may be reduced: enough rest, the night before was not short, not too many lately. */
	const mayBeReduced = ({ from, to, rest }: Night, short: Night[]) => {
		if (rules.reducedRest === 0 || rest < rules.reducedRest) return false
		if (short.some((other) => other.to === from)) return false
		const since = later(to, 1 - rules.reducedWithin)
		return short.filter((other) => other.to >= since && other.to <= to).length <= rules.reducedTimes
	}
	/** Every pair of one list with none of the list between them. */
	const compare = (list: Sheet[], kind: string, who: string, span: (sheet: Sheet) => number[]) => {
		const short: Night[] = []
		for (const a of list) {
			for (const b of list) {
				const [one, two] = [a.day.date ?? '', b.day.date ?? '']
				if (one >= two) continue
				if (list.some(({ day }) => (day.date ?? '') > one && (day.date ?? '') < two)) continue
				// Of two units on the later date the first to be listed has had the rest.
				if (list.find(({ day }) => day.date === two) !== b) continue
				if (list.findLast(({ day }) => day.date === one) !== a) continue
				const rest = midnight(two) + (span(b)[0] ?? 0) - midnight(one) - (span(a)[1] ?? 0)
				const isWeekly = allOffBetween(one, two)
				const daily = kind === 'crew-rest' ? rules.crewRest : rules.castRest
				const needs = isWeekly ? rules.weeklyRest : daily
				if (rest >= needs) continue
				if (isWeekly) flag(b, 'weekly-rest', who, `${rest}/${needs}`)
				else short.push({ from: one, to: two, sheet: b, rest, needs })
			}
		}
		for (const night of short) {
			const isReduced = kind === 'rest' && mayBeReduced(night, short)
			flag(night.sheet, isReduced ? 'reduced-rest' : kind, who, `${night.rest}/${night.needs}`)
		}
	}
	plan.units.forEach((_, unit) => {
		const own = dated.filter((sheet) => sheet.unit === unit)
		compare(own, 'crew-rest', '', ({ call, wrap }) => [call, wrap])
	})
	for (const { id, category } of ids) {
		const own = dated
			.filter(({ scenes }) => scenes.some(({ needs }) => needs.includes(id)))
			.sort((a, b) => ((a.day.date ?? '') < (b.day.date ?? '') ? -1 : 1))
		for (const a of own)
			for (const b of own)
				if (a.unit !== b.unit && a.day.date === b.day.date) flag(a, 'two-units', id)
		if (category !== 'cast' && category !== 'stunts') continue
		compare(own, 'rest', id, ({ scenes }) => {
			const mine = scenes.filter(({ needs }) => needs.includes(id))
			return [Math.min(...mine.map(({ from }) => from)), Math.max(...mine.map(({ to }) => to))]
		})
	}
	return [...found].sort()
}

function lateMeals(sheet: Sheet, rules: Plan['state']['rules']): string[] {
	const late: string[] = []
	let [from, within] = [sheet.call, rules.firstMeal]
	for (const meal of sheet.meals) {
		if (within > 0 && meal.from > from + within) late.push(`${meal.from}/${from + within}`)
		;[from, within] = [meal.to, rules.nextMeal]
	}
	if (sheet.meals.length > 0 && within > 0 && sheet.wrap > from + within)
		late.push(`${sheet.wrap}/${from + within}`)
	return late
}

function text({ unit, day, kind, subject, is, needs, event }: Clash): string {
	const numbers = event ? event.id : is === null ? '' : `${is}/${needs}`
	return `${unit} ${day.id} ${kind} ${subject} ${numbers}`
}

const boardWords = (random: Random, from: number) => {
	const words: string[] = []
	for (let at = 0; at < 10 + random.below(14); at++) {
		words.push(`${from + at}:${random.pick([2, 8, 12, 24, 40, '?'])}`)
		if (random.chance(0.12)) words.push(random.pick([`LUNCH:60`, 'MOVE:45', 'DINNER:30']))
		if (random.chance(0.45)) words.push('|')
	}
	return words.join(' ')
}

/** By what a board is judged, at random. */
function judgement(random: Random): Pick<Plan, 'production'> & { rules: Rules } {
	const given: Partial<Rules> = {
		longestDay: random.pick([0, 480, 840]),
		targetEighths: random.pick([0, 24]),
		firstMeal: random.pick([0, 180, 360]),
		nextMeal: random.pick([0, 360]),
		mealMinutes: random.pick([0, 30, 60]),
		castRest: random.pick([600, 720]),
		reducedRest: random.pick([0, 480, 600]),
		reducedTimes: random.pick([1, 2]),
		reducedWithin: random.pick([2, 4, 7]),
		weeklyRest: random.pick([2160, 3240, 5760])
	}
	const settings = {
		minutesPerPage: 60,
		startDate: random.pick(['2026-03-02', '2026-03-05', '']),
		weeklyDaysOff: random.pick(['0000011', '0000001', '0000000'])
	}
	return {
		rules: { ...rules.read(new Y.Doc()), ...given },
		production: {
			...production(settings),
			holidays: new Map(random.chance(0.3) ? [['2026-03-06', 'Regatta']] : []),
			exceptions: new Map(random.chance(0.3) ? [['2026-03-07', { kind: 'work', label: '' }]] : [])
		}
	}
}

/** A production with everything that flags can come from. */
function randomPlan(random: Random) {
	const edit = editBy('ann', new Y.Doc(), random.below(1e9))
	const drawn = [drawBoard(edit, boardWords(random, 1)), drawBoard(edit, boardWords(random, 101))]
	const [first, second] = drawn.map(({ board }) => board) as [BoardId, BoardId]
	boards.patch(edit.doc, second, { unitOf: first })
	const state = () => readStripboard(edit.doc)
	const sceneIds = [...state().scenes.keys()]
	const ids: ElementId[] = []
	for (const name of ['NELL', 'AMOS', 'WREN', 'TRUCK']) {
		for (const scene of random.some(sceneIds, 12)) {
			const category = name === 'TRUCK' ? ('vehicles' as const) : ('cast' as const)
			const added = addElement(edit, scene, { category, name })
			if (added.ok && !ids.includes(added.value)) ids.push(added.value)
		}
	}
	const place = edit.newId() as LocationId
	locations.create(edit.doc, place, {
		name: 'Whitby',
		permitFrom: '2026-03-03',
		permitTo: '2026-03-12'
	})
	for (const scene of random.some(sceneIds, 6))
		nameSet(edit, scene, random.pick(['HARBOUR', 'LAMP']))
	const setIds = [...state().sets.keys()]
	for (const set of setIds) if (random.chance(0.5)) sets.patch(edit.doc, set, { location: place })
	const subjects = [...ids, ...setIds, place]
	for (let count = random.below(7); count > 0; count--) {
		const from = later('2026-03-01', random.below(16))
		addEvent(edit, random.pick(subjects), {
			kind: random.pick(eventKinds),
			from,
			to: later(from, random.below(4)),
			fromMinute: random.pick([null, null, 600]),
			toMinute: random.pick([null, null, 900])
		})
	}
	const [gone] = events.mapOf(edit.doc).keys()
	if (gone && random.chance(0.2))
		edit.doc.transact(() => events.patch(edit.doc, gone as never, { removed: true }))
	for (const strip of state().strips.values()) {
		if (strip.kind === 'dayBreak' && random.chance(0.5))
			setCall(edit, strip.id, random.pick([5, 7, 11, 15, 19, 22]) * 60)
	}
	setTerms(edit, random.pick(ids), { mostWork: 240, earliestCall: 360, latestOut: 900 })
	/** The board as it stands, under other rules and another calendar each time. */
	const plan = (judged = judgement(random)): Plan => {
		const now = { ...state(), rules: judged.rules }
		const { production } = judged
		const units = [first, second].map((board) => boardOf(now, production, board))
		return { state: now, production, units }
	}
	return { edit, plan, first }
}

/** Thousands of schedules read slowly: seconds on a quiet machine. */
const patient = { timeout: 120_000 }

test('flags are what a slow reader of the rules finds, in 2,000 random schedules', patient, () => {
	const seen = new Set<string>()
	forSeeds(200, (random) => {
		const { plan } = randomPlan(random)
		for (let count = 0; count < 10; count++) {
			const judged = plan()
			const found = clashes(judged)
			for (const { kind } of found) seen.add(kind)
			expect(found.map(text).sort()).toEqual(slowClashes(judged))
			expect(new Set(found.map(({ key }) => key)).size).toBe(found.length)
		}
	})
	// Every kind came up, so none was agreed on by absence.
	expect(seen.size).toBe(clashKinds.length)
})

test(
	'what a held strip would bring is what is found once let go, in 150 random drops',
	patient,
	() => {
		forSeeds(150, (random) => {
			const { edit, plan, first } = randomPlan(random)
			const judged = judgement(random)
			const before = plan(judged)
			const days = before.units[0]?.days.filter(({ id }) => id !== 'open') ?? []
			const day = days[random.below(Math.max(1, days.length))]
			const rows = before.units[0]?.days.flatMap((known) => known.rows) ?? []
			if (!day || rows.length === 0) return
			const held = random.some(rows, 3)
			const stays = day.rows.filter((row) => !held.includes(row))
			const target: StripId | null = random.chance(0.3)
				? null
				: (random.pick([...stays, null])?.id ?? null)
			const expected = clashesAfter(before, { rows: held, day, before: target }).map(text)
			const ids = held.map(({ id }) => id)
			const at = target ?? (day.id as StripId)
			moveStrips(edit, ids, { board: first, list: 'main', before: at })
			const after = clashes(plan(judged)).filter(
				(clash) => clash.unit === 0 && clash.day.id === day.id
			)
			expect(after.map(text)).toEqual(expected)
		})
	}
)
