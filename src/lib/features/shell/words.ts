import { closeSentence } from '$lib/client/save-state.ts'
import type { DocumentKind } from '#model/documents.ts'

/** What people call a document, after "the shared". */
const documentNames: Record<DocumentKind, string> = {
	stripboard: 'board',
	production: 'calendar',
	office: 'contacts',
	'whiteboard-main': 'whiteboard',
	bookings: 'bookings',
	rulings: 'holds',
	deliverables: 'delivery schedule'
}

const isPlural: ReadonlySet<DocumentKind> = new Set(['office', 'bookings', 'rulings'])

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
