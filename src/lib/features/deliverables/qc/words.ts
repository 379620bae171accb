import type {
	QcCategory,
	QcResponse,
	QcResult,
	QcSeverity
} from '#model/deliverables/records/qc-issue.ts'
import type { OpenIssues } from '#model/deliverables/queries/qc.ts'
import { counted } from '$lib/ui/words.ts'

export const qcCategoryNames: Record<QcCategory, string> = {
	video: 'Video',
	audio: 'Audio',
	text: 'Text',
	metadata: 'Metadata'
}

export const qcSeverityNames: Record<QcSeverity, string> = {
	blocker: 'Blocker',
	issue: 'Issue',
	fyi: 'FYI'
}

export const qcResponseNames: Record<QcResponse, string> = {
	'': 'Not answered',
	'will-fix': 'Will fix',
	'best-possible': 'Best possible',
	'creative-intent': 'Creative intent',
	disagree: 'Disagree'
}

export const qcResultNames: Record<QcResult, string> = {
	'': 'Not looked at again',
	fixed: 'Fixed',
	'not-fixed': 'Not fixed',
	'as-is': 'Taken as it is'
}

/** `3 open, 1 of them a blocker`. */
export function openWords({ open, blockers }: OpenIssues): string {
	if (blockers === 0) return `${open} open`
	if (blockers === open) return `${counted(blockers, 'blocker')} open`
	return `${open} open, ${blockers} of them ${blockers === 1 ? 'a blocker' : 'blockers'}`
}
