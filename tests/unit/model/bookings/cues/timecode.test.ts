import { expect, test } from 'vitest'
import {
	frameRates,
	framesOf,
	isOffRate,
	readRate,
	readTimecode,
	secondsBetween,
	shifted,
	timecodeAt,
	timecodeAtFeet
} from '#model/bookings/cues/timecode.ts'
import { seededRandom } from '../../../../support/random.ts'

test.each([
	['1:02:03:04', '01:02:03:04'],
	['01020304', '01:02:03:04'],
	['20304', '00:02:03:04'],
	['01:02:03', '01:02:03:00'],
	['01:00:08;00', '01:00:08;00'],
	['23:57:25:00.00', '23:57:25:00'],
	['01.02.03.04', '01:02:03:04'],
	['2014', null],
	['24:00:00:00', null],
	['01:60:00:00', null],
	['soon', null],
	['', null]
])('%s is read as %s', (text, timecode) => expect(readTimecode(text)).toBe(timecode))

test('drop frame leaves out two numbers each minute but the tenth (SMPTE 12M)', () => {
	expect(timecodeAt(1800, '29.97df')).toBe('00:01:00;02')
	expect(framesOf('00:01:00;02', '29.97df')).toBe(1800)
	expect(timecodeAt(17_982, '29.97df')).toBe('00:10:00;00')
	expect(framesOf('01:00:00;00', '29.97df')).toBe(107_892)
})

test('every frame has one timecode, which names it', () => {
	const random = seededRandom(4)
	for (const rate of frameRates) {
		for (let turn = 0; turn < 60; turn++) {
			const frame = random.below(2_500_000)
			const timecode = timecodeAt(frame, rate)
			expect(timecodeAt(framesOf(timecode, rate) as number, rate)).toBe(timecode)
			if (frame < (framesOf('23:59:59:00', rate) as number))
				expect([rate, framesOf(timecode, rate)]).toEqual([rate, frame])
		}
	}
})

test('a cue is moved over an hour, and its length is the clock’s', () => {
	expect(shifted('01:59:59:23', 1, '24')).toBe('02:00:00:00')
	expect(shifted('', 12, '24')).toBe('')
	expect(secondsBetween('01:00:00:00', '01:00:10:12', '24')).toBe(10.5)
	expect(secondsBetween('01:00:00:00', '01:00:10:00', '23.976')).toBeCloseTo(10.01)
	expect(secondsBetween('01:00:01:00', '01:00:00:00', '24')).toBeNull()
	expect(isOffRate('01:00:00:24', '24')).toBe(true)
	expect(isOffRate('01:00:00:24', '25')).toBe(false)
})

test('feet and frames count 24 a second behind the start, whatever the timecode counts', () => {
	// 131+12 feet of titles, after 8 seconds of leader.
	expect(timecodeAtFeet('12+00.00', '01:00:00:00.00', '29.97')).toBe('01:00:08:00')
	expect(timecodeAtFeet('143+12.00', '01:00:00:00', '29.97')).toBe('01:01:35:25')
	expect(timecodeAtFeet('01:00:00:00', '01:00:00:00', '24')).toBeNull()
})

test.each([
	['23.976 Frame', '23.976'],
	['24 Frame', '24'],
	['29.97 Drop Frame', '29.97df'],
	['29.97 Frame', '29.97'],
	['25', '25'],
	['59.94', '59.94'],
	['12 Frame', null]
])('%s is the rate %s', (text, rate) => expect(readRate(text)).toBe(rate))
