import { describe, expect, test } from 'vitest'
import type { LogEntry } from '$lib/client/log.svelte.ts'
import { byDay, entryWords, kindName } from '$lib/features/people/log-words.ts'

const people = [
	{ id: 'ann-id', name: 'Ann' },
	{ id: 'bo-id', name: 'Bo' }
]

const entry = (values: Partial<LogEntry>): LogEntry => ({
	...{ id: '1', at: 0, kind: 'edited', person: { id: 'ann-id', name: 'Ann' } },
	...{ document: null, detail: null, count: 1 },
	...values
})

const said = (kind: string, values: Partial<LogEntry> = {}) =>
	entryWords(entry({ kind, ...values }), people)

/** Every kind that the server notes. */
const kinds = [
	...['signed-in', 'sign-in-failed', 'signed-out', 'devices-signed-out', 'password-changed'],
	...['password-reset-asked', 'password-reset', 'passkey-added', 'passkey-removed'],
	...['account-made', 'refused', 'invited', 'invitation-withdrawn', 'joined', 'role-changed'],
	...[
		'removal-held',
		'removal-allowed',
		'removal-kept',
		'removed',
		'left',
		'owner-changed',
		'link-made',
		'link-published',
		'link-opened'
	],
	...['link-refused', 'link-revoked', 'production-started', 'production-removed', 'exported'],
	'edited'
]

describe('an entry is a plain sentence', () => {
	test.each([
		[
			'edited',
			{ document: 'stripboard', count: 14 },
			'Ann changed “Stripboard and breakdown”, 14 edits'
		],
		['edited', { document: 'production' }, 'Ann changed “Production and calendar”, 1 edit'],
		['invited', { detail: 'coordinator' }, 'Ann invited somebody as Coordinator'],
		['joined', { detail: 'ad' }, 'Ann joined as Assistant director'],
		['role-changed', { detail: 'Bo: ad → post' }, 'Ann made Bo Post, who was Assistant director'],
		['removed', { detail: 'bo-id' }, 'Ann removed Bo'],
		['owner-changed', { detail: 'bo-id' }, 'Ann handed the production on to Bo'],
		[
			'refused',
			{ document: 'office', detail: 'open' },
			'Ann was not allowed to open “Contacts and rates”'
		],
		['refused', { detail: 'log' }, 'Ann was not allowed to read the log'],
		['refused', { detail: 'invite owner' }, 'Ann was not allowed to invite somebody as Owner'],
		[
			'link-made',
			{ detail: 'One-line schedule (Mira)' },
			'Ann made a link: One-line schedule (Mira)'
		],
		[
			'removal-held',
			{ document: 'stripboard', detail: '41/74 scenes' },
			'Ann wanted to remove 41 of 74 scenes from “Stripboard and breakdown”; it waits for the owner'
		],
		['removal-allowed', { detail: '41/74 scenes' }, 'Ann allowed the removal of 41 of 74 scenes'],
		['devices-signed-out', { detail: '1' }, 'Ann signed out a device']
	])('%s', (kind, values, sentence) => {
		expect(said(kind, values)).toBe(sentence)
	})

	test('for every kind that is noted, never by its own word', () => {
		for (const kind of kinds) {
			expect(said(kind)).not.toMatch(/^Ann: /)
			expect(kindName(kind)).not.toBe(kind)
			expect(kindName(kind)).toMatch(/^[A-Z]/)
		}
	})

	test('about somebody, when nobody knows or remembers who', () => {
		expect(said('sign-in-failed', { person: null })).toBe('Somebody tried to sign in and could not')
		expect(said('joined', { person: { id: 'x', name: '' } })).toBe('Somebody joined')
		expect(said('edited', { person: null, document: 'stripboard' })).toBe(
			'“Stripboard and breakdown” was changed, 1 edit'
		)
		expect(said('removed', { detail: '6f1f0a52-9a57-4f0e-9f6e-0d7b4c5f8a11' })).toBe(
			'Ann removed somebody'
		)
	})

	test('and one of a kind that only a newer server knows reads as itself', () => {
		expect(said('booked', { detail: 'Studio 4' })).toBe('Ann: booked Studio 4')
		expect(kindName('booked')).toBe('booked')
		expect(kindName('toString')).toBe('toString')
	})
})

test('entries stand under the day they happened on, in the order they come', () => {
	const now = new Date(2026, 10, 23, 18).getTime()
	const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime()
	const days = byDay(
		[
			entry({ id: '3', at: at(23, 9) }),
			entry({ id: '2', at: at(22, 9) }),
			entry({ id: '1', at: at(22, 8) })
		],
		now
	)
	expect(days.map(({ day, entries }) => [day, entries.map(({ id }) => id)])).toEqual([
		['Today', ['3']],
		['Yesterday', ['2', '1']]
	])
})
