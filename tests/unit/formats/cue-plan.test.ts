import { expect, test } from 'vitest'
import { cueColumns } from '#formats/cue-columns.ts'
import { openCueSheet } from '#formats/cue-sheet.ts'
import { readTable } from '#formats/table.ts'
import { addCues } from '#model/bookings/commands/cues.ts'
import { readField } from '#model/bookings/cues/columns.ts'
import type { CueKind } from '#model/bookings/records/cue-kinds.ts'
import type { Cue } from '#model/bookings/records/cue.ts'
import { readCues } from '#model/bookings/state.ts'
import { planCues, type CuePlan } from '#formats/cue-plan.ts'
import { done } from '../../support/bookings.ts'
import { editBy } from '../../support/builders.ts'
import { haveSamples, noSamples, sampleBytes } from '../../support/samples.ts'

const characterOf = ({ character }: Cue) => character

function planOf(text: string, cues: readonly Cue[] = [], kind: CueKind = 'adr'): CuePlan {
	return planCues(cueColumns(readTable(text)), {
		...{ kind, cues, characterOf, reelFromHour: true },
		read: (field, cell) => readField(kind, field, cell)
	})
}

const head = 'Cue,Reel,Scene,Character No,Character,TC In,TC Out,Line,Reason,Priority,Flags,Minutes'

test('a sheet is read by its headings, whatever hand wrote them', () => {
	const plan = planOf(
		[
			'Our film: ADR',
			'',
			'Cue#;Char;Start;End;Dialogue;Comments;Prio;Actor',
			'J101;Jack;01:02:03:04;01:02:05:00;"Well; no.";off mic;High;T. Hale'
		].join('\n')
	)
	expect(plan.added).toEqual([
		{
			...{ kind: 'adr', number: 'J101', character: 'Jack', from: '01:02:03:04', reel: '1' },
			...{ to: '01:02:05:00', line: 'Well; no.', note: 'off mic', priority: 1 }
		}
	])
	expect(plan.problems).toEqual([])
})

test('the canonical sheet comes whole, flags and minutes too', () => {
	const plan = planOf(
		`${head}\n2014,2,47,3,Jack,02:00:01:00,02:00:03:00,No.,Noise,1,EFF;TV,5\n,,,,,,,,,,,`
	)
	expect(plan.added).toEqual([
		{
			...{ kind: 'adr', number: '2014', reel: '2', scene: '47', character: 'Jack', line: 'No.' },
			...{ from: '02:00:01:00', to: '02:00:03:00', reason: 'Noise', priority: 1, minutes: 5 },
			...{ effort: true, tv: true }
		}
	])
})

test('a row that cannot be read is told with its number, and the others are taken', () => {
	const plan = planOf(
		[head, '1,1,,,J,soon,,A,,,,', '2,1,,,J,01:00:01:00,,B,,,,', '2,1,,,J,01:00:09:00,,C,,,,'].join(
			'\n'
		)
	)
	expect(plan.problems).toEqual([
		{ row: 2, message: '“soon” is no TC in.' },
		{ row: 4, message: '2 stands in row 3 already.' }
	])
	expect(plan.added).toHaveLength(1)
})

test('what is here already is changed by its number, or left alone', () => {
	const edit = editBy('ann')
	done(
		addCues(edit, [
			{ number: '2001', reel: '2', from: '02:00:01:00', character: 'Jack', line: 'No.' },
			{ number: '2002', reel: '2', from: '02:00:02:00', character: 'Jack', line: 'Yes.' },
			{ reel: '2', from: '02:00:03:00', character: 'Jack', line: 'Maybe.' }
		])
	)
	const cues = [...readCues(edit.doc).cues.values()]
	const plan = planOf(
		[
			'Cue,Reel,TC In,Character,Line',
			'2001,2,02:00:01:12,Jack,No.',
			'2002,2,02:00:02:00,Jack,Yes.',
			',2,02:00:03:00,Jack,Maybe.',
			'2003,2,02:00:04:00,Jack,Never.'
		].join('\n'),
		cues
	)
	expect(plan.changes).toEqual([{ id: cues[0]?.id, values: { from: '02:00:01:12' } }])
	expect(plan.known).toBe(2)
	expect(plan.added.map(({ number }) => number)).toEqual(['2003'])
})

/** A sample as a sheet, planned into an empty production. */
async function planSample(path: string, kind: CueKind) {
	const opened = await openCueSheet({ name: path, bytes: sampleBytes(path) })
	if (!opened.ok) throw new Error(opened.message)
	const plan = planCues(cueColumns(opened.value.rows), {
		...{ kind, cues: [], characterOf, reelFromHour: true },
		read: (field, cell) => readField(kind, field, cell)
	})
	return { ...plan, sheet: opened.value }
}

test.skipIf(!haveSamples)(`real files become cues (${noSamples})`, async () => {
	const charade = await planSample('adr/Charade.txt', 'adr')
	expect(charade).toMatchObject({ problems: [], sheet: { rate: '25', format: 'protools' } })
	expect(charade.added).toHaveLength(41)
	expect(charade.added[1]).toMatchObject({
		...{ number: 'P102', character: 'PETER', from: '01:13:47:24', reel: '1', minutes: 5 },
		reason: 'Off mic'
	})
	const robin = await planSample('adr/Robin Hood Spotting4.txt', 'adr')
	expect(robin.added).toHaveLength(85)
	const shots = await planSample('edl/pycmx-cdl_example01.edl', 'vfx')
	expect(shots.added).toHaveLength(37)
	expect(shots.problems).toEqual([])
	expect(shots.added[0]).toMatchObject({ kind: 'vfx', reel: '2' })
	const picture = await planSample('edl/pycmx-ToD_R4_LOCK3.1_030618_Video.edl', 'vfx')
	expect(picture.added.length + picture.known).toBe(376)
	const log = await planSample('ale/sample_cdl.ale', 'vfx')
	expect(log.added).toHaveLength(4)
	expect(log.sheet.rate).toBe('23.976')
})

test('what is no cue sheet is refused', async () => {
	const open = (name: string, text: string) =>
		openCueSheet({ name, bytes: new TextEncoder().encode(text) })
	expect(await open('a.txt', 'Dear Ann,\nhow are you?')).toMatchObject({ reason: 'wrong-kind' })
	expect(await open('a.edl', 'TITLE: x\n001 A V C 01:00:00:00')).toMatchObject({ line: 2 })
	expect(await open('a.csv', '')).toMatchObject({ ok: false })
	expect(await open('a.xlsx', 'no zip')).toMatchObject({ ok: false })
	expect(await open('a.txt', 'Cue\tLine\n1\tNo.')).toMatchObject({ ok: true })
})
