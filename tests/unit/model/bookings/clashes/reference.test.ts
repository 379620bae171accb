import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { severities, type ClashKind, type World } from '#model/bookings/clashes/clash.ts'
import { clashesOf } from '#model/bookings/clashes/clashes.ts'
import type { ShootDays } from '#model/bookings/queries/shoot-days.ts'
import { absences, type AbsenceId } from '#model/bookings/records/absence.ts'
import { resources, type Resource, type ResourceId } from '#model/bookings/records/resource.ts'
import { sessions, type Session, type SessionId } from '#model/bookings/records/session.ts'
import { holdIdOf, holds, type Hold } from '#model/bookings/rulings.ts'
import { readBookings } from '#model/bookings/state.ts'
import { forSeeds, type Random } from '../../../../support/random.ts'

/*
 * The clashes once more, slowly: time as a row of quarters of an hour, each asked of the platform's own
 * formatter what the clock shows. It shares no arithmetic with what it checks.
 */

const stepMs = 15 * 60_000
const weekends = [
	{ zone: 'Europe/London', from: Date.UTC(2026, 2, 27) },
	{ zone: 'America/Los_Angeles', from: Date.UTC(2026, 9, 30) },
	{ zone: 'Australia/Lord_Howe', from: Date.UTC(2026, 3, 3) }
]

const formatters = new Map<string, Intl.DateTimeFormat>()

/** `2026-03-29T02:30` and the weekday, Monday 0. */
function clock(moment: number, timeZone: string): { wall: string; weekday: number } {
	let formatter = formatters.get(timeZone)
	if (!formatter) {
		formatter = new Intl.DateTimeFormat('sv-SE', {
			...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
			...{ hour: '2-digit', minute: '2-digit' }
		})
		formatters.set(timeZone, formatter)
	}
	const wall = formatter.format(moment).replace(' ', 'T')
	const weekday = (new Date(`${wall.slice(0, 10)}T00:00Z`).getUTCDay() + 6) % 7
	return { wall, weekday }
}

/** Every quarter of an hour of the weekend, and a day on either side. */
function stepsOf(from: number): number[] {
	return Array.from({ length: 6 * 96 }, (_, at) => from - 24 * 4 * stepMs + at * stepMs)
}

/** The first moment at which a clock shows a wall time; for one that is skipped, the first after it. */
function momentSlowly(wall: string, zone: string, from: number): number {
	const shown = stepsOf(from).map((moment) => ({ moment, wall: clock(moment, zone).wall }))
	const exact = shown.find((each) => each.wall === wall)
	if (exact) return exact.moment
	const before = shown.findLast((each) => each.wall < wall && each.moment < from + 96 * 4 * stepMs)
	const behind = (Date.parse(`${wall}Z`) - Date.parse(`${before?.wall ?? wall}Z`)) / stepMs
	return (before?.moment ?? from) + behind * stepMs
}

type Scene = { world: World; from: number }

function makeUp(random: Random): Scene {
	const { zone, from } = random.pick(weekends)
	const doc = new Y.Doc()
	const quarter = () => random.pick(['00', '15', '30', '45'])
	const wall = () => {
		const day = new Date(from + random.below(3) * 96 * stepMs).toISOString().slice(0, 10)
		return `${day}T${String(random.below(24)).padStart(2, '0')}:${quarter()}`
	}
	const made = ['stage', 'person'].map((kind, at) => {
		const id = `r${at}` as ResourceId
		resources.create(doc, id, {
			...{ name: id, zone, kind: kind as 'stage' | 'person' },
			...{ before: random.pick([0, 30, 60]), after: random.pick([0, 30]) },
			...random.pick([
				{},
				{ opens: '09:00', closes: '18:00' },
				{ opens: '20:00', closes: '04:00' }
			]),
			closedDays: random.pick(['0000000', '0000001']),
			...(kind === 'person' && { element: 'e1' as never })
		})
		return id
	})
	doc.getMap('bookingRules').set('zone', zone)
	const [one, other] = [wall(), wall()].sort()
	if (one !== other)
		absences.create(doc, 'a1' as AbsenceId, {
			resource: random.pick(made),
			from: one ?? '',
			to: other ?? ''
		})
	const ruled = new Map<Hold['id'], Hold>()
	for (let at = 0; at < 5; at++) {
		const id = `s${at}` as SessionId
		const minutes = 15 * (1 + random.below(30))
		const start = wall()
		sessions.create(doc, id, { title: id, start, minutes, zone })
		for (const resource of random.some(made, 2)) {
			sessions.link(doc, id, { field: 'resources', id: resource })
			const slotFrom = momentSlowly(start, zone, from)
			const hold = holdIdOf(id, resource)
			const status = random.pick(['pencil', 'pencil', 'confirmed', 'released', 'requested'])
			const slot = { from: slotFrom, to: slotFrom + minutes * 60_000 }
			ruled.set(hold, holds.read(hold, { session: id, resource, status, place: at + 1, ...slot }))
		}
	}
	const date = new Date(from + random.below(3) * 96 * stepMs).toISOString().slice(0, 10)
	const shootDays: ShootDays = new Map([['e1' as never, [{ number: 1, date, scenes: [] }]]])
	const holidays = new Map(random.chance(0.5) ? [[date, 'Off']] : [])
	return {
		world: { bookings: readBookings(doc), rulings: { holds: ruled }, shootDays, holidays },
		from
	}
}

type Slow = {
	session: Session
	resource: Resource
	hold: Hold
	at: Set<number>
	padded: Set<number>
}

