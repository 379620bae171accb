import { choice, flag, links, text, whole } from '../../core/field.ts'
import { longestOrder } from '../../core/order.ts'
import { Collection, type RecordOf } from '../../core/record.ts'

declare const deliverableId: unique symbol
export type DeliverableId = string & { readonly [deliverableId]: true }

/** The parts of a delivery schedule, in the order they are printed. */
export const categories = [
	...(['picture', 'sound', 'text', 'editorial', 'paper', 'legal', 'publicity'] as const),
	'archive'
] as const

export type Category = (typeof categories)[number]

/** What has to be shown for it: QC report, checksum or MHL, waybill, signed paper, letter, document. */
export const proofs = ['qc', 'checksum', 'waybill', 'signed', 'letter', 'document'] as const

export type Proof = (typeof proofs)[number]

/** Whose name has to stand under it. */
export const signatories = [
	...(['supervisor', 'producer', 'director', 'dp', 'mixer', 'music', 'vfx', 'legal'] as const),
	...(['accountant', 'publicist', 'executive', 'guilds', 'broker', 'guarantor', 'lab'] as const),
	'recipient'
] as const

export type Signatory = (typeof signatories)[number]

export const deliverableLimits = {
	name: 160,
	spec: 2000,
	owner: 120,
	vendor: 120,
	episode: 40,
	note: 2000
} as const

const deliverableFields = {
	name: text(deliverableLimits.name),
	category: choice(categories, 'paper'),
	/** What is asked of it, one point a line: `Codec: ProRes 422 HQ`. */
	spec: text(deliverableLimits.spec),
	/** Who sees to it, and which house makes it. */
	owner: text(deliverableLimits.owner),
	vendor: text(deliverableLimits.vendor),
	episode: text(deliverableLimits.episode),
	/** Days it takes from when what it depends on is there. */
	leadDays: whole(0, 365, 0),
	note: text(deliverableLimits.note),
	order: text(longestOrder),
	/** What has to be shown for it. */
	proofs: links<Proof>('proof:'),
	/** Who signs it off. */
	signOffs: links<Signatory>('sign:'),
	/** What has to be ready before it can be. */
	needs: links<DeliverableId>('needs:'),
	removed: flag()
}

/** Something that is made once and owed to one or several recipients: a master, a paper, a licence. */
export const deliverables = new Collection<DeliverableId, typeof deliverableFields>(
	'deliverables',
	deliverableFields
)

export type Deliverable = RecordOf<DeliverableId, typeof deliverableFields>
