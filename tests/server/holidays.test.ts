import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../support/server.ts'
import { ask } from './requests.ts'

/*
 * Public holidays as a calendar asks for them. The library's own dates are not checked here, but
 * that ours of them are whole days, in the span, once, and with the region's.
 */

let server: TestServer
let cookie: string
beforeAll(async () => {
	server = await startTestServer()
	cookie = (await server.signIn({ name: 'Ann' })).cookie
})
afterAll(() => server.close())

const asked = (query: string) => ask(server, `/api/holidays?${query}`, { cookie })
const spring = 'from=2026-04-01&to=2026-05-31'

test('countries are told by name', async () => {
	const { status, said } = await ask(server, '/api/holidays/countries', { cookie })
	expect(status).toBe(200)
	expect(said.countries).toContainEqual({ id: 'GB', name: 'United Kingdom' })
})

test('holidays are those of the span, a region’s with its country’s', async () => {
	const dates = async (query: string) =>
		(await asked(`${query}&${spring}`)).said.holidays.map(({ date }: { date: string }) => date)
	const scotland = await dates('country=GB&region=SCT')
	expect(scotland).toEqual(['2026-04-03', '2026-05-04', '2026-05-25'])
	expect(await dates('country=GB&region=ENG')).toContain('2026-04-06')
	expect((await asked(`country=GB&${spring}`)).said.regions).toContainEqual({
		...{ id: 'SCT', name: 'Scotland' }
	})
})

test('a span over the end of a year has both years, half days are none', async () => {
	const { said } = await asked('country=DE&from=2026-12-20&to=2027-01-02')
	expect(said.holidays.map(({ date }: { date: string }) => date)).toEqual([
		...['2026-12-25', '2026-12-26', '2027-01-01']
	])
})

describe('what cannot be is said in a sentence', () => {
	test.each([
		['', 'A country is needed'],
		['country=Britain&' + spring, 'A country has two capitals'],
		['country=ZZ&' + spring, 'No holidays are known for that country'],
		['country=GB&region=XX&' + spring, 'There is no such region'],
		['country=GB&region=..%2F&' + spring, 'There is no such region'],
		['country=GB&from=2026-04-31&to=2026-05-01', 'Dates are written YYYY-MM-DD'],
		['country=GB&from=2026-05-01&to=2026-04-01', 'The last date comes before the first'],
		['country=GB&from=2026-05-01&to=2036-04-01', 'That is more than five years']
	])('%s: %s', async (query, sentence) => {
		const { status, said } = await asked(query)
		expect([status, said.error.message]).toEqual([400, sentence])
	})
})

test('who asks too often is asked to wait, and nobody else', async () => {
	const greedy = await server.signIn({ name: 'Greedy' })
	const once = () => ask(server, '/api/holidays', { cookie: greedy.cookie })
	const answers = await Promise.all(Array.from({ length: 121 }, once))
	expect(answers.filter(({ status }) => status === 429)).toHaveLength(1)
	expect((await asked('country=GB&' + spring)).status).toBe(200)
})
