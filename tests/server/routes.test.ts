import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../support/server.ts'
import { apiRoutes } from './api-routes.ts'
import { bornProduction } from './documents.ts'
import { ask, type Answer } from './requests.ts'

/*
 * Every address under /api, and what comes of it for whom. The ids in the addresses are real ones:
 * whoever guesses or has overheard one gets no further for that.
 */

/** A production, those who ask about it, and the ids of what is in it. */
type World = {
	production: string
	cookies: Record<Caller, string | undefined>
	ids: { person: string; device: string; invitation: string; link: string; file: string }
}

const callers = ['nobody', 'stranger', 'guest', 'department', 'owner'] as const
type Caller = (typeof callers)[number]

/**
 * What each caller is answered, in the order of `callers`: the stranger owns another production. The
 * owner comes last, because what they may do changes what is there.
 */
type Row = {
	is: [number, number, number, number, number]
	body?: (world: World) => unknown
	headers?: Record<string, string>
}

const nobodyNamed = { name: 'Eve', email: 'eve@people.example', password: 'a long enough one' }
const guessed = { token: 'AAAAAAAAAAAAAAAAAAAAAA' }

const rows: Record<string, Row> = {
	'GET /api/me': { is: [200, 200, 200, 200, 200] },
	'PATCH /api/me': { is: [401, 200, 200, 200, 200], body: () => ({ name: 'Somebody' }) },
	'GET /api/me/devices': { is: [401, 200, 200, 200, 200] },
	'DELETE /api/me/devices/:device': { is: [401, 404, 404, 404, 204] },
	'DELETE /api/me/devices': { is: [401, 204, 204, 204, 204] },
	'POST /api/me/sign-out-everywhere': { is: [401, 204, 204, 204, 204], body: () => ({}) },
	'GET /api/me/resets': { is: [401, 403, 403, 403, 403] },

	'POST /api/auth/sign-in/email': {
		is: [401, 401, 401, 401, 401],
		body: () => ({ email: 'eve@people.example', password: 'not that' })
	},
	'POST /api/auth/sign-in/social': {
		is: [404, 404, 404, 404, 404],
		body: () => ({ provider: 'provider', callbackURL: '/' })
	},
	'GET /api/auth/callback/provider': { is: [302, 302, 302, 302, 302] },
	'POST /api/auth/sign-out': { is: [200, 200, 200, 200, 200], body: () => ({}) },
	'POST /api/auth/change-password': {
		is: [401, 400, 400, 400, 400],
		body: () => ({ currentPassword: 'not that', newPassword: 'a long enough one' })
	},
	'POST /api/auth/request-password-reset': {
		is: [200, 200, 200, 200, 200],
		body: () => ({ email: 'eve@people.example' })
	},
	'POST /api/auth/reset-password': {
		is: [404, 404, 404, 404, 404],
		body: () => ({ ...guessed, newPassword: 'a long enough one' })
	},
	'GET /api/auth/passkey/list-user-passkeys': { is: [401, 200, 200, 200, 200] },
	'GET /api/auth/passkey/generate-register-options': { is: [401, 200, 200, 200, 200] },
	'GET /api/auth/passkey/generate-authenticate-options': { is: [200, 200, 200, 200, 200] },
	'POST /api/auth/passkey/verify-authentication': {
		is: [401, 401, 401, 401, 401],
		body: () => ({ response: { id: 'x' } })
	},
	'POST /api/auth/passkey/verify-registration': {
		is: [401, 400, 400, 400, 400],
		body: () => ({ response: { id: 'x' }, name: 'Key' })
	},
	'POST /api/auth/passkey/delete-passkey': {
		is: [401, 404, 404, 404, 404],
		body: () => ({ id: 'x' })
	},

	'POST /api/set-up': {
		is: [404, 404, 404, 404, 404],
		body: () => ({ ...guessed, ...nobodyNamed })
	},
	'POST /api/set-up/backups': { is: [404, 404, 404, 404, 404], body: () => guessed },
	'POST /api/set-up/restore': {
		is: [404, 404, 404, 404, 404],
		body: () => ({ ...guessed, name: 'scheduled.db' })
	},
	'POST /api/set-up/backup-file': { is: [404, 404, 404, 404, 404], body: () => ({}) },
	'GET /api/backups': { is: [401, 403, 403, 403, 403] },
	'POST /api/backups': { is: [401, 403, 403, 403, 403], body: () => ({}) },
	'GET /api/backups/:name': { is: [401, 403, 403, 403, 403] },
	'POST /api/visit': { is: [201, 201, 201, 201, 201], body: () => ({}) },
	'POST /api/invitations/look': { is: [404, 404, 404, 404, 404], body: () => guessed },
	'POST /api/invitations/accept': { is: [401, 404, 404, 404, 404], body: () => guessed },
	'POST /api/invitations/join': {
		is: [404, 404, 404, 404, 404],
		body: () => ({ ...guessed, ...nobodyNamed })
	},
	'POST /api/shared': { is: [404, 404, 404, 404, 404], body: () => guessed },

	'POST /api/booking': { is: [404, 404, 404, 404, 404], body: () => guessed },
	'POST /api/booking/answer': {
		is: [404, 404, 404, 404, 404],
		body: () => ({ ...guessed, mark: 'x', word: 'accepted', name: '', note: '' })
	},

	'GET /api/holidays/countries': { is: [401, 200, 200, 200, 200] },
	'GET /api/holidays': { is: [401, 400, 400, 400, 400] },

	'GET /api/productions': { is: [401, 200, 200, 200, 200] },
	'POST /api/production-files': {
		is: [401, 201, 403, 403, 201],
		body: () => ({
			...{ format: 'daybreak-production', version: 1, schema: 1, title: 'Tide' },
			documents: {}
		})
	},
	'POST /api/productions': {
		is: [401, 201, 403, 403, 201],
		body: () => ({ title: 'Tide', from: 'empty' })
	},
	'DELETE /api/productions/:production': { is: [401, 404, 403, 403, 204] },
	'GET /api/productions/:production/members': { is: [401, 404, 403, 200, 200] },
	'PATCH /api/productions/:production/members/:person': {
		is: [401, 404, 403, 403, 204],
		body: () => ({ role: 'post' })
	},
	'DELETE /api/productions/:production/members/:person': { is: [401, 404, 403, 403, 204] },
	'POST /api/productions/:production/owner': {
		is: [401, 404, 403, 403, 204],
		body: ({ ids }) => ({ person: ids.person })
	},
	'POST /api/productions/:production/invitations': {
		is: [401, 404, 403, 403, 201],
		body: () => ({ role: 'guest', email: null, days: 7, isReusable: false })
	},
	'DELETE /api/productions/:production/invitations/:invitation': { is: [401, 404, 403, 403, 204] },
	'GET /api/productions/:production/links': { is: [401, 404, 403, 403, 200] },
	'POST /api/productions/:production/links': {
		is: [401, 404, 403, 403, 201],
		body: () => oneLine
	},
	'POST /api/productions/:production/links/:link/publish': {
		is: [401, 404, 403, 403, 200],
		body: () => ({})
	},
	'DELETE /api/productions/:production/links/:link': { is: [401, 404, 403, 403, 204] },
	'POST /api/productions/:production/booking-links': {
		is: [401, 404, 403, 403, 409],
		body: () => ({ session: 'gone', resource: 'gone', recipient: 'Lou', message: '', days: 7 })
	},
	'GET /api/productions/:production/published': { is: [401, 404, 200, 200, 200] },
	'GET /api/productions/:production/published/:link': { is: [401, 404, 200, 200, 200] },
	'POST /api/productions/:production/files/:document': {
		is: [401, 404, 403, 403, 201],
		body: () => 'A contract',
		headers: { 'content-type': 'application/octet-stream' }
	},
	'GET /api/productions/:production/files/:document/:file': { is: [401, 404, 403, 200, 200] },
	'GET /api/productions/:production/files/:document/:file/:size': {
		is: [401, 404, 403, 200, 200]
	},
	'GET /api/productions/:production/log': { is: [401, 404, 403, 403, 200] }
}

