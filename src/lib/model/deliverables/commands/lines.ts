import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { removal, type Remover } from '../../core/remover.ts'
import { isDate } from '../../production/calendar.ts'
import { deliverables, type DeliverableId } from '../records/deliverable.ts'
import { lines, type Line, type LineId } from '../records/line.ts'
import { recipients, type RecipientId } from '../records/recipient.ts'
import { tidied } from '../tidied.ts'

/** What may be said about a line of a schedule. */
export type LineValues = Partial<
	Omit<Line, 'id' | 'deliverable' | 'recipient' | 'removed' | 'removedBy'>
>

/** Puts deliverables that are there on a recipient's schedule; those on it already are left as they are. */
export function oweDeliverables(
	edit: Edit,
	recipient: RecipientId,
	ids: readonly DeliverableId[]
): Outcome<LineId[], 'recipient-gone' | 'deliverable-gone'> {
	if (recipients.get(edit.doc, recipient)?.removed !== false) return refuse('recipient-gone')
	const there = ids.filter((id) => deliverables.get(edit.doc, id)?.removed === false)
	if (there.length === 0) return refuse('deliverable-gone')
	const owed = new Set(
		[...lines.all(edit.doc).values()]
			.filter((line) => line.recipient === recipient && !line.removed)
			.map((line) => line.deliverable)
	)
	const added: LineId[] = []
	transact(edit, () => {
		for (const deliverable of new Set(there)) {
			if (owed.has(deliverable)) continue
			const id = edit.newId() as LineId
			lines.create(edit.doc, id, { deliverable, recipient })
			added.push(id)
		}
	})
	return ok(added)
}

/** Changes some lines at once; what is left out stays. */
export function changeLines(
	edit: Edit,
	ids: readonly LineId[],
	values: LineValues
): Outcome<null, 'line-gone' | 'bad-value'> {
	const there = ids.filter((id) => isThere(edit, id))
	if (there.length === 0) return refuse('line-gone')
	const tidy = tidied(values)
	if (lines.problem(tidy) !== null || (tidy.due && !isDate(tidy.due))) return refuse('bad-value')
	transact(edit, () => {
		for (const id of there) lines.patch(edit.doc, id, tidy)
	})
	return ok(null)
}

/** Takes lines off their schedules; the deliverables stay, for other recipients. */
export function removeLines(
	edit: Edit,
	ids: readonly LineId[],
	by?: Remover
): Outcome<null, 'line-gone'> {
	const there = ids.filter((id) => isThere(edit, id))
	if (there.length === 0) return refuse('line-gone')
	transact(edit, () => {
		for (const id of there) lines.patch(edit.doc, id, removal(by))
	})
	return ok(null)
}

/** Puts a line back on its schedule, with what it owes where that was removed too. */
export function restoreLine(
	edit: Edit,
	id: LineId
): Outcome<null, 'line-gone' | 'recipient-gone' | 'deliverable-gone'> {
	const line = lines.get(edit.doc, id)
	if (!line) return refuse('line-gone')
	const owed = line.deliverable === '' ? null : deliverables.get(edit.doc, line.deliverable)
	if (!owed) return refuse('deliverable-gone')
	if (!line.removed && !owed.removed) return refuse('line-gone')
	const recipient = line.recipient === '' ? null : recipients.get(edit.doc, line.recipient)
	if (!recipient || recipient.removed) return refuse('recipient-gone')
	transact(edit, () => {
		if (line.removed) lines.patch(edit.doc, id, { removed: false })
		if (owed.removed) deliverables.patch(edit.doc, owed.id, { removed: false })
	})
	return ok(null)
}

function isThere(edit: Edit, id: LineId): boolean {
	return lines.get(edit.doc, id)?.removed === false
}
