import { resourceKinds, type Resource } from '../records/resource.ts'

const readingOrder = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Rooms before people before things, then by house and name: the order of a timeline. */
export function resourceOrder(a: Resource, b: Resource): number {
	return (
		resourceKinds.indexOf(a.kind) - resourceKinds.indexOf(b.kind) ||
		readingOrder.compare(a.house, b.house) ||
		readingOrder.compare(a.name, b.name) ||
		(a.id < b.id ? -1 : 1)
	)
}
