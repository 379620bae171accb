import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roles, type Role } from '#model/access.ts'
import type { Edit } from '#model/core/edit.ts'
import { must } from '#model/core/invariant.ts'
import { changeLines } from '#model/deliverables/commands/lines.ts'
import { addIssues } from '#model/deliverables/commands/qc.ts'
import { addRecipient } from '#model/deliverables/commands/recipients.ts'
import { addSchedule } from '#model/deliverables/commands/schedule.ts'
import { takeSteps } from '#model/deliverables/commands/steps.ts'
import type { RecipientId } from '#model/deliverables/records/recipient.ts'
import { readProduction } from '#model/production/records.ts'
import { editScene } from '#model/stripboard/commands/scenes.ts'
import { publishableDays } from '#model/stripboard/queries/published.ts'
import { scenes } from '#model/stripboard/records/scene.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import type { DocumentKind } from '#model/documents.ts'
import type { SignedIn } from '../support/people.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { editStored, storedDocument } from './documents.ts'
import { ask, type Asked } from './requests.ts'

const dayMs = 24 * 60 * 60 * 1000

let server: TestServer
let ann: SignedIn
/** A production of Ann's, made from the sample. */
let production: string

beforeAll(async () => {
	server = await startTestServer()
	ann = await server.signIn({ name: 'Ann', production: await server.newProduction() })
	production = await sample()
})
afterAll(() => server.close())

async function sample(): Promise<string> {
	const order = { title: 'The Long Night', from: 'sample' }
	const asked = { method: 'POST', body: order, cookie: ann.cookie }
	return (await ask(server, '/api/productions', asked)).said.id
}

const asAnn = (path: string, asked: Asked = {}, of = production) =>
	ask(server, `/api/productions/${of}/${path}`, { cookie: ann.cookie, ...asked })
const open = (token: string) => ask(server, '/api/shared', { method: 'POST', body: { token } })

const oneLine = {
	...{ kind: 'one-line', day: null, recipient: 'Grip truck' },
	...{ isWatermarked: true, days: 7 }
}

/** Makes a link; answers its id and the secret part of its address. */
async function share(special: object = {}, of = production) {
	const { status, said } = await asAnn('links', post({ ...oneLine, ...special }), of)
	expect(status).toBe(201)
	expect(said).toEqual({ id: expect.any(String), link: expect.any(String) })
	const [, address, token = ''] = /^(.*)#([\w-]{22})$/.exec(said.link) ?? []
	expect(address).toBe(`${server.origin}/shared`)
	return { id: said.id as string, token }
}

const post = (body: unknown) => ({ method: 'POST', body })
const listed = async (id: string) =>
	(await asAnn('links')).said.links.find((link: { id: string }) => link.id === id)
const deedsOf = async (kind: string, of = production) =>
	(await asAnn(`log?kind=${kind}`, {}, of)).said.entries

const stored = (kind: DocumentKind) => storedDocument(server, { production, kind })

/** An edit of a colleague's that has reached the disk. */
async function writeSynopsis(synopsis: string): Promise<void> {
	await editStored(server, { production, kind: 'stripboard', author: ann }, (edit) => {
		const all = [...scenes.all(edit.doc).values()]
		const { id } = must(
			all.find(({ number }) => number === '40'),
			'scene 40'
		)
		editScene(edit, id, { synopsis })
	})
}

