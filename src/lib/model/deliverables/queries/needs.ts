import type { Deliverable, DeliverableId } from '../records/deliverable.ts'

/** Whether a deliverable waits for another, directly or through others; for itself it always does. */
export function dependsOn(
	deliverables: ReadonlyMap<DeliverableId, Deliverable>,
	id: DeliverableId,
	other: DeliverableId
): boolean {
	const reached = new Set([id])
	for (const each of reached) {
		for (const next of deliverables.get(each)?.needs ?? []) reached.add(next)
	}
	return reached.has(other)
}
