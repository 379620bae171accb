import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { History } from '$lib/client/history.svelte.ts'
import { merge } from '../../support/builders.ts'

let board: Y.Doc
let production: Y.Doc
let history: History
/** Whether I may still change the production document. */
let mayPlan: boolean

beforeEach(() => {
	mayPlan = true
	board = new Y.Doc()
	production = new Y.Doc()
	history = new History([
		{ doc: board, roots: ['strips'], mayWrite: () => true },
		{ doc: production, roots: ['settings'], mayWrite: () => mayPlan }
	])
})

/** Sets a value as one step of mine. */
function step(doc: Y.Doc, key: string, value: unknown = 1): void {
	history.startStep()
	mine(doc, key, value)
}

function mine(doc: Y.Doc, key: string, value: unknown = 1): void {
	doc.transact(() => rootOf(doc).set(key, value), history.origin)
}

const rootOf = (doc: Y.Doc) => doc.getMap(doc === board ? 'strips' : 'settings')

/** A colleague's copy of a document, with what they do to it brought back. */
function colleague(doc: Y.Doc, change: (root: Y.Map<unknown>) => void): void {
	const theirs = new Y.Doc()
	merge(doc, theirs)
	change(theirs.getMap(doc === board ? 'strips' : 'settings'))
	merge(doc, theirs)
}

/** What both documents hold, and what can be done. */
const now = () => ({
	...rootOf(board).toJSON(),
	...rootOf(production).toJSON(),
	can: [history.canUndo && 'undo', history.canRedo && 'redo'].filter(Boolean).join(' ')
})

test('before anything was done there is nothing to take back', () => {
	expect([history.canUndo, history.canRedo, history.undo(), history.redo()]).toEqual(
		Array(4).fill(false)
	)
})

test('steps over two documents are taken back in the order they were done, and done again', () => {
	step(board, 'a')
	step(production, 'b')
	step(board, 'c')
	expect(now()).toEqual({ a: 1, b: 1, c: 1, can: 'undo' })
	const back = [0, 1, 2].map(() => [history.undo(), now()])
	expect(back).toEqual([
		[true, { a: 1, b: 1, can: 'undo redo' }],
		[true, { a: 1, can: 'undo redo' }],
		[true, { can: 'redo' }]
	])
	const again = [0, 1, 2].map(() => [history.redo(), now()])
	expect(again).toEqual([
		[true, { a: 1, can: 'undo redo' }],
		[true, { a: 1, b: 1, can: 'undo redo' }],
		[true, { a: 1, b: 1, c: 1, can: 'undo' }]
	])
})

test('what is done between two starts of a step is one step', () => {
	history.startStep()
	mine(board, 'a')
	mine(board, 'b')
	step(board, 'c')
	history.undo()
	expect(now()).toEqual({ a: 1, b: 1, can: 'undo redo' })
	history.undo()
	expect(now()).toEqual({ can: 'redo' })
})

test('a start without an edit is no step', () => {
	step(board, 'a')
	history.startStep()
	history.startStep()
	history.undo()
	expect(now()).toEqual({ can: 'redo' })
})

describe('a new edit', () => {
	test('leaves nothing to do again', () => {
		step(board, 'a')
		step(board, 'b')
		history.undo()
		step(board, 'c')
		expect([now(), history.redo()]).toEqual([{ a: 1, c: 1, can: 'undo' }, false])
		history.undo()
		history.undo()
		expect(now()).toEqual({ can: 'redo' })
	})

	test('in one document leaves nothing to do again in the other', () => {
		step(board, 'a')
		step(production, 'b')
		history.undo()
		step(board, 'c')
		expect([now(), history.redo()]).toEqual([{ a: 1, c: 1, can: 'undo' }, false])
	})

	test('of a colleague takes nothing from me', () => {
		step(board, 'a')
		history.undo()
		colleague(board, (strips) => strips.set('theirs', 1))
		expect(now()).toEqual({ theirs: 1, can: 'redo' })
		expect([history.redo(), now()]).toEqual([true, { a: 1, theirs: 1, can: 'undo' }])
	})
})

test('edits that are not mine are not taken back', () => {
	board.transact(() => rootOf(board).set('import', 1), 'somebody else')
	colleague(board, (strips) => strips.set('theirs', 1))
	expect([history.undo(), now()]).toEqual([false, { import: 1, theirs: 1, can: '' }])
})

