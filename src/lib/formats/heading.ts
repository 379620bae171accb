import { withoutTrailingGroups } from './cast.ts'
import type { IntExt, TimeRow } from './screenplay.ts'
import { foldSpace } from './text.ts'
import { isAside, readTime, type TimeReading } from './time.ts'

/**
 * What stands before the set: `INT.`, `EXT`, `I/E.`, `INT. / EXT.`, in any case, then a dot or a
 * blank. `listed` is false for spellings that Fountain's rules do not name (EXT/INT, I./E.).
 */
export interface HeadingPrefix {
	intExt: IntExt
	established: boolean
	text: string
	rest: string
	listed: boolean
}

// Every repetition is bounded, so the cost does not depend on the length of the line.
const prefixForm =
	/^(int|ext|est|i|e)(\.?)(?:([ \t]{0,4})\/([ \t]{0,4})(int|ext|i|e)(\.?))?(?=[\s.]|$|(?<=\.))/i

const listedForms = new Set(['INT', 'EXT', 'EST', 'INT./EXT', 'INT/EXT', 'I/E'])

/** The prefix of a heading, or null when the line does not start with one. */
export function headingPrefix(line: string): HeadingPrefix | null {
	const match = prefixForm.exec(line)
	if (!match) return null
	const [text, first = '', , , , second = ''] = match
	const intExt = placing(first.toUpperCase(), second.toUpperCase())
	if (!intExt) return null
	const written = text.toUpperCase()
	return {
		intExt,
		established: first.length === 3 && first.toUpperCase() === 'EST',
		text: written,
		rest: line.slice(text.length).replace(/^[.\s]+/, ''),
		listed: listedForms.has(written.endsWith('.') ? written.slice(0, -1) : written)
	}
}

function placing(first: string, second: string): IntExt | null {
	if (second === '') {
		if (first === 'INT') return 'INT'
		return first.length === 3 ? 'EXT' : null
	}
	if (first === 'EST') return null
	return first.startsWith('I') === second.startsWith('I') ? null : 'INT/EXT'
}

/** A heading taken apart. `remarks` are short sentences about what a person should look at. */
export interface HeadingReading {
	intExt: IntExt | null
	set: string
	time: string
	timeRow: TimeRow | null
	remarks: string[]
}

/**
 * Takes a heading apart as the trade writes it: trailing (…) go, the last segment is the time if
 * every word of it is a time word, the rest is the set. `before` is the row of the scene before,
 * which LATER, CONTINUOUS and SAME take over. Never fails: any text gives a set.
 */
export function readHeading(heading: string, before: TimeRow | null): HeadingReading {
	const text = foldSpace(heading)
	const prefix = headingPrefix(text)
	const { set, time } = splitTime(prefix ? prefix.rest : text)
	const remarks: string[] = []
	if (!prefix) remarks.push('No INT. or EXT.')
	else if (prefix.established) remarks.push('EST. taken as EXT.')
	if (prefix && set === '') remarks.push('No set.')
	remarks.push(...(time ? timeRemarks(time, before) : missingTime(set)))
	return {
		intExt: prefix ? prefix.intExt : null,
		set,
		time: time ? time.words : '',
		timeRow: time ? (time.carries ? before : time.row) : null,
		remarks
	}
}

function timeRemarks(time: TimeReading, before: TimeRow | null): string[] {
	if (time.mixed && time.row) {
		return [`${time.words}: two times of day, taken as ${time.row.toUpperCase()}.`]
	}
	if (!time.carries) return []
	return before
		? [`${time.words}: taken as ${before.toUpperCase()} from the scene before.`]
		: [`${time.words}: the scene before has no time of day to take over.`]
}

function missingTime(set: string): string[] {
	const last = set.slice(set.lastIndexOf(' ') + 1)
	const time = last === set ? null : readTime(last)
	if (!time?.row) return ['No time of day.']
	return [`${time.words} has no dash before it, so it is read as part of the set.`]
}

interface SetAndTime {
	set: string
	time: TimeReading | null
}

/** More time segments than this are no heading any more. */
const maxSegments = 5

function splitTime(text: string): SetAndTime {
	const bare = trimEnds(withoutTrailingGroups(text))
	const whole = readTime(bare)
	if (whole && !hasSeparator(bare)) return { set: '', time: whole }
	let found: SetAndTime = { set: bare, time: null }
	let rest = bare
	for (let segment = 0; segment < maxSegments; segment++) {
		const cut = lastSeparator(rest)
		if (!cut) break
		const tail = trimEnds(rest.slice(cut.to))
		rest = trimEnds(rest.slice(0, cut.from))
		const time = readTime(tail)
		if (time) found = { set: rest, time: stronger(found.time, time) }
		else if (!isAside(tail)) break
		rest = trimEnds(withoutTrailingGroups(rest))
	}
	return found
}

/** Of NIGHT - LATER the night counts; of DAY - NIGHT the last one, marked as mixed. */
function stronger(later: TimeReading | null, earlier: TimeReading): TimeReading {
	if (!later || (later.carries && earlier.row)) return earlier
	if (!earlier.row || earlier.row === later.row) return later
	return { ...later, mixed: true }
}

function trimEnds(text: string): string {
	return text
		.replace(/^[\s.\-–—]+/u, '')
		.trimEnd()
		.replace(/(?<=[^.\-–—,\s])[.\-–—,\s]{1,8}$/u, '')
}

interface Cut {
	from: number
	to: number
}

function hasSeparator(text: string): boolean {
	return lastSeparator(text) !== null
}

/** The last place that may divide set and time: a dash, a comma, or a full stop before a blank. */
function lastSeparator(text: string): Cut | null {
	for (let at = text.length - 1; at > 0; at--) {
		const mark = text[at]
		if (mark === ',') return { from: at, to: at + 1 }
		if (mark === '–' || mark === '—') return { from: at, to: at + 1 }
		if (mark === '.' && text[at + 1] === ' ' && !endsInTitle(text, at))
			return { from: at, to: at + 1 }
		if (mark !== '-') continue
		const from = startOfRun(text, at)
		if (divides(text, from, at)) return { from, to: at + 1 }
		at = from
	}
	return null
}

function startOfRun(text: string, end: number): number {
	let from = end
	while (from > 0 && text[from - 1] === '-') from -= 1
	return from
}

/** A hyphen inside a name (X-RAY) has no blank beside it; two hyphens are a dash anywhere. */
function divides(text: string, from: number, to: number): boolean {
	return to > from || text[from - 1] === ' ' || text[to + 1] === ' '
}

const titles = new Set(['MT', 'ST', 'DR', 'MR', 'MRS', 'MS', 'FT', 'NO', 'VS'])

function endsInTitle(text: string, dot: number): boolean {
	const word = text.slice(Math.max(0, dot - 4), dot).split(/[\s.]/)
	return titles.has((word.at(-1) ?? '').toUpperCase())
}
