import * as Y from 'yjs'
import { expect, test } from 'vitest'
import { ask } from '#model/bookings/commands/requests.ts'
import {
	addSession,
	bookResource,
	moveSession,
	removeSession
} from '#model/bookings/commands/sessions.ts'
import { queuesOf, rankOf } from '#model/bookings/queries/holds.ts'
import { overlaps } from '#model/bookings/queries/slots.ts'
import { sessions, type SessionId } from '#model/bookings/records/session.ts'
import type { ResourceId } from '#model/bookings/records/resource.ts'
import { readRulings, type Hold } from '#model/bookings/rulings.ts'
import { isFirm, steps } from '#model/bookings/steps.ts'
import { hourMs } from '#model/bookings/time.ts'
import { Court } from '../../../../support/bookings.ts'
import { copyOf, editBy } from '../../../../support/builders.ts'
import { forSeeds, type Random } from '../../../../support/random.ts'

/*
 * Three people who are mostly offline pencil, move and ask; what they did arrives in any order. The
 * judge must never let two have one slot, lose an answer, or judge the same thing twice.
 */

const starts = ['2026-03-12T09:00', '2026-03-12T11:00', '2026-03-12T13:00', '2026-03-12T15:00']
const when = { zone: 'Europe/London', minutes: 180 }

function act(random: Random, doc: Y.Doc, resources: readonly ResourceId[]): void {
	const edit = { ...editBy('x', doc), newId: random.id, random: random.next }
	const ids = [...sessions.mapOf(doc).keys()] as SessionId[]
	const resource = random.pick(resources)
	const session = ids.length > 0 ? random.pick(ids) : null
	if (session === null || random.chance(0.25))
		addSession(edit, { start: random.pick(starts), ...when }, [resource])
	else if (random.chance(0.15)) moveSession(edit, session, { start: random.pick(starts) })
	else if (random.chance(0.1)) removeSession(edit, session)
	else if (random.chance(0.1)) bookResource(edit, session, { id: resource, required: true })
	else {
		const actuals = { actualIn: starts[0] ?? '', actualOut: starts[1] ?? '' }
		const step = random.chance(0.5) ? 'confirm' : random.pick(steps)
		ask(edit, {
			step,
			session,
			resources: [resource],
			reason: random.pick(['', 'why']),
			...actuals
		})
	}
}

function brokenIn(court: Court): string[] {
	const { holds } = readRulings(court.rulings)
	const broken: string[] = []
	for (const [, queue] of queuesOf(holds.values())) {
		const firm = queue.filter(({ status }) => isFirm(status))
		for (const one of firm)
			for (const other of firm)
				if (one.id < other.id && overlaps(one, other))
					broken.push(`${one.id} and ${other.id} are both firm`)
		for (const group of cliques(queue)) {
			const ranks = group.map((hold) => rankOf(hold, queue, 1)).sort((a, b) => a - b)
			if (ranks.some((rank, at) => rank !== at + 1)) broken.push(`ranks ${ranks.join(' ')}`)
		}
	}
	return broken
}

/** The groups of holds that all share one slot, and share it with nobody else. */
function cliques(queue: readonly Hold[]): Hold[][] {
	const groups = queue.map((hold) => queue.filter((other) => overlaps(hold, other)))
	return groups.filter((group) =>
		group.every((one) => queue.every((other) => overlaps(one, other) === group.includes(other)))
	)
}

test('whatever arrives in whatever order: one has the slot, ranks are 1 to n, every request has one answer', () => {
	let confirmed = 0
	forSeeds(30, (random) => {
		const court = new Court()
		const resources = [court.resource(), court.resource({ name: 'Stage 3' })]
		const people = Array.from({ length: 3 }, (_, at) => copyOf(court.doc, 100 + at))
		for (let step = 0; step < 60; step++) {
			const mine = random.pick(people)
			act(random, mine, resources)
			if (random.chance(0.4)) {
				Y.applyUpdate(court.doc, Y.encodeStateAsUpdate(mine))
				if (random.chance(0.7)) Y.applyUpdate(mine, Y.encodeStateAsUpdate(court.doc))
				if (random.chance(0.2)) court.now += 9 * hourMs
				court.judge()
				expect(brokenIn(court)).toEqual([])
				expect(court.judge(), 'judging again changes nothing').toBe(0)
			}
		}
		for (const mine of people) Y.applyUpdate(court.doc, Y.encodeStateAsUpdate(mine))
		court.judge()
		expect(brokenIn(court)).toEqual([])
		const { answers, holds } = readRulings(court.rulings)
		expect([...answers.keys()].sort()).toEqual([...court.doc.getMap('requests').keys()].sort())
		confirmed += [...holds.values()].filter(({ status }) => isFirm(status)).length
	})
	expect(confirmed).toBeGreaterThan(20)
})
