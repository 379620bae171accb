import type { TimeRow } from './screenplay.ts'

/** Time words of a heading. `carries`: the row comes from the scene before. `mixed`: two rows. */
export interface TimeReading {
	words: string
	row: TimeRow | null
	carries: boolean
	mixed: boolean
}

// the words after the first three in a row are spellings of the same hours.
const rowWords: Record<TimeRow, string> = {
	day: 'DAY AFTERNOON NOON MIDDAY DAYTIME DAYLIGHT',
	night: 'NIGHT MIDNIGHT NIGHTTIME',
	morning: 'DAWN SUNRISE MORNING DAYBREAK SUNUP PREDAWN',
	evening: 'DUSK SUNSET EVENING TWILIGHT SUNDOWN NIGHTFALL MAGICHOUR GOLDENHOUR'
}

const rowOf = new Map<string, TimeRow>(
	(Object.keys(rowWords) as TimeRow[]).flatMap((row) =>
		rowWords[row].split(' ').map((word) => [word, row] as const)
	)
)

const carrying = new Set('LATER CONTINUOUS CONTINUOUSLY CONTINUING SAME'.split(' '))

const qualifiers = new Set(
	(
		'EARLY LATE MID PRE THE THAT THIS NEXT FOLLOWING VERY SAME TIME A AN FEW SEVERAL MOMENT MOMENTS ' +
		'SECOND SECONDS MINUTE MINUTES HOUR HOURS DAYS WEEK WEEKS MONTH MONTHS YEAR YEARS NIGHTS AND TO ' +
		'INTO OR ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN FIRST LAST'
	).split(' ')
)

/** Longest tail looked at; the longest real one ("LATER THAT SAME AFTERNOON") has 26 characters. */
const maxTail = 48

/** Reads `LATE NIGHT`, `MOMENTS LATER`, `DAY 2`; null unless every word belongs to a time of day. */
export function readTime(tail: string): TimeReading | null {
	if (tail.length > maxTail) return null
	const words = tail.toUpperCase().trim()
	const tokens = words
		.replace(/\b(MAGIC|GOLDEN) HOUR\b/, '$1HOUR')
		.split(/[\s/&+\-–—.]+/u)
		.filter((token) => token !== '')
	const rows = new Set<TimeRow>()
	let carries = false
	for (const token of tokens) {
		const row = rowOf.get(token)
		if (row) rows.add(row)
		else if (carrying.has(token)) carries = true
		else if (!qualifiers.has(token) && !/^\d+(ST|ND|RD|TH)?$/.test(token)) return null
	}
	const [row = null] = rows
	if (row === null && !carries) return null
	return { words, row, carries: row === null, mixed: rows.size > 1 }
}

const asides = new Set([
	...['FLASHBACK', 'FLASH BACK', 'FLASHFORWARD', 'FLASH FORWARD', 'PRESENT', 'PRESENT DAY', 'PAST'],
	...[
		'DREAM',
		'DREAM SEQUENCE',
		'FANTASY',
		'MONTAGE',
		'INTERCUT',
		'ESTABLISHING',
		'RAIN',
		'RAINING'
	]
])

/** True for a last segment that says something about the scene but neither place nor time. */
export function isAside(tail: string): boolean {
	return asides.has(tail.toUpperCase().trim())
}
