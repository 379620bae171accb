import type { Invitation, Member } from '$lib/client/people.svelte.ts'
import type { ShareLink, Sharing } from '$lib/client/links.svelte.ts'
import type { PublishableDay } from '#model/stripboard/queries/published.ts'
import { agoWords, calendarDayWords, dayWords, momentWords } from '$lib/ui/when.ts'

/** Whether somebody is here, or when they were: `Online now`, `Seen 2 hours ago`. */
export function seenWords({ isOnline, lastSeenAt }: Member, now: number): string {
	if (isOnline) return 'Online now'
	return lastSeenAt === null ? 'Not been here yet' : `Seen ${agoWords(lastSeenAt, now)}`
}

/** For whom an invitation is: the address it was mailed to, or whoever holds the link. */
export function invitedWords({ email, isReusable }: Invitation): string {
	return email ?? (isReusable ? 'By link, for several people' : 'By link')
}

/** When something made to last for some days ends: `until 30 Nov`, `ends today, 18:04`. */
export function untilWords(expiresAt: number, now: number): string {
	if (expiresAt <= now) return `ended ${dayWords(expiresAt, now)}`
	const day = dayWords(expiresAt, now)
	return day === 'today' ? `ends ${momentWords(expiresAt, now)}` : `until ${day}`
}

/** How often a link was opened: `Opened 3 times, last 2 hours ago`; when a calendar program asked last. */
export function opensWords({ kind, opens, lastOpenedAt }: ShareLink, now: number): string {
	if (kind === 'feed') {
		return lastOpenedAt === null ? 'Not asked for yet' : `Asked for ${agoWords(lastOpenedAt, now)}`
	}
	if (opens === 0) return 'Not opened yet'
	const times = opens === 1 ? 'once' : opens === 2 ? 'twice' : `${opens} times`
	if (lastOpenedAt === null) return `Opened ${times}`
	return `Opened ${times}, ${opens === 1 ? '' : 'last '}${agoWords(lastOpenedAt, now)}`
}

/** How long a link or an invitation may last, in days, with its words. */
export const lifetimes = [
	{ days: 1, words: '1 day' },
	{ days: 7, words: '7 days' },
	{ days: 30, words: '30 days' }
]

/** What a choice of the list stands for: `one-line`, `delivery:` and a recipient, or a day's break. */
export function pageBy(choice: string): Pick<Sharing, 'kind' | 'day'> {
	if (choice === 'one-line') return { kind: 'one-line', day: null }
	const [delivery, recipient] = choice.split('delivery:')
	if (delivery === '' && recipient) return { kind: 'delivery', day: recipient }
	return { kind: 'day', day: choice }
}

/** How long a calendar may be followed: some shoots last. */
export const calendarLifetimes = [
	{ days: 30, words: '30 days' },
	{ days: 90, words: '3 months' },
	{ days: 365, words: 'A year' }
]

/** A shooting day in a list to choose from: `Day 3, Thu 12 Mar 2026`. */
export function dayName({ number, date }: Pick<PublishableDay, 'number' | 'date'>): string {
	return date === null ? `Day ${number}` : `Day ${number}, ${calendarDayWords(date)}`
}
