import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { entryIn, entryText } from '#model/core/entries.ts'
import { Undo } from '#model/core/undo.ts'
import { copyOf, merge, transactionsIn } from '../../../support/builders.ts'

/** Ann with an undo, and Bo. `annWins`: of two writes at once, Yjs keeps the higher client id. */
function annAndBo(annWins = true) {
	const ann = new Y.Doc()
	ann.clientID = annWins ? 3 : 1
	ann.getMap('strips').set('one', new Y.Map([['place', 'start']]))
	const bo = copyOf(ann, 2)
	let told = 0
	const scope = { doc: ann, roots: ['strips', 'holidays'], origin: 'ann' }
	const undo = new Undo(scope, () => told++)
	const recordIn = (doc: Y.Doc, id = 'one') =>
		doc.getMap('strips').get(id) as Y.Map<unknown> | undefined
	/** One command: its own step, its own transaction. */
	const act = (doc: Y.Doc, body: () => void) => {
		undo.startStep()
		doc.transact(body, doc === ann ? 'ann' : 'bo')
	}
	const write = (doc: Y.Doc, key: string, value: unknown) =>
		act(doc, () => recordIn(doc)?.set(key, value))
	const remove = (doc: Y.Doc, key: string) => act(doc, () => recordIn(doc)?.delete(key))
	/** The value of a key, which both must agree on. */
	const seen = (key: string): unknown => {
		merge(ann, bo)
		expect(recordIn(ann)?.get(key)).toBe(recordIn(bo)?.get(key))
		return recordIn(ann)?.get(key)
	}
	return { ann, bo, undo, act, write, remove, seen, recordIn, told: () => told }
}

describe('my own steps', () => {
	test('are taken back one by one, and done again', () => {
		const { ann, undo, write, seen } = annAndBo()
		write(ann, 'place', 'first')
		write(ann, 'place', 'second')
		const places = [() => undo.undo(), () => undo.undo(), () => undo.redo(), () => undo.redo()].map(
			(step) => [step(), seen('place')]
		)
		expect(places).toEqual([
			[true, 'first'],
			[true, 'start'],
			[true, 'first'],
			[true, 'second']
		])
		expect(undo.steps).toEqual({ undo: 2, redo: 0 })
	})

	test('are none at first', () => {
		const { undo } = annAndBo()
		expect([undo.undo(), undo.redo(), undo.steps]).toEqual([false, false, { undo: 0, redo: 0 }])
	})

	test('are whole: what one command wrote goes in one transaction', () => {
		const { ann, undo, act, recordIn } = annAndBo()
		act(ann, () => {
			recordIn(ann)?.set('place', 'moved')
			recordIn(ann)?.set('text', 'LUNCH')
			ann.getMap('holidays').set('2026-03-13', 'Boats')
		})
		expect(transactionsIn(ann, () => undo.undo())).toBe(1)
		expect(recordIn(ann)?.toJSON()).toEqual({ place: 'start' })
		expect(ann.getMap('holidays').toJSON()).toEqual({})
		undo.redo()
		expect(recordIn(ann)?.toJSON()).toEqual({ place: 'moved', text: 'LUNCH' })
		expect(ann.getMap('holidays').toJSON()).toEqual({ '2026-03-13': 'Boats' })
	})

	test('take in what follows until the next begins', () => {
		const { ann, undo, seen } = annAndBo()
		for (const place of ['first', 'second', 'third'])
			ann.transact(
				() => (ann.getMap('strips').get('one') as Y.Map<string>).set('place', place),
				'ann'
			)
		expect(undo.steps.undo).toBe(1)
		undo.undo()
		expect(seen('place')).toBe('start')
	})

	test('cannot be done again once I did something else', () => {
		const { ann, undo, write } = annAndBo()
		write(ann, 'place', 'first')
		undo.undo()
		write(ann, 'text', 'LUNCH')
		expect([undo.redo(), undo.steps]).toEqual([false, { undo: 1, redo: 0 }])
	})

	test('are only what carries my origin, and what changes something', () => {
		const { ann, undo, act } = annAndBo()
		ann.transact(() => ann.getMap('holidays').set('2026-03-13', 'Boats'), 'somebody')
		act(ann, () => {})
		expect(undo.steps).toEqual({ undo: 0, redo: 0 })
	})

	test('are told whenever they come or go', () => {
		const { ann, undo, write, told } = annAndBo()
		write(ann, 'place', 'first')
		undo.undo()
		undo.redo()
		expect(told()).toBe(3)
		undo.destroy()
		write(ann, 'place', 'second')
		expect(told()).toBe(3)
	})

	test('of removing and of making are the other way round', () => {
		const { ann, undo, act, recordIn } = annAndBo()
		act(ann, () => ann.getMap('strips').set('two', new Y.Map([['place', 'new']])))
		act(ann, () => recordIn(ann, 'two')?.set('removed', true))
		const isRemoved = () => recordIn(ann, 'two')?.get('removed') === true
		undo.undo()
		expect(isRemoved()).toBe(false)
		undo.undo()
		expect(isRemoved()).toBe(true)
		undo.redo()
		expect(isRemoved()).toBe(false)
		undo.redo()
		expect(isRemoved()).toBe(true)
	})
})

