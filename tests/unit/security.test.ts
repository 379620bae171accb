import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const text = readFileSync('SECURITY.md', 'utf8')

/** All that names its proofs. */
const pages = ['SECURITY.md', 'docs/data-loss.md', 'docs/first-hour.md']
const claims = pages.map((page) => readFileSync(page, 'utf8')).join('\n')

/** Every proof that is named: a test's file, and the test in it. */
const proofs = [...claims.matchAll(/`(tests\/[^`]+)`((?:,? “[^”]+”)+)/g)].flatMap(
	([, file = '', names = '']) =>
		[...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => ({ file, name }))
)

/** Whether a test file has a test, or a case of one, under that name. */
function has({ file, name }: { file: string; name: string }): boolean {
	if (!existsSync(file)) return false
	const source = readFileSync(file, 'utf8')
	return ["'", '`', '"'].some((quote) => source.includes(`${quote}${name}${quote}`))
}

test('every proof that a page of ours names is a test that is there', () => {
	expect(proofs.length).toBeGreaterThan(25)
	expect(proofs.filter((proof) => !has(proof))).toEqual([])
	const files = new Set([...claims.matchAll(/`(tests\/[^`]+)`/g)].map(([, file]) => file))
	expect([...files].filter((file) => !proofs.some((proof) => proof.file === file))).toEqual([])
})

/** The rows of the table under a heading, as lists of cells. */
function tableUnder(heading: string): string[][] {
	const section = text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
	const lines = section.split('\n').filter((line) => /^\|(?! ?-)/.test(line))
	return lines.slice(1).map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim())
	)
}

test('no threat is listed without what is done about it, and the test that proves it', () => {
	const rows = tableUnder('What is done about what')
	expect(rows.length).toBeGreaterThan(20)
	expect(rows.filter(([, done, proof]) => !done || !proof?.startsWith('`tests/'))).toEqual([])
})

test('every requirement is listed once, in order, with a verdict and a reason', () => {
	const rows = tableUnder('OWASP ASVS 5.0, Level 2')
	expect(rows.length).toBeGreaterThan(100)
	for (const [number, , verdict, reason] of rows) {
		expect(number).toMatch(/^\d+\.\d+\.\d+$/)
		expect([number, verdict]).toEqual([number, expect.stringMatching(/^(pass|partly|gap)$/)])
		expect([number, reason]).toEqual([number, expect.stringMatching(/./)])
	}
	const order = rows.map(([number = '']) =>
		number.split('.').reduce((sum, part) => sum * 100 + Number(part), 0)
	)
	expect(order).toEqual([...new Set(order)].sort((a, b) => a - b))
})
