import { expect, test } from 'vitest'
import { callWords, readCall } from '#model/stripboard/call-sheet/times.ts'

const sevenAm = 7 * 60

test.each([
	['', ''],
	['  ', ''],
	['7', '7:00'],
	['6:45A', '6:45'],
	['1:30 pm', '13:30'],
	['25:30', '1:30 next day'],
	['-0:30', '6:30'],
	['−1:15', '5:45'],
	['+45', '7:45'],
	['- 12:00', '0:00'],
	['o/c', 'O/C'],
	['will notify', 'WILL NOTIFY'],
	['-0:75', '-0:75']
])('a call typed as “%s” after 7:00 is printed as “%s”', (typed, printed) => {
	expect(callWords(readCall(typed, sevenAm))).toBe(printed)
})
