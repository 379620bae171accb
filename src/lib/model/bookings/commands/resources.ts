import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { absences, type Absence, type AbsenceId } from '../records/absence.ts'
import { resources, type Resource, type ResourceId } from '../records/resource.ts'
import { isZone } from '../../core/zone.ts'
import { isWall } from '../time.ts'
import { tidied } from './tidy.ts'

/** What may be said about a resource. */
export type ResourceValues = Partial<Omit<Resource, 'id' | 'removed'>>

/** A list that is pasted at once: more is a slip, and a transaction that no guard would take. */
export const mostResourcesAtOnce = 1000

/** Adds resources as one step; refused whole when one of them cannot be added. Each needs a name. */
export function addResources(
	edit: Edit,
	list: readonly ResourceValues[]
): Outcome<ResourceId[], 'bad-value' | 'too-many'> {
	if (list.length > mostResourcesAtOnce) return refuse('too-many')
	const all = list.map(tidied)
	if (all.length === 0 || all.some((values) => !values.name || !isWritable(values)))
		return refuse('bad-value')
	const ids: ResourceId[] = []
	transact(edit, () => {
		for (const values of all) {
			const id = edit.newId() as ResourceId
			resources.create(edit.doc, id, values)
			ids.push(id)
		}
	})
	return ok(ids)
}

/** Changes what is said about a resource; what is left out stays. */
export function changeResource(
	edit: Edit,
	id: ResourceId,
	values: ResourceValues
): Outcome<null, 'resource-gone' | 'bad-value'> {
	const resource = resources.get(edit.doc, id)
	if (!resource || resource.removed) return refuse('resource-gone')
	const tidy = tidied(values)
	if (tidy.name === '' || !isWritable(tidy)) return refuse('bad-value')
	transact(edit, () => resources.patch(edit.doc, id, tidy))
	return ok(null)
}

/** Takes a resource off the timeline. What sessions hold of it stays told. */
export function removeResource(edit: Edit, id: ResourceId): Outcome<null, 'resource-gone'> {
	const resource = resources.get(edit.doc, id)
	if (!resource || resource.removed) return refuse('resource-gone')
	transact(edit, () => resources.patch(edit.doc, id, { removed: true }))
	return ok(null)
}

/** Says when a resource cannot be had: wall times of its zone, the first before the second. */
export function addAbsence(
	edit: Edit,
	values: Pick<Absence, 'from' | 'to' | 'reason'> & { resource: ResourceId }
): Outcome<AbsenceId, 'resource-gone' | 'bad-value'> {
	const resource = resources.get(edit.doc, values.resource)
	if (!resource || resource.removed) return refuse('resource-gone')
	const isStretch = isWall(values.from) && isWall(values.to) && values.from < values.to
	if (!isStretch || absences.problem(values) !== null) return refuse('bad-value')
	const id = edit.newId() as AbsenceId
	transact(edit, () => absences.create(edit.doc, id, values))
	return ok(id)
}

/** Takes an absence back: the resource can be had after all. */
export function removeAbsence(edit: Edit, id: AbsenceId): Outcome<null, 'absence-gone'> {
	const absence = absences.get(edit.doc, id)
	if (!absence || absence.removed) return refuse('absence-gone')
	transact(edit, () => absences.patch(edit.doc, id, { removed: true }))
	return ok(null)
}

const clock = /^(([01]\d|2[0-3]):[0-5]\d)?$/

function isWritable(values: ResourceValues): boolean {
	if (resources.problem(values) !== null) return false
	if (values.zone !== undefined && !isZone(values.zone)) return false
	if (values.closedDays !== undefined && !/^[01]{7}$/.test(values.closedDays)) return false
	return clock.test(values.opens ?? '') && clock.test(values.closes ?? '')
}
