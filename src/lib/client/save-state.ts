import { closeSentences, type CloseReason } from '#protocol/close.ts'
import type { ReplicaStatus } from './replica.ts'

/**
 * Where my edits are, in one of these honest answers:
 *
 *   saved     every edit is on the server's disk
 *   current   I may change nothing here, and see what there is
 *   saving    kept on this device, on their way
 *   offline   kept on this device, no line to the server
 *   refused   kept on this device, the server will not take them: `reason` says why
 *   unkept    this device cannot keep edits, and not all are saved: leaving would lose them
 */
export type SaveState =
	| { state: 'saved' | 'current' | 'saving' | 'offline' | 'unkept'; waiting: number }
	| { state: 'refused'; waiting: number; reason: CloseReason | null }
	| { state: 'opening'; waiting: number }

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
	if (statuses.some((status) => status.connection.state === 'offline')) {
		return { state: 'offline', waiting }
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
		case 'opening':
			return 'Opening'
		case 'offline':
			return save.waiting > 0 ? `Offline, kept here, ${edits} waiting` : 'Offline, kept here'
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

/** More about it, where one line is not enough; null when it is. */
export function saveExplanation(save: SaveState): string | null {
	if (save.state === 'refused') return save.reason && closeSentences[save.reason]
	if (save.state === 'unkept') {
		return 'This browser cannot keep edits just now. Stay on this page until they are saved.'
	}
	return null
}
