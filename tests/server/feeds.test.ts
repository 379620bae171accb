import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { addResources } from '#model/bookings/commands/resources.ts'
import { addSession, removeSession } from '#model/bookings/commands/sessions.ts'
import { holdIdOf, holds } from '#model/bookings/rulings.ts'
import { must } from '#model/core/invariant.ts'
import { readProduction } from '#model/production/records.ts'
import { callElement, issueCallSheet } from '#model/stripboard/commands/call-sheet.ts'
import { removeStrips, setCall } from '#model/stripboard/commands/strips.ts'
import { callSheetOf } from '#model/stripboard/call-sheet/sheet.ts'
import { publishableDays } from '#model/stripboard/queries/published.ts'
import { blankNotes, readSheetNotes } from '#model/stripboard/records/call-sheet.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import type { Edit } from '#model/core/edit.ts'
import { done } from '../support/bookings.ts'
import type { SignedIn } from '../support/people.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { editStored, storedDocument } from './documents.ts'
import { ask, type Asked } from './requests.ts'

let server: TestServer
let ann: SignedIn
/** A production of Ann's, made from the sample. */
let production: string

beforeAll(async () => {
	server = await startTestServer()
	ann = await server.signIn({ name: 'Ann', production: await server.newProduction() })
	const order = { title: 'The Long Night', from: 'sample' }
	const asked = { method: 'POST', body: order, cookie: ann.cookie }
	production = (await ask(server, '/api/productions', asked)).said.id
})
afterAll(() => server.close())

const asAnn = (path: string, asked: Asked = {}) =>
	ask(server, `/api/productions/${production}/${path}`, { cookie: ann.cookie, ...asked })
const order = { kind: 'feed', zone: 'America/Los_Angeles', recipient: 'Grip truck', days: 200 }

/** Makes a feed; answers its id and the path of its address. */
async function feed(subject: object) {
	const { status, said } = await asAnn('links', { method: 'POST', body: { ...order, subject } })
	expect([status, said]).toEqual([201, { id: expect.any(String), link: expect.any(String) }])
	const [, path = ''] = /^(\/feeds\/[\w-]{22}\.ics)$/.exec(new URL(said.link).pathname) ?? []
	expect(said.link).toBe(`${server.origin}${path}`)
	return { id: said.id as string, path }
}

const read = (path: string, headers: Record<string, string> = {}) => ask(server, path, { headers })

/** What another program makes of a feed: its events by their uid. */
async function events(path: string): Promise<Map<string, ICAL.Event>> {
	const { status, said } = await read(path)
	expect(status).toBe(200)
	const calendar = new ICAL.Component(ICAL.parse(said) as string[])
	return new Map(
		calendar.getAllSubcomponents('vevent').map((each) => {
			const event = new ICAL.Event(each)
			return [event.uid, event] as const
		})
	)
}

const statusOf = (event: ICAL.Event | undefined) => event?.component.getFirstPropertyValue('status')

const open = (kind: 'stripboard' | 'production') => storedDocument(server, { production, kind })

/** An edit of a colleague's that has reached the disk. */
const change = (doing: (edit: Edit) => unknown) =>
	editStored(server, { production, kind: 'stripboard', author: ann }, doing)

async function dayAt(at: number) {
	const state = readStripboard(await open('stripboard'))
	const days = publishableDays(state, readProduction(await open('production')))
	return must(days[at], `day ${at + 1}`)
}

