import { expect, test } from 'vitest'
import { counted, listed } from '$lib/ui/words.ts'

test('words are listed as one says them', () => {
	expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
		'',
		'a',
		'a and b',
		'a, b and c'
	])
})

test('a count has its word', () => {
	expect([counted(0, 'line'), counted(1, 'line'), counted(5, 'line')]).toEqual([
		...['0 lines', '1 line', '5 lines']
	])
})