/** Two recipients are owed things, with all that is nobody else's business. Answers the first one's id. */
function oweTwo(edit: Edit): string {
	const secret = (what: string) => `SECRET ${what}`
	const [one, other] = ['Northlight Sales', 'Rival Pictures'].map((name) => {
		const said = { note: secret('terms'), contact: secret('contact'), dueDate: '2031-05-01' }
		const added = addRecipient(edit, { ...said, name })
		return must(added.ok ? added.value : null, name)
	}) as [RecipientId, RecipientId]
	const kept = { owner: secret('owner'), vendor: secret('vendor'), note: secret('note') }
	const line = {
		...kept,
		name: 'Feature master',
		category: 'picture',
		spec: secret('spec')
	} as const
	const put = addSchedule(edit, one, [line])
	addSchedule(edit, other, [{ name: 'SECRET trailer', category: 'publicity' }])
	const ids = put.ok ? put.value.added : []
	changeLines(edit, ids, { note: secret('line note') })
	const taker = { by: secret('id'), byName: 'Ann', at: '2026-03-02T00:00:00.000Z' }
	takeSteps(edit, ids, { to: 'in-progress', evidence: {}, taker, answers: () => 'granted' })
	addIssues(edit, must(ids[0], 'a line'), [{ description: secret('finding') }])
	return one
}

async function firstDay(): Promise<string> {
	const state = [await stored('stripboard'), await stored('production')] as const
	const [day] = publishableDays(readStripboard(state[0]), readProduction(state[1]))
	return must(day, 'a day').id
}

