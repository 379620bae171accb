import { describe, expect, test } from 'vitest'
import { linkNeed, markDeliverable } from '#model/deliverables/commands/deliverables.ts'
import { takeSteps } from '#model/deliverables/commands/steps.ts'
import { stepProblem } from '#model/deliverables/queries/problem.ts'
import { tracksOf, type Answers } from '#model/deliverables/queries/track.ts'
import type { LineId } from '#model/deliverables/records/line.ts'
import { readDeliveries } from '#model/deliverables/state.ts'
import { evidences, statuses, wayTo, type Evidence } from '#model/deliverables/status.ts'
import { forSeeds } from '../../../../support/random.ts'
import { transactionsIn } from '../../../../support/builders.ts'
import {
	everything,
	granting,
	lineOf,
	owing,
	step,
	storedLine,
	trackIn,
	walk
} from '../../../../support/deliveries.ts'

const { letter, date } = everything

describe('a wrong step is refused', () => {
	test('with the steps that are missing', () => {
		const { edit, line } = owing()
		expect(step(edit, line, 'delivered')).toEqual({
			kind: 'wrong-step',
			from: 'not-started',
			to: 'delivered',
			way: ['in-progress', 'ready', 'delivered']
		})
		expect(trackIn(edit, line).steps).toEqual([])
	})

	test('with the evidence that is missing', () => {
		const { edit, line } = owing()
		walk(edit, line, 'in-progress')
		expect(step(edit, line, 'ready', { file: 'master.mov', label: ' ' })).toEqual({
			kind: 'missing-evidence',
			missing: ['label']
		})
		const bare = { ...everything, checksum: '' }
		expect(step(edit, line, 'ready', bare)).toBeNull()
		expect(step(edit, line, 'delivered', bare)).toMatchObject({ missing: ['checksum'] })
	})

	test('what it was made ready with is not asked for again when it is delivered', () => {
		const { edit, line } = owing()
		walk(edit, line, 'in-progress', 'ready')
		expect(step(edit, line, 'delivered', { ...everything, checksum: '' })).toBeNull()
		expect(trackIn(edit, line).steps.at(-1)?.checksum).toBe(everything.checksum)
	})

	test('with a day that is none', () => {
		const { edit, line } = owing()
		expect(step(edit, line, 'waived', { letter, date: 'soon' })).toEqual({
			kind: 'bad-evidence',
			bad: ['date']
		})
		expect(date).toBe('2026-03-02')
	})

	test('when what asks for a QC report would be accepted without one', () => {
		const { edit, line } = owing()
		walk(edit, line, 'in-progress', 'ready', 'delivered', 'received')
		expect(step(edit, line, 'accepted')).toEqual({ kind: 'needs-qc' })
		walk(edit, line, 'in-qc')
		expect(step(edit, line, 'accepted', { letter, date })).toMatchObject({
			missing: ['report', 'lab', 'operator']
		})
	})

	test('while the server is deciding', () => {
		const { edit, doc, line } = owing()
		walk(edit, line, 'in-progress', 'waived')
		const waiting: Answers = () => 'waiting'
		const state = readDeliveries(doc)
		const deliverable = state.deliverables.get(storedLine(edit, line).deliverable as never)
		if (!deliverable) throw new Error('the line has a deliverable')
		const tracks = tracksOf(state.steps, waiting)
		const where = { state, tracks, line: storedLine(edit, line), deliverable, approvals: [] }
		const order = { to: 'ready', evidence: everything } as const
		expect(stepProblem(where, order)).toEqual({ kind: 'being-decided' })
	})

	test('when the line is gone', () => {
		expect(step(owing().edit, 'nobody' as LineId, 'in-progress')).toBe('line-gone')
	})
})

test('a paper is accepted on the recipient’s letter, and asks for no checksum', () => {
	const { edit } = owing()
	const cueSheet = lineOf(edit, 'Music cue sheet')
	walk(edit, cueSheet, 'in-progress', 'ready')
	expect(step(edit, cueSheet, 'delivered', { ...everything, checksum: '' })).toBeNull()
	walk(edit, cueSheet, 'received')
	expect(step(edit, cueSheet, 'accepted', { ...everything, letter: '' })).toMatchObject({
		missing: ['letter']
	})
	walk(edit, cueSheet, 'accepted')
})

