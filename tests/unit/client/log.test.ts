import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Log } from '$lib/client/log.svelte.ts'
import { People } from '$lib/client/people.svelte.ts'
import type { SignedIn } from '../../support/people.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { installPageOf, type PageOf } from './support/page-of.ts'

let server: TestServer
let production: string
let ann: SignedIn
let bo: SignedIn
let page: PageOf
let log: Log

beforeAll(async () => {
	server = await startTestServer()
})
afterAll(() => server.close())

beforeEach(async () => {
	production = await server.newProduction()
	ann = await server.signIn({ name: 'Ann', production })
	bo = await server.signIn({ name: 'Bo', production, role: 'department' })
	page = installPageOf(server, ann)
	log = new Log(production)
})
afterEach(() => {
	vi.unstubAllGlobals()
})

const told = () => log.entries.map(({ kind, person }) => `${person?.name} ${kind}`)

/** Bo tries what Bo may not, so many times. */
async function boTries(times: number) {
	page.cookie = bo.cookie
	const people = new People(production)
	for (let time = 0; time < times; time++) await people.giveRole(ann.id, 'guest')
	page.cookie = ann.cookie
}

test('the log tells what was done, newest first', async () => {
	await new People(production).giveRole(bo.id, 'ad')
	await boTries(1)
	expect(log.known).toBe(false)
	await log.refresh()
	expect(log.known).toBe(true)
	expect(told()).toEqual(['Bo refused', 'Ann role-changed'])
	expect(log.people.map(({ name }) => name)).toEqual(['Ann', 'Bo'])
	expect(log.hasOlder).toBe(false)
})

test('only what matches is shown, and all of it again', async () => {
	await new People(production).giveRole(bo.id, 'ad')
	await boTries(2)
	await log.show({ person: bo.id })
	expect(told()).toEqual(['Bo refused', 'Bo refused'])
	await log.show({ kind: 'role-changed' })
	expect([log.isFiltered, told()]).toEqual([true, []])
	await log.show({ kind: '', person: '', document: '' })
	expect([log.isFiltered, log.entries.length]).toEqual([false, 3])
})

test('older entries follow below those that are there, each once', async () => {
	await boTries(103)
	await log.refresh()
	expect([log.entries.length, log.hasOlder]).toEqual([100, true])
	await log.older()
	expect([log.entries.length, log.hasOlder]).toEqual([103, false])
	expect(new Set(log.entries.map(({ id }) => id)).size).toBe(103)
})

test('whoever may not read the log is told so', async () => {
	page.cookie = bo.cookie
	await log.refresh()
	expect([log.known, log.entries]).toEqual([false, []])
	expect(log.complaint).toMatch(/^Your role .+\.$/)
})
