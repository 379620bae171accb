/** Throws when something that must always hold does not. Never caught by a neighbour. */
export function invariant(holds: unknown, message: string): asserts holds {
	if (!holds) throw new Error(`Broken invariant: ${message}`)
}

/** The value, which must be there. */
export function must<Value>(value: Value | null | undefined, message: string): Value {
	invariant(value !== null && value !== undefined, message)
	return value
}

/** Ends a switch over a union: a new member no longer type-checks until it has a case. */
export function unreachable(value: never): never {
	throw new Error(`Broken invariant: no case for ${JSON.stringify(value)}`)
}
