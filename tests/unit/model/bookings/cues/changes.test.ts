import { expect, test } from 'vitest'
import { cutOf } from '#formats/edl-cut.ts'
import { readEdl } from '#formats/edl.ts'
import { addCues } from '#model/bookings/commands/cues.ts'
import { changesBetween, fatesOf, lengthChange, type Fate } from '#model/bookings/cues/changes.ts'
import { packCut, unpackCut, type CutEvent } from '#model/bookings/cues/cut.ts'
import { readCues } from '#model/bookings/state.ts'
import { done } from '../../../../support/bookings.ts'
import { editBy } from '../../../../support/builders.ts'
import { seededRandom } from '../../../../support/random.ts'
import { haveSamples, noSamples, sampleBytes } from '../../../../support/samples.ts'

/** Events one behind the other: source, its first frame, its length. */
function cut(...list: [key: string, sourceIn: number, length: number][]): CutEvent[] {
	let at = 1000
	return list.map(([key, sourceIn, length]) => {
		const recordIn = at
		at += length
		return { key, sourceIn, sourceOut: sourceIn + length, recordIn, recordOut: at }
	})
}

test('what lies behind a trim moves, what lies before it stays, what was trimmed is cut', () => {
	const before = cut(['A', 0, 100], ['B', 500, 100], ['C', 0, 100])
	const after = cut(['A', 0, 100], ['B', 520, 80], ['C', 0, 100])
	expect(changesBetween(before, after)).toEqual([
		{ from: 1000, to: 1100, shift: 0 },
		{ from: 1100, to: 1120, shift: null },
		{ from: 1120, to: 1300, shift: -20 }
	])
	expect(lengthChange(before, after)).toBe(-20)
})

test('an insert in the middle of a shot moves its second half', () => {
	const before = cut(['A', 0, 200])
	const after = cut(['A', 0, 120], ['X', 0, 50], ['A', 120, 80])
	expect(changesBetween(before, after)).toEqual([
		{ from: 1000, to: 1120, shift: 0 },
		{ from: 1120, to: 1200, shift: 50 }
	])
})

test('scenes that change places are found where they are', () => {
	const before = cut(['A', 0, 100], ['B', 0, 60], ['C', 0, 40])
	const after = cut(['C', 0, 40], ['A', 0, 100], ['B', 0, 60])
	expect(changesBetween(before, after)).toEqual([
		{ from: 1000, to: 1160, shift: 40 },
		{ from: 1160, to: 1200, shift: -160 }
	])
})

test('a picture that is used twice is not found twice', () => {
	const before = cut(['A', 0, 50], ['B', 0, 50], ['A', 0, 50])
	const after = cut(['A', 0, 50], ['B', 0, 50])
	expect(changesBetween(before, after)).toEqual([
		{ from: 1000, to: 1100, shift: 0 },
		{ from: 1100, to: 1150, shift: null }
	])
})

test('what was sped up counts in its own frames; at another speed it is another picture', () => {
	const fast = (recordIn: number, length: number): CutEvent => ({
		...{ key: 'A', sourceIn: 0, sourceOut: length * 2, recordIn, recordOut: recordIn + length }
	})
	expect(changesBetween([fast(1000, 100)], [fast(1040, 100)])).toEqual([
		{ from: 1000, to: 1100, shift: 40 }
	])
	const slow = { key: 'A', sourceIn: 0, sourceOut: 100, recordIn: 1000, recordOut: 1100 }
	expect(changesBetween([fast(1000, 100)], [slow])).toEqual([{ from: 1000, to: 1100, shift: null }])
})

