import { expect, test } from 'vitest'
import type { Overwritten } from '#protocol/messages/overwritten.ts'
import { Overwrites } from '../../../../server/accounts/overwrites.ts'
import { createLog } from '../../../../server/log.ts'
import { lapse, nineOClock, openAll } from './opened.ts'

const board = { production: 'p1', kind: 'stripboard' } as const
const ann = { id: 'ann', name: 'Ann' }
const bo = { id: 'bo', name: 'Bo' }
const nobody: ReadonlySet<string> = new Set()

const met = (record: string): Overwritten => ({
	...{ collection: 'strips', record, field: 'place', at: nineOClock },
	stands: { person: ann, value: { day: 1 } },
	lost: { person: bo, value: null }
})

async function opened() {
	const { database, clock } = await openAll()
	const open = () => Overwrites.open({ database, log: createLog('silent'), now: () => clock.now })
	return { database, clock, open, overwrites: await open() }
}

test('each of the two is told once, of this document only, also by a server that has started since', async () => {
	const { open, overwrites } = await opened()
	overwrites.note(board, met('a'), nobody)
	overwrites.note(board, met('b'), nobody)
	overwrites.note({ ...board, kind: 'bookings' }, met('c'), nobody)
	expect(overwrites.tell(board, 'ann')).toEqual([met('a'), met('b')])
	expect(overwrites.tell(board, 'ann')).toEqual([])
	expect(overwrites.tell(board, 'cy')).toEqual([])
	await overwrites.settled

	const later = await open()
	expect(later.tell(board, 'ann')).toEqual([])
	expect(later.tell(board, 'bo')).toEqual([met('a'), met('b')])
	await later.settled
	expect((await open()).tell(board, 'bo')).toEqual([])
})

test('who was there has been told; both values and both people are kept all the same', async () => {
	const { database, overwrites } = await opened()
	overwrites.note(board, met('a'), new Set(['ann', 'bo']))
	expect(overwrites.tell(board, 'bo')).toEqual([])
	await overwrites.settled
	const [row, ...others] = await database.selectFrom('overwrite').selectAll().execute()
	expect(others).toEqual([])
	expect(row).toMatchObject({ at: nineOClock, production: 'p1', document: 'stripboard' })
	expect(JSON.parse(row?.message ?? '')).toEqual(met('a'))
})

test('of very many somebody is told the newest 200', async () => {
	const { overwrites } = await opened()
	for (let at = 0; at < 250; at++) overwrites.note(board, met(`s${at}`), new Set(['ann']))
	const told = overwrites.tell(board, 'bo')
	expect(told.map(({ record }) => record)).toEqual(
		Array.from({ length: 200 }, (_, at) => `s${at + 50}`)
	)
	expect(overwrites.tell(board, 'bo')).toEqual([])
	await overwrites.settled
})

test('after 90 days it is forgotten', async () => {
	const { clock, open, overwrites } = await opened()
	overwrites.note(board, met('a'), nobody)
	await overwrites.settled
	clock.now += 90 * lapse.day
	expect((await open()).tell(board, 'bo')).toEqual([met('a')])
	clock.now += 1
	expect((await open()).tell(board, 'ann')).toEqual([])
})
