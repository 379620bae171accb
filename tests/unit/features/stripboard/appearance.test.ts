import { expect, test } from 'vitest'
import { counted } from '$lib/ui/words.ts'
import { dateLabel, longDateLabel, refusals } from '$lib/features/stripboard/appearance.ts'

test.each([
	['2026-03-02', 'Mon 2 Mar', 'Mon 2 Mar 2026'],
	['2026-03-12', 'Thu 12 Mar', 'Thu 12 Mar 2026'],
	['2028-02-29', 'Tue 29 Feb', 'Tue 29 Feb 2028'],
	['2026-12-31', 'Thu 31 Dec', 'Thu 31 Dec 2026'],
	['2027-01-03', 'Sun 3 Jan', 'Sun 3 Jan 2027']
])('%s is %s on screen and %s on paper', (date, short, long) => {
	expect([dateLabel(date), longDateLabel(date)]).toEqual([short, long])
})

test('one is one, and everything else is many', () => {
	expect([0, 1, 2].map((count) => counted(count, 'strip'))).toEqual([
		'0 strips',
		'1 strip',
		'2 strips'
	])
})

test.each(Object.entries(refusals))('%s is refused in whole sentences', (_reason, sentence) => {
	expect(sentence).toMatch(/^[A-Z][^.]+\.( [A-Z][^.]+\.)*$/)
})
