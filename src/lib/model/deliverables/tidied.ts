/** Values without the spaces around them that typing and pasting bring. */
export function tidied<Values extends object>(values: Values): Values {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [
			name,
			typeof value === 'string' ? value.trim() : (value as unknown)
		])
	) as Values
}