test('a root that is not watched is left alone', () => {
	history.startStep()
	board.transact(() => board.getMap('notes').set('a', 1), history.origin)
	expect([history.canUndo, history.undo()]).toEqual([false, false])
})

describe('what a colleague wrote later', () => {
	test('stands, and my step is gone without a change', () => {
		step(board, 'place', 'mine')
		colleague(board, (strips) => strips.set('place', 'theirs'))
		expect([history.undo(), now()]).toEqual([false, { place: 'theirs', can: '' }])
	})

	test('does not make undo reach further back than one step', () => {
		step(board, 'a')
		step(board, 'place', 'mine')
		colleague(board, (strips) => strips.set('place', 'theirs'))
		expect([history.undo(), now()]).toEqual([false, { a: 1, place: 'theirs', can: 'undo' }])
		expect([history.undo(), now()]).toEqual([true, { place: 'theirs', can: 'redo' }])
	})

	test('does not stand in the way of my steps in the other document', () => {
		step(production, 'b')
		step(board, 'place', 'mine')
		colleague(board, (strips) => strips.set('place', 'theirs'))
		expect([history.undo(), now()]).toEqual([false, { b: 1, place: 'theirs', can: 'undo' }])
		expect([history.undo(), now()]).toEqual([true, { place: 'theirs', can: 'redo' }])
	})

	test('stands when I do again what I took back', () => {
		step(board, 'place', 'mine')
		history.undo()
		colleague(board, (strips) => strips.set('place', 'theirs'))
		history.redo()
		expect(now()).toMatchObject({ place: 'theirs' })
	})

	test('stays where only a part of my step was overwritten', () => {
		history.startStep()
		mine(board, 'a')
		mine(board, 'b')
		colleague(board, (strips) => strips.set('a', 'theirs'))
		expect([history.undo(), now()]).toEqual([true, { a: 'theirs', can: 'redo' }])
	})
})

test.each([1, 99])('a field both wrote at once is never left empty (I am client %i)', (client) => {
	board.clientID = client
	rootOf(board).set('place', 'before')
	const theirs = new Y.Doc()
	theirs.clientID = 50
	merge(board, theirs)
	step(board, 'place', 'mine')
	theirs.getMap('strips').set('place', 'theirs')
	merge(board, theirs)
	history.undo()
	expect(rootOf(board).get('place')).toBe(client > 50 ? 'before' : 'theirs')
})

test('once closed, it follows no more', () => {
	step(board, 'a')
	history.close()
	step(board, 'b')
	expect(now()).toMatchObject({ a: 1, b: 1 })
	history.undo()
	expect(now()).toMatchObject({ b: 1 })
})

test('in a document that I may no longer change is neither taken back nor done again', () => {
	step(board, 'a')
	step(production, 'title', 'Tide')
	mayPlan = false
	expect([history.canUndo, history.undo()]).toEqual([false, false])
	mayPlan = true
	expect([history.canUndo, history.undo()]).toEqual([true, true])
	mayPlan = false
	expect([history.canRedo, history.redo(), history.canUndo]).toEqual([false, false, true])
})

describe('edits of several documents, made together', () => {
	const both = () =>
		history.together(() => {
			history.startStep()
			mine(board, 'card')
			history.startStep()
			mine(production, 'day')
		})

	test('are one step: taken back at once, done again at once', () => {
		step(board, 'before')
		both()
		history.undo()
		expect(now()).toEqual({ before: 1, can: 'undo redo' })
		history.redo()
		expect(now()).toEqual({ before: 1, card: 1, day: 1, can: 'undo' })
		step(board, 'after')
		history.undo()
		history.undo()
		expect(now()).toEqual({ before: 1, can: 'undo redo' })
	})

	test('are taken back where I may still change something, or not at all', () => {
		both()
		mayPlan = false
		expect([history.canUndo, history.undo()]).toEqual([false, false])
		expect(now()).toMatchObject({ card: 1, day: 1 })
	})

	test('are taken back as far as no colleague has changed them', () => {
		both()
		colleague(production, (root) => root.set('day', 'theirs'))
		expect(history.undo()).toBe(true)
		expect(now()).toEqual({ day: 'theirs', can: 'redo' })
	})

	test('leave the next edit a step of its own, also when they fail', () => {
		const fail = () =>
			history.together(() => {
				mine(board, 'half')
				throw new Error('stopped')
			})
		expect(fail).toThrow('stopped')
		step(board, 'next')
		history.undo()
		expect(now()).toEqual({ half: 1, can: 'undo redo' })
	})
})
