/** A list in groups by a key, in the order of first appearance: `Map.groupBy`, for every Node we support. */
export function grouped<Value, Key>(
	list: Iterable<Value>,
	keyOf: (value: Value) => Key
): Map<Key, Value[]> {
	const groups = new Map<Key, Value[]>()
	for (const value of list) {
		const key = keyOf(value)
		const group = groups.get(key)
		if (group) group.push(value)
		else groups.set(key, [value])
	}
	return groups
}
