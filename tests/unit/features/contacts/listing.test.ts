import { describe, expect, test } from 'vitest'
import { castLabel, departmentChoices, isFound, isMinor } from '$lib/features/contacts/listing.ts'
import { castMember } from '../../../support/builders.ts'
import type { Contact, ContactId } from '#model/office/records.ts'
import type { ElementId } from '#model/stripboard/records/element.ts'

const wren = castMember('wren' as ElementId, { number: '5', name: 'WREN BLYTHE' })

const contact: Contact = {
	id: 'poppy' as ContactId,
	name: 'Poppy Hale',
	job: 'Actor',
	department: 'Cast',
	phone: '(207) 555-0113',
	email: 'hale.family@example.com',
	rate: 'Scale',
	birthDate: '2014-06-03',
	note: 'Allergic to nuts',
	element: wren.id,
	removed: false,
	removedBy: ''
}

describe('a contact is found', () => {
	test.each(['poppy', 'HALE actor', 'cast', 'wren', '5 wren', '555-0113', '2075550113', ''])(
		'by %j',
		(text) => {
			expect(isFound({ contact, cast: wren }, text)).toBe(true)
		}
	)

	test.each(['gaffer', 'poppy gaffer', '5550199', 'nuts', 'scale'])('not by %j', (text) => {
		expect(isFound({ contact, cast: wren }, text)).toBe(false)
	})
})

test('a cast member is named with their number, if they have one', () => {
	expect([castLabel(wren), castLabel({ ...wren, number: '' }), castLabel(null)]).toEqual([
		...['5 WREN BLYTHE', 'WREN BLYTHE', '']
	])
})

test('departments in use are offered first and as they are spelt, each once', () => {
	const choices = departmentChoices(['Lighthouse', 'camera', 'Lighthouse', ''])
	expect(choices.slice(0, 3)).toEqual(['Lighthouse', 'camera', 'Production'])
	expect(choices).not.toContain('Camera')
	expect(choices).not.toContain('')
})

test('a minor is one until the day they are eighteen', () => {
	expect(isMinor('2014-06-03', '2032-06-02')).toBe(true)
	expect(isMinor('2014-06-03', '2032-06-03')).toBe(false)
	expect(isMinor('2008-02-29', '2026-02-28')).toBe(true)
	expect(isMinor('2008-02-29', '2026-03-01')).toBe(false)
	expect(isMinor('', '2026-03-02')).toBe(false)
})
