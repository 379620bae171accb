import { expect, test } from 'vitest'
import { SetUp } from '../../../../server/accounts/set-up.ts'

const origin = 'https://board.example'
const tokenOf = (setUp: SetUp) => String(setUp.address(origin)).split('#')[1] ?? ''

test('a fresh server prints an address whose token stands behind the #', () => {
	const setUp = new SetUp({ isNeeded: true })
	expect(setUp.isNeeded).toBe(true)
	expect(setUp.address(origin)).toMatch(/^https:\/\/board\.example\/set-up#[\w-]{22}$/)
	expect(setUp.opens(tokenOf(setUp))).toBe(true)
	for (const wrong of ['', 'x', `${tokenOf(setUp)}x`, tokenOf(new SetUp({ isNeeded: true }))]) {
		expect(setUp.opens(wrong)).toBe(false)
	}
})

test('it works once', () => {
	const setUp = new SetUp({ isNeeded: true })
	const token = tokenOf(setUp)
	expect([setUp.use(), setUp.use()]).toEqual([true, false])
	expect(setUp.opens(token)).toBe(false)
	expect(setUp.isNeeded).toBe(false)
	expect(setUp.address(origin)).toBeNull()
})

test('a server that has its owner has no such address', () => {
	const setUp = new SetUp({ isNeeded: false })
	expect(setUp.address(origin)).toBeNull()
	expect(setUp.use()).toBe(false)
	expect(setUp.opens('')).toBe(false)
})

test('when making the owner failed it waits again, under another token', () => {
	const setUp = new SetUp({ isNeeded: true })
	const token = tokenOf(setUp)
	setUp.use()
	setUp.reopen()
	expect(setUp.opens(token)).toBe(false)
	expect(setUp.opens(tokenOf(setUp))).toBe(true)
})
