import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from '#model/core/invariant.ts'
import { editScene } from '#model/stripboard/commands/scenes.ts'
import { publishableDays } from '#model/stripboard/queries/published.ts'
import { readProduction } from '#model/production/records.ts'
import { scenes } from '#model/stripboard/records/scene.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import type { DocumentKind } from '#model/documents.ts'
import { openStored } from '../../../server/store/documents.ts'
import { newProduction } from '../../../server/productions.ts'
import { publish } from '../../../server/published.ts'
import { MemoryStore } from '../../../server/store/memory.ts'
import { editBy } from '../../support/builders.ts'

/** A store with one production in it, and what opens its documents. */
async function stored(from: 'empty' | 'sample') {
	let count = 0
	const newId = () => `id-${++count}`
	const { production, births } = newProduction({ title: 'Lamp', from, newId, now: 0 })
	const store = new MemoryStore()
	await store.createProduction(production, births)
	const open = async (kind: DocumentKind) =>
		openStored(must(await store.load({ production: production.id, kind }), kind))
	const days = async () =>
		publishableDays(
			readStripboard(await open('stripboard')),
			readProduction(await open('production'))
		)
	return { store, production: production.id, open, days }
}

test('the one-line schedule is derived from what is on the disk', async () => {
	const { store, production } = await stored('sample')
	const { page, heading } = must(
		await publish({ store, production, kind: 'one-line', day: null }),
		'a page'
	)
	expect(heading).toBe('One-line schedule')
	expect(page).toMatchObject({ kind: 'one-line', production: 'Lamp' })
	expect(page.kind === 'one-line' && page.days.length).toBe(16)
})

test('a day is published under its number and its date', async () => {
	const { store, production, days } = await stored('sample')
	const day = must((await days())[3], 'day 4').id
	const published = must(await publish({ store, production, kind: 'day', day }), 'a page')
	expect(published.heading).toBe('Day 4, Thu 5 Mar 2026')
	expect(published.page).toMatchObject({ kind: 'day', number: 4, date: '2026-03-05' })
})

test('an edit that came after the snapshot is on the next page', async () => {
	const { store, production, open } = await stored('sample')
	const address = { production, kind: 'stripboard' } as const
	const doc = await open('stripboard')
	const { seq } = must(await store.load(address), 'stripboard')
	await store.compact(address, { bytes: Y.encodeStateAsUpdate(doc), vector: null }, seq)
	const before = Y.encodeStateVector(doc)
	const scene = must(
		[...scenes.all(doc).values()].find(({ number }) => number === '40'),
		'scene 40'
	)
	editScene(editBy('ann', doc), scene.id, { synopsis: 'Dot counts the matches.' })
	await store.append(address, Y.encodeStateAsUpdate(doc, before), null)
	const published = await publish({ store, production, kind: 'one-line', day: null })
	expect(JSON.stringify(published)).toContain('Dot counts the matches.')
})

test('a production without a scene yet has an empty schedule, not an error', async () => {
	const { store, production } = await stored('empty')
	const published = await publish({ store, production, kind: 'one-line', day: null })
	expect(published?.page).toMatchObject({ kind: 'one-line', days: [] })
})

test('there is no page of a day that is gone, nor of a production that is', async () => {
	const { store, production, days } = await stored('sample')
	expect(await publish({ store, production, kind: 'day', day: 'nowhere' })).toBeNull()
	expect(await publish({ store, production, kind: 'day', day: null })).toBeNull()
	const day = must((await days())[0], 'day 1').id
	await store.removeProduction(production, 1)
	expect(await publish({ store, production, kind: 'day', day })).toBeNull()
	const nowhere = { store, production: 'nowhere', kind: 'one-line', day: null } as const
	expect(await publish(nowhere)).toBeNull()
})
