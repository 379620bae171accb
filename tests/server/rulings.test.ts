import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { ask } from '#model/bookings/commands/requests.ts'
import { addResources } from '#model/bookings/commands/resources.ts'
import { addSession } from '#model/bookings/commands/sessions.ts'
import type { ResourceId } from '#model/bookings/records/resource.ts'
import type { SessionId } from '#model/bookings/records/session.ts'
import { holdIdOf, readRulings, type RulingsState } from '#model/bookings/rulings.ts'
import type { Edit } from '#model/core/edit.ts'
import type { DocumentAddress } from '#model/documents.ts'
import { stepAnswers } from '#model/deliverables/rulings.ts'
import { done } from '../support/bookings.ts'
import { owing, step, walk } from '../support/deliveries.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { bornProduction, storedDocument } from './documents.ts'
import { inSync, stockClient } from './peers.ts'

/** A hundred judgements, and as many edits, on a machine that does other things. */
vi.setConfig({ testTimeout: 120_000 })

let server: TestServer
beforeAll(async () => {
	server = await startTestServer()
})
afterAll(() => server.close())

function editOf(doc: Y.Doc): Edit {
	return { doc, newId: randomUUID, random: Math.random, origin: 'test' }
}

type Person = ReturnType<typeof stockClient>

async function personIn(production: string, name: string): Promise<Person> {
	return personAt({ production, kind: 'bookings' }, name)
}

async function personAt(address: DocumentAddress, name: string): Promise<Person> {
	const { production } = address
	const role = address.kind === 'deliverables' ? 'post' : 'coordinator'
	const { cookie } = await server.signIn({ name, role, production })
	const client = stockClient(server, { ...address, cookie })
	await inSync(client)
	return client
}

/** The rulings on the disk, once they fulfil what is waited for. */
async function ruled(
	production: string,
	isDone: (rulings: RulingsState) => boolean
): Promise<RulingsState> {
	return vi.waitFor(
		async () => {
			const rulings = readRulings(await storedDocument(server, { production, kind: 'rulings' }))
			if (!isDone(rulings)) throw new Error('not ruled yet')
			return rulings
		},
		{ timeout: 90_000, interval: 100 }
	)
}

test('a hundred people confirm one slot at once: exactly one has it, all are answered, nothing is gone', async () => {
	const production = await bornProduction(server)
	const ann = await personIn(production, 'Ann')
	const [stage] = done(addResources(editOf(ann.doc), [{ name: 'Stage 2', zone: 'Europe/London' }]))
	const when = { start: '2026-03-12T10:00', minutes: 240, zone: 'Europe/London' }
	const sessions = Array.from({ length: 100 }, (_, at) =>
		done(addSession(editOf(ann.doc), { title: `Session ${at}`, ...when }, [stage as ResourceId]))
	)
	await ruled(production, ({ holds }) => holds.size === 100)
	const people = await Promise.all(
		Array.from({ length: 10 }, (_, at) => personIn(production, `Person ${at}`))
	)
	for (const [at, session] of sessions.entries()) {
		const { doc } = people[at % 10] as Person
		done(ask(editOf(doc), { step: 'confirm', session, resources: [stage as ResourceId] }))
	}
	const { holds, answers } = await ruled(production, (rulings) => rulings.answers.size === 100)
	expect([...answers.values()].filter(({ ok }) => ok)).toHaveLength(1)
	expect([...holds.values()].filter(({ status }) => status === 'confirmed')).toHaveLength(1)
	expect([...holds.values()].filter(({ status }) => status === 'pencil')).toHaveLength(99)
	for (const each of [ann, ...people]) each.destroy()
})

test('two confirm one slot while they are offline: the first to come back has it, the second is told by whom', async () => {
	const production = await bornProduction(server)
	const ann = await personIn(production, 'Ann')
	const [stage] = done(
		addResources(editOf(ann.doc), [{ name: 'Stage 2', zone: 'Europe/London' }])
	) as [ResourceId]
	const when = { start: '2026-03-12T10:00', minutes: 240, zone: 'Europe/London' }
	const [first, second] = ['Mix R1', 'ADR Wren'].map((title) =>
		done(addSession(editOf(ann.doc), { title, ...when }, [stage]))
	) as [SessionId, SessionId]
	await ruled(production, ({ holds }) => holds.size === 2)
	const bo = await personIn(production, 'Bo')
	ann.disconnect()
	bo.disconnect()
	done(ask(editOf(bo.doc), { step: 'confirm', session: second, resources: [stage] }))
	const [request] = done(
		ask(editOf(ann.doc), { step: 'confirm', session: first, resources: [stage] })
	)
	ann.connect()
	await ruled(production, ({ answers }) => answers.size === 1)
	bo.connect()
	const { holds, answers, history } = await ruled(
		production,
		(rulings) => rulings.answers.size === 2
	)
	expect(answers.get(request as never)?.ok).toBe(true)
	const lost = [...answers.values()].find(({ ok }) => !ok)
	expect([lost?.why, lost?.other]).toEqual(['taken', first])
	expect(holds.get(holdIdOf(first, stage))).toMatchObject({
		status: 'confirmed',
		contested: second
	})
	expect(holds.get(holdIdOf(second, stage))?.status).toBe('pencil')
	const contest = [...history.values()].find(({ deed }) => deed === 'contested')
	expect([contest?.byName, contest?.session]).toEqual(['Bo', first])
	for (const each of [ann, bo]) each.destroy()
})

test('accepted by one and waived by another while both are offline: the first to come back decides it, the other is told', async () => {
	const production = await bornProduction(server)
	const address = { production, kind: 'deliverables' } as const
	const ann = await personAt(address, 'Ann')
	const { edit, line } = owing(undefined, editOf(ann.doc))
	walk(edit, line, 'in-progress')
	const bo = await personAt(address, 'Bo')
	ann.disconnect()
	bo.disconnect()
	expect(step(edit, line, 'waived')).toBeNull()
	walk(editOf(bo.doc), line, 'ready', 'delivered', 'received', 'in-qc', 'accepted')
	const answersOf = async () =>
		stepAnswers.all(await storedDocument(server, { production, kind: 'rulings' }))
	const answered = (count: number) =>
		vi.waitFor(
			async () => {
				const answers = [...(await answersOf()).values()]
				expect(answers).toHaveLength(count)
				return answers
			},
			{ timeout: 90_000, interval: 100 }
		)
	bo.connect()
	expect(await answered(1)).toMatchObject([{ ok: true }])
	ann.connect()
	const refused = (await answered(2)).filter(({ ok }) => !ok)
	expect(refused).toMatchObject([{ why: 'not-from-here' }])
	for (const each of [ann, bo]) each.destroy()
})