function slowly({ world, from }: Scene): Set<string> {
	const steps = stepsOf(from)
	const found = new Set<string>()
	const note = (kind: ClashKind, { session, resource }: Slow, other: string) =>
		found.add([severities[kind], kind, session.id, resource.id, other].join(' '))
	const live: Slow[] = [...world.rulings.holds.values()]
		.filter(({ status }) => status === 'pencil' || status === 'confirmed')
		.map((hold) => {
			const session = world.bookings.sessions.get(hold.session as SessionId) as Session
			const resource = world.bookings.resources.get(hold.resource as ResourceId) as Resource
			const [before, after] = [resource.before * 60_000, resource.after * 60_000]
			const between = (a: number, b: number) =>
				new Set(steps.filter((step) => step >= a && step < b))
			const at = between(hold.from, hold.to)
			return { session, resource, hold, at, padded: between(hold.from - before, hold.to + after) }
		})
	for (const each of live) {
		for (const kind of alone(world, each, steps)) note(kind, each, '')
		for (const other of live) {
			if (other === each || other.resource !== each.resource) continue
			const kind = between(world, each, other)
			if (kind) note(kind, each, other.session.id)
		}
	}
	return found
}

function alone(world: World, { resource, at }: Slow, steps: readonly number[]): ClashKind[] {
	const kinds: ClashKind[] = []
	const { zone } = resource
	const any = (test: (step: number) => boolean) => [...at].some(test)
	for (const absence of world.bookings.absences.values()) {
		if (absence.resource !== resource.id) continue
		const inside = insideOf(steps, zone, absence.from, absence.to)
		if (any((step) => inside.has(step))) kinds.push('absence')
	}
	if (any((step) => !isOpen(resource, clock(step, zone)))) kinds.push('closed')
	if (any((step) => world.holidays.has(clock(step, zone).wall.slice(0, 10)))) kinds.push('holiday')
	const [day] = world.shootDays.get(resource.element as never) ?? []
	if (!day) return kinds
	const shoot = insideOf(steps, zone, `${day.date}T07:00`, `${day.date}T19:00`)
	if (any((step) => shoot.has(step))) return [...kinds, 'shoot']
	const isOtherDay = clock(Math.min(...at), zone).wall.slice(0, 10) !== day.date
	return isOtherDay && gap(shoot, at) < 11 * 4 ? [...kinds, 'rest'] : kinds
}

/** The steps from one wall time up to another, in the order in which the clock shows them. */
function insideOf(steps: readonly number[], zone: string, from: string, to: string): Set<number> {
	const first = steps.findIndex((step) => clock(step, zone).wall >= from)
	const last = steps.findIndex((step) => clock(step, zone).wall >= to)
	return new Set(steps.slice(first, last < 0 ? undefined : last))
}

function isOpen(
	{ opens, closes, closedDays }: Resource,
	{ wall, weekday }: ReturnType<typeof clock>
): boolean {
	const time = wall.slice(11)
	const isWorking = (day: number) => closedDays[(day + 7) % 7] !== '1'
	if (opens === '') return isWorking(weekday)
	if (closes > opens) return isWorking(weekday) && time >= opens && time < closes
	return (isWorking(weekday) && time >= opens) || (isWorking(weekday - 1) && time < closes)
}

function gap(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
	const distances = [...a].flatMap((one) => [...b].map((other) => Math.abs(one - other)))
	return Math.min(...distances) / stepMs - 1
}

function between(world: World, a: Slow, b: Slow): ClashKind | null {
	const share = (one: ReadonlySet<number>, other: ReadonlySet<number>) =>
		[...one].some((step) => other.has(step))
	const firm = [a, b].filter(({ hold }) => hold.status === 'confirmed').length
	if (share(a.at, b.at)) {
		if (firm > 0) return firm === 2 ? 'double' : 'behindFirm'
		return rank(world, a) === rank(world, b) ? 'sameRank' : null
	}
	if (share(a.padded, b.padded)) return 'buffer'
	if (a.resource.kind !== 'person') return null
	const day = ({ at }: Slow) => clock(Math.min(...at), a.resource.zone).wall.slice(0, 10)
	return day(a) !== day(b) && gap(a.at, b.at) < 11 * 4 ? 'rest' : null
}

function rank({ rulings }: World, { hold, at }: Slow): number {
	const ahead = [...rulings.holds.values()].filter(
		(other) =>
			['pencil', 'confirmed'].includes(other.status) &&
			other.resource === hold.resource &&
			other.place < hold.place &&
			[...at].some((step) => step >= other.from && step < other.to)
	)
	return ahead.length + 1
}

test(
	'a slow reference finds the same clashes, over weekends on which the clocks change in three zones',
	{ timeout: 120_000 },
	() => {
		const seen = new Set<string>()
		forSeeds(Number(process.env.DAYBREAK_SEEDS ?? 400), (random) => {
			const scene = makeUp(random)
			const quick = clashesOf(scene.world).map(({ severity, kind, session, resource, other }) =>
				[severity, kind, session, resource, other].join(' ')
			)
			for (const each of quick) seen.add(each.split(' ')[1] ?? '')
			expect([...new Set(quick)].sort()).toEqual([...slowly(scene)].sort())
		})
		expect([...seen].sort()).toEqual([
			...[
				'absence',
				'behindFirm',
				'buffer',
				'closed',
				'double',
				'holiday',
				'rest',
				'sameRank',
				'shoot'
			]
		])
	}
)
