import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Answer } from '$lib/client/api.ts'
import { checkEmail, checkPassword } from '$lib/features/accounts/checks.ts'
import { Form } from '$lib/features/accounts/form.svelte.ts'

const refused = {
	ok: false,
	offline: false,
	code: 'wrong-credentials',
	message: 'They do not belong together.'
} as const

let form: Form<'email' | 'password'>
let asked: unknown[]

beforeEach(() => {
	vi.useFakeTimers()
	form = new Form({ email: { check: checkEmail }, password: { check: checkPassword } })
	asked = []
})
afterEach(() => {
	vi.useRealTimers()
})

const send = (answer: Answer<unknown>) =>
	form.send(async (values) => {
		asked.push(values)
		return answer
	})

function fill(): void {
	form.write('email', 'ann@example.com')
	form.write('password', 'the tide comes in')
}

test('what is wrong is said at each field, and nothing is sent', async () => {
	form.write('email', 'ann')
	expect(await send({ ok: true, value: 1 })).toBe(null)
	expect([form.fault('email'), form.fault('password')]).toEqual([
		'Write it like name@example.com.',
		'Write your password.'
	])
	expect(asked).toEqual([])
})

test('a fault goes with the first letter that is written, the others stay', async () => {
	await send({ ok: true, value: 1 })
	form.write('email', 'a')
	expect(form.fault('email')).toBe(null)
	expect(form.fault('password')).not.toBe(null)
})

test('what is sound is sent as it was written, and the answer comes back', async () => {
	fill()
	expect(await send({ ok: true, value: 7 })).toEqual({ value: 7 })
	expect(asked).toEqual([{ email: 'ann@example.com', password: 'the tide comes in' }])
})

test('a refusal is kept with its word until it is sent again', async () => {
	fill()
	expect(await send(refused)).toBe(null)
	expect([form.complaint, form.code]).toEqual([refused.message, refused.code])
	await send({ ok: true, value: 1 })
	expect([form.complaint, form.code]).toEqual([null, null])
})

test('two presses of the button send it once', async () => {
	fill()
	const both = [send({ ok: true, value: 1 }), send({ ok: true, value: 2 })]
	expect(form.busy).toBe(true)
	expect(await Promise.all(both)).toEqual([{ value: 1 }, null])
	expect([form.busy, asked.length]).toEqual([false, 1])
})

test('a server that asks for patience is left alone for that long', async () => {
	fill()
	await send({ ...refused, code: 'too-many', waitMs: 2500 })
	expect(form.waitSeconds).toBe(3)
	expect(await send({ ok: true, value: 1 })).toBe(null)
	vi.advanceTimersByTime(2000)
	expect([form.waitSeconds, form.complaint]).toEqual([1, refused.message])
	vi.advanceTimersByTime(1000)
	expect([form.waitSeconds, form.complaint]).toEqual([0, null])
	expect(await send({ ok: true, value: 1 })).toEqual({ value: 1 })
	expect(asked).toHaveLength(2)
})

test('passwords are gone once they are changed', () => {
	fill()
	form.clear()
	expect(form.values).toEqual({ email: '', password: '' })
})
