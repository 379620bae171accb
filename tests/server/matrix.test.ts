import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { accessTo, roles, type Access, type Role } from '#model/access.ts'
import { documents, type DocumentKind } from '#model/documents.ts'
import { messageKinds, syncKinds, writeMessage, writeSync } from '#protocol/frame.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { bornProduction, smallEdits, smallUpdate, stateHash, storedDocument } from './documents.ts'
import { inSync, RawPeer, readPresence, stockClient } from './peers.ts'
import { ask, cookiesOf } from './requests.ts'

/*
 * Everybody, on every document, saying everything there is to say. What should come of it is read
 * off the one table of rights; what did is read off the sockets, the disk and the log of deeds.
 */

const kinds = Object.keys(documents) as DocumentKind[]

/** Whoever knocks. Those without a role have no business in this production. */
const callers: { who: string; role: Role | null; isSignedIn: boolean }[] = [
	...roles.map((role) => ({ who: `the ${role}`, role, isSignedIn: true })),
	{ who: 'nobody', role: null, isSignedIn: false },
	{ who: 'somebody with a made-up cookie', role: null, isSignedIn: false },
	{ who: 'somebody who has signed out', role: null, isSignedIn: false },
	{ who: 'the owner of another production', role: null, isSignedIn: true },
	{ who: 'a visitor of the sample', role: null, isSignedIn: true }
]

type Caller = { id: string | null; cookie: string | undefined }

let server: TestServer
let production: string
const known = new Map<string, Caller>()
const witnesses = new Map<DocumentKind, RawPeer>()
const witnessClient = 4_000_000_001

beforeAll(async () => {
	server = await startTestServer()
	production = await bornProduction(server)
	for (const { who, role } of callers) known.set(who, await makeCaller(who, role))
	const { cookie } = await server.signIn({ name: 'Witness', production })
	for (const kind of kinds) {
		const witness = await RawPeer.open(server.socketUrl(production, kind), { cookie })
		witness.answerWith()
		witness.send(presenceOf(witnessClient))
		await witness.settled()
		witnesses.set(kind, witness)
	}
})
afterAll(() => server.close())

async function makeCaller(who: string, role: Role | null): Promise<Caller> {
	if (who === 'nobody') return { id: null, cookie: undefined }
	if (who === 'a visitor of the sample') {
		const visit = await ask(server, '/api/visit', { method: 'POST', body: {} })
		const cookie = cookiesOf(visit)
		const me = await ask(server, '/api/me', { cookie })
		return { id: me.said.person.id, cookie }
	}
	if (role !== null) return server.signIn({ name: who, role, production })
	const elsewhere = await bornProduction(server)
	const { id, cookie } = await server.signIn({ name: who, production: elsewhere })
	if (who === 'the owner of another production') return { id, cookie }
	if (who === 'somebody with a made-up cookie') return { id: null, cookie: `${cookie}x` }
	await ask(server, '/api/auth/sign-out', { method: 'POST', body: {}, cookie })
	return { id: null, cookie }
}

type Cell = { caller: Caller; role: Role | null; kind: DocumentKind; access: Access }

/** One thing to say, and what comes of it for somebody who was let in. */
type Saying = {
	say: (peer: RawPeer, update: Uint8Array) => void
	/** Whether it would change the document. */
	writes?: boolean
	then: (cell: Cell, peer: RawPeer) => Promise<void>
}

const nothing = Uint8Array.of(0, 0)