describe('a calendar feed', () => {
	test('shows the shooting days to whoever has its address, as dates and moments', async () => {
		const { path, id } = await feed({ kind: 'shooting-days' })
		const { headers, said } = await read(path)
		expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
		expect(headers.get('cache-control')).toBe('private, no-cache')
		expect(headers.getSetCookie()).toEqual([])
		expect(said).toContain('X-WR-CALNAME:The Long Night: shooting days')
		const day = await dayAt(3)
		const event = (await events(path)).get(`day-${day.id}@${production}.daybreak`)
		expect(event?.summary).toMatch(/^Day 4 of 16: /)
		expect(event?.startDate.toJSDate().getTime()).toBeGreaterThan(Date.parse(`${day.date}T12:00Z`))
		expect(statusOf(event)).toBe('TENTATIVE')
		const { links } = (await asAnn('links')).said
		expect(links.find((link: { id: string }) => link.id === id)).toMatchObject({
			...{ kind: 'feed', heading: 'Shooting days', recipient: 'Grip truck', opens: 2 }
		})
	})

	test('is told as not changed, until something of it has', async () => {
		const { path } = await feed({ kind: 'shooting-days' })
		const etag = must((await read(path)).headers.get('etag'), 'an etag')
		expect((await read(path, { 'if-none-match': etag })).status).toBe(304)
		const { id } = await dayAt(0)
		await change((edit) => setCall(edit, id, 5 * 60))
		const answer = await read(path, { 'if-none-match': etag })
		expect(answer.status).toBe(200)
		expect(answer.headers.get('etag')).not.toBe(etag)
	})

	test('raises the sequence of what changes, and cancels what is gone', async () => {
		const { path } = await feed({ kind: 'shooting-days' })
		const [changed, gone] = [await dayAt(1), await dayAt(15)]
		const uid = ({ id }: { id: string }) => `day-${id}@${production}.daybreak`
		const before = await events(path)
		expect(before.get(uid(gone))?.sequence).toBe(0)
		await change((edit) => setCall(edit, changed.id, 6 * 60 + 15))
		await change((edit) => removeStrips(edit, [gone.id]))
		const after = await events(path)
		expect(after.get(uid(changed))?.sequence).toBeGreaterThan(0)
		expect(after.get(uid(gone))?.sequence).toBeGreaterThan(0)
		expect(statusOf(after.get(uid(gone)))).toBe('CANCELLED')
		const others = [...before.values()].filter(({ uid: other }) => after.get(other)?.sequence === 0)
		expect(others.length).toBeGreaterThan(10)
	})

	test('one actor’s shows their call as the call sheet went out, not what is tried out after', async () => {
		const { id: day } = await dayAt(2)
		const facts = readProduction(await open('production'))
		const sheetIn = (doc: Y.Doc) => {
			const notes = readSheetNotes(doc).get(day) ?? blankNotes
			return must(callSheetOf(readStripboard(doc), facts, { day, notes }), 'a sheet')
		}
		const actor = must(sheetIn(await open('stripboard')).cast[0], 'somebody is called')
		const element = actor.id as never
		await change((edit) => callElement(edit, day, { element, field: 'onSet', value: '9:10' }))
		await change((edit) =>
			issueCallSheet(edit, day, {
				...{ state: 'published', at: 1, by: 'Ann' },
				facts: JSON.stringify(sheetIn(edit.doc))
			})
		)
		const { path } = await feed({ kind: 'cast', element: actor.id })
		const uid = `day-${day}-${actor.id}@${production}.daybreak`
		const event = (await events(path)).get(uid)
		expect(event?.summary).toContain('Day 3: call 9:10')
		expect(statusOf(event)).toBe('CONFIRMED')
		await change((edit) => callElement(edit, day, { element, field: 'onSet', value: '4:00' }))
		expect((await events(path)).get(uid)?.summary).toContain('Day 3: call 9:10')
		const { said } = await read(path)
		for (const other of sheetIn(await open('stripboard')).cast.slice(1))
			expect(said).not.toContain(other.name)
	})

	test('ended, and one that never was, end in one answer; nothing tells which', async () => {
		const { path, id } = await feed({ kind: 'crew', department: 'Camera' })
		expect((await events(path)).size).toBeGreaterThan(10)
		expect((await asAnn(`links/${id}`, { method: 'DELETE' })).status).toBe(204)
		const ended = await read(path)
		const unknown = await read(`/feeds/${'x'.repeat(22)}.ics`)
		expect([ended.status, ended.said]).toEqual([404, unknown.said])
		expect((await read('/feeds/nothing')).status).toBe(404)
		expect((await read('/feeds/a/b.ics')).status).toBe(404)
	})

	test('is no page, and a page is no calendar', async () => {
		const { path, id } = await feed({ kind: 'shooting-days' })
		const token = path.slice('/feeds/'.length, -'.ics'.length)
		const shared = await ask(server, '/api/shared', { method: 'POST', body: { token } })
		expect(shared.status).toBe(404)
		const again = await asAnn(`links/${id}/publish`, { method: 'POST', body: {} })
		expect(again.status).toBe(404)
		expect((await asAnn('published')).said.pages).toEqual([])
		const page = { kind: 'one-line', day: null, recipient: 'Unit', isWatermarked: true, days: 7 }
		const { said } = await asAnn('links', { method: 'POST', body: page })
		const secret = new URL(said.link as string).hash.slice(1)
		expect((await read(`/feeds/${secret}.ics`)).status).toBe(404)
	})

	test('shows the sessions of a room as its house may follow them, and changes with them', async () => {
		const bookings = { production, kind: 'bookings', author: ann } as const
		const stage = await editStored(server, bookings, (edit) => {
			const [id] = done(addResources(edit, [{ name: 'Stage 2', zone: 'Europe/London' }]))
			const when = { start: '2026-05-12T14:00', minutes: 240, zone: 'Europe/London' }
			const session = done(
				addSession(edit, { title: 'Jack', type: 'adr', ...when }, [must(id, 'one')])
			)
			return { id: must(id, 'one'), session }
		})
		const { path } = await feed({ kind: 'sessions', resource: stage.id, isBusyOnly: false })
		expect((await events(path)).size).toBe(0)
		await editStored(server, { ...bookings, kind: 'rulings' }, ({ doc }) => {
			const slot = { from: Date.UTC(2026, 4, 12, 13), to: Date.UTC(2026, 4, 12, 17) }
			const held = {
				session: stage.session,
				resource: stage.id,
				status: 'pencil',
				place: 1
			} as const
			const id = holdIdOf(stage.session, stage.id)
			holds.put(doc, holds.read(id, { ...held, ...slot }))
		})
		const uid = `session-${stage.session}@${production}.daybreak`
		expect((await events(path)).get(uid)).toMatchObject({ summary: '1st hold: ADR, Jack' })
		expect(statusOf((await events(path)).get(uid))).toBe('TENTATIVE')
		await editStored(server, bookings, (edit) => done(removeSession(edit, stage.session)))
		expect(statusOf((await events(path)).get(uid))).toBe('CANCELLED')
		const busy = await feed({ kind: 'sessions', resource: '', isBusyOnly: true })
		expect((await read(busy.path)).said).toContain('X-WR-CALNAME:The Long Night: post bookings')
	})

	test('asked for too often, one has to wait, and the others need not', async () => {
		const [hunted, other] = [
			await feed({ kind: 'shooting-days' }),
			await feed({ kind: 'shooting-days' })
		]
		const answers = []
		for (let at = 0; at < 45; at++) answers.push((await read(hunted.path)).status)
		expect(answers[0]).toBe(200)
		expect(answers.at(-1)).toBe(429)
		expect((await read(other.path)).status).toBe(200)
	})

	test('what no calendar can be about, and whoever may not make one, is told so', async () => {
		const wrong = [
			{ subject: { kind: 'rates' } },
			{ subject: { kind: 'cast', element: 'nobody' } },
			{ subject: { kind: 'sessions', resource: 'nobody', isBusyOnly: true } },
			{ zone: 'Atlantis/Docks', subject: { kind: 'shooting-days' } },
			{ days: 4000, subject: { kind: 'shooting-days' } }
		]
		for (const each of wrong) {
			const { status, said } = await asAnn('links', { method: 'POST', body: { ...order, ...each } })
			expect([status, said.error.message]).toEqual([400, expect.stringMatching(/^[A-Z].*\.$/)])
		}
		const dee = await server.signIn({ name: 'Dee', role: 'department', production })
		const body = { ...order, subject: { kind: 'shooting-days' } }
		const refused = await asAnn('links', { method: 'POST', body, cookie: dee.cookie })
		expect(refused.status).toBe(403)
	})
})