test('each cue is told what becomes of it', () => {
	const edit = editBy('ann')
	const at = (from: string, to: string) => ({ reel: '1', from, to, line: from })
	const ids = done(
		addCues(edit, [
			at('00:00:41:16', '00:00:42:00'), // 1000–1008
			at('00:00:45:20', '00:00:46:16'), // 1100–1120
			at('00:00:46:12', '00:00:47:00'), // 1116–1128
			at('00:00:50:00', '00:00:51:00'), // 1200–1224
			at('00:10:00:00', '00:10:01:00'),
			at('', '')
		])
	)
	const pieces = changesBetween(
		cut(['A', 0, 100], ['B', 500, 100], ['C', 0, 100]),
		cut(['A', 0, 100], ['B', 520, 80], ['C', 0, 100])
	)
	const fates = fatesOf([...readCues(edit.doc).cues.values()], pieces, '24')
	expect(ids.map((id) => fates.get(id))).toEqual([
		{ kind: 'untouched' },
		{ kind: 'cut' },
		{ kind: 'changed', by: -20 },
		{ kind: 'moved', by: -20 },
		{ kind: 'unknown' },
		{ kind: 'unknown' }
	] satisfies Fate[])
})

test('random recuts: every frame that is said to have moved is the same frame of the same source', () => {
	const random = seededRandom(11)
	for (let turn = 0; turn < 60; turn++) {
		const shots = Array.from({ length: 12 }, (_, at): [string, number, number] => [
			...([`S${at % 7}`, 1000 * at + random.below(200), 20 + random.below(80)] as const)
		])
		const before = cut(...shots)
		const recut = random
			.shuffle(shots)
			.slice(0, 9)
			.map(([key, from, length]): [string, number, number] => {
				const trim = random.below(15)
				return [key, from + trim, length - trim]
			})
		const after = cut(...recut)
		const pieces = changesBetween(before, after)
		expect(pieces.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(
			before.reduce((sum, { recordIn, recordOut }) => sum + recordOut - recordIn, 0)
		)
		for (const { from, to, shift } of pieces) {
			if (shift === null) continue
			for (const frame of [from, to - 1])
				expect([turn, frameIn(after, frame + shift)]).toEqual([turn, frameIn(before, frame)])
		}
	}
})

/** Which frame of which source is seen at a frame of the record. */
function frameIn(events: readonly CutEvent[], frame: number): string {
	const event = events.find(({ recordIn, recordOut }) => recordIn <= frame && frame < recordOut)
	return event ? `${event.key} ${event.sourceIn + frame - event.recordIn}` : 'none'
}

test('a cut is kept as a text, and one that is damaged is none', () => {
	const events = cut(['A|clip "1"', 0, 100], ['B', 5_000_000, 50], ['A|clip "1"', 7, 9])
	expect(unpackCut(packCut(events, '23.976'))).toEqual({ rate: '23.976', events })
	const long = Array.from({ length: 9000 }, (_, at): [string, number, number] => [`S${at}`, at, 9])
	expect(packCut(cut(...long), '24')).toBe('')
	for (const text of ['', '{', '[]', '{"rate":"24","keys":[],"events":"0 1 2 3 4"}'])
		expect(unpackCut(text)).toBeNull()
})

test.skipIf(!haveSamples)(`a real reel against itself is untouched (${noSamples})`, () => {
	const path = 'edl/pycmx-ToD_R4_LOCK3.1_030618_Video.edl'
	const read = readEdl({ name: path, bytes: sampleBytes(path) })
	if (!read.ok) throw new Error(read.message)
	const events = cutOf(read.value, '24')
	expect(events.length).toBeGreaterThan(360)
	expect(packCut(events, '24').length).toBeGreaterThan(1000)
	const pieces = changesBetween(events, events)
	const cutAway = pieces.filter(({ shift }) => shift !== 0)
	expect(cutAway).toEqual([])
	// Ten seconds less at its head: everything behind it moves by that.
	const later = events
		.filter(({ recordIn }) => recordIn >= (events[5]?.recordIn ?? 0))
		.map((event) => ({
			...event,
			recordIn: event.recordIn - 240,
			recordOut: event.recordOut - 240
		}))
	const moved = changesBetween(events, later).filter(({ shift }) => shift !== null)
	expect(new Set(moved.map(({ shift }) => shift))).toEqual(new Set([-240]))
})
