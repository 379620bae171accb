import { describe, expect, test } from 'vitest'
import { changesOfEdl, looksLikeChanges, openChangeSheet } from '#formats/change-list.ts'
import { readEdl, type Edl } from '#formats/edl.ts'
import {
	addedIn,
	changeReport,
	placesOf,
	type ChangeList
} from '#model/bookings/cues/change-list.ts'
import { changesBetween } from '#model/bookings/cues/changes.ts'
import type { CutEvent } from '#model/bookings/cues/cut.ts'
import { csvOf } from '../../../src/lib/paper/csv.ts'
import { seededRandom } from '../../support/random.ts'
import { haveSamples, noSamples, sampleBytes } from '../../support/samples.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

function edl(...lines: string[]): Edl {
	const text = ['TITLE: R2 v1 to v2', 'FCM: NON-DROP FRAME', ...lines].join('\r\n')
	const read = readEdl({ name: 'changes.edl', bytes: bytes(text) })
	if (!read.ok) throw new Error(read.message)
	return read.value
}

/** The old cut is R2V1; a second is trimmed, black comes in, and the last shots change places. */
const changeEdl = [
	'001  R2V1     V     C        02:00:00:00 02:00:10:00 02:00:00:00 02:00:10:00',
	'002  R2V1     V     C        02:00:11:00 02:00:20:00 02:00:10:00 02:00:19:00',
	'003  BL       V     C        00:00:00:00 00:00:02:00 02:00:19:00 02:00:21:00',
	'004  R2V1     V     C        02:00:25:00 02:00:30:00 02:00:21:00 02:00:26:00',
	'005  R2V1     V     C        02:00:20:00 02:00:25:00 02:00:26:00 02:00:31:00'
]

const hour = 2 * 3600 * 24
const sheet = (...rows: string[]) => ({
	name: 'changes.csv',
	bytes: bytes(['Change,Old in,Old out,New in,New out', ...rows].join('\n'))
})

describe('a change EDL', () => {
	test('says which frames of the old cut lie where, what is gone and what is new', () => {
		expect(looksLikeChanges(edl(...changeEdl))).toBe(true)
		const read = changesOfEdl(edl(...changeEdl), '24')
		expect(read).toEqual({
			ok: true,
			value: {
				pieces: [
					{ from: hour, to: hour + 240, shift: 0 },
					{ from: hour + 240, to: hour + 264, shift: null },
					{ from: hour + 264, to: hour + 480, shift: -24 },
					{ from: hour + 480, to: hour + 600, shift: 144 },
					{ from: hour + 600, to: hour + 720, shift: -96 }
				],
				added: [{ from: hour + 456, to: hour + 504 }]
			}
		})
	})

	test('is told from a list of the picture, whose sources are many', () => {
		const [first = ''] = changeEdl
		expect(looksLikeChanges(edl(first, first.replace('R2V1', 'A001')))).toBe(false)
		expect(looksLikeChanges(edl(first))).toBe(false)
	})

	test.each([
		['at another speed', '02:00:00:00 02:00:10:00 02:00:00:00 02:00:05:00', /240 frames .* 120/],
		['that plays backwards', '02:00:10:00 02:00:00:00 02:00:00:00 02:00:10:00', /lies before/],
		['off the rate', '02:00:00:24 02:00:10:00 02:00:00:00 02:00:10:00', /no timecode at 24/]
	])('with an event %s is refused with its line', (_, times, message) => {
		const read = changesOfEdl(edl(`001  R2V1  V  C  ${times}`), '24')
		expect(read).toMatchObject({
			ok: false,
			line: 3,
			message: expect.stringMatching(message) as string
		})
	})

	test('that has two pictures in one place is refused with the line of the second', () => {
		const [first = ''] = changeEdl
		const read = changesOfEdl(
			edl(first, first.replace('02:00:00:00 02:00:10:00', '02:01:00:00 02:01:10:00')),
			'24'
		)
		expect(read).toMatchObject({
			ok: false,
			line: 4,
			message: expect.stringContaining('Line 3') as string
		})
	})

	test('of nothing but black is refused', () => {
		expect(
			changesOfEdl(edl('001  BL  V  C  00:00:00:00 00:00:02:00 02:00:00:00 02:00:02:00'), '24')
		).toMatchObject({ ok: false })
	})
})

