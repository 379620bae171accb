import { expect, test } from 'vitest'
import { ok, refuse } from '#model/core/outcome.ts'

test('a command answers with what it made, or why it would not', () => {
	expect(ok('strip-1')).toEqual({ ok: true, value: 'strip-1' })
	expect(refuse('strip-gone')).toEqual({ ok: false, reason: 'strip-gone' })
})
