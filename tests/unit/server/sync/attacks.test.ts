import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { applyAwarenessUpdate, Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { closeCodes, type CloseReason } from '#protocol/close.ts'
import { syncKinds, writeSync } from '#protocol/frame.ts'
import type { Refusal } from '#protocol/refusals.ts'
import { limits } from '../../../../server/sync/limits.ts'
import {
	annClient,
	Attacker,
	birth,
	birthClient,
	eveClient,
	strip,
	stripCount
} from './attacker.ts'
import { places, tangles, values } from './attacks-by-content.ts'
import { clocks, deletions, references, sweeps } from './attacks-on-structure.ts'
import { contents, craft } from './craft.ts'
import { OpenRoom, turn, type Guest } from './open-room.ts'

/*
 * What somebody who may write a document can send to harm it, or those in it. Each has a name. The
 * promise is the same for all: nothing of it becomes part of the document, its sender is told and
 * closed, and everybody else works on.
 */

let room: OpenRoom
let ann: Guest
let bo: Guest
let eve: Guest
let attacker: Attacker

beforeEach(async () => {
	room = await OpenRoom.with(birth())
	ann = await room.enter('ann')
	ann.doc.clientID = annClient
	bo = await room.enter('bo')
	eve = await room.enter('eve')
	eve.doc.clientID = eveClient
	attacker = new Attacker(eve.doc)
	strip(ann.doc, 's0').set('place', 'main/b')
	const note = ann.doc.getXmlFragment('note:s0')
	note.insert(0, [new Y.XmlElement('paragraph')])
	await turn()
})

const all = { ...clocks, ...references, ...deletions, ...places, ...values, ...tangles }

test.each(Object.entries(all))('%s', async (_name, [why, update]) => {
	const bytes = update(attacker)
	await turn()
	const before = await room.hash()
	eve.update(bytes)
	const isOutOfStep = why === 'gap' || why === 'dangling'
	expect(room.refusals).toEqual(isOutOfStep ? [] : [{ name: 'eve', why }])
	const reason = isOutOfStep ? 'outOfStep' : closeReasonOf(why)
	expect(eve.closed).toEqual({ code: closeCodes[reason], reason: `${reason}: ${why}` })
	expect(await room.hash()).toBe(before)
	await expectAllWell()
})

function closeReasonOf(why: Refusal): CloseReason {
	return why === 'malformed' ? 'badMessage' : 'refusedEdit'
}

test.each(Object.entries(sweeps))(
	'%s: it is held, and nobody sees anything of it',
	async (_name, update) => {
		const bytes = update(attacker)
		await turn()
		const before = await room.hash()
		eve.update(bytes)
		expect([room.refusals, eve.closed]).toEqual([[], null])
		expect(room.news.map(({ kind, by }) => [kind, by.name])).toEqual([['removal-held', 'eve']])
		expect(await room.hash()).toBe(before)
		await expectAllWell()
	}
)

test.each(['gap', 'dangling'] as const)(
	'what does not hold together is final when it is all that somebody has: %s',
	async (why) => {
		const clock = why === 'gap' ? 5 : 0
		const structs = [{ parent: [4711, 0] as const, key: 'x', content: contents.any(1) }]
		eve.say(writeSync(syncKinds.step2, craft([{ client: eveClient, clock, structs }])))
		expect(eve.closed).toEqual({ code: closeCodes.refusedEdit, reason: `refusedEdit: ${why}` })
		expect(room.refusals).toEqual([{ name: 'eve', why }])
		await expectAllWell()
	}
)

/** Whoever was there works on, and whoever comes finds the same. */
async function expectAllWell(): Promise<void> {
	strip(ann.doc, 's1').set('place', 'main/after')
	strip(bo.doc, 's2').set('text', 'after')
	await turn()
	expect([ann.closed, bo.closed]).toEqual([null, null])
	const late = await room.enter('cy')
	for (const { doc } of [ann, bo, late]) {
		expect(strip(doc, 's1').get('place')).toBe('main/after')
		expect(strip(doc, 's2').get('text')).toBe('after')
		expect(doc.getMap('strips').size).toBe(stripCount)
		expect(doc.store.pendingStructs).toBeNull()
	}
}

test('nothing of a refused message is taken, nor of what comes behind it', async () => {
	const before = await room.hash()
	const edit = attacker.change(eveClient, (doc) => strip(doc, 's2').set('place', 'main/y'))
	eve.update(attacker.change(annClient, (doc) => strip(doc, 's1').set('place', 'main/z')))
	eve.update(edit)
	expect(await room.hash()).toBe(before)
})

test('who only reads changes nothing, and is not even judged; that they tried is told once', async () => {
	const before = await room.hash()
	const reader = await room.enter('flo', { role: 'department', canWrite: false })
	reader.update(craft([], [{ client: birthClient, ranges: [[0, attacker.end(birthClient)]] }]))
	reader.update(attacker.change(4711, (doc) => strip(doc, 's1').set('place', 'main/z')))
	expect(reader.closed).toBeNull()
	expect(room.refusals).toEqual([{ name: 'flo', why: 'read-only' }])
	expect(await room.hash()).toBe(before)
})

test('a client id that somebody is here under is theirs before they have written', async () => {
	const state = encoding.createEncoder()
	for (const number of [1, 4711, 1]) encoding.writeVarUint(state, number)
	encoding.writeVarString(state, '{}')
	bo.point(encoding.toUint8Array(state))
	eve.update(attacker.change(4711, (doc) => strip(doc, 's1').set('place', 'main/z')))
	expect(room.refusals).toEqual([{ name: 'eve', why: 'foreign-client' }])
	bo.doc.clientID = 4711
	strip(bo.doc, 's1').set('place', 'main/bo')
	await turn()
	expect(strip(ann.doc, 's1').get('place')).toBe('main/bo')
	expect(bo.closed).toBeNull()
})

test('strips removed bit by bit are stopped at the same share, and one who owns it may go on', async () => {
	const owner = await room.enter('olga', { role: 'owner' })
	for (let at = 0; at < 25; at++) {
		strip(eve.doc, `s${at}`).set('removed', true)
		await turn()
	}
	expect(room.news.at(-1)).toMatchObject({ kind: 'removal-held', by: { name: 'eve' } })
	const removed = [...owner.doc.getMap<Y.Map<unknown>>('strips').values()].filter((one) =>
		one.get('removed')
	)
	expect(removed).toHaveLength(Math.floor(stripCount * limits.massDeletion.share))
	owner.doc.transact(() => {
		for (let at = 0; at < 25; at++) strip(owner.doc, `s${at}`).set('removed', true)
	})
	await turn()
	expect(owner.closed).toBeNull()
	expect(strip(ann.doc, 's24').get('removed')).toBe(true)
})

describe('presence', () => {
	/** What somebody says of the client they are. */
	const says = (client: number, clock: number, state: string) => {
		const to = encoding.createEncoder()
		for (const number of [1, client, clock]) encoding.writeVarUint(to, number)
		encoding.writeVarString(to, state)
		return encoding.toUint8Array(to)
	}
	/** Who a stock client that heard everything Bo heard sees under a client id. */
	const seenByBo = (client: number) => {
		const awareness = new Awareness(new Y.Doc())
		for (const update of bo.presence) applyAwarenessUpdate(awareness, update, 'the wire')
		awareness.destroy()
		return awareness.getStates().get(client)
	}
	/** Until the next telling, and then some: there may be nothing to be told. */
	const told = async () => {
		await vi.advanceTimersByTimeAsync(2 * limits.presenceTickMs)
	}
	beforeEach(() => void vi.useFakeTimers())
	afterEach(() => void vi.useRealTimers())
	const isOwner = JSON.stringify({ person: { id: 'ann', name: 'Ann', role: 'owner' }, at: 's1' })

	test('somebody who says they are another is shown as themselves', async () => {
		eve.point(says(eveClient, 1, isOwner))
		await told()
		expect(seenByBo(eveClient)).toEqual({
			person: { id: 'eve', name: 'eve', role: 'ad' },
			at: 's1'
		})
	})

	test('somebody who speaks under the client id of another is not heard', async () => {
		ann.point(says(annClient, 1, '{"at":"s2"}'))
		eve.point(says(annClient, 99, isOwner))
		eve.point(says(annClient, 2 ** 31, 'null'))
		await told()
		expect(seenByBo(annClient)).toMatchObject({ person: { id: 'ann' }, at: 's2' })
		ann.point(says(annClient, 2, '{"at":"s3"}'))
		await told()
		expect(seenByBo(annClient)).toMatchObject({ person: { id: 'ann' }, at: 's3' })
	})

	test('who has left cannot be kept out by a clock that is far ahead', async () => {
		bo.point(says(4711, 1, '{}'))
		ann.point(says(4712, 7, '{"at":"s2"}'))
		await told()
		ann.leave()
		await told()
		expect(seenByBo(4712)).toBeUndefined()
		eve.point(says(4712, 1_000_000, isOwner))
		await told()
		expect(seenByBo(4712)).toBeUndefined()
		const annAgain = room.dial('ann')
		annAgain.point(says(4712, 7, '{"at":"s4"}'))
		await told()
		expect(seenByBo(4712)).toMatchObject({ person: { id: 'ann' }, at: 's4' })
	})

	test('twenty thousand ghosts are eight at most', async () => {
		const ghosts = encoding.createEncoder()
		encoding.writeVarUint(ghosts, 20_000)
		for (let at = 0; at < 20_000; at++) {
			for (const number of [100_000 + at, 1]) encoding.writeVarUint(ghosts, number)
			encoding.writeVarString(ghosts, '{}')
		}
		eve.point(encoding.toUint8Array(ghosts))
		await told()
		const seen = Array.from({ length: 20_000 }, (_, at) => 100_000 + at).filter(seenByBo)
		expect(seen.length).toBeLessThanOrEqual(limits.maxClientsPerPeer)
	})

	test('a clock that no client could have closes its sender', () => {
		eve.point(says(eveClient, 2 ** 40, '{}'))
		expect(eve.closed?.code).toBe(closeCodes.badMessage)
	})

	test('who only reads is seen as well', async () => {
		const reader = room.dial('flo', { role: 'department', canWrite: false })
		reader.point(says(4713, 1, '{"at":"s5"}'))
		await told()
		expect(seenByBo(4713)).toMatchObject({ person: { id: 'flo', role: 'department' }, at: 's5' })
	})
})

describe('a flood closes its sender, who may come again', () => {
	// The time that the flood takes is not to earn it more.
	beforeEach(() => void vi.spyOn(performance, 'now').mockReturnValue(performance.now()))
	afterEach(() => void vi.restoreAllMocks())
	const { edits, editBytes, presence, asks } = limits.rates

	test('of edits', async () => {
		const nothing = craft([])
		for (let sent = 0; sent <= edits.burst; sent++) eve.update(nothing)
		expect(eve.closed).toEqual({ code: closeCodes.tooMany, reason: 'tooMany' })
		await expectAllWell()
	})

	test('of large edits', async () => {
		const text = 'x'.repeat(limits.maxValueLength)
		const large = attacker.change(eveClient, (doc) => strip(doc, 's1').set('text', text))
		for (let sent = 0; sent < editBytes.burst; sent += large.length) eve.update(large)
		expect(eve.closed).toEqual({ code: closeCodes.tooMany, reason: 'tooMany' })
		await expectAllWell()
	})

	test('of presence', async () => {
		for (let sent = 0; sent <= presence.burst; sent++) eve.point(Uint8Array.of(0))
		expect(eve.closed).toEqual({ code: closeCodes.tooMany, reason: 'tooMany' })
	})

	test('of questions, each of which is answered with the document', async () => {
		const ask = writeSync(syncKinds.step1, Y.encodeStateVector(new Y.Doc()))
		for (let sent = 0; sent <= asks.burst; sent++) eve.say(ask)
		expect(eve.closed).toEqual({ code: closeCodes.tooMany, reason: 'tooMany' })
	})
})

afterEach(() => {
	// Nothing ever got as far as to spoil the head.
	expect(room.refusals.filter(({ why }) => why === 'unreadable')).toEqual([])
})
