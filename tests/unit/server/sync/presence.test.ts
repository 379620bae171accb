import * as decoding from 'lib0/decoding'
import { describe, expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { readEntries, type Entry } from '../../../../server/sync/entries.ts'
import { limits } from '../../../../server/sync/limits.ts'
import { Presence, type Speaker } from '../../../../server/sync/presence.ts'

type Told = { client: number; clock: number; state: unknown }

const speaker = (name: string): Speaker => ({ person: { id: name, name, role: 'ad' } })
const nobody = (): Speaker => ({ person: null })
const says = (client: number, clock: number, state: unknown = { at: clock }): Entry => ({
	client,
	clock,
	state: new TextEncoder().encode(JSON.stringify(state))
})
const [ann, bo, eve] = [speaker('ann'), speaker('bo'), speaker('eve')]

/** What others are told since the last time. */
function news(presence: Presence<Speaker>): Told[] {
	return told(presence.message(presence.takeNews()))
}

/** The entries of an awareness message. */
function told(message: Uint8Array | null): Told[] {
	if (message === null) return []
	return readEntries(payloadOf(message)).map(({ state, ...entry }) => ({
		...entry,
		state: JSON.parse(new TextDecoder().decode(state)) as unknown
	}))
}

function payloadOf(message: Uint8Array): Uint8Array {
	const decoder = decoding.createDecoder(message)
	expect(decoding.readVarUint(decoder)).toBe(1)
	return decoding.readVarUint8Array(decoder)
}

const clients = (all: Told[]) => all.map(({ client }) => client)

test('the newest state of each client is kept and told, an older one is neither', () => {
	const presence = new Presence<Speaker>()
	presence.take(ann, [says(1, 5)])
	expect(news(presence)).toEqual([{ client: 1, clock: 5, state: { at: 5, person: ann.person } }])
	presence.take(ann, [says(1, 5, { at: 'again' })])
	presence.take(ann, [says(1, 4)])
	expect(presence.hasNews).toBe(false)
	presence.take(ann, [says(1, 6)])
	presence.take(ann, [says(1, 7)])
	presence.take(bo, [says(2, 1)])
	expect(news(presence).map(({ client, clock }) => [client, clock])).toEqual([
		[1, 7],
		[2, 1]
	])
	expect(clients(told(presence.everyone(eve)))).toEqual([1, 2])
})

test('only the peer that first used a client id speaks for it', () => {
	const presence = new Presence<Speaker>()
	presence.take(ann, [says(1, 5)])
	news(presence)
	presence.take(eve, [says(1, 99)])
	presence.take(eve, [says(1, 99, null)])
	expect(presence.hasNews).toBe(false)
	presence.take(eve, [says(1, 99), says(3, 1)])
	expect(clients(news(presence))).toEqual([3])
	expect(told(presence.everyone(bo))[0]).toMatchObject({ client: 1, clock: 5 })
})

test('a client id that is somebody else’s cannot be spoken for, whoever is here', () => {
	const presence = new Presence<Speaker>((peer, client) => client !== 1 || peer === ann)
	presence.take(eve, [says(1, 5)])
	expect(presence.hasNews).toBe(false)
	presence.take(ann, [says(1, 1)])
	expect(clients(news(presence))).toEqual([1])
})

test('a peer that leaves takes its clients along, and a late echo does not bring them back', () => {
	const presence = new Presence<Speaker>()
	presence.take(ann, [says(1, 5)])
	presence.take(bo, [says(2, 3)])
	news(presence)
	presence.leave(ann)
	expect(news(presence)).toEqual([{ client: 1, clock: 5, state: null }])
	presence.leave(ann)
	presence.take(bo, [says(1, 5)])
	expect(presence.hasNews).toBe(false)
	expect(clients(told(presence.everyone(eve)))).toEqual([2])
})

test('a client that says it is gone is gone', () => {
	const presence = new Presence<Speaker>()
	presence.take(ann, [says(1, 5)])
	presence.take(ann, [says(1, 5, null)])
	expect(news(presence)).toEqual([{ client: 1, clock: 5, state: null }])
	expect(presence.everyone(bo)).toBeNull()
})

test('one peer speaks for so many clients and no more', () => {
	const presence = new Presence<Speaker>()
	presence.take(
		eve,
		Array.from({ length: limits.maxClientsPerPeer + 5 }, (_, index) => says(index, 1))
	)
	expect(news(presence)).toHaveLength(limits.maxClientsPerPeer)
})

describe('who it is, is the server’s to say', () => {
	const stateOf = (peer: Speaker, state: unknown) => {
		const presence = new Presence<Speaker>()
		expect(presence.take(peer, [says(1, 1, state)])).toBe(true)
		return news(presence)[0]?.state
	}

	test('whatever a client says of its person is replaced, and the rest stays', () => {
		const claimed = { person: { id: 'ann', name: 'Ann', role: 'owner', more: 1 }, at: 's1' }
		expect(stateOf(eve, claimed)).toEqual({ person: eve.person, at: 's1' })
		expect(stateOf(eve, {})).toEqual({ person: eve.person })
	})

	test('a socket that is nobody’s says nobody', () => {
		expect(stateOf(nobody(), { person: ann.person, at: 's1' })).toEqual({ at: 's1' })
	})

	test.each([['text'], [7], [true], [[1, 2]]])(
		'%j is no state: only the person is told',
		(state) => {
			expect(stateOf(eve, state)).toEqual({ person: eve.person })
		}
	)

	test.each([
		['what is no JSON', '{"at":'],
		['nothing', ''],
		['a key that would change what an object is', '{"__proto__":{"person":{"id":"ann"}}}'],
		['the same, spelt otherwise, further in', '{"at":[{"\\u005f_proto__":1}]}'],
		['what is absurdly deep', '['.repeat(5000) + ']'.repeat(5000)]
	])('%s cannot be told', (_name, text) => {
		const presence = new Presence<Speaker>()
		const state = new TextEncoder().encode(text)
		expect(presence.take(eve, [{ client: 1, clock: 1, state }])).toBe(false)
		expect(presence.hasNews).toBe(false)
	})

	test('an echo of others is passed over unread', () => {
		const presence = new Presence<Speaker>()
		presence.take(ann, [says(1, 5)])
		const noJson = new TextEncoder().encode('{')
		expect(presence.take(bo, [{ client: 1, clock: 5, state: noJson }])).toBe(true)
	})
})

describe('a client that comes again under its old clock', () => {
	/** A stock client that heard everything so far. */
	const stock = () => {
		const awareness = new Awareness(new Y.Doc())
		return {
			awareness,
			hear: (message: Uint8Array | null) =>
				message && applyAwarenessUpdate(awareness, payloadOf(message), 'the wire'),
			sees: (client: number) => awareness.getStates().get(client)?.['at'] as unknown
		}
	}

	test('is seen at once by a stock client that saw it leave', () => {
		const presence = new Presence<Speaker>()
		const witness = stock()
		const hearNews = () => witness.hear(presence.message(presence.takeNews()))
		presence.take(ann, [says(1, 5)])
		hearNews()
		presence.leave(ann)
		hearNews()
		expect(witness.sees(1)).toBeUndefined()
		const annAgain = speaker('ann')
		presence.take(annAgain, [says(1, 5)])
		hearNews()
		expect(witness.sees(1)).toBe(5)
		presence.take(annAgain, [says(1, 6)])
		hearNews()
		expect(witness.sees(1)).toBe(6)
	})

	test('takes over from its own old socket with its first word, and from nobody else’s', () => {
		const presence = new Presence<Speaker>()
		presence.take(ann, [says(1, 5)])
		news(presence)
		presence.take(eve, [says(1, 5)])
		expect(presence.hasNews).toBe(false)
		const annAgain = speaker('ann')
		presence.take(annAgain, [says(1, 5, { at: 'new' })])
		expect(news(presence)).toMatchObject([{ client: 1, clock: 6, state: { at: 'new' } }])
		presence.leave(ann)
		expect(presence.hasNews).toBe(false)
	})

	test('is not told of itself under a clock that is ahead of its own', () => {
		const presence = new Presence<Speaker>()
		presence.take(ann, [says(1, 5)])
		presence.leave(ann)
		presence.take(ann, [says(1, 5)])
		presence.take(bo, [says(2, 1)])
		const all = presence.takeNews()
		expect([...presence.peersAhead(all)]).toEqual([ann])
		expect(clients(told(presence.message(all, ann)))).toEqual([2])
	})

	test('a stock client passes over its own state when it hears it back', () => {
		const presence = new Presence<Speaker>()
		const { awareness, hear } = stock()
		const say = () =>
			presence.take(ann, readEntries(encodeAwarenessUpdate(awareness, [awareness.clientID])))
		awareness.setLocalState({ at: 'first' })
		say()
		const echo = presence.message(presence.takeNews())
		awareness.setLocalState({ at: 'second' })
		hear(echo)
		expect(awareness.getLocalState()).toEqual({ at: 'second' })
		say()
		hear(presence.message(presence.takeNews()))
		expect(awareness.getLocalState()).toEqual({ at: 'second' })
		awareness.destroy()
	})
})

test('a clock that no honest client could have is malformed', () => {
	const awareness = new Awareness(new Y.Doc())
	awareness.meta.set(awareness.clientID, { clock: 2 ** 40, lastUpdated: 0 })
	expect(() => readEntries(encodeAwarenessUpdate(awareness, [awareness.clientID]))).toThrow()
	awareness.destroy()
})
