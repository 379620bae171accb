import type { Category } from './records/deliverable.ts'
import type { Status } from './status.ts'

/** What a status is called. */
export const statusNames: Record<Status, string> = {
	'not-started': 'Not started',
	'in-progress': 'In progress',
	ready: 'Ready',
	delivered: 'Delivered',
	received: 'Received',
	'in-qc': 'In QC',
	rejected: 'Rejected',
	'accepted-conditional': 'Accepted with points',
	accepted: 'Accepted',
	waived: 'Waived',
	deferred: 'Deferred',
	na: 'Not applicable',
	superseded: 'Superseded',
	cancelled: 'Cancelled'
}

/** The parts of a delivery schedule, as they are printed. */
export const categoryNames: Record<Category, string> = {
	picture: 'Picture',
	sound: 'Sound',
	text: 'Text',
	editorial: 'Editorial',
	paper: 'Paperwork',
	legal: 'Legal',
	publicity: 'Publicity',
	archive: 'Archive'
}

/** What two spellings of one deliverable have in common: `D, M, E Stems 5.1` and `d m e stems 5.1`. */
export function sameName(name: string): string {
	return name
		.toLowerCase()
		.replace(/&/g, ' and ')
		.replace(/[^\p{L}\p{N}.]+/gu, ' ')
		.trim()
}
