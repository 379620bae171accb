import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { request } from '$lib/client/api.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { installServerPage, type ServerPage } from './support/server-page.ts'

let server: TestServer
let page: ServerPage

beforeAll(async () => {
	server = await startTestServer()
})
afterAll(() => server.close())

beforeEach(() => {
	page = installServerPage(server.url)
})
afterEach(() => {
	vi.unstubAllGlobals()
})

const ask = (path: string) => request({ method: 'GET', path }, z.object({ person: z.null() }))

test('a request is answered with what was asked for', async () => {
	expect(await ask('/api/me')).toEqual({ ok: true, value: { person: null } })
})

test('a request that the server refuses is answered with its sentence', async () => {
	const path = '/api/productions/nowhere'
	const answer = await request({ method: 'DELETE', path }, z.object({}))
	expect(answer).toMatchObject({ ok: false, offline: false, code: 'signed-out' })
	expect(answer.ok ? '' : answer.message).toMatch(/^[A-Z].+\.$/)
})

test('a request without a network is answered too', async () => {
	page.network = false
	expect(await ask('/api/me')).toEqual({
		ok: false,
		offline: true,
		code: 'offline',
		message: 'The server cannot be reached just now. What you have open goes on working.'
	})
})

test('a request answered in a way nobody knows is said to be so', async () => {
	const answer = await request({ method: 'GET', path: '/api/me' }, z.object({ other: z.string() }))
	expect(answer).toMatchObject({ ok: false, offline: false, code: 'unreadable' })
})

describe('a request that comes too often', () => {
	const answered = async (body: string, headers: Record<string, string>) => {
		vi.stubGlobal('fetch', async () => new Response(body, { status: 429, headers }))
		return request({ method: 'POST', path: '/api/visit', body: {} }, z.unknown())
	}

	test('is told in the server’s words, and how long to wait', async () => {
		const error = { code: 'too-many', message: 'Wait a while.' }
		const answer = await answered(JSON.stringify({ error }), { 'retry-after': '90' })
		expect(answer).toEqual({ ok: false, offline: false, ...error, waitMs: 90_000 })
	})

	test('is told in ours where a proxy says it, with a wait of our own', async () => {
		const answer = await answered('<h1>Too many requests</h1>', { 'retry-after': 'tomorrow' })
		expect(answer).toMatchObject({ ok: false, offline: false, code: 'too-many', waitMs: 30_000 })
		expect(answer.ok ? '' : answer.message).toMatch(/Wait a little/)
	})
})