describe('a link', () => {
	test('opens its page to somebody without an account, under the name it was made for', async () => {
		const { id, token } = await share()
		const { status, said, headers } = await open(token)
		expect(status).toBe(200)
		expect(said).toEqual({
			page: expect.objectContaining({ kind: 'one-line', production: 'The Long Night' }),
			watermark: 'Grip truck',
			publishedAt: expect.any(Number),
			expiresAt: expect.any(Number)
		})
		expect((said.expiresAt - said.publishedAt) / dayMs).toBeCloseTo(7)
		expect(said.page.days.length).toBeGreaterThan(10)
		expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
		expect(headers.get('cache-control')).toBe('no-store')
		expect(headers.getSetCookie()).toEqual([])
		await open(token)
		expect(await listed(id)).toEqual({
			...{ id, kind: 'one-line', day: null, heading: 'One-line schedule' },
			...{ recipient: 'Grip truck', isWatermarked: true, publishedBy: 'Ann', opens: 2 },
			...{ createdAt: said.publishedAt, publishedAt: said.publishedAt },
			...{ expiresAt: said.expiresAt, lastOpenedAt: expect.any(Number) }
		})
	})

	test('shows what was published, until somebody publishes again', async () => {
		await writeSynopsis('Dot counts the matches.')
		const { id, token } = await share({ isWatermarked: false })
		const first = await open(token)
		expect(first.said.watermark).toBeNull()
		await writeSynopsis('Dot has run out of matches.')
		expect((await open(token)).said).toEqual(first.said)
		expect(JSON.stringify(first.said)).toContain('Dot counts the matches.')

		const { said } = await asAnn(`links/${id}/publish`, post({}))
		expect(said).toEqual({ publishedAt: expect.any(Number) })
		const second = await open(token)
		expect(JSON.stringify(second.said)).toContain('Dot has run out of matches.')
		expect(second.said).toMatchObject({ ...said, expiresAt: first.said.expiresAt })
		expect((await deedsOf('link-published'))[0]).toMatchObject({ person: { name: 'Ann' } })
	})

	test('to one day says which; a day that has left the board cannot be published', async () => {
		const day = await firstDay()
		const { id, token } = await share({ kind: 'day', day })
		expect((await open(token)).said.page).toMatchObject({ kind: 'day', number: 1 })
		expect(await listed(id)).toMatchObject({ day, heading: expect.stringMatching(/^Day 1, /) })
		const gone = await asAnn('links', post({ ...oneLine, kind: 'day', day: 'gone' }))
		expect(gone).toMatchObject({
			status: 409,
			said: {
				error: { code: 'day-gone', message: 'This shooting day is no longer on the board.' }
			}
		})
	})

	test('to a delivery shows that recipient’s lines, and nothing of what is kept here or owed to others', async () => {
		const deliverables = { production, kind: 'deliverables', author: ann } as const
		const recipient = await editStored(server, deliverables, oweTwo)
		const { id, token } = await share({ kind: 'delivery', day: recipient })
		const { said } = await open(token)
		expect(said.page).toEqual({
			...{ kind: 'delivery', production: 'The Long Night', recipient: 'Northlight Sales' },
			...{ mandatory: 1, settled: 0, percent: 0 },
			categories: [
				{
					category: 'picture',
					lines: [
						{
							...{
								name: 'Feature master',
								category: 'picture',
								mandatory: true,
								due: '2031-05-01'
							},
							...{ status: 'in-progress', round: 1, version: '', isLate: false },
							...{ inspectBy: '', findings: 1 }
						}
					]
				}
			]
		})
		expect(JSON.stringify(said)).not.toMatch(/SECRET|Rival|Ann/)
		expect(await listed(id)).toMatchObject({ heading: 'Delivery to Northlight Sales' })

		const guest = await server.signIn({ name: 'Buyer', role: 'guest', production })
		const seen = await asAnn('published', { cookie: guest.cookie })
		expect(JSON.stringify(seen.said)).not.toContain('Northlight')
		const page = await asAnn(`published/${id}`, { cookie: guest.cookie })
		expect(page).toMatchObject({ status: 404, said: { error: { code: 'link-ended' } } })

		const gone = await asAnn('links', post({ ...oneLine, kind: 'delivery', day: 'gone' }))
		expect(gone).toMatchObject({ status: 409, said: { error: { code: 'recipient-gone' } } })
	})

	test('that was ended, has run out, lost its production or never was ends in one answer', async () => {
		const { id, token } = await share()
		expect((await asAnn(`links/${id}`, { method: 'DELETE' })).status).toBe(204)
		const late = await share()
		const { database } = await server.people()
		await database
			.updateTable('share_link')
			.set({ expires_at: Date.now() })
			.where('id', '=', late.id)
			.execute()
		const other = await sample()
		const lost = await share({}, other)
		await server.store.removeProduction(other, 1)
		const never = 'AAAAAAAAAAAAAAAAAAAAAA'

		const before = await database.selectFrom('audit').select('id').orderBy('id', 'desc').execute()
		const answers = await Promise.all([token, late.token, lost.token, never].map(open))
		for (const { status, said, headers } of answers) {
			expect({ status, said, robots: headers.get('x-robots-tag') }).toEqual({
				status: 404,
				said: {
					error: {
						code: 'link-ended',
						message: 'This link has ended. Ask whoever sent it for a new one.'
					}
				},
				robots: 'noindex, nofollow'
			})
			expect(headers.get('cache-control')).toBe('no-store')
		}
		const noted = await database
			.selectFrom('audit')
			.select(['kind', 'production', 'detail', 'person'])
			.where('id', '>', before[0]?.id ?? 0)
			.execute()
		const refused = (production: string | null, detail: string | null) => ({
			...{ kind: 'link-refused', production, detail, person: null }
		})
		expect(noted).toHaveLength(4)
		expect(noted).toEqual(
			expect.arrayContaining([
				refused(production, id),
				refused(production, late.id),
				refused(other, lost.id),
				refused(null, null)
			])
		)
		expect(JSON.stringify(noted)).not.toContain(token)
	})

	test('that has ended is neither ended nor published again', async () => {
		const { id } = await share()
		await asAnn(`links/${id}`, { method: 'DELETE' })
		const ended = { status: 404, said: { error: { code: 'link-ended' } } }
		expect(await asAnn(`links/${id}`, { method: 'DELETE' })).toMatchObject(ended)
		expect(await asAnn(`links/${id}/publish`, post({}))).toMatchObject(ended)
		expect(await listed(id)).toBeUndefined()
	})

	test('of another production is out of reach', async () => {
		const other = await sample()
		const { id, token } = await share({}, other)
		const ended = { status: 404, said: { error: { code: 'link-ended' } } }
		expect(await asAnn(`links/${id}`, { method: 'DELETE' })).toMatchObject(ended)
		expect(await asAnn(`links/${id}/publish`, post({}))).toMatchObject(ended)
		expect(await asAnn(`published/${id}`)).toMatchObject(ended)
		expect((await open(token)).status).toBe(200)
	})

	test.each([
		['nobody to get it', { recipient: ' ' }],
		['a recipient that is too long', { recipient: 'x'.repeat(81) }],
		['a page that there is not', { kind: 'contacts' }],
		['a day and does not say which', { kind: 'day', day: null }],
		['a delivery and does not say whose', { kind: 'delivery', day: null }],
		['no end', { days: undefined }],
		['an end too far away', { days: 91 }],
		['an end that is no number of days', { days: 1.5 }]
	])('with %s is refused with a sentence', async (_name, wrong) => {
		const { status, said } = await asAnn('links', post({ ...oneLine, ...wrong }))
		expect(status).toBe(400)
		expect(said.error).toEqual({
			code: 'bad-request',
			message: expect.stringMatching(/^[A-Z].*\.$/)
		})
	})
})

