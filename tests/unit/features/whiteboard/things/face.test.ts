import { expect, test } from 'vitest'
import { locationFace, missing, queryFace } from '$lib/features/whiteboard/things/face.ts'
import { locations, type LocationId } from '#model/stripboard/records/set.ts'
import { must } from '#model/core/invariant.ts'
import { editBy } from '../../../../support/builders.ts'

const id = 'pier' as LocationId

function pier(permit: { permitFrom?: string; permitTo?: string } = {}) {
	const { doc } = editBy('ann')
	locations.create(doc, id, { name: 'Old pier', ...permit })
	return must(locations.get(doc, id), 'the location')
}

test('a location says how much is shot there, and warns of what has no day', () => {
	const there = { sets: ['PIER', 'BOAT'], scheduled: 2, waiting: 1, eighths: 13 }
	expect(locationFace(pier(), there)).toMatchObject({
		...{ title: 'Old pier', state: { text: '1 not scheduled', tone: 'warning' } },
		lines: ['3 scenes · 1 5/8 pgs', 'PIER, BOAT']
	})
})

test('where all has a day it is good, and where nothing is shot it is neither', () => {
	const nothing = { sets: [], scheduled: 0, waiting: 0, eighths: 0 }
	expect(locationFace(pier(), nothing).state).toEqual({ text: 'No scenes', tone: 'plain' })
	expect(locationFace(pier(), { ...nothing, scheduled: 1 }).state?.tone).toBe('good')
})

test('a permit is told with the days it has', () => {
	const nothing = { sets: [], scheduled: 0, waiting: 0, eighths: 0 }
	const lines = (permit: Parameters<typeof pier>[0]) => locationFace(pier(permit), nothing).lines
	const both = lines({ permitFrom: '2026-03-12', permitTo: '2026-03-14' })
	expect(both.at(-1)).toMatch(/^Permit from .*12.* to .*14/)
	expect(lines({ permitTo: '2026-03-14' }).at(-1)).toMatch(/^Permit to .*14/)
	expect(lines({})).toHaveLength(1)
})

test('what was removed says by whom, and leads nowhere', () => {
	const gone = { by: 'Bo', mayRestore: true }
	expect(missing('Cast', '1 Maggie', gone)).toMatchObject({ gone, href: null, lines: [] })
})

test('a list leads to where its first thing is at home, without naming it', () => {
	const items = [{ text: 'one', href: '/bookings?session=x' }]
	expect(queryFace({ title: 'T', items })).toMatchObject({ count: 1, href: '/bookings' })
})
