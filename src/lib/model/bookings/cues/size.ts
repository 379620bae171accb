import { grouped } from '../../core/grouped.ts'
import type { CueRules } from '../records/cue-rules.ts'
import type { Cue } from '../records/cue.ts'
import { isOpen } from './list.ts'
import { secondsBetween } from './timecode.ts'

/** How long something takes: the cues alone, and the call to ask for, with line check and least call. */
export type Size = { count: number; minutes: number; call: number }

/** Sessions are booked by the quarter of an hour. */
const quarter = 15

/** The minutes that one cue takes: what it was given, or by the rates of its kind. */
export function minutesOf(cue: Cue, rules: CueRules): number {
	if (cue.minutes !== null) return cue.minutes
	if (cue.kind === 'adr') return 60 / (cue.slow ? rules.slowLinesPerHour : rules.linesPerHour)
	if (cue.kind === 'foley') return 60 / rules.foleyPerHour
	if (cue.kind !== 'music') return 0
	return (secondsBetween(cue.from, cue.to, rules.rate) ?? 0) / rules.musicPerHour
}

/** How long a session do I need for these? */
export function sizeOf(cues: readonly Cue[], rules: CueRules): Size {
	const minutes = cues.reduce((sum, cue) => sum + minutesOf(cue, rules), 0)
	if (minutes === 0) return { count: cues.length, minutes: 0, call: 0 }
	const hasLines = cues.some(({ kind }) => kind === 'adr')
	// A sum of thirds must not cost a quarter of an hour.
	const whole = Math.ceil((minutes + (hasLines ? rules.lineCheck : 0)) / quarter - 1e-9) * quarter
	return {
		count: cues.length,
		minutes: Math.round(minutes),
		call: Math.max(whole, hasLines ? rules.leastCall : 0)
	}
}

/** What one character, or one reel, still comes to. */
export type Load = {
	name: string
	all: number
	/** What is still to be done, and how much of that is in no session yet. */
	open: Size
	unbooked: Size
	efforts: number
	tv: number
	optional: number
}

/** The line count of a sheet: for each character or reel, the most open cues first. */
export function loadsBy(
	cues: readonly Cue[],
	nameOf: (cue: Cue) => string,
	rules: CueRules
): Load[] {
	const counted = cues.filter(({ status }) => status !== 'omitted' && status !== 'cutOut')
	return [...grouped(counted, nameOf)]
		.map(([name, own]): Load => {
			const open = own.filter(isOpen)
			return {
				...{ name, all: own.length, open: sizeOf(open, rules) },
				unbooked: sizeOf(
					open.filter(({ session }) => session === ''),
					rules
				),
				efforts: own.filter(({ effort }) => effort).length,
				tv: own.filter(({ tv }) => tv).length,
				optional: own.filter(({ optional }) => optional).length
			}
		})
		.sort((a, b) => b.open.count - a.open.count || a.name.localeCompare(b.name))
}
