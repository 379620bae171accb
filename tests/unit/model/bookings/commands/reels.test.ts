import { expect, test } from 'vitest'
import { addCues, changeCues, removeCues } from '#model/bookings/commands/cues.ts'
import {
	acceptCut,
	acknowledgeTurnover,
	addReel,
	addTurnover,
	changeReel,
	removeReel,
	removeTurnover
} from '#model/bookings/commands/reels.ts'
import { cuesInReel, turnoverState, versionsOf } from '#model/bookings/cues/reels.ts'
import type { CueId } from '#model/bookings/records/cue.ts'
import type { ReelId } from '#model/bookings/records/reel.ts'
import { readCues, readReels } from '#model/bookings/state.ts'
import { must } from '#model/core/invariant.ts'
import { done } from '../../../../support/bookings.ts'
import { editBy, transactionsIn } from '../../../../support/builders.ts'

function reelOfThree() {
	const edit = editBy('ann')
	const reel = done(addReel(edit, { name: ' R2 ' }))
	const at = (from: string, to: string) => ({ reel: '2', from, to, version: 'v1', line: from })
	const ids = done(
		addCues(edit, [
			at('02:00:10:00', '02:00:12:00'),
			at('02:01:00:00', '02:01:01:00'),
			at('02:02:00:00', '')
		])
	) as [CueId, CueId, CueId]
	const cue = (id: CueId) => must(readCues(edit.doc).cues.get(id), id)
	return { edit, reel, ids, cue }
}

test('a new cut moves cues, marks what was cut and what is to be looked at, in one step', () => {
	const { edit, reel, ids, cue } = reelOfThree()
	const moves = [
		{ id: ids[0], by: -24, check: false },
		{ id: ids[1], by: null, check: false },
		{ id: ids[2], by: 0, check: true }
	]
	const cut = { reel, version: ' v2 ', on: '2026-03-10', events: '', moves }
	expect(transactionsIn(edit.doc, () => done(acceptCut(edit, cut)))).toBe(1)
	expect(cue(ids[0])).toMatchObject({
		...{ from: '02:00:09:00', to: '02:00:11:00', version: 'v2', check: false },
		history: 'v1: 02:00:10:00 – 02:00:12:00'
	})
	expect(cue(ids[1])).toMatchObject({ status: 'cutOut', from: '02:01:00:00', version: 'v2' })
	expect(cue(ids[2])).toMatchObject({ check: true, from: '02:02:00:00', to: '' })
	done(acceptCut(edit, { ...cut, version: 'v3', moves: [{ id: ids[0], by: 48, check: false }] }))
	expect(cue(ids[0]).from).toBe('02:00:11:00')
	expect(cue(ids[0]).history.split('\n')[0]).toBe('v2: 02:00:09:00 – 02:00:11:00')
	const { reels, cuts } = readReels(edit.doc)
	expect(cuts.get(must(reels.get(reel), 'it is there').cut as never)?.version).toBe('v3')
})

test('a cue that a colleague removed is passed over; what cannot be is refused whole', () => {
	const { edit, reel, ids, cue } = reelOfThree()
	const [first, second] = ids
	done(removeCues(edit, [first]))
	const moves = [first, second].map((id) => ({ id, by: 24, check: false }))
	const cut = { reel, version: 'v2', on: '2026-03-10', events: '', moves }
	expect(acceptCut(edit, { ...cut, version: ' ' })).toMatchObject({ reason: 'bad-value' })
	expect(acceptCut(edit, { ...cut, on: 'soon' })).toMatchObject({ reason: 'bad-value' })
	expect(acceptCut(edit, { ...cut, reel: 'nobody' as ReelId })).toMatchObject({
		reason: 'reel-gone'
	})
	expect(cue(second).version).toBe('v1')
	done(acceptCut(edit, cut))
	expect(cue(first).from).toBe('02:00:10:00')
	expect(cue(second).from).toBe('02:01:01:00')
})

test('a turnover says which cuts went, and is superseded by the next', () => {
	const { edit, reel } = reelOfThree()
	const cut = { reel, on: '2026-03-10', events: '', moves: [] }
	done(acceptCut(edit, { ...cut, version: 'v1' }))
	const id = done(addTurnover(edit, { to: 'Sound', on: '2026-03-11' }, [reel]))
	const state = () => {
		const { reels, cuts, turnovers } = readReels(edit.doc)
		const turnover = must(turnovers.get(id), 'it is there')
		return turnoverState(turnover, versionsOf(turnover.reels, reels, cuts))
	}
	expect(state()).toBe('waiting')
	done(acknowledgeTurnover(edit, id, { by: 'Kim', on: '2026-03-12' }))
	expect(state()).toBe('arrived')
	done(acceptCut(edit, { ...cut, version: 'v2' }))
	expect(state()).toBe('superseded')
	const next = done(addTurnover(edit, { to: 'Music' }, [reel]))
	expect(readReels(edit.doc).turnovers.get(next)).toMatchObject({ number: 2, versions: 'R2 v2' })
	done(removeTurnover(edit, id))
	expect(acknowledgeTurnover(edit, id, { by: '', on: '' })).toMatchObject({
		reason: 'turnover-gone'
	})
	expect(addTurnover(edit, { to: ' ' }, [reel])).toMatchObject({ reason: 'bad-value' })
	expect(addTurnover(edit, { to: 'VFX' }, [])).toMatchObject({ reason: 'bad-value' })
})

test('a reel finds its cues whatever is written before its number, and has a name', () => {
	const { edit, reel, ids } = reelOfThree()
	done(changeCues(edit, [{ id: ids[0], values: { reel: 'Reel 2' } }]))
	const found = () => cuesInReel(readCues(edit.doc).cues.values(), { name: 'R2' }).length
	expect(found()).toBe(3)
	done(changeCues(edit, [{ id: ids[0], values: { reel: '12' } }]))
	expect(found()).toBe(2)
	expect(changeReel(edit, reel, { name: ' ' })).toMatchObject({ reason: 'bad-value' })
	expect(changeReel(edit, reel, { lockedOn: 'soon' })).toMatchObject({ reason: 'bad-value' })
	expect(addReel(edit, { name: '' })).toMatchObject({ reason: 'bad-value' })
	done(changeReel(edit, reel, { state: 'locked', lockedOn: '2026-03-12' }))
	done(removeReel(edit, reel))
	expect(changeReel(edit, reel, { name: '3' })).toMatchObject({ reason: 'reel-gone' })
	expect(found()).toBe(2)
})
