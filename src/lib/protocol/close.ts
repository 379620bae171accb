/**
 * Every code a socket is closed with. y-websocket's provider takes 4400–4499 as final
 * and dials again after everything else, so what a retry may mend lies at 4500 and above.
 */
export const closeCodes = {
	badMessage: 4400,
	notAllowed: 4403,
	noSuchDocument: 4404,
	clientTooOld: 4409,
	tooLarge: 4413,
	notStored: 4500,
	stopping: 4503,
	tooSlow: 4508
} as const

export type CloseReason = keyof typeof closeCodes

/** What a person reads when a socket closes for this reason. */
export const closeSentences: Record<CloseReason, string> = {
	badMessage: 'This browser sent something that could not be read. Reload the page to go on.',
	notAllowed: 'You no longer have access to this production.',
	noSuchDocument: 'This production does not exist here. It may have been removed.',
	clientTooOld: 'Daybreak has been updated. Reload the page to go on.',
	tooLarge: 'That change is too large to send in one piece. It is kept on this device.',
	notStored: 'The server could not save to its disk. Your edits are kept on this device.',
	stopping: 'The server is restarting. Your edits are kept on this device.',
	tooSlow: 'The connection could not keep up and is being opened again.'
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
