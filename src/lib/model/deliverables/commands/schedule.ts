import { transact, type Edit } from '../../core/edit.ts'
import { fitText } from '../../core/field.ts'
import { byOrder, orderBlock } from '../../core/order.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { isDate } from '../../production/calendar.ts'
import { sameName } from '../names.ts'
import { dependsOn } from '../queries/needs.ts'
import {
	deliverableLimits,
	deliverables,
	type Category,
	type Deliverable,
	type DeliverableId,
	type Proof,
	type Signatory
} from '../records/deliverable.ts'
import { lineLimits, lines, type LineId } from '../records/line.ts'
import { recipients, type RecipientId } from '../records/recipient.ts'

/** A line of a schedule that comes from a template, a sheet or a form. */
export type ScheduleLine = {
	name: string
	category: Category
	mandatory?: boolean
	spec?: string
	owner?: string
	vendor?: string
	/** YYYY-MM-DD or ''. */
	due?: string
	note?: string
	leadDays?: number
	payer?: 'producer' | 'recipient'
	proofs?: readonly Proof[]
	signOffs?: readonly Signatory[]
	/** The names of what it depends on, in this schedule or among what is there. */
	needs?: readonly string[]
}

/** What became of a schedule: lines that are new, and lines that were on it already. */
export type ScheduleAdded = { added: LineId[]; known: number }

/** Longer than any contract's, and than what one transaction should carry. */
export const mostLinesAtOnce = 1000

/**
 * Adds a whole schedule to a recipient as one step. What is made already for another recipient, by
 * name, is owed to this one too and not made twice.
 */
export function addSchedule(
	edit: Edit,
	recipient: RecipientId,
	schedule: readonly ScheduleLine[]
): Outcome<ScheduleAdded, 'recipient-gone' | 'bad-value' | 'too-many'> {
	if (recipients.get(edit.doc, recipient)?.removed !== false) return refuse('recipient-gone')
	if (schedule.length > mostLinesAtOnce) return refuse('too-many')
	if (schedule.length === 0 || !schedule.every(isWritable)) return refuse('bad-value')
	const plan = planOf(edit, recipient, schedule)
	const result: ScheduleAdded = { added: [], known: schedule.length - plan.length }
	transact(edit, () => {
		for (const { line, id, order } of plan) {
			if (order !== null) createDeliverable(edit, id, { line, order })
			const added = edit.newId() as LineId
			lines.create(edit.doc, added, { ...lineValues(line), deliverable: id, recipient })
			result.added.push(added)
		}
		linkNeeds(edit, plan)
	})
	return ok(result)
}

/** A line to add: an order key means that its deliverable is new. */
type Planned = { line: ScheduleLine; id: DeliverableId; order: string | null }

function planOf(edit: Edit, recipient: RecipientId, schedule: readonly ScheduleLine[]): Planned[] {
	const there = [...deliverables.all(edit.doc).values()].filter(({ removed }) => !removed)
	const byName = new Map(there.map((each) => [sameName(each.name), each.id]))
	const owed = new Set<string>()
	for (const line of lines.all(edit.doc).values())
		if (line.recipient === recipient && !line.removed) owed.add(line.deliverable)
	const last = there.sort(byOrder).at(-1)
	const orders = orderBlock(
		{ after: last?.order || null, before: null },
		schedule.length,
		edit.random
	)
	const plan: Planned[] = []
	schedule.forEach((line, at) => {
		const name = sameName(line.name)
		const known = byName.get(name)
		const id = known ?? (edit.newId() as DeliverableId)
		if (owed.has(id)) return
		owed.add(id)
		byName.set(name, id)
		plan.push({ line, id, order: known === undefined ? (orders[at] ?? null) : null })
	})
	return plan
}

function createDeliverable(
	edit: Edit,
	id: DeliverableId,
	{ line, order }: { line: ScheduleLine; order: string }
): void {
	deliverables.create(edit.doc, id, { ...deliverableValues(line), order })
	for (const proof of line.proofs ?? [])
		deliverables.link(edit.doc, id, { field: 'proofs', id: proof })
	for (const who of line.signOffs ?? [])
		deliverables.link(edit.doc, id, { field: 'signOffs', id: who })
}

/** Only what is new says what it needs: what others made keeps what they said. */
function linkNeeds(edit: Edit, plan: readonly Planned[]): void {
	const all = [...deliverables.all(edit.doc).values()].filter(({ removed }) => !removed)
	const byName = new Map(all.map((each) => [sameName(each.name), each.id]))
	for (const { line, id, order } of plan) {
		if (order === null) continue
		for (const name of line.needs ?? []) {
			const need = byName.get(sameName(name))
			if (need !== undefined && !dependsOn(deliverables.all(edit.doc), need, id))
				deliverables.link(edit.doc, id, { field: 'needs', id: need })
		}
	}
}

function deliverableValues(line: ScheduleLine) {
	const values: Partial<Deliverable> = {
		name: fitText(line.name.trim(), deliverableLimits.name),
		category: line.category
	}
	const more = {
		spec: line.spec && fitText(line.spec.trim(), deliverableLimits.spec),
		owner: line.owner && fitText(line.owner.trim(), deliverableLimits.owner),
		vendor: line.vendor && fitText(line.vendor.trim(), deliverableLimits.vendor),
		leadDays: line.leadDays
	}
	return { ...values, ...written(more) }
}

function lineValues(line: ScheduleLine) {
	return written({
		mandatory: line.mandatory,
		due: line.due,
		payer: line.payer,
		note: line.note && fitText(line.note.trim(), lineLimits.note)
	})
}

/** What is left out is not written, and reads as its fallback. */
function written<Values extends object>(values: Values) {
	return Object.fromEntries(
		Object.entries(values).filter(([, value]) => value !== undefined && value !== '')
	) as { [Name in keyof Values]?: Exclude<Values[Name], undefined | ''> }
}

function isWritable(line: ScheduleLine): boolean {
	if (line.name.trim() === '' || (line.due && !isDate(line.due))) return false
	return (
		deliverables.problem(deliverableValues(line)) === null &&
		lines.problem(lineValues(line)) === null
	)
}
