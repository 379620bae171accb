/** The departments that have a call of their own on most sets, in the order of a call sheet's back. */
const usual = [
	...['Production', 'Assistant directors', 'Camera', 'Sound', 'Grip', 'Electric', 'Art'],
	...['Set dressing', 'Props', 'Wardrobe', 'Makeup and hair', 'Special effects', 'Stunts'],
	...['Locations', 'Transport', 'Catering', 'Medic']
]

/** Those, and what else the contact list or the sheet has: two spellings in other case are one. */
export function departmentList(...more: readonly (readonly string[])[]): string[] {
	const known = new Map<string, string>()
	for (const name of [...more.flat(), ...usual]) {
		if (name !== '' && !known.has(name.toLowerCase())) known.set(name.toLowerCase(), name)
	}
	const order = new Map(usual.map((name, at) => [name.toLowerCase(), at]))
	const rank = (name: string) => order.get(name.toLowerCase()) ?? usual.length
	return [...known.values()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}
