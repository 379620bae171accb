import { describe, expect, test } from 'vitest'
import {
	documentName,
	notForYou,
	roleMeaning,
	rolesToGive,
	whoMay
} from '$lib/features/people/appearance.ts'
import { documentAccess, errands, roles } from '#model/access.ts'

describe('what a role means', () => {
	test('is said by what the table lets it change, read and ask', () => {
		expect(roleMeaning('owner')).toBe(
			'Changes everything. May invite people and change what they are, publish pages, ' +
				'ask people without an account to take a booking, confirm bookings against a clash, read the log and hand on or remove the production.'
		)
		expect(roleMeaning('ad')).toBe(
			'Changes stripboard and breakdown, whiteboard, comments; reads production and calendar, bookings, deliverables. ' +
				'May publish pages.'
		)
		expect(roleMeaning('department')).toBe(
			'Changes whiteboard, comments; reads production and calendar, stripboard and breakdown, bookings, deliverables.'
		)
		expect(roleMeaning('guest')).toBe('Sees what has been published, nothing else.')
	})

	test('names contacts and rates to nobody who is kept from them', () => {
		for (const role of roles) {
			const reads = documentAccess.office[role] !== 'none'
			expect(/contacts|everything/.test(roleMeaning(role))).toBe(reads)
		}
	})
})

test('whoever comes to a page that is not for them reads who has it', () => {
	expect(whoMay('people')).toBe('owners and coordinators')
	expect(notForYou('links')).toBe(
		'Only owners, coordinators, assistant directors and post publish pages.'
	)
	expect(notForYou('log')).toBe('Only owners read the log.')
})

describe('the roles somebody may give', () => {
	test('reach as high as themselves, and ownership never goes to whoever holds a link', () => {
		expect(rolesToGive('owner', 'member')).toEqual(roles)
		expect(rolesToGive('owner', 'invitation')).not.toContain('owner')
		expect(rolesToGive('coordinator', 'member')).toEqual(roles.filter((role) => role !== 'owner'))
	})

	test('are none for those who may not invite', () => {
		for (const role of roles) {
			const mayInvite = (errands.people as readonly string[]).includes(role)
			expect(rolesToGive(role, 'member').length > 0).toBe(mayInvite)
		}
		expect(rolesToGive(null, 'member')).toEqual([])
	})
})

test('a document has its trade name; one that only a newer server knows reads as it is', () => {
	expect(documentName('office')).toBe('Contacts and rates')
	expect(documentName('songbook')).toBe('songbook')
})
