import type { LogEntry } from '$lib/client/log.svelte.ts'
import { roleName } from '$lib/client/roles.ts'
import { dayWords } from '$lib/ui/when.ts'
import { errands, isRole, type Errand } from '#model/access.ts'
import { capital, documentName, errandVerbs } from './appearance.ts'

/** What an entry's sentence is made of. `who` begins the sentence; `whom` is who it was done to. */
type Facts = { who: string; what: string; whom: string; detail: string | null; count: number }

/** How a kind of entry reads, and what it is called where kinds are chosen from. */
type Kind = { name: string; says: (facts: Facts) => string }

/** The people that a log is about, by id. */
type LogPeople = readonly { id: string; name: string }[]

/** Nobody with a name, as when a link is opened. */
const somebody = 'Somebody'

const kinds: Record<string, Kind> = {
	'signed-in': { name: 'Signed in', says: ({ who }) => `${who} signed in` },
	'sign-in-failed': {
		name: 'Could not sign in',
		says: ({ who }) => `${who} tried to sign in and could not`
	},
	'signed-out': { name: 'Signed out', says: ({ who }) => `${who} signed out` },
	'devices-signed-out': {
		name: 'Signed devices out',
		says: ({ who, detail }) => `${who} signed out ${detail === '1' ? 'a device' : 'their devices'}`
	},
	'password-changed': {
		name: 'Changed a password',
		says: ({ who }) => `${who} changed their password`
	},
	'password-reset-asked': {
		name: 'Asked for a new password',
		says: ({ who }) => `${who} asked for a new password`
	},
	'password-reset': { name: 'Set a new password', says: ({ who }) => `${who} set a new password` },
	'passkey-added': { name: 'Added a passkey', says: ({ who }) => `${who} added a passkey` },
	'passkey-removed': { name: 'Removed a passkey', says: ({ who }) => `${who} removed a passkey` },
	'account-made': { name: 'Made an account', says: ({ who }) => `${who} made their account` },
	refused: {
		name: 'Was refused',
		says: ({ who, what, detail }) =>
			`${who} was not allowed to ${what ? `open ${what}` : refusedWords(detail ?? '')}`
	},
	'removal-held': {
		name: 'Removed too much at once',
		says: ({ who, what, detail }) =>
			`${who} wanted to remove ${sweepWords(detail)}${what && ` from ${what}`}; it waits for the owner`
	},
	'removal-allowed': {
		name: 'Allowed a large removal',
		says: ({ who, detail }) => `${who} allowed the removal of ${sweepWords(detail)}`
	},
	'removal-kept': {
		name: 'Kept what was to be removed',
		says: ({ who, detail }) => `${who} kept ${sweepWords(detail)} that were to be removed`
	},
	invited: {
		name: 'Invited somebody',
		says: ({ who, detail }) => `${who} invited somebody${asWords(detail)}`
	},
	'invitation-withdrawn': {
		name: 'Withdrew an invitation',
		says: ({ who, detail }) => `${who} withdrew an invitation${asWords(detail)}`
	},
	joined: { name: 'Joined', says: ({ who, detail }) => `${who} joined${asWords(detail)}` },
	'role-changed': {
		name: 'Changed a role',
		says: ({ who, detail }) => `${who} ${changedRoleWords(detail ?? '')}`
	},
	removed: {
		name: 'Removed somebody',
		says: ({ who, whom }) => `${who} removed ${whom}`
	},
	left: { name: 'Left', says: ({ who }) => `${who} left the production` },
	'owner-changed': {
		name: 'Handed on the production',
		says: ({ who, whom }) => `${who} handed the production on to ${whom}`
	},
	'link-made': {
		name: 'Made a link',
		says: ({ who, detail }) => `${who} made a link${told(detail)}`
	},
	'link-published': {
		name: 'Published again',
		says: ({ who, detail }) => `${who} published a page again${told(detail)}`
	},
	'link-opened': {
		name: 'A link was opened',
		says: ({ detail }) => `A link was opened${told(detail)}`
	},
	'link-refused': {
		name: 'An ended link was tried',
		says: ({ detail }) => `Somebody tried a link that has ended${told(detail)}`
	},
	'link-revoked': {
		name: 'Ended a link',
		says: ({ who, detail }) => `${who} ended a link${told(detail)}`
	},
	'booking-answered': {
		name: 'A booking was answered',
		says: ({ detail }) => `A booking was answered by link${told(detail)}`
	},
	'production-started': {
		name: 'Started the production',
		says: ({ who }) => `${who} started the production`
	},
	'production-removed': {
		name: 'Removed the production',
		says: ({ who }) => `${who} removed the production`
	},
	restored: {
		name: 'Restored a backup',
		says: ({ who }) => `${who} put a backup in the place of everything`
	},
	exported: {
		name: 'Exported',
		says: ({ who, what, detail }) => `${who} exported ${what || (detail ?? 'the production')}`
	},
	edited: {
		name: 'Changed something',
		says: ({ who, what, count }) => {
			const edits = `${count} ${count === 1 ? 'edit' : 'edits'}`
			// By nobody: what a production begins with, or what was there before people had accounts.
			if (who === somebody) return `${what || 'The production'} was changed, ${edits}`
			return `${who} changed ${what || 'the production'}, ${edits}`
		}
	}
}