const oneLine = { kind: 'one-line', day: null, recipient: 'Unit', isWatermarked: false, days: 7 }

let server: TestServer
beforeAll(async () => {
	server = await startTestServer()
})
afterAll(() => server.close())

async function newWorld(): Promise<World> {
	const production = await bornProduction(server)
	const owner = await server.signIn({ name: 'Owner', role: 'owner', production })
	const [guest, department, person, stranger] = await Promise.all([
		server.signIn({ name: 'Guest', role: 'guest', production }),
		server.signIn({ name: 'Department', role: 'department', production }),
		server.signIn({ name: 'Post', role: 'ad', production }),
		server.signIn({ name: 'Stranger', production: await bornProduction(server) })
	])
	const asOwner = async (path: string, body: unknown) =>
		(await ask(server, path, { method: 'POST', body, cookie: owner.cookie })).said.id as string
	const base = `/api/productions/${production}`
	const order = { role: 'guest', email: null, days: 7, isReusable: false }
	const other = { cookie: await (await server.people()).letIn(owner.id) }
	const { said } = await ask(server, '/api/me/devices', other)
	return {
		production,
		cookies: {
			nobody: undefined,
			stranger: stranger.cookie,
			guest: guest.cookie,
			department: department.cookie,
			owner: owner.cookie
		},
		ids: {
			person: person.id,
			device: said.devices.find(({ current }: { current: boolean }) => current).id,
			invitation: await asOwner(`${base}/invitations`, order),
			link: await asOwner(`${base}/links`, oneLine),
			file: await attachedBy(owner.cookie, base)
		}
	}
}

