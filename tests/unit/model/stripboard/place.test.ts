import { expect, test } from 'vitest'
import { readPlace, writePlace } from '#model/stripboard/place.ts'

test('a place is one text, and comes back from it', () => {
	for (const list of ['main', 'boneyard'] as const) {
		const place = { list, order: 'a0Vk3x' }
		expect(writePlace(place)).toBe(`${list}/a0Vk3x`)
		expect(readPlace(writePlace(place))).toEqual(place)
	}
})

test.each(['', '/', 'a0', 'main', 'mainX', 'mainX/a1', 'unit-2/a1', 'Main/a1', '/a1'])(
	'%j names no list: it lies in the boneyard',
	(stored) => {
		expect(readPlace(stored).list).toBe('boneyard')
	}
)

test('a list that a newer version knows keeps its order in the boneyard', () => {
	expect(readPlace('unit-2/a1')).toEqual({ list: 'boneyard', order: 'a1' })
})

test.each(['main/', 'main/a', 'main/a00', 'main/!', 'main/a~', 'main/a1é', 'main/a1/a2', 'main/0'])(
	'the order key of %j is broken, and replaced',
	(stored) => {
		expect(readPlace(stored)).toEqual({ list: 'main', order: 'a0' })
	}
)

test('an order key longer than ours ever are is replaced', () => {
	expect(readPlace(`main/a0${'V'.repeat(62)}`).order).toHaveLength(64)
	expect(readPlace(`main/a0${'V'.repeat(63)}`).order).toBe('a0')
})