describe.each([true, false])(
	'with a colleague (of two writes at once mine wins: %s)',
	(annWins) => {
		test('what they wrote after me stays, and the step is gone', () => {
			const { ann, bo, undo, write, seen } = annAndBo(annWins)
			write(ann, 'place', 'ann')
			seen('place')
			write(bo, 'place', 'bo')
			seen('place')
			expect([undo.undo(), seen('place'), undo.steps]).toEqual([false, 'bo', { undo: 0, redo: 0 }])
		})

		test('so it does when they wrote the very same', () => {
			const { ann, bo, undo, write, seen } = annAndBo(annWins)
			write(ann, 'place', 'same')
			seen('place')
			write(bo, 'place', 'same')
			seen('place')
			expect([undo.undo(), seen('place')]).toEqual([false, 'same'])
		})

		test('the rest of my step is taken back all the same', () => {
			const { ann, bo, undo, act, write, recordIn, seen } = annAndBo(annWins)
			act(ann, () => {
				recordIn(ann)?.set('place', 'ann')
				recordIn(ann)?.set('text', 'LUNCH')
			})
			seen('place')
			write(bo, 'place', 'bo')
			seen('place')
			expect([undo.undo(), seen('place'), seen('text')]).toEqual([true, 'bo', undefined])
			expect([undo.redo(), seen('place'), seen('text')]).toEqual([true, 'bo', 'LUNCH'])
		})

		test('a field that both wrote at once is never left empty', () => {
			const { ann, bo, undo, write, seen } = annAndBo(annWins)
			write(ann, 'place', 'ann')
			write(bo, 'place', 'bo')
			seen('place')
			expect([undo.undo(), seen('place')]).toEqual(annWins ? [true, 'start'] : [false, 'bo'])
		})

		test('twice does not go back past what they wrote between', () => {
			const { ann, bo, undo, write, seen } = annAndBo(annWins)
			write(ann, 'place', 'ann')
			seen('place')
			write(bo, 'place', 'bo')
			seen('place')
			write(ann, 'place', 'ann again')
			expect([undo.undo(), seen('place')]).toEqual([true, 'bo'])
			expect([undo.undo(), seen('place')]).toEqual([false, 'bo'])
		})

		test('what they wrote while I undid is never lost to emptiness', () => {
			const { ann, bo, undo, write, seen } = annAndBo(annWins)
			write(ann, 'place', 'ann')
			seen('place')
			write(bo, 'place', 'bo')
			undo.undo()
			expect(seen('place')).toBe(annWins ? 'start' : 'bo')
			undo.redo()
			expect(seen('place')).toBe(annWins ? 'ann' : 'bo')
		})

		test('a member I alone put into a set goes and comes; one that both put in at once stays', () => {
			const { ann, bo, undo, write, seen } = annAndBo(annWins)
			write(ann, 'element:mine', true)
			write(ann, 'element:ours', true)
			write(bo, 'element:ours', true)
			seen('element:ours')
			undo.undo()
			expect(seen('element:ours')).toBe(true)
			undo.undo()
			expect(seen('element:mine')).toBeUndefined()
			undo.redo()
			expect(seen('element:mine')).toBe(true)
		})

		test('a member they put in and took out before goes like any other', () => {
			const { ann, bo, undo, write, remove, seen } = annAndBo(annWins)
			write(bo, 'element:lamp', true)
			remove(bo, 'element:lamp')
			seen('element:lamp')
			write(ann, 'element:lamp', true)
			undo.undo()
			expect(seen('element:lamp')).toBeUndefined()
		})

		test('a member I took out comes back, unless they put it back first', () => {
			const { ann, bo, undo, write, remove, seen } = annAndBo(annWins)
			write(bo, 'element:lamp', true)
			seen('element:lamp')
			remove(ann, 'element:lamp')
			expect([undo.undo(), seen('element:lamp')]).toEqual([true, true])
			remove(ann, 'element:lamp')
			seen('element:lamp')
			write(bo, 'element:lamp', true)
			seen('element:lamp')
			expect([undo.undo(), seen('element:lamp')]).toEqual([false, true])
		})

		test('a record I made is removed with what they wrote into it, and comes back with it', () => {
			const { ann, bo, undo, act, recordIn } = annAndBo(annWins)
			act(ann, () => ann.getMap('strips').set('two', new Y.Map([['place', 'made']])))
			merge(ann, bo)
			act(bo, () => recordIn(bo, 'two')?.set('place', 'bo'))
			undo.undo()
			merge(ann, bo)
			expect(recordIn(bo, 'two')?.toJSON()).toEqual({ place: 'bo', removed: true })
			undo.redo()
			merge(ann, bo)
			expect(recordIn(bo, 'two')?.toJSON()).toEqual({ place: 'bo' })
		})

		test('a record that they removed meanwhile stays removed', () => {
			const { ann, bo, undo, act, recordIn } = annAndBo(annWins)
			act(ann, () => ann.getMap('strips').set('two', new Y.Map([['place', 'made']])))
			merge(ann, bo)
			act(bo, () => recordIn(bo, 'two')?.set('removed', true))
			merge(ann, bo)
			expect([undo.undo(), undo.redo()]).toEqual([false, false])
			expect(recordIn(ann, 'two')?.get('removed')).toBe(true)
		})
	}
)

