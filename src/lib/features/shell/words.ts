import { closeSentence, refusalSentence } from '$lib/client/save-state.ts'
import type { Offer } from '$lib/client/returning.svelte.ts'
import type { HeldEdit, RefusedCopy } from '$lib/client/workspace.svelte.ts'
import { momentWords } from '$lib/ui/when.ts'
import type { DocumentKind } from '#model/documents.ts'

/** What people call a document, after "the shared". */
const documentNames: Record<DocumentKind, string> = {
	stripboard: 'board',
	production: 'calendar',
	office: 'contacts',
	'whiteboard-main': 'whiteboard',
	bookings: 'bookings',
	rulings: 'holds',
	deliverables: 'delivery schedule',
	comments: 'comments'
}

const isPlural: ReadonlySet<DocumentKind> = new Set(['office', 'bookings', 'rulings', 'comments'])

/** Why edits of mine are only on this device, and whether I am looking at them. */
export function unsentSentence(
	unsent: { kind: DocumentKind; edits: number; isShown: boolean },
	isMember: boolean
): string {
	const edits = unsent.edits === 1 ? '1 edit of yours is' : `${unsent.edits} edits of yours are`
	const name = documentNames[unsent.kind]
	const why = isMember
		? `you may no longer change ${isPlural.has(unsent.kind) ? 'them' : 'it'}`
		: 'you no longer belong to this production'
	const shown = unsent.isShown
		? ` Only this device shows ${unsent.edits === 1 ? 'it' : 'them'}.`
		: ''
	return `${edits} not in the shared ${name}, because ${why}.${shown}`
}

/** What records are called where they are counted. */
const recordNames: Record<string, [one: string, many: string]> = {
	scenes: ['scene', 'scenes'],
	strips: ['strip', 'strips'],
	elements: ['element', 'elements'],
	sets: ['set', 'sets'],
	locations: ['location', 'locations'],
	boards: ['board', 'boards'],
	contacts: ['contact', 'contacts'],
	papers: ['paper', 'papers'],
	comments: ['comment', 'comments'],
	holidays: ['day off', 'days off']
}

/** What somebody wants to remove, what I removed and wait for, or what an owner has kept. */
export function heldSentence({
	person,
	isYours,
	collection,
	removes,
	of,
	state,
	by
}: HeldEdit['hold']): string {
	const [one, many] = recordNames[collection] ?? ['thing', 'things']
	const what = `${removes} of ${of} ${of === 1 ? one : many}`
	if (!isYours) return `${person.name} wants to remove ${what}.`
	if (state === 'waiting') {
		return `You removed ${what}, which an owner has to allow. You can go on; until then only this device shows what you do.`
	}
	return `${by ?? 'The owner'} has kept the ${removes} ${removes === 1 ? one : many} that you removed. What you did since is only on this device; undo the removal, or go back.`
}

/** Whether a line was closed over what this device sent, which exporting or giving it up may mend. */
export function isAboutEdits({ reason }: RefusedCopy): boolean {
	return reason === null || !isSaidElsewhere.has(reason)
}

/** Reasons that a notice, or a page, of their own is about; or that nobody need do anything about. */
const isSaidElsewhere: ReadonlySet<string> = new Set([
	...['signedOut', 'notAllowed', 'noSuchDocument']
])

/** Why the server takes no edits of mine, and what was wrong with one. */
export function refusedSentence({ reason, refusal }: RefusedCopy): string {
	const why = reason === null ? 'The server closed the connection for good.' : closeSentence(reason)
	return refusal === null ? why : `${why} ${refusalSentence(refusal)}`
}

/** What a copy that was laid aside has, which the shared document lacks. */
export function offerSentence({ why, kind, edits, restoredFrom }: Offer, now: number): string {
	const count = edits === 1 ? '1 edit' : `${edits} edits`
	switch (why) {
		case 'restored': {
			const when =
				restoredFrom === null ? 'a backup' : `a backup of ${momentWords(restoredFrom, now)}`
			return `The server was restored from ${when}. This device has ${count} of the ${documentNames[kind]} that ${edits === 1 ? 'is' : 'are'} newer.`
		}
		case 'late':
			return `The shared ${documentNames[kind]} was begun anew while you were away. ${count} of yours from before ${edits === 1 ? 'was' : 'were'} not sent.`
		case 'met':
			return `${count} of yours met newer ones in the shared ${documentNames[kind]}, which stand.`
	}
}

/** What it is called to make edits again that the shared document lacks. */
export function bringBackWords({ why, edits }: Offer): string {
	if (why === 'met') return 'Put mine back'
	return edits === 1 ? 'Bring it back' : 'Bring them back'
}

/** What giving up this device's copy of a document is called. */
export function givingUpWords(kind: DocumentKind): string {
	return `Go back to the shared ${documentNames[kind]}`
}

/** That nobody is signed in any more, and what it is good for to sign in again. */
export function signedOutSentence(waiting: number): string {
	return waiting > 0
		? closeSentence('signedOut')
		: 'You are signed out. Sign in again to see what goes on here.'
}

/** The name of a file of unsent edits: `unsent-board-2026-03-12.json`. */
export function unsentFileName(file: { document: DocumentKind; exportedAt: string }): string {
	return `unsent-${documentNames[file.document]}-${file.exportedAt.slice(0, 10)}.json`
}
