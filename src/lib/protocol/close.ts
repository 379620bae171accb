/**
 * Every code a socket is closed with. y-websocket's provider takes 4400–4499 as final
 * and dials again after everything else, so what a retry may mend lies at 4500 and above.
 */
export const closeCodes = {
	badMessage: 4400,
	signedOut: 4401,
	notAllowed: 4403,
	noSuchDocument: 4404,
	clientTooOld: 4409,
	otherHistory: 4410,
	tooLarge: 4413,
	refusedEdit: 4422,
	notStored: 4500,
	/** The one code that is not ours: it says the same to every websocket client, and to proxies. */
	stopping: 1012,
	tooSlow: 4508,
	accessChanged: 4511,
	outOfStep: 4512,
	tooMany: 4529
} as const

export type CloseReason = keyof typeof closeCodes

/** What a person reads when a socket closes for this reason. */
export const closeSentences: Record<CloseReason, string> = {
	badMessage: 'This browser sent something that could not be read. Reload the page to go on.',
	signedOut: 'You are signed out. Your edits are kept on this device; sign in again to send them.',
	notAllowed: 'You no longer have access to this production.',
	noSuchDocument: 'This production does not exist here. It may have been removed.',
	clientTooOld: 'Daybreak has been updated. Reload the page to go on.',
	otherHistory: 'The shared copy was begun anew. What this device holds is being compared with it.',
	tooLarge: 'That change is too large to send in one piece. It is kept on this device.',
	refusedEdit: 'The server could not accept an edit of yours. Your edits are kept on this device.',
	notStored: 'The server could not save to its disk. Your edits are kept on this device.',
	stopping: 'The server is restarting. Your edits are kept on this device.',
	tooSlow: 'The connection could not keep up and is being opened again.',
	accessChanged: 'What you may do here has changed. The page is being opened again.',
	outOfStep: 'An edit came before one that it builds on. The connection is being opened again.',
	tooMany: 'Too much was sent at once. The connection is being opened again.'
}

/** The reason behind a close code, or null for codes that are not ours. */
export function closeReason(code: number): CloseReason | null {
	for (const [reason, known] of Object.entries(closeCodes)) {
		if (known === code) return reason as CloseReason
	}
	return null
}

/** Whether dialling again cannot help. */
export function isFinal(code: number): boolean {
	return code >= 4400 && code < 4500
}
