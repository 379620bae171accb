/**
 * The revision ladder of scripts and schedules: Final Draft's default set in its order, then ivory,
 * then the same again doubled.
 */
export const revisionColours = [
	'white',
	'blue',
	'pink',
	'yellow',
	'green',
	'goldenrod',
	'buff',
	'salmon',
	'cherry',
	'tan',
	'ivory',
	'double white',
	'double blue',
	'double pink',
	'double yellow',
	'double green',
	'double goldenrod',
	'double buff',
	'double salmon',
	'double cherry',
	'double tan'
] as const

export type RevisionColour = (typeof revisionColours)[number]

/** The colour that follows; white when there was none, and the last again at the end of the ladder. */
export function nextColour(last: RevisionColour | null): RevisionColour {
	const at = last === null ? 0 : revisionColours.indexOf(last) + 1
	return revisionColours[Math.min(at, revisionColours.length - 1)] ?? 'white'
}
