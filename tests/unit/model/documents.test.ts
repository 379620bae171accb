import { expect, test } from 'vitest'
import { addressText, documents, isDocumentKind, readAddress } from '#model/documents.ts'

test('an address comes back from its text', () => {
	for (const kind of ['production', 'stripboard'] as const) {
		const address = { production: 'p-1', kind }
		expect(addressText(address)).toBe(`p-1/${kind}`)
		expect(readAddress(addressText(address))).toEqual(address)
	}
})

test.each([
	...['', 'p-1', 'p-1/', '/stripboard', 'p-1/attic', 'p-1/stripboard/', 'p-1/stripboard/x'],
	...['../stripboard', 'P-1/stripboard', 'p 1/stripboard', `${'p'.repeat(41)}/stripboard`],
	...['p-1/constructor', 'p-1/__proto__', 'p-1/stripboard?x', 'p%2f1/stripboard']
])('%j names no document', (text) => {
	expect(readAddress(text)).toBeNull()
})

test('a name from outside is a document only when it is one of ours', () => {
	expect(['stripboard', 'toString', ''].map(isDocumentKind)).toEqual([true, false, false])
})

test('a fact lives in one document only', () => {
	const roots = Object.values(documents).flat()
	expect(new Set(roots).size).toBe(roots.length)
})
