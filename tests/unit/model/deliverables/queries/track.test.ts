import { describe, expect, test } from 'vitest'
import { Undo } from '#model/core/undo.ts'
import { documents } from '#model/documents.ts'
import { tracksOf, type Answers } from '#model/deliverables/queries/track.ts'
import { steps } from '#model/deliverables/records/step.ts'
import { readDeliveries } from '#model/deliverables/state.ts'
import { isRuled } from '#model/deliverables/status.ts'
import { copyOf, editBy, merge } from '../../../../support/builders.ts'
import { everything, granting, owing, step, trackIn, walk } from '../../../../support/deliveries.ts'

const toQc = ['in-progress', 'ready', 'delivered', 'received', 'in-qc'] as const

describe('a line', () => {
	test('that nothing was done about is not started, in round 1', () => {
		const { edit, line } = owing()
		expect(trackIn(edit, line)).toMatchObject({ status: 'not-started', round: 1, steps: [] })
	})

	test('is where its last step left it, and keeps what was shown at each', () => {
		const { edit, line } = owing()
		walk(edit, line, ...toQc, 'accepted')
		const track = trackIn(edit, line)
		expect(track.status).toBe('accepted')
		expect(track.steps.map(({ to }) => to)).toEqual([...toQc, 'accepted'])
		expect(track.steps.at(-1)).toMatchObject({ report: everything.report, lab: everything.lab })
	})
})

describe('a redelivery', () => {
	test('is a round of its own, and the one before stays as it was', () => {
		const { edit, line } = owing()
		walk(edit, line, ...toQc)
		step(edit, line, 'rejected', { ...everything, reason: 'Dropout at 01:02:03:04' })
		step(edit, line, 'in-progress', {})
		step(edit, line, 'ready', { file: 'master_v2.mov', label: 'v2' })
		const track = trackIn(edit, line)
		expect([track.status, track.round]).toEqual(['ready', 2])
		const of = (round: number) => track.steps.filter((each) => each.round === round)
		expect(of(1).map(({ to }) => to)).toEqual([...toQc, 'rejected'])
		expect(of(1).at(-1)?.reason).toBe('Dropout at 01:02:03:04')
		expect(of(2).map(({ label }) => label)).toEqual(['', 'v2'])
	})

	test('also follows when the recipient asks for another version of what they accepted', () => {
		const { edit, line } = owing()
		walk(edit, line, ...toQc, 'accepted', 'superseded', 'in-progress')
		expect(trackIn(edit, line)).toMatchObject({ status: 'in-progress', round: 2 })
	})
})

describe('two people at once', () => {
	function apart() {
		const { edit, line } = owing()
		walk(edit, line, 'in-progress', 'ready')
		const bo = editBy('bo', copyOf(edit.doc))
		return { ann: edit, bo, line, meet: () => merge(edit.doc, bo.doc) }
	}

	test('taking the same step: it is taken once, nobody is told of a clash', () => {
		const { ann, bo, line, meet } = apart()
		walk(ann, line, 'delivered')
		walk(bo, line, 'delivered', 'received')
		meet()
		for (const edit of [ann, bo]) {
			expect(trackIn(edit, line)).toMatchObject({ status: 'received', clashes: [] })
		}
	})

	test('taking different steps: both screens show one of them, and the other as a clash', () => {
		const { ann, bo, line, meet } = apart()
		walk(ann, line, 'delivered')
		walk(bo, line, 'in-progress')
		meet()
		for (const edit of [ann, bo]) {
			const track = trackIn(edit, line)
			expect(track.status).toBe('delivered')
			expect(track.clashes.map(({ to, byName }) => [to, byName])).toEqual([['in-progress', 'bo']])
		}
	})

	test('a long offline way is not thrown away for one step taken meanwhile', () => {
		const { ann, bo, line, meet } = apart()
		walk(ann, line, 'in-progress')
		walk(bo, line, 'delivered', 'received', 'in-qc')
		meet()
		expect(trackIn(ann, line)).toMatchObject({ status: 'in-qc', clashes: [{ byName: 'ann' }] })
	})

	test('what the server decided stands, however long the other way is', () => {
		const { ann, bo, line, meet } = apart()
		walk(ann, line, 'delivered', 'received', 'in-qc', 'accepted')
		walk(bo, line, 'in-progress', 'ready', 'in-progress', 'ready', 'in-progress', 'ready')
		meet()
		expect(trackIn(bo, line).status).toBe('accepted')
	})
})

describe('the server', () => {
	const asked = (line: Parameters<Answers>[0]) => (isRuled(line.to) ? 'waiting' : 'granted')

	test('is waited for: the line stays where it was until there is an answer', () => {
		const { edit, line } = owing()
		walk(edit, line, ...toQc, 'accepted')
		expect(trackIn(edit, line, asked)).toMatchObject({
			status: 'in-qc',
			waiting: { to: 'accepted' },
			clashes: []
		})
		expect(trackIn(edit, line, granting)).toMatchObject({ status: 'accepted', waiting: null })
	})

	test('may refuse: the line stays where it was, and the step is shown as refused', () => {
		const { edit, line } = owing()
		walk(edit, line, ...toQc, 'accepted')
		const refusing: Answers = (each) => (each.to === 'accepted' ? 'refused' : 'granted')
		const track = trackIn(edit, line, refusing)
		expect([track.status, track.waiting, track.clashes]).toEqual(['in-qc', null, []])
		expect(track.refused.map(({ to }) => to)).toEqual(['accepted'])
	})
})

describe('taking a step back', () => {
	test('leaves the line where it was before', () => {
		const { edit, line } = owing()
		const undo = new Undo({ doc: edit.doc, roots: documents.deliverables, origin: 'ann' })
		walk(edit, line, 'in-progress')
		undo.startStep()
		walk(edit, line, 'ready')
		undo.undo()
		expect(trackIn(edit, line).status).toBe('in-progress')
	})

	test('does nothing when a colleague has gone on from it', () => {
		const { edit, line } = owing()
		const undo = new Undo({ doc: edit.doc, roots: documents.deliverables, origin: 'ann' })
		walk(edit, line, 'in-progress')
		walk(editBy('bo', edit.doc), line, 'ready')
		undo.undo()
		expect([...steps.all(edit.doc).values()].map(({ removed }) => removed)).toContain(true)
		expect(trackIn(edit, line)).toMatchObject({ status: 'ready', clashes: [] })
	})
})

test('a step that the table does not have, or that shows nothing, counts for nothing', () => {
	const { edit, line } = owing()
	const forge = (id: string, values: object) =>
		steps.create(edit.doc, id as never, { line, after: '', at: '2026', ...values })
	forge('a', { to: 'accepted', letter: 'forged', date: '2026-03-02' })
	forge('b', { to: 'in-progress', round: 7 })
	forge('c', { to: 'waived' })
	expect(trackIn(edit, line).status).toBe('not-started')
})

test('only the lines that changed are worked out anew', () => {
	const { edit, lines } = owing()
	const [first, , third] = lines
	if (!first || !third) throw new Error('the schedule has three lines')
	walk(edit, first, 'in-progress')
	walk(edit, third, 'in-progress')
	const all = steps.all(edit.doc)
	const before = tracksOf(all, granting)
	walk(edit, third, 'ready')
	const added = [...readDeliveries(edit.doc).steps].filter(([id]) => !all.has(id))
	const after = tracksOf(new Map([...all, ...added]), granting, before)
	expect(after.get(first)).toBe(before.get(first))
	expect(after.get(third)?.status).toBe('ready')
})
