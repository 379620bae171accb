import { expect, test } from 'vitest'
import {
	addCues,
	assignCues,
	changeCueRules,
	changeCues,
	numberCues,
	putCues,
	removeCues,
	reportCues,
	sendCues,
	turnNote,
	type CueValues
} from '#model/bookings/commands/cues.ts'
import { addSession, removeSession } from '#model/bookings/commands/sessions.ts'
import { alongPicture, cuesShown, everyCue, numberOf } from '#model/bookings/cues/list.ts'
import { problemsOf } from '#model/bookings/cues/problems.ts'
import { loadsBy, sizeOf } from '#model/bookings/cues/size.ts'
import type { Cue, CueId } from '#model/bookings/records/cue.ts'
import { readCues } from '#model/bookings/state.ts'
import type { Edit } from '#model/core/edit.ts'
import { must } from '#model/core/invariant.ts'
import { done } from '../../../../support/bookings.ts'
import { copyOf, editBy, merge } from '../../../../support/builders.ts'

const rules = (edit: Edit) => readCues(edit.doc).cueRules
const all = (edit: Edit) => [...readCues(edit.doc).cues.values()]
const cue = (edit: Edit, id: CueId): Cue => must(readCues(edit.doc).cues.get(id), id)
const numbers = (edit: Edit) =>
	all(edit)
		.filter(({ removed }) => !removed)
		.sort(alongPicture('24'))
		.map(numberOf)

/** Cues of Jack and Mae in two reels, out of order. */
function spotted(edit: Edit): CueId[] {
	const line = (reel: string, from: string, character: string): CueValues => ({
		...{ reel, from, character, to: `${from.slice(0, 9)}12`, line: `Line at ${from}` }
	})
	return done(
		addCues(edit, [
			line('2', '02:10:00:00', 'Jack'),
			line('1', '01:05:00:00', 'Mae'),
			line('2', '02:01:00:00', 'Jack')
		])
	)
}

test('cues are numbered along the picture, and what was sent keeps its number', () => {
	const edit = editBy('ann')
	const ids = spotted(edit)
	expect(done(numberCues(edit, ids))).toBe(3)
	expect(numbers(edit)).toEqual(['MAE-1001', 'JAC-2001', 'JAC-2002'])
	done(sendCues(edit, ids, '2026-03-02'))
	const sent = ids[0] as CueId
	expect(changeCues(edit, [{ id: sent, values: { number: '7' } }])).toEqual({
		...{ ok: false, reason: 'number-sent' }
	})
	expect(done(numberCues(edit, ids))).toBe(0)
	expect(cue(edit, sent).sentOn).toBe('2026-03-02')
})

test('an insert takes the number above it with a letter; the number of a removed cue is not used again', () => {
	const edit = editBy('ann')
	const ids = spotted(edit)
	done(numberCues(edit, ids))
	done(sendCues(edit, ids, '2026-03-02'))
	const between = (from: string) => ({ reel: '2', from, character: 'Jack', line: 'More' })
	const added = done(addCues(edit, ['02:05:00:00', '02:06:00:00', '02:20:00:00'].map(between)))
	done(numberCues(edit, added))
	expect(numbers(edit)).toEqual([
		...['MAE-1001', 'JAC-2001', 'JAC-2001A', 'JAC-2001B', 'JAC-2002', 'JAC-2003']
	])
	done(removeCues(edit, [added[2] as CueId]))
	const [last] = done(addCues(edit, [between('02:30:00:00')]))
	done(numberCues(edit, [last as CueId]))
	expect(cue(edit, last as CueId).number).toBe('JAC-2004')
})

test('a number sent stands against one that a colleague wrote at the same time', () => {
	const edit = editBy('ann')
	const ids = spotted(edit)
	done(numberCues(edit, ids))
	const bo = editBy('bo', copyOf(edit.doc), 9)
	const [first] = ids as [CueId]
	done(sendCues(edit, ids, '2026-03-02'))
	done(changeCues(bo, [{ id: first, values: { number: 'OTHER' } }]))
	merge(edit.doc, bo.doc)
	expect(numberOf(cue(edit, first))).toBe('JAC-2002')
	expect(numberOf(cue(bo, first))).toBe('JAC-2002')
})

test('nothing is sent without a number of its own', () => {
	const edit = editBy('ann')
	const ids = spotted(edit)
	expect(sendCues(edit, ids, '2026-03-02')).toMatchObject({ reason: 'no-number' })
	done(
		changeCues(
			edit,
			ids.map((id) => ({ id, values: { number: '2001' } }))
		)
	)
	expect(sendCues(edit, ids, '2026-03-02')).toMatchObject({ reason: 'number-twice' })
	expect([...problemsOf(all(edit), rules(edit)).values()].flat()).toEqual([
		...['number-twice', 'number-twice', 'number-twice']
	])
	expect(all(edit).every(({ sentAs }) => sentAs === '')).toBe(true)
})

