import { describe, expect, test } from 'vitest'
import { changeLocation, placeSet, shootAt } from '#model/stripboard/commands/locations.ts'
import { nameSet } from '#model/stripboard/commands/scenes.ts'
import { locations, sets, type LocationId, type SetId } from '#model/stripboard/records/set.ts'
import {
	copyOf,
	drawBoard,
	editBy,
	merge,
	transactionsIn,
	writesIn
} from '../../../../support/builders.ts'

const done = { ok: true, value: null }
const refused = (reason: string) => ({ ok: false, reason })

function drawn() {
	const edit = editBy('ann')
	const { scene } = drawBoard(edit, '1 2 |')
	const named = ['QUAY', 'LAMP ROOM'].map((name, at) => nameSet(edit, scene(String(at + 1)), name))
	const ids = named.map((outcome) => (outcome.ok ? outcome.value : '') as SetId)
	return { edit, quay: ids[0] as SetId, lamp: ids[1] as SetId }
}

describe('a set', () => {
	test('is placed by name, two sets at one location, and off it again', () => {
		const { edit, quay, lamp } = drawn()
		const first = placeSet(edit, quay, ' Whitby ')
		expect(transactionsIn(edit.doc, () => placeSet(edit, lamp, 'whitby'))).toBe(1)
		expect([...locations.all(edit.doc).values()].map(({ name }) => name)).toEqual(['Whitby'])
		expect(sets.get(edit.doc, lamp)?.location).toBe(first.ok && first.value)
		expect(placeSet(edit, lamp, '')).toEqual({ ok: true, value: '' })
		expect(sets.get(edit.doc, lamp)?.location).toBe('')
	})

	test('that is gone, or a name that is too long, is refused', () => {
		const { edit, quay } = drawn()
		expect(placeSet(edit, 'nobody' as SetId, 'Whitby')).toEqual(refused('set-gone'))
		expect(placeSet(edit, quay, 'x'.repeat(201))).toEqual(refused('bad-value'))
		expect(locations.all(edit.doc).size).toBe(0)
	})

	test('placed by two people at once is at one place for both', () => {
		const { edit, quay } = drawn()
		const bo = editBy('bo', copyOf(edit.doc))
		placeSet(edit, quay, 'Whitby')
		placeSet(bo, quay, 'Staithes')
		merge(edit.doc, bo.doc)
		expect(sets.get(edit.doc, quay)).toEqual(sets.get(bo.doc, quay))
	})
})

describe('a location', () => {
	function placed() {
		const { edit, quay } = drawn()
		const outcome = placeSet(edit, quay, 'Whitby')
		return { edit, id: (outcome.ok ? outcome.value : '') as LocationId }
	}

	test('keeps its place as a map writes it, its zone and its permit', () => {
		const { edit, id } = placed()
		const values = { permitFrom: '2026-03-02', permitTo: '', zone: 'Europe/London' }
		expect(changeLocation(edit, id, { ...values, coordinates: '54.4858° N, 0.6206° W' })).toEqual(
			done
		)
		expect(locations.get(edit.doc, id)).toMatchObject({
			...{ ...values, coordinates: '54.4858, -0.6206', name: 'Whitby' }
		})
		expect(changeLocation(edit, id, { coordinates: '' })).toEqual(done)
	})

	test.each([
		[{ name: ' ' }],
		[{ coordinates: 'by the sea' }],
		[{ zone: 'Nowhere/Land' }],
		[{ permitFrom: 'soon' }]
	])('refuses %j, whole', (values) => {
		const { edit, id } = placed()
		const outcome = changeLocation(edit, id, { permitTo: '2026-03-09', ...values })
		expect(outcome).toEqual(refused('bad-value'))
		expect(locations.get(edit.doc, id)?.permitTo).toBe('')
	})

	test('that is gone is refused', () => {
		const { edit, id } = placed()
		locations.patch(edit.doc, id, { removed: true })
		expect(changeLocation(edit, id, { name: 'Staithes' })).toEqual(refused('location-gone'))
	})
})

function places() {
	const edit = editBy('ann')
	const [hotel, bar] = ['hotel', 'bar'] as LocationId[]
	const [lobby, lamp, old] = ['lobby', 'lamp', 'old'] as SetId[]
	for (const id of [hotel, bar]) locations.create(edit.doc, id!, { name: id! })
	for (const id of [lobby, lamp]) sets.create(edit.doc, id!, { name: id!.toUpperCase() })
	sets.create(edit.doc, old!, { name: 'THE LOBBY', mergedInto: lobby! })
	return { edit, hotel: hotel!, bar: bar!, lobby: lobby!, lamp: lamp!, old: old! }
}

test('sets are shot at a location, and only those are written that were not', () => {
	const { edit, hotel, lobby, lamp } = places()
	shootAt(edit, [lobby], hotel)
	expect(writesIn(edit.doc, 'sets', () => shootAt(edit, [lobby, lamp], hotel))).toEqual([
		`${lamp}.location`
	])
	expect(shootAt(edit, [lobby, lamp], hotel)).toEqual({ ok: false, reason: 'nothing-moved' })
})

test('another spelling of a set takes the set along', () => {
	const { edit, hotel, lobby, old } = places()
	expect(shootAt(edit, [old], hotel)).toEqual({ ok: true, value: [lobby] })
	expect(sets.get(edit.doc, lobby)?.location).toBe(hotel)
})

test('nothing is shot at a location that is gone, nor a set that is', () => {
	const { edit, bar, lobby } = places()
	locations.patch(edit.doc, bar, { removed: true })
	expect(shootAt(edit, [lobby], bar)).toEqual({ ok: false, reason: 'location-gone' })
	expect(shootAt(edit, ['gone' as SetId], 'hotel' as LocationId)).toEqual({
		ok: false,
		reason: 'set-gone'
	})
})
