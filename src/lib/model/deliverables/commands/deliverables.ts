import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { dependsOn } from '../queries/needs.ts'
import {
	deliverables,
	proofs,
	signatories,
	type Deliverable,
	type DeliverableId
} from '../records/deliverable.ts'
import { tidied } from '../tidied.ts'

/** What may be written about a deliverable at once; its sets are marked member by member. */
export type DeliverableValues = Partial<
	Omit<Deliverable, 'id' | 'order' | 'removed' | 'proofs' | 'signOffs' | 'needs'>
>

/** Changes what is said about some deliverables at once; what is left out stays. */
export function changeDeliverables(
	edit: Edit,
	ids: readonly DeliverableId[],
	values: DeliverableValues
): Outcome<null, 'deliverable-gone' | 'bad-value'> {
	const there = ids.filter((id) => isThere(edit, id))
	if (there.length === 0) return refuse('deliverable-gone')
	const tidy = tidied(values)
	if (tidy.name === '' || deliverables.problem(tidy) !== null) return refuse('bad-value')
	transact(edit, () => {
		for (const id of there) deliverables.patch(edit.doc, id, tidy)
	})
	return ok(null)
}

/** Takes deliverables off every schedule. */
export function removeDeliverables(
	edit: Edit,
	ids: readonly DeliverableId[]
): Outcome<null, 'deliverable-gone'> {
	const there = ids.filter((id) => isThere(edit, id))
	if (there.length === 0) return refuse('deliverable-gone')
	transact(edit, () => {
		for (const id of there) deliverables.patch(edit.doc, id, { removed: true })
	})
	return ok(null)
}

/** Says whether something has to be shown for a deliverable, or who signs it off. */
export function markDeliverable(
	edit: Edit,
	id: DeliverableId,
	mark: { field: 'proofs' | 'signOffs'; key: string; on: boolean }
): Outcome<null, 'deliverable-gone' | 'bad-value'> {
	if (!isThere(edit, id)) return refuse('deliverable-gone')
	const known: readonly string[] = mark.field === 'proofs' ? proofs : signatories
	if (!known.includes(mark.key)) return refuse('bad-value')
	transact(edit, () => set(edit, id, { field: mark.field, id: mark.key, on: mark.on }))
	return ok(null)
}

/** Says that a deliverable cannot be ready before another, or that it can. */
export function linkNeed(
	edit: Edit,
	id: DeliverableId,
	{ needs, linked }: { needs: DeliverableId; linked: boolean }
): Outcome<null, 'deliverable-gone' | 'goes-in-circles'> {
	if (!isThere(edit, id) || !isThere(edit, needs)) return refuse('deliverable-gone')
	if (linked && dependsOn(deliverables.all(edit.doc), needs, id)) return refuse('goes-in-circles')
	transact(edit, () => set(edit, id, { field: 'needs', id: needs, on: linked }))
	return ok(null)
}

type Member = { field: 'proofs' | 'signOffs' | 'needs'; id: string; on: boolean }

function set(edit: Edit, id: DeliverableId, { on, ...member }: Member): void {
	if (on) deliverables.link(edit.doc, id, member)
	else deliverables.unlink(edit.doc, id, member)
}

function isThere(edit: Edit, id: DeliverableId): boolean {
	return deliverables.get(edit.doc, id)?.removed === false
}
