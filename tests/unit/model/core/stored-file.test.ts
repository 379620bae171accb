import { expect, test } from 'vitest'
import { fileKinds, longestFileName, safeFileName } from '#model/core/stored-file.ts'
import { seededRandom } from '../../../support/random.ts'

test.each([
	['QC report v2.pdf', 'pdf', 'QC report v2.pdf'],
	['C:\\Users\\ann\\Scan 1.JPG', 'jpeg', 'Scan 1.JPG'],
	['delivery.xlsx', 'office', 'delivery.xlsx'],
	['macros.xlsm', 'office', 'macros.xlsm.zip'],
	['index.html', 'text', 'index.html.txt'],
	['', 'pdf', 'file.pdf'],
	['...', 'png', 'file.png'],
	['Ünïcode 東京.csv', 'text', 'Ünïcode 東京.csv']
] as const)('%j, which is %s, is called %j', (name, kind, called) => {
	expect(safeFileName(name, kind)).toBe(called)
})

test('whatever it was called, a name is short, harmless, and stays as it is', () => {
	const random = seededRandom(20261128)
	const letters = ['a', '.', '/', '\\', ' ', '\0', '\u202E', '🎬', ':', 'é', '\n', '.pdf', '.exe']
	for (let round = 0; round < 500; round++) {
		const name = Array.from({ length: random.below(260) }, () => random.pick(letters)).join('')
		const kind = random.pick(fileKinds)
		const safe = safeFileName(name, kind)
		expect(safe.length).toBeLessThanOrEqual(longestFileName)
		expect(safe).not.toMatch(/[/\\\0\n:\u202E]|^\.|^\s|\s$|\p{Surrogate}/u)
		expect(safeFileName(safe, kind)).toBe(safe)
	}
})
