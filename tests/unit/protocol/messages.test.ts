import * as fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import { describe, expect, test } from 'vitest'
import { messageKinds, readControl } from '#protocol/frame.ts'
import { readDecided, writeDecided } from '#protocol/messages/decided.ts'
import { readHeld, writeHeld } from '#protocol/messages/held.ts'
import { readHello, writeHello } from '#protocol/messages/hello.ts'
import { readOverwritten, writeOverwritten } from '#protocol/messages/overwritten.ts'
import { readSaved, writeSaved } from '#protocol/messages/saved.ts'
import { readWelcome, writeWelcome } from '#protocol/messages/welcome.ts'
import { decided, held, hello, overwritten, saved, welcome } from './samples.ts'

/** The kind of a message, and what `read` makes of the rest. */
function unpack<Value>(message: Uint8Array, read: (decoder: decoding.Decoder) => Value) {
	const decoder = decoding.createDecoder(message)
	const kind = decoding.readVarUint(decoder)
	const value = read(decoder)
	return { kind, value, left: message.length - decoder.pos }
}

const control =
	<Value>(read: (body: unknown) => Value) =>
	(decoder: decoding.Decoder) =>
		read(readControl(decoder))

/** A copy of an object without one of its fields. */
function without(whole: object, field: string): object {
	return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field))
}

describe('what is written is read back', () => {
	test('hello', () => {
		expect(unpack(writeHello(hello), control(readHello))).toEqual({
			kind: messageKinds.hello,
			value: hello,
			left: 0
		})
	})

	test('welcome, to a person and to nobody known', () => {
		for (const message of [welcome, { ...welcome, person: null, canWrite: false }]) {
			expect(unpack(writeWelcome(message), control(readWelcome))).toEqual({
				kind: messageKinds.welcome,
				value: message,
				left: 0
			})
		}
	})

	test('overwritten, whatever the values are', () => {
		for (const value of ['main/a0', '', 0, 12.5, true, null, ['a'], { deep: [1] }]) {
			const message = { ...overwritten, lost: { person: null, value } }
			expect(unpack(writeOverwritten(message), control(readOverwritten))).toEqual({
				kind: messageKinds.overwritten,
				value: message,
				left: 0
			})
		}
	})

	test('held and decided', () => {
		expect(unpack(writeHeld(held), control(readHeld)).value).toEqual(held)
		expect(unpack(writeDecided(decided), control(readDecided)).value).toEqual(decided)
	})

	test('saved, with any numbers', () => {
		const number = fc.maxSafeNat()
		fc.assert(
			fc.property(fc.record({ epoch: number, seq: number, count: number }), (message) => {
				expect(unpack(writeSaved(message), readSaved)).toEqual({
					kind: messageKinds.saved,
					value: message,
					left: 0
				})
			})
		)
	})
})

test('saved is small: it is the most frequent message', () => {
	expect(writeSaved({ epoch: 1, seq: 100, count: 100 })).toHaveLength(4)
})

test('saved that is cut short throws, wherever it is cut', () => {
	const message = writeSaved(saved)
	for (let length = 1; length < message.length; length++) {
		expect(() => unpack(message.slice(0, length), readSaved), `${length} bytes`).toThrow()
	}
})

test('a field that a newer end adds is passed over', () => {
	expect(readHello({ protocol: 9, colour: 'red' })).toEqual({ protocol: 9 })
	expect(readWelcome({ ...welcome, motto: '' })).toEqual(welcome)
})

describe('what is wrong throws', () => {
	test.each([null, [], 'x', 1, {}, { protocol: '1' }, { protocol: 0 }, { protocol: 1.5 }])(
		'hello %j',
		(body) => {
			expect(() => readHello(body)).toThrow()
		}
	)

	test.each([
		{ protocol: 1, held: { epoch: 1, seq: 1 } },
		{ protocol: 1, held: 'g1' }
	])('hello %j', (body) => {
		expect(() => readHello(body)).toThrow()
	})

	test.each([null, {}, { holds: [{}] }, { holds: [{ ...held.holds[0], state: 'lost' }] }])(
		'held %j',
		(body) => {
			expect(() => readHeld(body)).toThrow()
		}
	)

	test.each([null, {}, { id: 'h1' }, { id: 1, allow: true }])('decided %j', (body) => {
		expect(() => readDecided(body)).toThrow()
	})

	test.each(Object.keys(welcome))('welcome without %s', (field) => {
		expect(() => readWelcome(without(welcome, field))).toThrow()
	})

	test.each([
		{ ...welcome, canWrite: 'yes' },
		{ ...welcome, seq: 0.5 },
		{ ...welcome, person: { id: 'ann', name: 'Ann' } },
		{ ...welcome, person: undefined }
	])('welcome %j', (body) => {
		expect(() => readWelcome(body)).toThrow()
	})

	test.each(Object.keys(overwritten))('overwritten without %s', (field) => {
		expect(() => readOverwritten(without(overwritten, field))).toThrow()
	})

	test.each([
		{ ...overwritten, at: 'noon' },
		{ ...overwritten, record: 7 },
		{ ...overwritten, stands: null },
		{ ...overwritten, lost: { value: 1 } },
		{ ...overwritten, lost: { person: null } },
		{ ...overwritten, lost: { person: 'Ann', value: 1 } }
	])('overwritten %j', (body) => {
		expect(() => readOverwritten(body)).toThrow()
	})
})
