import { describe, expect, test } from 'vitest'
import { judgeSteps } from '#model/deliverables/judge.ts'
import { removeLines } from '#model/deliverables/commands/lines.ts'
import { markDeliverable } from '#model/deliverables/commands/deliverables.ts'
import { answersFrom, type StepAnswer } from '#model/deliverables/rulings.ts'
import { steps, type StepId } from '#model/deliverables/records/step.ts'
import type { LineId } from '#model/deliverables/records/line.ts'
import { readDeliveries } from '#model/deliverables/state.ts'
import { evidences, type Evidence } from '#model/deliverables/status.ts'
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

/** What an acceptance has to show, by where the line stood before: as contracts have it. */
const shownFor: Record<string, readonly Evidence[]> = {
	'in-qc': ['report', 'lab', 'operator', 'date'],
	'accepted-conditional': ['letter', 'date']
}

test('whatever is forged, nothing is granted without its evidence and from where the line stands', () => {
	let accepted = 0
	forSeeds(50, (random) => {
		const { edit, doc, line } = owing()
		const { judge, answered } = court()
		for (let turn = 0; turn < 16; turn++) {
			const track = trackIn(edit, line, answersFrom(answered))
			const shown = { ...everything }
			if (random.chance(0.6)) for (const each of random.some(evidences, 3)) shown[each] = ''
			const to = random.pick([
				...(['accepted', 'accepted', 'accepted-conditional', 'waived', 'superseded'] as const),
				...(['ready', 'received', 'in-qc'] as const)
			])
			if (random.chance(track.status in shownFor ? 0.9 : 0.25)) {
				const anywhere = random.pick(['', ...steps.mapOf(doc).keys()]) as StepId | ''
				const after = random.chance(0.6) ? track.last : anywhere
				const round = random.chance(0.8) ? track.round : 1 + random.below(2)
				const values = { ...shown, line, to, after, round, at: `${turn}` }
				steps.create(doc, random.id() as StepId, values)
			} else walkOn(edit, line, track.status)
			judge(edit)
		}
		const counted = trackIn(edit, line, answersFrom(answered)).steps
		for (const each of counted.filter(({ to }) => to === 'accepted')) {
			accepted += 1
			const before = counted[counted.indexOf(each) - 1]
			const needed = shownFor[before?.to ?? '']
			expect(needed).toBeDefined()
			expect(needed?.filter((name) => each[name] === '')).toEqual([])
			expect(answered.get(each.id)?.ok).toBe(true)
			const round = counted.filter((other) => other.round === each.round).map(({ to }) => to)
			expect(round).toEqual(expect.arrayContaining(['ready', 'delivered', 'received', 'in-qc']))
		}
		const granted = [...answered.values()].filter(({ ok }) => ok).map(({ id }) => id)
		expect(counted.map(({ id }) => id)).toEqual(expect.arrayContaining(granted))
	})
	expect(accepted).toBeGreaterThan(10)
})

function walkOn(edit: Edit, line: LineId, from: string): void {
	const at = toQc.indexOf(from as (typeof toQc)[number])
	step(edit, line, toQc[at + 1] ?? 'rejected')
}
