import { describe, expect, test } from 'vitest'
import { must } from '#model/core/invariant.ts'
import { isOrderKey } from '#model/core/order.ts'
import { addScene, editScene, nameSet, omitScene } from '#model/stripboard/commands/scenes.ts'
import { scenes, type SceneId } from '#model/stripboard/records/scene.ts'
import { sets } from '#model/stripboard/records/set.ts'
import { strips } from '#model/stripboard/records/strip.ts'
import {
	copyOf,
	drawBoard,
	editBy,
	merge,
	sceneIn,
	sceneRowsOf,
	transactionsIn,
	wordsIn,
	writesIn
} from '../../../../support/builders.ts'

const done = { ok: true, value: null }
const badValue = { ok: false, reason: 'bad-value' }
const sceneGone = { ok: false, reason: 'scene-gone' }

function drawn(main: string, boneyard = '') {
	const edit = editBy('ann')
	const drawing = drawBoard(edit, main, boneyard)
	const words = () => [
		wordsIn(edit.doc, drawing.board),
		wordsIn(edit.doc, drawing.board, 'boneyard')
	]
	return { edit, doc: edit.doc, ...drawing, words }
}

describe('a scene is edited', () => {
	test('in just the fields that change, in one transaction', () => {
		const { edit, doc, scene } = drawn('1')
		const values = {
			number: '1A',
			intExt: 'INT',
			time: 'NIGHT',
			timeRow: 'night',
			synopsis: 'The lamp goes out.',
			page: '2',
			scriptDay: 'N1',
			minutes: 90
		} as const
		let transactions = 0
		const written = writesIn(doc, 'scenes', () => {
			transactions = transactionsIn(doc, () =>
				expect(editScene(edit, scene('1'), values)).toEqual(done)
			)
		})
		expect(written).toEqual(
			Object.keys(values)
				.map((name) => `${scene('1')}.${name}`)
				.sort()
		)
		expect(transactions).toBe(1)
		expect(sceneIn(doc, scene('1'))).toMatchObject(values)
		expect(writesIn(doc, 'scenes', () => editScene(edit, scene('1'), values))).toEqual([])
	})

	test('in its length, which is then no estimate any more', () => {
		const { edit, doc, scene } = drawn('1')
		scenes.patch(doc, scene('1'), { eighthsEstimated: true })
		editScene(edit, scene('1'), { synopsis: 'Dark.' })
		expect(sceneIn(doc, scene('1')).eighthsEstimated).toBe(true)
		editScene(edit, scene('1'), { eighths: null })
		expect(sceneIn(doc, scene('1'))).toMatchObject({ eighths: null, eighthsEstimated: false })
	})

	test.each([
		{ eighths: 801 },
		{ eighths: 1.5 },
		{ minutes: -1 },
		{ number: 'x'.repeat(25) },
		{ timeRow: 'dusk' as 'day' },
		{ synopsis: 'Half a lamp \ud83d' }
	])('but not to %j, nor in part', (values) => {
		const { edit, doc, scene } = drawn('1')
		expect(editScene(edit, scene('1'), { page: '7', ...values })).toEqual(badValue)
		expect(sceneIn(doc, scene('1')).page).toBe('')
	})

	test('but not when it is gone', () => {
		const { edit, doc, scene } = drawn('1')
		scenes.patch(doc, scene('1'), { removed: true })
		expect(editScene(edit, scene('1'), { page: '7' })).toEqual(sceneGone)
		expect(editScene(edit, 'nobody' as SceneId, { page: '7' })).toEqual(sceneGone)
	})

	test('by two people at once: both keep what they changed', () => {
		const { edit, doc, scene } = drawn('1')
		const bo = editBy('bo', copyOf(doc))
		editScene(edit, scene('1'), { eighths: 20 })
		editScene(bo, scene('1'), { synopsis: 'Dark.' })
		merge(doc, bo.doc)
		expect(sceneIn(doc, scene('1'))).toEqual(sceneIn(bo.doc, scene('1')))
		expect(sceneIn(doc, scene('1'))).toMatchObject({ eighths: 20, synopsis: 'Dark.' })
	})
})

describe('a scene is given a set', () => {
	test('a new one, in capitals, made with it in one transaction', () => {
		const { edit, doc, scene } = drawn('1')
		const outcomes: unknown[] = []
		const transactions = transactionsIn(doc, () =>
			outcomes.push(nameSet(edit, scene('1'), ' Lamp room '))
		)
		const id = must([...sets.all(doc).keys()][0], 'a set')
		expect(outcomes).toEqual([{ ok: true, value: id }])
		expect(sets.get(doc, id)).toMatchObject({ name: 'LAMP ROOM', location: '', removed: false })
		expect(sceneIn(doc, scene('1')).set).toBe(id)
		expect(transactions).toBe(1)
	})

	test('the one that has the name, unless it was removed', () => {
		const { edit, doc, scene } = drawn('1 2')
		const first = nameSet(edit, scene('1'), 'LAMP ROOM')
		expect(nameSet(edit, scene('2'), 'lamp room')).toEqual(first)
		expect(sets.all(doc).size).toBe(1)
		sets.patch(doc, must([...sets.all(doc).keys()][0], 'a set'), { removed: true })
		expect(nameSet(edit, scene('2'), 'lamp room')).not.toEqual(first)
	})

	test('none, with no name', () => {
		const { edit, doc, scene } = drawn('1')
		nameSet(edit, scene('1'), 'LAMP ROOM')
		expect(nameSet(edit, scene('1'), '  ')).toEqual({ ok: true, value: '' })
		expect(sceneIn(doc, scene('1')).set).toBe('')
		expect(sets.all(doc).size).toBe(1)
	})

	test('but not with too long a name, nor when it is gone', () => {
		const { edit, doc, scene } = drawn('1')
		expect(nameSet(edit, scene('1'), 'x'.repeat(501))).toEqual(badValue)
		expect(nameSet(edit, 'nobody' as SceneId, 'LAMP ROOM')).toEqual(sceneGone)
		expect(sets.all(doc).size).toBe(0)
	})
})

