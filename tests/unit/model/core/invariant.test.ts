import { expect, test } from 'vitest'
import { invariant, must, unreachable } from '#model/core/invariant.ts'

test('what holds passes; what does not is thrown with its name', () => {
	expect(() => invariant(1, 'one')).not.toThrow()
	expect(() => invariant(0, 'one')).toThrow('Broken invariant: one')
})

test('what must be there is answered, even when it is empty', () => {
	expect([must(0, 'x'), must('', 'x'), must(false, 'x')]).toEqual([0, '', false])
	expect(() => must(null, 'the lamp')).toThrow('Broken invariant: the lamp')
	expect(() => must(undefined, 'the lamp')).toThrow('Broken invariant: the lamp')
})

test('a case nobody wrote is named', () => {
	expect(() => unreachable('dusk' as never)).toThrow('no case for "dusk"')
})