/** A picture, attached to the deliverables; answers its id. */
async function attachedBy(cookie: string, base: string): Promise<string> {
	const blank = { width: 4, height: 4, channels: 3, background: 'teal' } as const
	const answer = await fetch(new URL(`${base}/files/deliverables`, server.url), {
		method: 'POST',
		headers: { cookie, 'content-type': 'application/octet-stream' },
		body: await sharp({ create: blank }).png().toBuffer()
	})
	return ((await answer.json()) as { file: { file: string } }).file.file
}

function pathIn({ production, ids }: World, path: string): string {
	const all: Record<string, string> = {
		...{ production, document: 'deliverables', size: 'small' },
		...ids
	}
	return path.replace(/:(\w+)/g, (_, name: string) => all[name] ?? 'unknown')
}

async function asked(world: World, route: string, caller: Caller): Promise<Answer> {
	const [method = '', path = ''] = route.split(' ')
	const body = rows[route]?.body?.(world)
	const cookie = world.cookies[caller]
	const headers = rows[route]?.headers ?? {}
	const said = { headers, ...(body !== undefined && { body }) }
	return ask(server, pathIn(world, path), { method, cookie, ...said })
}

test('every address is in the table, and the table has no other', () => {
	const there = apiRoutes().map(({ method, path }) => `${method} ${path}`)
	expect(there.sort()).toEqual(Object.keys(rows).sort())
})

describe.each(Object.entries(rows))('%s', (route, { is }) => {
	test(`answers ${is.join(', ')} to ${callers.join(', ')}`, async () => {
		const world = await newWorld()
		const answers: number[] = []
		for (const caller of callers) {
			const { status, said } = await asked(world, route, caller)
			answers.push(status)
			const code = { 401: /^(signed-out|wrong-credentials)$/, 403: /^not-allowed$/ }[status]
			if (code) expect(said.error.code).toMatch(code)
			if (status === 404 && route.includes('/:production')) {
				expect(said.error.code).toBe('no-such-production')
			}
		}
		expect(answers).toEqual(is)
	})
})

test('what is refused by role is in the log of deeds; what does not exist for somebody is not', async () => {
	const world = await newWorld()
	const inProduction = Object.keys(rows).filter((route) => route.includes('/:production'))
	for (const route of inProduction) {
		for (const caller of ['stranger', 'guest'] as const) await asked(world, route, caller)
	}
	const refused = inProduction.filter((route) => rows[route]?.is[2] === 403)
	const { database } = await server.people()
	const noted = await database
		.selectFrom('audit')
		.select('name')
		.where('kind', '=', 'refused')
		.where('production', '=', world.production)
		.execute()
	expect(noted).toEqual(refused.map(() => ({ name: 'Guest' })))
})

test('ids of one production open nothing in another, whoever owns that', async () => {
	const [mine, theirs] = [await newWorld(), await newWorld()]
	const mixed = { ...mine, ids: theirs.ids }
	const withIds = Object.keys(rows).filter((route) => /:(person|invitation|link|file)/.test(route))
	expect(withIds).toHaveLength(8)
	for (const route of [...withIds, 'POST /api/productions/:production/owner']) {
		expect([route, (await asked(mixed, route, 'owner')).status]).toEqual([route, 404])
	}
	const still = await asked(theirs, 'GET /api/productions/:production/members', 'owner')
	expect(still.said.members).toHaveLength(4)
	expect(still.said.invitations).toHaveLength(1)
})

test.each(['..', '%2e%2e', 'P1', 'p1%00', "' or 1=1 --", 'p1/../p2', '%', 'ü'])(
	'a production called %s does not exist',
	async (name) => {
		const { cookies } = await newWorld()
		for (const path of ['members', 'links', 'log', 'published']) {
			const address = `/api/productions/${encodeURIComponent(name)}/${path}`
			expect((await ask(server, address, { cookie: cookies.owner })).status).toBe(404)
		}
	}
)
