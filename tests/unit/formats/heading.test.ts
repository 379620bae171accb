import { describe, expect, test } from 'vitest'
import { headingPrefix, readHeading } from '#formats/heading.ts'
import { readTime } from '#formats/time.ts'

const parts = (heading: string, before: Parameters<typeof readHeading>[1] = null) => {
	const { intExt, set, time, timeRow } = readHeading(heading, before)
	return [intExt, set, time, timeRow]
}

test.each([
	['INT. HOUSE - DAY', ['INT', 'HOUSE', 'DAY', 'day']],
	['EXT HOUSE - NIGHT', ['EXT', 'HOUSE', 'NIGHT', 'night']],
	['int. house - day', ['INT', 'house', 'DAY', 'day']],
	['INT/EXT. CAR - DAWN', ['INT/EXT', 'CAR', 'DAWN', 'morning']],
	['INT./EXT. CAR - DUSK', ['INT/EXT', 'CAR', 'DUSK', 'evening']],
	['INT. / EXT. CAR - SUNSET', ['INT/EXT', 'CAR', 'SUNSET', 'evening']],
	['EXT/INT. CAR - NOON', ['INT/EXT', 'CAR', 'NOON', 'day']],
	['EXT./INT. CAR - NOON', ['INT/EXT', 'CAR', 'NOON', 'day']],
	['I/E. CAR - MIDNIGHT', ['INT/EXT', 'CAR', 'MIDNIGHT', 'night']],
	['I./E. CAR - SUNRISE', ['INT/EXT', 'CAR', 'SUNRISE', 'morning']],
	['INT - HOUSE - DAY', ['INT', 'HOUSE', 'DAY', 'day']],
	['EST. CITY - MAGIC HOUR', ['EXT', 'CITY', 'MAGIC HOUR', 'evening']],
	['INTERIOR HOUSE - DAY', [null, 'INTERIOR HOUSE', 'DAY', 'day']],
	['ИНТ. ДОМ – ДЕНЬ', [null, 'ИНТ. ДОМ – ДЕНЬ', '', null]],
	['WNĘTRZE. DOM - NIGHT', [null, 'WNĘTRZE. DOM', 'NIGHT', 'night']]
] as const)('the prefix of %s', (heading, expected) => {
	expect(parts(heading)).toEqual(expected)
})

test.each([
	['INT. HOUSE -- DAY', 'HOUSE', 'DAY'],
	['INT. HOUSE – DAY', 'HOUSE', 'DAY'],
	['INT. HOUSE — DAY', 'HOUSE', 'DAY'],
	['INT. HOUSE—DAY', 'HOUSE', 'DAY'],
	['INT. HOUSE- DAY', 'HOUSE', 'DAY'],
	['INT. HOUSE, DAY', 'HOUSE', 'DAY'],
	['INT. HOUSE. DAY.', 'HOUSE', 'DAY'],
	['INT. HOUSE - KITCHEN - LATE AFTERNOON', 'HOUSE - KITCHEN', 'LATE AFTERNOON'],
	['INT. HOUSE - DAY (FLASHBACK)', 'HOUSE', 'DAY'],
	['INT. HOUSE - NIGHT (flashback) (X1)', 'HOUSE', 'NIGHT'],
	['INT. CAR (MOVING) - DAY', 'CAR (MOVING)', 'DAY'],
	['INT. HOUSE - DAY - FLASHBACK (1944)', 'HOUSE', 'DAY'],
	['INT. HOUSE - FLASHBACK', 'HOUSE - FLASHBACK', ''],
	['INT. X-RAY ROOM', 'X-RAY ROOM', ''],
	['EXT. FIELD - PRE-DAWN', 'FIELD', 'PRE-DAWN'],
	['INT. HOUSE - NIGHT CLUB', 'HOUSE - NIGHT CLUB', ''],
	['INT. CORRIDOR - HELM', 'CORRIDOR - HELM', ''],
	['EXT. MT. DAWN', 'MT. DAWN', ''],
	['INT. LOFT - DAY 2', 'LOFT', 'DAY 2'],
	['INT. LOFT - THE NEXT MORNING', 'LOFT', 'THE NEXT MORNING'],
	['INT. LOFT - NIGHT - LATER', 'LOFT', 'NIGHT'],
	['INT.', '', ''],
	['', '', '']
])('set and time of %s', (heading, set, time) => {
	const reading = readHeading(heading, null)
	expect([reading.set, reading.time]).toEqual([set, time])
})

describe('words that carry the time over', () => {
	test.each(['LATER', 'CONTINUOUS', 'SAME', 'MOMENTS LATER', 'SAME TIME', '5 MINUTES LATER'])(
		'%s takes the row of the scene before and asks for a look',
		(word) => {
			expect(readHeading(`INT. BARN - ${word.toLowerCase()}`, 'night')).toEqual({
				...{ intExt: 'INT', set: 'BARN', time: word, timeRow: 'night' },
				remarks: [`${word}: taken as NIGHT from the scene before.`]
			})
		}
	)

	test('with nothing to take over the row stays unknown', () => {
		expect(readHeading('INT. BARN - LATER', null)).toMatchObject({
			timeRow: null,
			remarks: ['LATER: the scene before has no time of day to take over.']
		})
	})

	test('a heading of nothing but a time has no set', () => {
		expect(readHeading('LATER', 'day')).toEqual({
			...{ intExt: null, set: '', time: 'LATER', timeRow: 'day' },
			remarks: ['No INT. or EXT.', 'LATER: taken as DAY from the scene before.']
		})
	})
})

test.each([
	['ON ANNA', ['No INT. or EXT.', 'No time of day.']],
	['EST. CITY - DAY', ['EST. taken as EXT.']],
	['INT. - DAY', ['No set.']],
	['INT HOUSE DAY', ['DAY has no dash before it, so it is read as part of the set.']],
	['INT. HOUSE - DAY/NIGHT', ['DAY/NIGHT: two times of day, taken as DAY.']],
	['INT. HOUSE - DAY', []]
])('what a person is asked to look at in %s', (heading, remarks) => {
	expect(readHeading(heading, null).remarks).toEqual(remarks)
})

test('only spellings of the Fountain rules count as listed', () => {
	const spellings = [
		'INT. A',
		'int a',
		'INT./EXT. A',
		'I/E A',
		'EXT/INT. A',
		'I./E. A',
		'INT. / EXT. A'
	]
	expect(spellings.map((text) => headingPrefix(text)?.listed)).toEqual([
		...[true, true, true, true],
		...[false, false, false]
	])
})

test.each(['ESTABLISHING', 'INTO THE WOODS', 'EXTRA', 'I SEE', 'E', 'INT/KITCHEN', 'INTEXT. A'])(
	'%s is no prefix',
	(text) => {
		expect(headingPrefix(text)).toBeNull()
	}
)

test.each(['', 'ONE', 'THE NEXT', 'DAYBED', 'HELM', 'NIGHT CLUB', `${'LATER '.repeat(20)}`])(
	'"%s" is no time of day',
	(text) => {
		expect(readTime(text)).toBeNull()
	}
)