describe('entries of a log', () => {
	/** Ann logs one, Bo has it. */
	function logged() {
		const ann = new Y.Doc()
		ann.clientID = 3
		const undo = new Undo({ doc: ann, roots: ['deliverySteps'], origin: 'ann' })
		const log = ann.getMap('deliverySteps')
		ann.transact(() => log.set('one', entryText({ to: 'ready' })), 'ann')
		const standing = () => Object.fromEntries([...log].map(([id, text]) => [id, entryIn(text)]))
		return { ann, undo, bo: copyOf(ann, 2), standing }
	}

	test('are marked instead of deleted, and stand again when it is done again', () => {
		const { undo, standing } = logged()
		expect([undo.undo(), standing()]).toEqual([true, { one: { to: 'ready', removed: true } }])
		expect([undo.redo(), standing()]).toEqual([true, { one: { to: 'ready' } }])
		expect([undo.undo(), standing()]).toEqual([true, { one: { to: 'ready', removed: true } }])
	})

	test('of a colleague stay', () => {
		const { ann, bo, undo, standing } = logged()
		bo.getMap('deliverySteps').set('two', entryText({ to: 'sent' }))
		merge(ann, bo)
		undo.undo()
		expect(standing()).toEqual({ one: { to: 'ready', removed: true }, two: { to: 'sent' } })
		expect(undo.undo()).toBe(false)
	})
})
