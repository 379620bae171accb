import { expect, test } from 'vitest'
import { roleName, roleNews } from '$lib/client/roles.ts'
import { roles } from '#model/access.ts'

test('every role has its word', () => {
	expect(roles.map(roleName)).toEqual([
		'Owner',
		'Coordinator',
		'Assistant director',
		'Post',
		'Department',
		'Guest'
	])
})

test('a role that only a newer server knows reads as it is', () => {
	expect(roleName('Script supervisor')).toBe('Script supervisor')
})

test('whose role has changed is told what that means', () => {
	expect(roles.map(roleNews)).toEqual([
		'You are now Owner here: you can change everything.',
		'You are now Coordinator here: you can change everything.',
		'You are now Assistant director here: you can change the board, not the calendar.',
		'You are now Post here: you can look, and work on the whiteboard.',
		'You are now Department here: you can look, and work on the whiteboard.',
		'You are now Guest here: you see what has been published.'
	])
})
