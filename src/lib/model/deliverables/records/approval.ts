import { choice, pointer, text, whole } from '../../core/field.ts'
import { PlainRecords } from '../../core/plain.ts'
import type { RecordOf } from '../../core/record.ts'
import { sameName } from '../names.ts'
import { signatories, type Signatory } from './deliverable.ts'
import type { LineId } from './line.ts'
import { evidenceLimits, mostRounds } from './step.ts'

declare const approvalKey: unique symbol
export type ApprovalKey = string & { readonly [approvalKey]: true }

export const approvalLimits = { person: 80, note: 1000 } as const

const approvalFields = {
	line: pointer<LineId>(),
	round: whole(1, mostRounds, 1),
	/** In which role they sign. */
	as: choice([...signatories, 'unknown'], 'unknown'),
	/** Who signs, by name: most of them have no account. */
	person: text(approvalLimits.person),
	decision: choice(['approved', 'withheld', 'withdrawn'], 'withdrawn'),
	/** Which version they have seen; '' when it had no name yet. */
	label: text(evidenceLimits.label),
	note: text(approvalLimits.note),
	/** Who wrote it down, and the moment by their clock as an ISO text. */
	by: text(64),
	byName: text(120),
	at: text(30)
}

/**
 * What somebody has said to a round of a line. What it is about makes its key, so that two who write down
 * one approval have written one, and a second person in the same role has one of their own.
 */
export const approvals = new PlainRecords<ApprovalKey, typeof approvalFields>(
	'approvals',
	approvalFields
)

export type Approval = RecordOf<ApprovalKey, typeof approvalFields>

type About = { line: LineId; round: number; as: Signatory; person: string }

/** The key of an approval: `line.round.role.who`. */
export function approvalKeyOf({ line, round, as, person }: About): ApprovalKey {
	const who = sameName(person).replaceAll(' ', '-')
	return `${line}.${round}.${as}.${who}` as ApprovalKey
}
