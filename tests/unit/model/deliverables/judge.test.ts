import { describe, expect, test } from 'vitest'
import { judgeSteps } from '#model/deliverables/judge.ts'
import { removeLines } from '#model/deliverables/commands/lines.ts'
import { markDeliverable } from '#model/deliverables/commands/deliverables.ts'
import { answersFrom, type StepAnswer } from '#model/deliverables/rulings.ts'
import { steps, type StepId } from '#model/deliverables/records/step.ts'
import type { LineId } from '#model/deliverables/records/line.ts'
import { readDeliveries } from '#model/deliverables/state.ts'
import type { Edit } from '#model/core/edit.ts'
import { copyOf, editBy, merge } from '../../../support/builders.ts'
import { forSeeds } from '../../../support/random.ts'
import { everything, lineOf, owing, step, trackIn, walk } from '../../../support/deliveries.ts'

const toQc = ['in-progress', 'ready', 'delivered', 'received', 'in-qc'] as const

/** A court that remembers what it said. */
function court() {
	const answered = new Map<StepId, StepAnswer>()
	const judge = ({ doc }: Edit) => {
		const fresh = judgeSteps({ state: readDeliveries(doc), answered, now: 1 })
		for (const answer of fresh) answered.set(answer.id, answer)
		return fresh.map(({ ok, why }) => (ok ? 'granted' : why))
	}
	const status = (edit: Edit, line: LineId) => trackIn(edit, line, answersFrom(answered)).status
	return { judge, status, answered }
}

describe('the server', () => {
	test('grants an acceptance once, and has nothing to say when asked again', () => {
		const { edit, line } = owing()
		const { judge, status } = court()
		walk(edit, line, ...toQc, 'accepted')
		expect(status(edit, line)).toBe('in-qc')
		expect([judge(edit), judge(edit)]).toEqual([['granted'], []])
		expect(status(edit, line)).toBe('accepted')
	})

	test('of two decisions at once grants the first to arrive, and both screens agree', () => {
		const { edit, line } = owing()
		const { judge, status, answered } = court()
		walk(edit, line, 'in-progress')
		const bo = editBy('bo', copyOf(edit.doc))
		walk(edit, line, 'waived')
		judge(edit)
		step(bo, line, 'deferred')
		walk(bo, line, 'not-started')
		step(bo, line, 'waived')
		merge(edit.doc, bo.doc)
		expect(judge(edit)).toEqual(['not-from-here'])
		expect([status(edit, line), status(bo, line)]).toEqual(['waived', 'waived'])
		expect([...answered.values()].filter(({ ok }) => ok)).toHaveLength(1)
	})

	test('refuses an acceptance that was made offline while the others had it rejected', () => {
		const { edit, line } = owing()
		const { judge, status } = court()
		walk(edit, line, ...toQc)
		const bo = editBy('bo', copyOf(edit.doc))
		walk(edit, line, 'rejected', 'in-progress')
		walk(bo, line, 'accepted')
		merge(edit.doc, bo.doc)
		expect(judge(edit)).toEqual(['not-from-here'])
		expect(status(edit, line)).toBe('in-progress')
		expect(trackIn(bo, line, answersFrom(new Map())).round).toBe(2)
	})

	test('refuses paper that a colleague has asked a QC report for meanwhile', () => {
		const { edit, doc } = owing()
		const { judge } = court()
		const cueSheet = lineOf(edit, 'Music cue sheet')
		walk(edit, cueSheet, 'in-progress', 'ready', 'delivered', 'received', 'accepted')
		const id = readDeliveries(doc).lines.get(cueSheet)?.deliverable as never
		markDeliverable(edit, id, { field: 'proofs', key: 'qc', on: true })
		expect(judge(edit)).toEqual(['needs-qc'])
	})

	test('refuses what is about a line that is gone', () => {
		const { edit, line } = owing()
		walk(edit, line, 'waived')
		removeLines(edit, [line])
		expect(court().judge(edit)).toEqual(['gone'])
	})
})

test('whatever is forged, nothing is granted without its evidence and from where the line stands', () => {
	forSeeds(60, (random) => {
		const { edit, doc, line } = owing()
		const { judge, answered } = court()
		for (let turn = 0; turn < 12; turn++) {
			const track = trackIn(edit, line, answersFrom(answered))
			const shown = random.chance(0.5) ? everything : { ...everything, report: '', letter: '' }
			const to = random.pick(['accepted', 'accepted-conditional', 'waived', 'superseded'] as const)
			if (random.chance(0.4)) {
				const after = random.pick(['', track.last, ...steps.mapOf(doc).keys()]) as StepId | ''
				const values = { ...shown, line, to, after, round: 1 + random.below(2), at: `${turn}` }
				steps.create(doc, random.id() as StepId, values)
			} else walkOn(edit, line, track.status)
			judge(edit)
		}
		const counted = trackIn(edit, line, answersFrom(answered)).steps
		for (const each of counted.filter(({ to }) => to === 'accepted')) {
			expect(each.report !== '' || each.letter !== '').toBe(true)
			expect(answered.get(each.id)?.ok).toBe(true)
		}
		const granted = [...answered.values()].filter(({ ok }) => ok).map(({ id }) => id)
		expect(counted.map(({ id }) => id)).toEqual(expect.arrayContaining(granted))
	})
})

function walkOn(edit: Edit, line: LineId, from: string): void {
	const at = toQc.indexOf(from as (typeof toQc)[number])
	step(edit, line, toQc[at + 1] ?? 'rejected')
}
