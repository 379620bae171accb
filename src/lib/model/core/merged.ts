/** What can be merged into another of its kind, and says so itself: one write, so that one undo parts them. */
export type Mergeable<Id extends string> = {
	readonly id: Id
	readonly mergedInto: Id | ''
	readonly removed: boolean
}

const known = new WeakMap<object, ReadonlyMap<string, unknown>>()

/**
 * Which record stands for each id: itself, or the one it was merged into, however often that was
 * merged in turn. Removed ones stand for nothing. Where two people merged two into each other at
 * once, the one with the lower id stands for both.
 */
export function standing<Id extends string, One extends Mergeable<Id>>(
	records: ReadonlyMap<Id, One>
): ReadonlyMap<Id, One> {
	const before = known.get(records) as ReadonlyMap<Id, One> | undefined
	if (before) return before
	const found = new Map<Id, One>()
	for (const id of records.keys()) {
		const record = standsFor(records, id)
		if (record && !record.removed) found.set(id, record)
	}
	known.set(records, found)
	return found
}

function standsFor<Id extends string, One extends Mergeable<Id>>(
	records: ReadonlyMap<Id, One>,
	from: Id
): One | undefined {
	const path: One[] = []
	let record = records.get(from)
	while (record && record.mergedInto !== '') {
		const next = records.get(record.mergedInto)
		if (!next) return record
		const circle = path.indexOf(record)
		if (circle >= 0) return path.slice(circle).sort((a, b) => (a.id < b.id ? -1 : 1))[0]
		path.push(record)
		record = next
	}
	return record
}

/** The records that stand, each once. */
export function standingList<Id extends string, One extends Mergeable<Id>>(
	records: ReadonlyMap<Id, One>
): One[] {
	return [...new Set(standing(records).values())]
}
