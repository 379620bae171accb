import { expect, test } from 'vitest'
import { castTally, isCapitals, withoutExtensions } from '#formats/cast.ts'

test.each([
	['ANNA', 'ANNA'],
	['ANNA (V.O.)', 'ANNA'],
	['ANNA(O.S.)', 'ANNA'],
	["ANNA (V.O.) (CONT'D)", 'ANNA'],
	['ANNA (on phone (bad line))', 'ANNA'],
	['ANNA ^', 'ANNA'],
	['ANNA^', 'ANNA'],
	['ANNA (V.O.) ^', 'ANNA'],
	['ANNA (V.O.', 'ANNA'],
	['  ANNA\u00a0 LEE  ', 'ANNA LEE'],
	['ANNA ^ (V.O.)', 'ANNA ^'],
	["ANNA'S VOICE", "ANNA'S VOICE"],
	['(V.O.)', ''],
	['', '']
])('"%s" is spoken by "%s"', (cue, name) => {
	expect(withoutExtensions(cue)).toBe(name)
})

test('a cue needs a capital and no small letter; scripts without case have none', () => {
	const words = ['ANNA', '3CPO', 'МАША', 'STRAßE', '23', 'Anna', 'McCLANE', 'ジョン', '…']
	expect(words.filter(isCapitals)).toEqual(['ANNA', '3CPO', 'МАША', 'STRAßE'])
})

test('names that differ in case are one person, shown as first seen', () => {
	const tally = castTally()
	expect(['McCLANE', 'MCCLANE', 'BEN', '', 'ADA'].map((name) => tally.cue(name))).toEqual([
		...['McCLANE', 'McCLANE', 'BEN', '', 'ADA']
	])
	expect(tally.all()).toEqual([
		{ name: 'McCLANE', cues: 2 },
		{ name: 'ADA', cues: 1 },
		{ name: 'BEN', cues: 1 }
	])
})

test('thousands of brackets cost no more than their number', () => {
	expect(withoutExtensions('(a'.repeat(4000))).toHaveLength(7998)
	expect(withoutExtensions(`A${'()'.repeat(50_000)}`)).toBe('A')
	expect(withoutExtensions(`A${')'.repeat(100_000)}`)).toHaveLength(100_001)
})