test('what cannot be said is refused whole', () => {
	const edit = editBy('ann')
	const [id] = spotted(edit) as [CueId]
	const before = all(edit)
	for (const values of [
		{ from: '1:2:3:4' },
		{ status: 'pulled' },
		{ due: 'soon' },
		{ priority: 9 },
		{ minutes: 0 }
	] as CueValues[])
		expect(putCues(edit, { changes: [{ id, values }], added: [{ line: 'New' }] })).toEqual({
			...{ ok: false, reason: 'bad-value' }
		})
	expect(changeCues(edit, [{ id: 'nobody' as CueId, values: {} }])).toMatchObject({
		reason: 'cue-gone'
	})
	expect(changeCueRules(edit, { adrNumbers: 'none' })).toMatchObject({ reason: 'bad-pattern' })
	expect(changeCueRules(edit, { linesPerHour: 0 })).toMatchObject({ reason: 'bad-value' })
	expect(all(edit)).toEqual(before)
})

test('what was not reached waits for another session, and the log knows which one it was in', () => {
	const edit = editBy('ann')
	const ids = spotted(edit) as [CueId, CueId, CueId]
	const session = done(addSession(edit, { type: 'adr', title: 'Jack' }))
	done(assignCues(edit, ids, session))
	done(
		reportCues(
			edit,
			[
				{ id: ids[0], result: 'recorded', takes: '3, 5 alt' },
				{ id: ids[1], result: 'pickUp' },
				{ id: ids[2], result: 'notReached' }
			],
			'2026-03-05'
		)
	)
	expect(ids.map((id) => cue(edit, id).session)).toEqual([session, '', ''])
	expect(ids.map((id) => cue(edit, id).wasIn)).toEqual([session, session, session])
	expect(cue(edit, ids[0])).toMatchObject({ takes: '3, 5 alt', reportedOn: '2026-03-05' })
	const unbooked = cuesShown(
		all(edit),
		{ kind: 'adr', rate: '24', filter: { ...everyCue, status: 'open', session: 'none' } },
		{ characterOf: ({ character }) => character, hasProblem: () => false }
	)
	expect(unbooked.map(({ id }) => id)).toEqual([ids[1], ids[2]])
	done(removeSession(edit, session))
	expect(assignCues(edit, ids, session)).toMatchObject({ reason: 'session-gone' })
})

test('how long do I need: lines by the hour, line check, and never less than the least call', () => {
	const edit = editBy('ann')
	const lines = (count: number, values: CueValues = {}) =>
		Array.from({ length: count }, () => ({ character: 'Jack', line: 'Hello', ...values }))
	done(addCues(edit, lines(24)))
	expect(sizeOf(all(edit), rules(edit))).toEqual({ count: 24, minutes: 120, call: 135 })
	done(changeCueRules(edit, { linesPerHour: 20, lineCheck: 0, leastCall: 240 }))
	expect(sizeOf(all(edit), rules(edit))).toEqual({ count: 24, minutes: 72, call: 240 })
	done(addCues(edit, [...lines(1, { minutes: 90, effort: true }), ...lines(7, { slow: true })]))
	expect(sizeOf(all(edit), rules(edit))).toEqual({ count: 32, minutes: 222, call: 240 })
	expect(loadsBy(all(edit), ({ character }) => character, rules(edit))).toMatchObject([
		{ name: 'Jack', all: 32, efforts: 1, open: { count: 32 }, unbooked: { count: 32 } }
	])
	expect(sizeOf([], rules(edit)).call).toBe(0)
})

test('a spotting note becomes a cue of another kind, and is done by it', () => {
	const edit = editBy('ann')
	const [note] = done(
		addCues(edit, [{ kind: 'note', reel: '3', from: '03:00:10:00', line: 'Door is too loud' }])
	) as [CueId]
	const made = done(turnNote(edit, note, 'foley'))
	expect(cue(edit, made)).toMatchObject({
		...{ kind: 'foley', reel: '3', from: '03:00:10:00', line: 'Door is too loud', origin: note }
	})
	expect(cue(edit, note).status).toBe('done')
	expect(turnNote(edit, made, 'adr')).toMatchObject({ reason: 'bad-value' })
})

test('shares that do not come to 100 are told', () => {
	const edit = editBy('ann')
	const music = (writers: string): CueValues => ({ kind: 'music', reel: '1', writers })
	const ids = done(addCues(edit, [music('A 60 % PRS\nB 40 %'), music('A 60%\nB 30%'), music('A')]))
	expect([...problemsOf(all(edit), rules(edit))]).toEqual([[ids[1], ['shares']]])
})
