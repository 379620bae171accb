/** Values without the spaces around texts, which come from pasting and split one name in two. */
export function tidied<Values extends object>(values: Values): Values {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]: [string, unknown]) => [
			name,
			typeof value === 'string' ? value.trim() : value
		])
	) as Values
}