describe('a change list as a sheet', () => {
	test('reads deletions and insertions, in any order of columns', async () => {
		const read = await openChangeSheet(
			{
				name: 'changes.txt',
				bytes: bytes(
					'New in\tNew out\tOld in\tOld out\n02:00:00:00\t02:00:10:00\t02:00:00:00\t02:00:10:00\n\t\t02:00:10:00\t02:00:11:00\n02:00:10:00\t02:00:12:00\t\t\n'
				)
			},
			'24'
		)
		expect(read).toEqual({
			ok: true,
			value: {
				pieces: [
					{ from: hour, to: hour + 240, shift: 0 },
					{ from: hour + 240, to: hour + 264, shift: null }
				],
				added: [{ from: hour + 240, to: hour + 288 }]
			}
		})
	})

	test.each([
		[
			'Moved,02:00:00:00,02:00:10:00,02:00:10:00,02:00:21:00',
			3,
			'240 frames of the old cut cannot lie in 264 of the new one.'
		],
		[
			'Moved,02:00:00:00,2 minutes,02:00:10:00,02:00:21:00',
			3,
			'2 minutes is no timecode at 24 frames a second.'
		],
		[
			'Moved,02:00:00:00,,02:00:10:00,02:00:21:00',
			3,
			'An empty cell is no timecode at 24 frames a second.'
		],
		[
			'Same,02:00:05:00,02:00:06:00,02:00:00:12,02:00:01:12',
			3,
			'Line 2 has this place of the new cut already.'
		]
	])('refuses %s with its line', async (row, line, message) => {
		const read = await openChangeSheet(
			sheet('Same,02:00:00:00,02:00:01:00,02:00:00:00,02:00:01:00', row),
			'24'
		)
		expect(read).toMatchObject({ ok: false, line, message })
	})

	test.each([
		['changes.csv', 'Cue,Reel,Line\n1,2,Hello', /headings Old in, Old out/],
		['changes.csv', '', /empty/],
		['changes.xlsx', 'PK\u0003\u0004 broken', /./],
		[
			'changes.csv',
			`Old in,Old out,New in,New out\n${'02:00:00:00,02:00:00:01,,\n'.repeat(2001)}`,
			/more than 2000/
		],
		[
			'changes.csv',
			'Old in,Old out,New in,New out\n,,02:00:00:00,02:00:00:01',
			/Nothing of the old cut/
		]
	])('refuses %s that is none (%#)', async (name, text, message) => {
		const read = await openChangeSheet({ name, bytes: bytes(text) }, '24')
		expect(read).toMatchObject({ ok: false, message: expect.stringMatching(message) as string })
	})
})

/** Random cuts of a few sources, and a second one made by shuffling, trimming and adding. */
function cuts(seed: number): { before: CutEvent[]; after: CutEvent[] } {
	const source = seededRandom(seed)
	const random = (): number => source.next()
	const whole = (most: number): number => Math.floor(random() * most)
	const shots = Array.from({ length: 3 + whole(12) }, (_, at) => ({
		key: `S${at}`,
		from: 10 + whole(50),
		length: 5 + whole(60)
	}))
	const lay = (list: typeof shots): CutEvent[] => {
		let at = hour
		return list.map(({ key, from, length }) => {
			const event = {
				key,
				sourceIn: from,
				sourceOut: from + length,
				recordIn: at,
				recordOut: at + length
			}
			at += length
			return event
		})
	}
	const changed = shots
		.filter(() => random() < 0.85)
		.map((shot) =>
			random() < 0.3 ? { ...shot, length: Math.max(3, shot.length - whole(20)) } : shot
		)
	if (random() < 0.7)
		changed.splice(whole(changed.length), 0, { key: 'NEW', from: 0, length: 1 + whole(40) })
	if (changed.length > 2 && random() < 0.5) changed.push(...changed.splice(0, 1))
	return { before: lay(shots), after: lay(changed.length > 0 ? changed : shots) }
}

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e6))

test(`what is saved reads back the same, and every frame of the new cut is said once (seed ${seed})`, async () => {
	for (let at = 0; at < 150; at++) {
		const { before, after } = cuts(seed + at)
		const pieces = changesBetween(before, after)
		if (!pieces.some(({ shift }) => shift !== null)) continue
		const list: ChangeList = { pieces, added: addedIn(pieces, after) }
		const places = [...placesOf(list.pieces), ...list.added].sort((a, b) => a.from - b.from)
		for (const [index, place] of places.entries())
			expect(place.from, `seed ${seed + at}`).toBe(places[index - 1]?.to ?? hour)
		expect(places.at(-1)?.to).toBe(after.at(-1)?.recordOut)
		const head = { production: 'Film', about: '', printedOn: '', reel: '2' }
		const written = csvOf(changeReport(list, { ...head, rate: '24' }).sheet)
		const read = await openChangeSheet({ name: 'changes.csv', bytes: bytes(written) }, '24')
		expect(read, `seed ${seed + at}`).toEqual({ ok: true, value: list })
	}
})

test.skipIf(!haveSamples)(`real lists of the picture are no change EDLs (${noSamples})`, () => {
	for (const name of ['pycmx-ToD_R4_LOCK3.1_030618_Video.edl', 'otio-avid_example.edl']) {
		const read = readEdl({ name, bytes: sampleBytes(`edl/${name}`) })
		expect(read.ok && looksLikeChanges(read.value), name).toBe(false)
	}
})
