import * as Y from 'yjs'
import { beforeEach, expect, test } from 'vitest'
import { writeDecided } from '#protocol/messages/decided.ts'
import { OpenRoom, turn, type Guest } from './open-room.ts'

const count = 40
let room: OpenRoom
let ann: Guest
let bo: Guest

function birth(): Y.Doc {
	const doc = new Y.Doc()
	for (let at = 0; at < count; at++) {
		doc.getMap('scenes').set(`s${at}`, new Y.Map([['text', `Scene ${at}`]]))
	}
	return doc
}

const scene = (doc: Y.Doc, at: number) => doc.getMap('scenes').get(`s${at}`) as Y.Map<unknown>

function remove({ doc }: Guest, from: number, to: number, removed = true): void {
	doc.transact(() => {
		for (let at = from; at < to; at++) scene(doc, at).set('removed', removed)
	})
}

/** How many scenes somebody sees removed. */
const removedFor = ({ doc }: { doc: Y.Doc }) =>
	[...doc.getMap<Y.Map<unknown>>('scenes').values()].filter((one) => one.get('removed') === true)
		.length

async function decide(guest: Guest, allow: boolean): Promise<void> {
	const id = ann.holds.at(-1)?.[0]?.id ?? bo.holds.at(-1)?.[0]?.id ?? ''
	guest.say(writeDecided({ id, allow }))
	await turn()
}

beforeEach(async () => {
	room = await OpenRoom.with(birth())
	ann = await room.enter('ann', { role: 'owner', held: null })
	bo = await room.enter('bo', { held: null })
})

const hold = {
	person: { id: 'bo', name: 'bo' },
	collection: 'scenes',
	removes: 25,
	of: count,
	state: 'waiting',
	by: null
}

test('who removes a large part is told that it waits, and the owner is asked', async () => {
	remove(bo, 0, 25)
	await turn()
	expect(ann.holds).toEqual([[expect.objectContaining(hold)]])
	expect(bo.holds).toEqual([[expect.objectContaining(hold)]])
	expect([bo.closed, removedFor(ann), removedFor(await stored())]).toEqual([null, 0, 0])
	expect(bo.saved).toBe(1) // its first answer, and nothing after
})

test('allowed, it is his edit, with all that he did meanwhile, and he goes on', async () => {
	remove(bo, 0, 25)
	scene(bo.doc, 30).set('text', 'meanwhile')
	await turn()
	expect(scene(ann.doc, 30).get('text')).toBe('Scene 30')
	await decide(ann, true)
	expect([removedFor(ann), removedFor(await stored())]).toEqual([25, 25])
	expect(scene(ann.doc, 30).get('text')).toBe('meanwhile')
	expect(bo.saved).toBe(bo.edits)
	scene(bo.doc, 31).set('text', 'and on')
	await turn()
	expect(scene(ann.doc, 31).get('text')).toBe('and on')
	expect([ann.holds.at(-1), bo.holds.at(-1)]).toEqual([[], []])
	expect(room.news.map(({ kind, by }) => `${by.name} ${kind}`)).toEqual([
		'bo removal-held',
		'ann removal-allowed'
	])
	expect(await authorOf(bo.doc.clientID)).toBe('bo')
})

test('kept, nothing happens to the scenes, and he is told by whom', async () => {
	remove(bo, 0, 25)
	await turn()
	await decide(ann, false)
	expect(removedFor(ann)).toBe(0)
	expect(bo.holds.at(-1)).toEqual([expect.objectContaining({ ...hold, state: 'kept', by: 'ann' })])
	expect(ann.holds.at(-1)).toEqual([])
	expect(room.news.at(-1)).toMatchObject({ kind: 'removal-kept', by: { name: 'ann' } })
})

test('he takes it back himself: the rest of what he did arrives, and nobody is asked any more', async () => {
	remove(bo, 0, 25)
	scene(bo.doc, 30).set('text', 'meanwhile')
	remove(bo, 0, 25, false)
	await turn()
	expect([removedFor(ann), scene(ann.doc, 30).get('text')]).toEqual([0, 'meanwhile'])
	expect([ann.holds.at(-1), bo.holds.at(-1), bo.saved]).toEqual([[], [], bo.edits])
})

test('an owner who comes later is asked, and decides though he has gone home', async () => {
	ann.leave()
	remove(bo, 0, 25)
	await turn()
	bo.leave()
	ann = await room.enter('ann', { role: 'owner', held: null })
	expect(ann.holds).toEqual([[expect.objectContaining(hold)]])
	await decide(ann, true)
	expect([removedFor(ann), removedFor(await stored())]).toEqual([25, 25])
	const again = await room.enter('bo', { doc: bo.doc, held: null })
	expect([again.closed, again.saved, again.holds]).toEqual([null, 1, []])
})

test('a room that nobody is in stays open while an owner has yet to decide', async () => {
	remove(bo, 0, 25)
	await turn()
	for (const guest of [ann, bo]) guest.leave()
	expect(room.isIdle).toBe(false)
})

test('he comes again with the same: it is one question, and one that was answered stays so', async () => {
	remove(bo, 0, 25)
	await turn()
	bo.leave()
	const again = await room.enter('bo', { doc: bo.doc, held: null })
	expect(again.holds.at(-1)).toEqual([expect.objectContaining(hold)])
	await decide(ann, false)
	again.leave()
	const third = await room.enter('bo', { doc: bo.doc, held: null })
	expect(third.holds.at(-1)).toEqual([
		expect.objectContaining({ ...hold, state: 'kept', by: 'ann' })
	])
	expect(room.news.filter(({ kind }) => kind === 'removal-held')).toHaveLength(1)
})

test('he goes back to what all have: nothing is held of him', async () => {
	remove(bo, 0, 25)
	await turn()
	bo.leave()
	const fresh = await room.enter('bo', { held: null })
	expect(ann.holds.at(-1)).toEqual([])
	expect([fresh.closed, removedFor(fresh)]).toEqual([null, 0])
})

test('another device of his goes on as ever', async () => {
	const phone = await room.enter('bo', { held: null, device: 'his phone' })
	remove(bo, 0, 25)
	await turn()
	scene(phone.doc, 30).set('text', 'from the phone')
	await turn()
	expect(scene(ann.doc, 30).get('text')).toBe('from the phone')
	expect(ann.holds.at(-1)).toEqual([expect.objectContaining(hold)])
})

test('only an owner decides', async () => {
	const cy = await room.enter('cy', { role: 'coordinator', held: null })
	remove(bo, 0, 25)
	await turn()
	expect(cy.holds).toEqual([])
	for (const guest of [bo, cy]) await decide(guest, true)
	expect(removedFor(ann)).toBe(0)
	expect(ann.holds.at(-1)).toEqual([expect.objectContaining(hold)])
})

async function stored(): Promise<{ doc: Y.Doc }> {
	return { doc: await room.stored() }
}

async function authorOf(client: number): Promise<string | undefined> {
	return (await room.authors()).get(client)?.name
}
