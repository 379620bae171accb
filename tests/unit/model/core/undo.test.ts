import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { mayTakeBack } from '#model/core/undo.ts'
import { copyOf, merge } from '../../../support/builders.ts'

/** Ann with an undo of her own, and Bo. `annWins`: of two writes at once, Yjs keeps the higher client id. */
function annAndBo(annWins: boolean) {
	const ann = new Y.Doc()
	ann.clientID = annWins ? 3 : 1
	ann.getMap('strips').set('one', new Y.Map())
	const bo = copyOf(ann, 2)
	const undo = new Y.UndoManager([ann.getMap('strips')], {
		trackedOrigins: new Set(['ann']),
		captureTimeout: 0,
		deleteFilter: mayTakeBack
	})
	const stripIn = (doc: Y.Doc) => doc.getMap('strips').get('one') as Y.Map<unknown> | undefined
	const write = (doc: Y.Doc, key: string, value: unknown) =>
		doc.transact(() => stripIn(doc)?.set(key, value), doc === ann ? 'ann' : 'bo')
	const remove = (doc: Y.Doc, key: string) =>
		doc.transact(() => stripIn(doc)?.delete(key), doc === ann ? 'ann' : 'bo')
	const sync = () => merge(ann, bo)
	/** The value of a key, which both must agree on. */
	const seen = (key: string): unknown => {
		sync()
		expect(stripIn(ann)?.get(key)).toBe(stripIn(bo)?.get(key))
		return stripIn(ann)?.get(key)
	}
	write(bo, 'place', 'start')
	sync()
	return { ann, bo, undo, write, remove, sync, seen, stripIn }
}

describe.each([true, false])('when Ann undoes (her writes win: %s)', (annWins) => {
	test('what she overwrote comes back, step by step, and goes again', () => {
		const { ann, undo, write, seen } = annAndBo(annWins)
		write(ann, 'place', 'first')
		write(ann, 'place', 'second')
		undo.undo()
		expect(seen('place')).toBe('first')
		undo.undo()
		expect(seen('place')).toBe('start')
		undo.redo()
		undo.redo()
		expect(seen('place')).toBe('second')
	})

	test('what Bo wrote after her stays', () => {
		const { ann, bo, undo, write, sync, seen } = annAndBo(annWins)
		write(ann, 'place', 'ann')
		sync()
		write(bo, 'place', 'bo')
		sync()
		undo.undo()
		expect(seen('place')).toBe('bo')
	})

	test('a field that both wrote at once is never left empty', () => {
		const { ann, bo, undo, write, sync, seen } = annAndBo(annWins)
		write(ann, 'place', 'ann')
		write(bo, 'place', 'bo')
		sync()
		undo.undo()
		expect(seen('place')).toBe(annWins ? 'ann' : 'bo')
	})

	test('nor when she wrote on top of that', () => {
		const { ann, bo, undo, write, sync, seen } = annAndBo(annWins)
		write(ann, 'place', 'ann')
		write(bo, 'place', 'bo')
		sync()
		write(ann, 'place', 'ann again')
		undo.undo()
		undo.undo()
		expect(seen('place')).toBeTypeOf('string')
	})

	test('nor when Bo wrote while she undid, and she does it again', () => {
		const { ann, bo, undo, write, sync, seen } = annAndBo(annWins)
		write(ann, 'place', 'ann')
		sync()
		write(bo, 'place', 'bo')
		undo.undo()
		sync()
		undo.redo()
		expect(seen('place')).toBeTypeOf('string')
	})

	test('a member she alone put into a set goes, and comes back', () => {
		const { ann, undo, write, seen } = annAndBo(annWins)
		write(ann, 'element:lamp', true)
		undo.undo()
		expect(seen('element:lamp')).toBeUndefined()
		undo.redo()
		expect(seen('element:lamp')).toBe(true)
	})

	test('a member that Bo put in and took out before goes too', () => {
		const { ann, bo, undo, write, remove, sync, seen } = annAndBo(annWins)
		write(bo, 'element:lamp', true)
		remove(bo, 'element:lamp')
		sync()
		write(ann, 'element:lamp', true)
		undo.undo()
		expect(seen('element:lamp')).toBeUndefined()
	})

	test('a member that both put in at once stays', () => {
		const { ann, bo, undo, write, sync, seen } = annAndBo(annWins)
		write(ann, 'element:lamp', true)
		write(bo, 'element:lamp', true)
		sync()
		undo.undo()
		expect(seen('element:lamp')).toBe(true)
	})

	test('a record she made goes, and comes back with what Bo wrote into it', () => {
		const { ann, bo, undo, seen, sync, stripIn, write } = annAndBo(annWins)
		ann.transact(() => ann.getMap('strips').set('one', new Y.Map([['place', 'made']])), 'ann')
		sync()
		write(bo, 'place', 'bo')
		sync()
		undo.undo()
		sync()
		expect(stripIn(bo)?.get('place')).not.toBe('bo')
		undo.redo()
		expect(seen('place')).toBe('bo')
	})

	test('known limit of Y.UndoManager: undoing twice, past what Bo wrote between, loses his value', () => {
		const { ann, bo, undo, write, sync, seen } = annAndBo(annWins)
		write(ann, 'place', 'ann')
		sync()
		write(bo, 'place', 'bo')
		sync()
		write(ann, 'place', 'ann again')
		undo.undo()
		expect(seen('place')).toBe('bo')
		undo.undo()
		expect(seen('place')).toBe('start') // 'bo' would be right
	})
})
