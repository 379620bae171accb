import { expect, test } from 'vitest'
import type { ShareLink } from '$lib/client/links.svelte.ts'
import type { Invitation, Member } from '$lib/client/people.svelte.ts'
import {
	dayName,
	invitedWords,
	opensWords,
	seenWords,
	untilWords
} from '$lib/features/people/words.ts'

const now = new Date(2026, 10, 23, 18, 4).getTime()
const hour = 3_600_000

test('whether somebody is here, or when they were', () => {
	const seen = (values: Partial<Member>) => seenWords(values as Member, now)
	expect(seen({ isOnline: true, lastSeenAt: now - hour })).toBe('Online now')
	expect(seen({ isOnline: false, lastSeenAt: now - 2 * hour })).toBe('Seen 2 hours ago')
	expect(seen({ isOnline: false, lastSeenAt: null })).toBe('Not been here yet')
})

test('for whom an invitation is', () => {
	const invited = (values: Partial<Invitation>) => invitedWords(values as Invitation)
	expect(invited({ email: 'bo@film.example' })).toBe('bo@film.example')
	expect(invited({ email: null, isReusable: false })).toBe('By link')
	expect(invited({ email: null, isReusable: true })).toBe('By link, for several people')
})

test('until when a link works; on its last day, until what time', () => {
	expect(untilWords(now + 7 * 24 * hour, now)).toBe('until 30 Nov')
	expect(untilWords(now + 2 * hour, now)).toBe('ends today, 20:04')
	expect(untilWords(now - 24 * hour, now)).toBe('ended yesterday')
})

test('how often a link was opened', () => {
	const opened = (opens: number, lastOpenedAt: number | null = now - 2 * hour) =>
		opensWords({ opens, lastOpenedAt } as ShareLink, now)
	expect(opened(0, null)).toBe('Not opened yet')
	expect(opened(1)).toBe('Opened once, 2 hours ago')
	expect(opened(2)).toBe('Opened twice, last 2 hours ago')
	expect(opened(30)).toBe('Opened 30 times, last 2 hours ago')
})

test('a shooting day has its date when the production has begun to count', () => {
	expect(dayName({ number: 3, date: '2026-03-12' })).toBe('Day 3, Thu 12 Mar 2026')
	expect(dayName({ number: 3, date: null })).toBe('Day 3')
})