describe('a scene is added', () => {
	test('with its strip at the target, last in the script', () => {
		const { edit, doc, board, strip, words } = drawn('1 2 | 3')
		const transactions = transactionsIn(doc, () => {
			const target = { board, list: 'main', before: strip('|1') } as const
			expect(addScene(edit, target, { number: '4', eighths: 8 }).ok).toBe(true)
		})
		expect(words()).toEqual(['1 2 4 | 3', ''])
		expect(transactions).toBe(1)
		const rows = sceneRowsOf(doc, board)
		const last = rows.toSorted((a, b) => (a.scene.position < b.scene.position ? -1 : 1)).at(-1)
		expect(last?.scene.number).toBe('4')
	})

	test('in a set by name, in the same transaction', () => {
		const { edit, doc, board } = drawn('')
		const target = { board, list: 'main', before: null } as const
		const add = (number: string, setName: string) => addScene(edit, target, { number, setName })
		expect(transactionsIn(doc, () => add('1', ' Lamp room '))).toBe(1)
		add('2', 'LAMP ROOM')
		add('3', ' ')
		expect(sceneRowsOf(doc, board).map(({ setName }) => setName)).toEqual([
			...['LAMP ROOM', 'LAMP ROOM', '']
		])
		expect(add('4', 'x'.repeat(501))).toEqual(badValue)
		expect([sets.all(doc).size, scenes.all(doc).size]).toEqual([1, 3])
	})

	test('to an empty board, or the boneyard', () => {
		const { edit, board, words } = drawn('')
		addScene(edit, { board, list: 'main', before: null }, { number: '1' })
		addScene(edit, { board, list: 'boneyard', before: null }, { number: '2' })
		expect(words()).toEqual(['1', '2'])
	})

	test('behind scenes with broken positions', () => {
		const { edit, doc, board, scene } = drawn('1 2')
		scenes.patch(doc, scene('2'), { position: 'zzz' })
		const added = addScene(edit, { board, list: 'main', before: null }, { number: '3' })
		const position = added.ok ? sceneIn(doc, added.value.scene).position : ''
		expect(isOrderKey(position)).toBe(true)
		expect(position > sceneIn(doc, scene('1')).position).toBe(true)
	})

	test('but not with what cannot be', () => {
		const { edit, doc, board } = drawn('1')
		const target = { board, list: 'main', before: null } as const
		expect(addScene(edit, target, { eighths: -1 })).toEqual(badValue)
		expect([scenes.all(doc).size, strips.all(doc).size]).toEqual([1, 1])
	})

	test('by two people at once: both are there, in one order', () => {
		const { edit, doc, board } = drawn('1')
		const bo = editBy('bo', copyOf(doc))
		const target = { board, list: 'main', before: null } as const
		addScene(edit, target, { number: '2' })
		addScene(bo, target, { number: '3' })
		merge(doc, bo.doc)
		expect(wordsIn(doc, board)).toBe(wordsIn(bo.doc, board))
		expect(wordsIn(doc, board).split(' ').sort()).toEqual(['1', '2', '3'])
	})
})

describe('a scene is omitted', () => {
	test('its strip goes to the boneyard, in one transaction', () => {
		const { edit, doc, scene, words } = drawn('1 2 | 3', '8')
		const transactions = transactionsIn(doc, () =>
			expect(omitScene(edit, scene('2'), { omitted: true })).toEqual(done)
		)
		expect(words()).toEqual(['1 | 3', '8 2'])
		expect(sceneIn(doc, scene('2')).omitted).toBe(true)
		expect(transactions).toBe(1)
	})

	test('and taken back: it stays in the boneyard until someone schedules it', () => {
		const { edit, doc, scene, words } = drawn('1 2')
		omitScene(edit, scene('2'), { omitted: true })
		const written = writesIn(doc, 'strips', () =>
			expect(omitScene(edit, scene('2'), { omitted: false })).toEqual(done)
		)
		expect(written).toEqual([])
		expect(words()).toEqual(['1', '2'])
		expect(sceneIn(doc, scene('2')).omitted).toBe(false)
	})

	test('but not when it is gone', () => {
		const { edit } = drawn('1')
		expect(omitScene(edit, 'nobody' as SceneId, { omitted: true })).toEqual(sceneGone)
	})

	test('while a colleague moves it: it is in one place, and omitted', () => {
		const { edit, doc, scene } = drawn('1 2 3')
		const bo = editBy('bo', copyOf(doc))
		omitScene(edit, scene('2'), { omitted: true })
		const strip = must(
			[...strips.all(doc).values()].find((one) => one.scene === scene('2')),
			'strip'
		)
		bo.doc.transact(() => strips.patch(bo.doc, strip.id, { place: 'main/a0000V' }))
		merge(doc, bo.doc)
		const places = [doc, bo.doc].map((copy) => strips.get(copy, strip.id)?.place)
		expect(places[0]).toBe(places[1])
		expect(sceneIn(bo.doc, scene('2')).omitted).toBe(true)
	})
})