describe('who may', () => {
	const publishing: Role[] = ['owner', 'coordinator', 'ad', 'post']

	test.each(roles.map((role) => [role]))('publish and end links: %s', async (role) => {
		const { cookie } = await server.signIn({ name: 'Somebody', role, production })
		const { id } = await share()
		const answers = [
			await asAnn('links', { cookie }),
			await asAnn('links', { ...post(oneLine), cookie }),
			await asAnn(`links/${id}/publish`, { ...post({}), cookie }),
			await asAnn(`links/${id}`, { method: 'DELETE', cookie })
		]
		const allowed = [200, 201, 200, 204]
		expect(answers.map(({ status }) => status)).toEqual(
			publishing.includes(role) ? allowed : allowed.map(() => 403)
		)
	})

	test.each(roles.map((role) => [role]))('read what was published, as %s', async (role) => {
		const { cookie } = await server.signIn({ name: 'Grace', role, production })
		const { id } = await share()
		const { said, headers } = await asAnn('published', { cookie })
		expect(said.pages[0]).toEqual({
			...{ id, heading: 'One-line schedule', publishedAt: expect.any(Number) }
		})
		expect(headers.get('cache-control')).toBe('no-store')
		const page = await asAnn(`published/${id}`, { cookie })
		expect(page.said).toMatchObject({ page: { kind: 'one-line' }, watermark: 'Grace' })
		expect((await listed(id)).opens).toBe(0)
		await asAnn(`links/${id}`, { method: 'DELETE' })
		expect((await asAnn(`published/${id}`, { cookie })).said.error.code).toBe('link-ended')
	})

	test('to strangers the production does not exist, to the signed-out nothing does', async () => {
		const { cookie } = await server.signIn({
			name: 'Eve',
			production: await server.newProduction()
		})
		const { id } = await share()
		const paths = ['links', 'published', `published/${id}`, 'log']
		for (const path of paths) {
			const url = `/api/productions/${production}/${path}`
			expect(await ask(server, url, { cookie })).toMatchObject({
				status: 404,
				said: { error: { code: 'no-such-production' } }
			})
			expect(await ask(server, url)).toMatchObject({
				status: 401,
				said: { error: { code: 'signed-out' } }
			})
		}
	})

	test.each(roles.map((role) => [role]))('read the log: %s', async (role) => {
		const { cookie, id } = await server.signIn({ name: 'Somebody', role, production })
		const { status } = await asAnn('log', { cookie })
		expect(status).toBe(role === 'owner' ? 200 : 403)
		if (role === 'owner') return
		const [refused] = await deedsOf('refused')
		expect(refused).toMatchObject({ person: { id }, detail: 'log' })
	})
})