const sayings: Record<string, Saying> = {
	'asks for the document': {
		say: (peer) => peer.ask(),
		then: async ({ kind }, peer) => {
			const doc = await peer.replica()
			expect(stateHash(doc)).toBe(stateHash(await storedDocument(server, { production, kind })))
		}
	},
	'sends an edit': {
		writes: true,
		say: (peer, update) => {
			peer.answerWith(nothing)
			peer.update(update)
		},
		then: editGoesItsWay
	},
	'answers with an edit': {
		writes: true,
		say: (peer, update) => peer.answerWith(update),
		then: editGoesItsWay
	},
	'points somewhere, as somebody else': {
		say: (peer) => peer.send(presenceOf(clientOf(peer))),
		then: async ({ caller, role, kind }, peer) => {
			const client = clientOf(peer)
			const states = async () => {
				const { bytes } = await witness(kind).hears('awareness', ({ bytes }) =>
					readPresence(bytes).has(client)
				)
				return readPresence(bytes).get(client)
			}
			expect(await states()).toEqual({ at: 1, person: { ...(await personOf(caller)), role } })
		}
	},
	'asks who is here': {
		say: (peer) => peer.send(writeMessage(messageKinds.queryAwareness, () => {})),
		then: async (_cell, peer) => {
			await peer.settled()
			const tellings = peer.heard.filter(
				(heard) => heard.kind === 'awareness' && readPresence(heard.bytes).has(witnessClient)
			)
			expect(tellings).toHaveLength(2) // on coming in, and when asked
		}
	},
	'says hello': {
		say: (peer) => peer.sayHello(),
		then: async ({ caller, role, access }, peer) => {
			const { welcome } = await peer.hears('welcome')
			const person = { ...(await personOf(caller)), role }
			expect(welcome).toMatchObject({ person, canWrite: access === 'write' })
		}
	},
	'sends an edit that is noise': {
		say: (peer) => {
			peer.answerWith(nothing)
			peer.update(Uint8Array.of(7, 7, 7, 7, 7))
		},
		then: async ({ access }, peer) => {
			if (access === 'write') expect((await peer.closed).code).toBe(4400)
			else await peer.settled() // unread, it harms nobody
		}
	},
	...malformed({
		'an empty message': new Uint8Array(0),
		'a text': 'hello',
		'a kind that is none': Uint8Array.of(9, 1, 2),
		'a question cut short': writeSync(syncKinds.step1, Uint8Array.of(5, 1)),
		'a length beyond the message': Uint8Array.of(0, 2, 200, 1, 1, 1)
	})
}

function malformed(messages: Record<string, Uint8Array | string>): Record<string, Saying> {
	const said = Object.entries(messages).map(([name, message]): [string, Saying] => [
		`sends ${name}`,
		{
			say: (peer) => peer.send(message),
			then: async (_cell, peer) => {
				expect(await peer.closed).toEqual({ code: 4400, reason: 'badMessage' })
			}
		}
	])
	return Object.fromEntries(said)
}

async function editGoesItsWay({ access, kind }: Cell, peer: RawPeer): Promise<void> {
	const seen = () => witness(kind).heard.filter((heard) => heard.kind === 'update').length
	const before = seen()
	peer.sayHello()
	await peer.hears('welcome')
	await peer.settled()
	await witness(kind).roundTrip()
	expect([kind, seen() - before]).toEqual([kind, access === 'write' ? 1 : 0])
	const isSaved = peer.heard.some((heard) => heard.kind === 'saved')
	expect(isSaved).toBe(access === 'write')
}

const cells = callers.flatMap((caller) =>
	kinds.flatMap((kind) =>
		Object.keys(sayings).map((what) => ({
			...caller,
			kind,
			what,
			access: accessTo(kind, caller.role)
		}))
	)
)

test('every caller meets every document with everything there is to say', () => {
	expect(cells).toHaveLength(callers.length * kinds.length * Object.keys(sayings).length)
	expect(new Set(cells.map(({ access }) => access))).toEqual(new Set(['none', 'read', 'write']))
})

const named = cells.map((cell) => {
	const { who, what, kind, access } = cell
	return [`${who} ${what}, in the ${kind} document: ${access}`, cell] as const
})

test.each(named)('%s', async (_name, cell) => {
	const { who, kind, access, what, isSignedIn } = cell
	const saying = sayings[what] as Saying
	const caller = known.get(who) as Caller
	const before = await storedDocument(server, { production, kind })
	const refusals = await refusalsOf(caller, kind)

	const peer = await dial(caller, kind)
	saying.say(peer, smallUpdate(before, { kind, person: caller.id ?? 'nobody' }))
	if (access === 'none') await isTurnedAway(peer, isSignedIn)
	else await saying.then({ ...cell, caller }, peer)
	await peer.close()

	const after = await storedDocument(server, { production, kind })
	const isChanged = stateHash(after) !== stateHash(before)
	expect(isChanged).toBe(access === 'write' && saying.writes === true)
	const isRefused = access === 'none' || (access === 'read' && / an edit/.test(what))
	const noted = isRefused ? refusals + 1 : refusals
	const isNoted = async () => expect(await refusalsOf(caller, kind)).toBe(noted)
	await vi.waitFor(isNoted, { interval: 5 })
})

const pairs = callers.flatMap((caller) => kinds.map((kind) => [caller.who, kind, caller] as const))

