import { formatClock, parseClock } from '../minutes.ts'

/*
 * Call times as the trade writes them: a clock (`7:00`, `1:30 pm`), a time before or after another
 * (`-0:30`), or words (`O/C`, `W/N`). They are kept as they were typed, so that a relative call goes
 * with what it is relative to.
 */

/** What a typed call means, in minutes after midnight; words stand for themselves. */
export type CallTime = { minutes: number } | { words: string }

/** What somebody typed for a call, relative to a moment where it begins with a sign; null when blank. */
export function readCall(typed: string, from: number): CallTime | null {
	const text = typed.trim()
	if (text === '') return null
	const offset = readOffset(text)
	if (offset !== null) return { minutes: Math.max(0, from + offset) }
	const minutes = parseClock(text)
	return minutes === null ? { words: text.toUpperCase() } : { minutes }
}

/** `-0:30`, `+1:15`, `-45` in minutes; null for anything without a sign. */
function readOffset(text: string): number | null {
	const read = /^([+\-−–])\s*(?:(\d{1,2}):([0-5]\d)|(\d{1,3}))$/.exec(text)
	if (!read) return null
	const [, sign, hours, minutes, bare] = read
	const total = bare === undefined ? Number(hours) * 60 + Number(minutes) : Number(bare)
	return sign === '+' ? total : -total
}

/** A call as it is printed: the clock time that it means on the day, or its words; '' for none. */
export function callWords(call: CallTime | null): string {
	if (call === null) return ''
	return 'words' in call ? call.words : formatClock(call.minutes)
}
