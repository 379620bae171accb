import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import { limits } from '../../../../server/sync/limits.ts'
import { Presence, readEntries, type Entry } from '../../../../server/sync/presence.ts'

const here = (client: number, clock: number): Entry => ({ client, clock, state: `{"at":${clock}}` })
const gone = (client: number, clock: number): Entry => ({ client, clock, state: 'null' })

/** The entries of an awareness message. */
function said(message: Uint8Array | null): Entry[] {
	if (message === null) return []
	const decoder = decoding.createDecoder(message)
	expect(decoding.readVarUint(decoder)).toBe(1)
	return readEntries(decoding.readVarUint8Array(decoder))
}

test('the newest state of each client is kept and told, an older one is neither', () => {
	const presence = new Presence<string>()
	expect(said(presence.take('ann', [here(1, 5)]))).toEqual([here(1, 5)])
	expect(presence.take('ann', [here(1, 5)])).toBeNull()
	expect(presence.take('ann', [here(1, 4)])).toBeNull()
	expect(said(presence.take('ann', [here(1, 6)]))).toEqual([here(1, 6)])
	presence.take('bo', [here(2, 1)])
	expect(said(presence.everyone())).toEqual([here(1, 6), here(2, 1)])
})

test('only the peer that first used a client id speaks for it', () => {
	const presence = new Presence<string>()
	presence.take('ann', [here(1, 5)])
	expect(presence.take('eve', [here(1, 99)])).toBeNull()
	expect(presence.take('eve', [gone(1, 99)])).toBeNull()
	expect(said(presence.take('eve', [here(1, 99), here(3, 1)]))).toEqual([here(3, 1)])
	expect(said(presence.everyone())).toEqual([here(1, 5), here(3, 1)])
})

test('a peer that leaves takes its clients along, and a late echo does not bring them back', () => {
	const presence = new Presence<string>()
	presence.take('ann', [here(1, 5)])
	presence.take('bo', [here(2, 3)])
	expect(said(presence.leave('ann'))).toEqual([gone(1, 5)])
	expect(presence.leave('ann')).toBeNull()
	expect(presence.take('bo', [here(1, 5)])).toBeNull()
	expect(said(presence.everyone())).toEqual([here(2, 3)])
})

test('one who dials again is back at once, under the clock they left with', () => {
	const presence = new Presence<string>()
	presence.take('ann', [here(1, 5)])
	presence.leave('ann')
	expect(said(presence.take('ann again', [here(1, 5)]))).toEqual([here(1, 5)])
})

test('a client that says it is gone is gone', () => {
	const presence = new Presence<string>()
	presence.take('ann', [here(1, 5)])
	expect(said(presence.take('ann', [gone(1, 5)]))).toEqual([gone(1, 5)])
	expect(presence.everyone()).toBeNull()
})

test('one peer speaks for so many clients and no more', () => {
	const presence = new Presence<string>()
	const many = Array.from({ length: limits.maxClientsPerPeer + 5 }, (_, index) => here(index, 1))
	expect(said(presence.take('eve', many))).toHaveLength(limits.maxClientsPerPeer)
})
