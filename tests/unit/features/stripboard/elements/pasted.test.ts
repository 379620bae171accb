import { expect, test } from 'vitest'
import { readElementRows } from '$lib/features/stripboard/elements/pasted.ts'

test.each([
	['Lamp', [['props', '', 'Lamp']]],
	[
		'1\tNELL\n2\tAMOS',
		[
			['props', '1', 'NELL'],
			['props', '2', 'AMOS']
		]
	],
	['Donkey\tAnimals', [['animals', '', 'Donkey']]],
	['7\tDonkey\tAnimals', [['animals', '7', 'Donkey']]],
	['Category\tName\tNo.\nCast Members\tNELL\t1\n\t\t', [['cast', '1', 'NELL']]],
	['Name\tType\n\tProps\n  Two   words \tSomething new', [['miscellaneous', '', 'Two words']]],
	['Lamp, brass\tProps', [['props', '', 'Lamp, brass']]],
	['"A 12"" rule"\tProps', [['props', '', 'A 12" rule']]],
	['', []]
] as [string, string[][]][])('%j is read', (text, expected) => {
	const rows = readElementRows(text, 'props')
	expect(rows.map(({ category, number, name }) => [category, number, name])).toEqual(expected)
})