/** An entry as a sentence, without its full stop. A kind that only a newer server knows reads as itself. */
export function entryWords(entry: LogEntry, people: LogPeople): string {
	const { kind, person, document, detail, count } = entry
	const who = person?.name || somebody
	const what = document === null ? '' : `“${documentName(document)}”`
	const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
	if (known) return known.says({ who, what, whom: whomOf(detail, people), detail, count })
	return [`${who}: ${kind}`, what, detail].filter(Boolean).join(' ')
}

/** What a kind is called in the list of kinds. */
export function kindName(kind: string): string {
	return (Object.hasOwn(kinds, kind) ? kinds[kind]?.name : undefined) ?? kind
}

/** ` as Coordinator` for a role; anything else that was noted reads as it is. */
function asWords(detail: string | null): string {
	return detail !== null && isRole(detail) ? ` as ${roleName(detail)}` : told(detail)
}

/** Whoever a detail names by id; somebody unknown is nobody's business. */
function whomOf(detail: string | null, people: LogPeople): string {
	const known = people.find(({ id }) => id === detail)
	if (known) return known.name
	return detail === null || /^[\w-]{16,}$/.test(detail) ? 'somebody' : detail
}

/** `Bo: ad → coordinator`, as a change of role is noted. */
function changedRoleWords(detail: string): string {
	const found = /^(.*): (\S+) → (\S+)$/.exec(detail)
	if (!found) return `changed a role${told(detail)}`
	const [, whom = '', before = '', after = ''] = found
	return `made ${whom} ${roleName(after)}, who was ${roleName(before)}`
}

/** What somebody tried who might not: an errand, or one with a role. */
function refusedWords(detail: string): string {
	if (Object.hasOwn(errands, detail)) return errandVerbs[detail as Errand]
	const [, how = '', role = ''] = /^(invite|role|a) (\w+)$/.exec(detail) ?? []
	if (how === 'invite') return `invite somebody as ${roleName(role)}`
	if (how === 'role') return `make somebody ${roleName(role)}`
	if (how === 'a') return `change what somebody is who is ${roleName(role)}`
	return `do that${told(detail)}`
}

/** What a removal is of: `41/74 scenes` reads as 41 of 74 scenes. */
function sweepWords(detail: string | null): string {
	return detail?.replace('/', ' of ') ?? 'a large part'
}

function told(detail: string | null): string {
	return detail ? `: ${detail}` : ''
}

/** Entries under the days they happened on, in the order they come. */
export function byDay(
	entries: readonly LogEntry[],
	now: number
): { day: string; entries: LogEntry[] }[] {
	const days = new Map<string, LogEntry[]>()
	for (const entry of entries) {
		const day = capital(dayWords(entry.at, now))
		days.set(day, [...(days.get(day) ?? []), entry])
	}
	return [...days].map(([day, found]) => ({ day, entries: found }))
}
