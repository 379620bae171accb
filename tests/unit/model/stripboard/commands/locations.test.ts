import { expect, test } from 'vitest'
import { shootAt } from '#model/stripboard/commands/locations.ts'
import { locations, sets, type LocationId, type SetId } from '#model/stripboard/records/set.ts'
import { editBy, writesIn } from '../../../../support/builders.ts'

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