test.each(pairs)(
	'a stock client of %s is held to the same, in the %s document',
	async (who, kind, { role, isSignedIn }) => {
		const access = accessTo(kind, role)
		const { id, cookie = '' } = known.get(who) as Caller
		const before = stateHash(await storedDocument(server, { production, kind }))
		const provider = stockClient(server, { production, kind, cookie })
		if (access === 'none') {
			const code = await new Promise((resolve) =>
				provider.once('connection-close', (event: { code: number } | null) => resolve(event?.code))
			)
			expect(code).toBe(isSignedIn ? 4403 : 4401)
			expect(provider.shouldConnect).toBe(false) // it does not try again for ever
			expect(Y.encodeStateVector(provider.doc)).toEqual(Y.encodeStateVector(new Y.Doc()))
		} else {
			await inSync(provider)
			expect(stateHash(provider.doc)).toBe(before)
			smallEdits[kind](provider.doc, id ?? 'nobody')
			await roundTrip(provider.ws as unknown as WebSocket)
			await witness(kind).settled()
		}
		const isChanged = stateHash(await storedDocument(server, { production, kind })) !== before
		expect(isChanged).toBe(access === 'write')
		provider.destroy()
	}
)

test('a visitor has the whole of their own sample, and nobody else has any of it', async () => {
	const visit = await ask(server, '/api/visit', { method: 'POST', body: {} })
	const [sample, visitor] = [visit.said.id as string, cookiesOf(visit)]
	const strangers = ['the owner', 'the owner of another production', 'a visitor of the sample']
	for (const kind of kinds) {
		const mine = await RawPeer.open(server.socketUrl(sample, kind), { cookie: visitor })
		mine.sayHello()
		expect((await mine.hears('welcome')).welcome.canWrite).toBe(accessTo(kind, 'owner') === 'write')
		await mine.close()
		for (const who of strangers) {
			const { cookie } = known.get(who) as Caller
			const peer = await RawPeer.open(server.socketUrl(sample, kind), { cookie: cookie as string })
			await isTurnedAway(peer, true)
		}
	}
})

async function isTurnedAway(peer: RawPeer, isSignedIn: boolean): Promise<void> {
	const why = isSignedIn
		? { code: 4403, reason: 'notAllowed' }
		: { code: 4401, reason: 'signedOut' }
	expect(await peer.closed).toEqual(why)
	expect(peer.heard).toEqual([])
}

function dial({ cookie }: Caller, kind: DocumentKind): Promise<RawPeer> {
	const who = cookie === undefined ? {} : { cookie }
	return RawPeer.open(server.socketUrl(production, kind), who)
}

function witness(kind: DocumentKind): RawPeer {
	return witnesses.get(kind) as RawPeer
}

async function personOf({ id }: Caller): Promise<{ id: string; name: string }> {
	const { database } = await server.people()
	return database
		.selectFrom('user')
		.select(['id', 'name'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow()
}

/** How often somebody was noted as not let into a document, or as sending edits that they may not make. */
async function refusalsOf({ id }: Caller, kind: DocumentKind): Promise<number> {
	const { database } = await server.people()
	const rows = await database
		.selectFrom('audit')
		.select('id')
		.where('kind', '=', 'refused')
		.where('detail', 'in', ['open', 'read-only'])
		.where('production', '=', production)
		.where('document', '=', kind)
		.where('person', id === null ? 'is' : '=', id)
		.execute()
	return rows.length
}

const clients = new WeakMap<RawPeer, number>()
let lastClient = 1000

/** A Yjs client id of a peer's own. */
function clientOf(peer: RawPeer): number {
	const client = clients.get(peer) ?? ++lastClient
	clients.set(peer, client)
	return client
}

/** Somebody pointing, who says they are the owner. */
function presenceOf(client: number): Uint8Array {
	const person = { id: 'somebody-else', name: 'The Boss', role: 'owner' }
	const states = encoding.createEncoder()
	for (const number of [1, client, 1]) encoding.writeVarUint(states, number)
	encoding.writeVarString(states, JSON.stringify({ at: 1, person }))
	return writeMessage(messageKinds.awareness, (encoder) =>
		encoding.writeVarUint8Array(encoder, encoding.toUint8Array(states))
	)
}

/** Resolves when the other end has read everything that was sent. */
async function roundTrip(socket: WebSocket): Promise<void> {
	const pong = new Promise((resolve) => socket.once('pong', resolve))
	socket.ping()
	await pong
}
