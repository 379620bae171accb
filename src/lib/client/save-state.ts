import { closeSentences, type CloseReason } from '#protocol/close.ts'
import { refusalSentences, type Refusal } from '#protocol/refusals.ts'
import type { ReplicaStatus } from './replica.ts'

/**
 * Where my edits are, in one of these honest answers:
 *
 *   saved     every edit is on the server's disk
 *   current   I may change nothing here, and see what there is
 *   saving    kept on this device, on their way
 *   restarting  the same, while the server restarts
 *   offline   kept on this device, no line to the server
 *   held      kept on this device until an owner has allowed one of them
 *   refused   kept on this device, the server will not take them: `reason` says why
 *   unkept    this device cannot keep edits, and not all are saved: leaving would lose them
 */
export type SaveState =
	| { state: Exclude<State, 'refused'>; waiting: number }
	| { state: 'refused'; waiting: number; reason: CloseReason | null }

type State =
	| 'saved'
	| 'current'
	| 'saving'
	| 'held'
	| 'offline'
	| 'restarting'
	| 'unkept'
	| 'opening'
	| 'refused'

/** The state of a whole production: its worst document's. */
export function saveStateOf(statuses: readonly ReplicaStatus[]): SaveState {
	const waiting = statuses.reduce((sum, status) => sum + status.waiting, 0)
	const unkept = statuses.some((status) => status.keepFailure !== null && status.waiting > 0)
	if (unkept) return { state: 'unkept', waiting }
	for (const { connection } of statuses) {
		if (connection.state === 'refused') {
			return { state: 'refused', waiting, reason: connection.reason }
		}
	}
	for (const state of ['offline', 'restarting'] as const) {
		if (statuses.some(({ connection }) => connection.state === state)) return { state, waiting }
	}
	if (statuses.some(({ holds }) => holds.some(({ isYours }) => isYours))) {
		return { state: 'held', waiting }
	}
	const isOpening = statuses.some((status) => !status.synced)
	if (isOpening && waiting === 0) return { state: 'opening', waiting }
	if (statuses.every((status) => !status.canWrite)) return { state: 'current', waiting }
	return { state: waiting > 0 ? 'saving' : 'saved', waiting }
}

/** What a person reads beside the board. */
export function saveSentence(save: SaveState): string {
	const edits = save.waiting === 1 ? '1 edit' : `${save.waiting} edits`
	switch (save.state) {
		case 'saved':
			return 'Saved'
		case 'current':
			return 'Up to date'
		case 'saving':
			return `On this device, saving ${edits}`
		case 'held':
			return `Kept here, not sent: ${edits}`
		case 'opening':
			return 'Opening'
		case 'offline':
			return save.waiting > 0 ? `Offline, kept here, ${edits} waiting` : 'Offline, kept here'
		case 'restarting':
			return save.waiting > 0 ? `Server restarting, ${edits} kept here` : 'Server restarting'
		case 'refused':
			return save.waiting > 0 ? `Kept here, not sent: ${edits}` : 'Not connected'
		case 'unkept':
			return `Not kept on this device: ${edits} at risk`
	}
}

/** What a person reads when the server will not have them, for this reason. */
export function closeSentence(reason: CloseReason): string {
	return closeSentences[reason]
}

/** What a person reads of what was wrong with an edit. */
export function refusalSentence(refusal: Refusal): string {
	return refusalSentences[refusal]
}

/** More about it, where one line is not enough; null when it is. */
export function saveExplanation(save: SaveState): string | null {
	if (save.state === 'refused') return save.reason && closeSentences[save.reason]
	if (save.state === 'unkept') {
		return 'This browser cannot keep edits just now. Stay on this page until they are saved.'
	}
	return null
}