describe('what depends on something', () => {
	test('is not ready before it, and the refusal names it', () => {
		const { edit } = owing()
		const [master, textless] = [lineOf(edit, 'Feature master'), lineOf(edit, 'Textless elements')]
		walk(edit, textless, 'in-progress')
		const waitsFor = [storedLine(edit, master).deliverable]
		expect(step(edit, textless, 'ready')).toEqual({ kind: 'not-ready', waitsFor })
		walk(edit, master, 'in-progress', 'ready')
		expect(step(edit, textless, 'ready')).toBeNull()
	})

	test('may go on when the other was waived', () => {
		const { edit } = owing()
		walk(edit, lineOf(edit, 'Feature master'), 'waived')
		walk(edit, lineOf(edit, 'Textless elements'), 'in-progress', 'ready')
	})

	test('is not held up for good when two people made two things wait for each other', () => {
		const { edit, doc } = owing()
		const one = storedLine(edit, lineOf(edit, 'Feature master')).deliverable as never
		const two = storedLine(edit, lineOf(edit, 'Textless elements')).deliverable as never
		expect(linkNeed(edit, one, { needs: two, linked: true })).toEqual({
			ok: false,
			reason: 'goes-in-circles'
		})
		const stored = doc.getMap<import('yjs').Map<unknown>>('deliverables').get(one)
		stored?.set(`needs:${String(two)}`, true)
		walk(edit, lineOf(edit, 'Feature master'), 'in-progress', 'ready')
	})
})

test('asking for a checksum later does not undo what was delivered without', () => {
	const { edit } = owing()
	const cueSheet = lineOf(edit, 'Music cue sheet')
	walk(edit, cueSheet, 'in-progress', 'ready')
	step(edit, cueSheet, 'delivered', { ...everything, checksum: '' })
	const id = storedLine(edit, cueSheet).deliverable as never
	markDeliverable(edit, id, { field: 'proofs', key: 'checksum', on: true })
	expect(trackIn(edit, cueSheet).status).toBe('delivered')
})

test('several lines take a step together, and those that may not say why', () => {
	const { edit, doc, lines } = owing()
	walk(edit, lineOf(edit, 'Music cue sheet'), 'in-progress', 'ready')
	const taker = { by: 'ann', byName: 'Ann', at: '2026-03-02T12:00:00Z' }
	const order = { to: 'in-progress', evidence: {}, taker, answers: granting } as const
	let taken: ReturnType<typeof takeSteps> | undefined
	expect(transactionsIn(doc, () => (taken = takeSteps(edit, lines, order)))).toBe(1)
	expect(taken).toMatchObject({ ok: true, value: { taken: { length: 3 }, problems: [] } })
	const again = takeSteps(edit, lines, order)
	expect(again).toMatchObject({ ok: true, value: { taken: [], problems: { length: 3 } } })
})

test('whatever people try, nothing is accepted without what has to be shown for it', () => {
	let accepted = 0
	forSeeds(40, (random) => {
		const { edit, doc, lines } = owing()
		for (let tries = 0; tries < 40; tries++) {
			const shown = random.some([...evidences], evidences.length)
			const evidence = Object.fromEntries(shown.map((each) => [each, everything[each]]))
			const line = random.pick(lines)
			const next = trackIn(edit, line).status
			const [onward = 'in-progress'] = wayTo(next, 'accepted')
			const to = random.chance(0.7) ? onward : random.pick(statuses)
			step(edit, line, to, random.chance(0.8) ? everything : evidence)
		}
		for (const line of lines) {
			const { steps: counted } = trackIn(edit, line)
			for (const each of counted.filter(({ to }) => to === 'accepted')) {
				accepted += 1
				const before = counted[counted.indexOf(each) - 1]
				const asks = readDeliveries(doc).deliverables.get(
					storedLine(edit, line).deliverable as never
				)
				const needed: Evidence[] =
					before?.to === 'in-qc' ? ['report', 'lab', 'operator', 'date'] : ['letter', 'date']
				expect(needed.filter((name) => each[name] === '')).toEqual([])
				expect(['in-qc', 'received', 'accepted-conditional']).toContain(before?.to)
				if (asks?.proofs.includes('qc')) expect(before?.to).not.toBe('received')
				const round = counted.filter((other) => other.round === each.round).map(({ to }) => to)
				expect(round).toEqual(expect.arrayContaining(['ready', 'delivered', 'received']))
			}
		}
	})
	expect(accepted).toBeGreaterThan(5)
})
