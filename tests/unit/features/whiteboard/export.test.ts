import { expect, test } from 'vitest'
import { cell } from '$lib/features/whiteboard/export.ts'
import { escaped, wrapped } from '$lib/features/whiteboard/svg.ts'

test.each([
	['Tide, low', '"Tide, low"'],
	['say "cut"', '"say ""cut"""'],
	['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
	['+1', `"'+1"`],
	['-12', '"-12"'],
	['-cmd', `"'-cmd"`]
])('%s is the cell %s', (text, written) => {
	expect(cell(text)).toBe(written)
})

test('what people wrote stays text in a drawing', () => {
	expect(escaped('<script>alert("&")</script>\u0007')).toBe(
		'&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt; '
	)
})

test('lines are broken between words, and within a word that is too long', () => {
	expect(wrapped('ask the harbour master\n\nsoon', 8)).toEqual([
		...['ask the', 'harbour', 'master', '', 'soon']
	])
	expect(wrapped('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
})