describe('the log', () => {
	test('tells deeds and edits, newest first, with what there is to choose from', async () => {
		const own = await sample()
		const { id, token } = await share({}, own)
		await open(token)
		await asAnn(`links/${id}`, { method: 'DELETE' }, own)
		await open(token)
		const { said, status } = await asAnn('log', {}, own)
		expect(status).toBe(200)
		const person = { id: ann.id, name: 'Ann' }
		const detail = 'One-line schedule (Grip truck)'
		const entries = said.entries.map(
			({ id: _, at: __, ...entry }: { id: string; at: number }) => entry
		)
		const deed = { person: null, document: null, count: 1 }
		expect(entries.slice(0, 5)).toEqual([
			{ ...deed, kind: 'link-refused', detail },
			{ ...deed, kind: 'link-revoked', detail, person },
			{ ...deed, kind: 'link-opened', detail },
			{ ...deed, kind: 'link-made', detail, person },
			{ ...deed, kind: 'production-started', detail: 'sample', person }
		])
		expect(said).toMatchObject({ next: null, people: [person] })
		expect(said.kinds).toEqual(expect.arrayContaining(['edited', 'link-opened']))
	})

	test('can be asked for one kind, one person, one document, from one place', async () => {
		await writeSynopsis('Dot lights the last match.')
		const query = `log?kind=edited&person=${ann.id}&document=stripboard`
		const { said } = await asAnn(query)
		expect(said.entries).toMatchObject([{ kind: 'edited', document: 'stripboard' }])
		expect(said.entries[0].person).toEqual({ id: ann.id, name: 'Ann' })
		expect((await asAnn('log?kind=&person=&document=&before=')).status).toBe(200)
		for (const before of ['x', '1', '1.2;3', '-1.2', '1.2.'.repeat(2500)]) {
			const answer = await asAnn(`log?before=${encodeURIComponent(before)}`)
			expect(answer).toMatchObject({ status: 400, said: { error: { code: 'bad-request' } } })
		}
	})

	test('is read to its end page by page, each entry once', async () => {
		const { id, token } = await share()
		for (let n = 0; n < 120; n++) await open(token)
		await asAnn(`links/${id}`, { method: 'DELETE' })
		const ids: string[] = []
		let before = ''
		do {
			const { said } = await asAnn(`log?before=${before}`)
			expect(said.entries.length).toBeLessThanOrEqual(100)
			for (const entry of said.entries) ids.push(entry.id)
			before = said.next ?? ''
		} while (before !== '')
		expect(ids.length).toBeGreaterThan(120)
		expect(new Set(ids).size).toBe(ids.length)
	})
})

test('who signs in is told to the server’s owner, and to owners about their own people', async () => {
	const fresh = await startTestServer()
	const token = must(fresh.setUpUrl, 'a set-up address').split('#')[1]
	const person = { name: 'Olive', email: 'olive@example.com', password: 'a quiet harbour at dawn' }
	const made = await ask(fresh, '/api/set-up', post({ token, ...person }))
	const olive = must(made.headers.getSetCookie()[0]?.split(';')[0], 'a cookie')
	const production = await fresh.newProduction(made.said.person.id)
	const password = 'another quiet harbour'
	const bo = await fresh.signIn({ name: 'Bo', production, password })
	const cleo = await fresh.signIn({ name: 'Cleo', password })
	for (const { email } of [bo, cleo]) {
		const entered = await ask(fresh, '/api/auth/sign-in/email', post({ email, password }))
		expect(entered.status).toBe(200)
	}
	const signedIn = async (cookie: string) =>
		(
			await ask(fresh, `/api/productions/${production}/log?kind=signed-in`, { cookie })
		).said.entries.map((entry: { person: { name: string } }) => entry.person.name)
	expect(await signedIn(olive)).toEqual(['Cleo', 'Bo'])
	expect(await signedIn(bo.cookie)).toEqual(['Bo'])
	await fresh.close()
})

test('somebody who tries links by the hundred has to wait', async () => {
	const fresh = await startTestServer()
	const token = 'AAAAAAAAAAAAAAAAAAAAAA'
	const asked = () => ask(fresh, '/api/shared', post({ token }))
	let tries = 0
	while ((await asked()).status === 404) expect(++tries).toBeLessThan(1000)
	expect(tries).toBe(300)
	const { status, said, headers } = await asked()
	expect([status, said.error.code]).toEqual([429, 'too-many'])
	expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
	await fresh.close()
})
