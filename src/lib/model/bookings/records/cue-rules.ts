import { choice, text, whole } from '../../core/field.ts'
import { Singleton } from '../../core/singleton.ts'
import { frameRates } from '../cues/timecode.ts'

/** What an ADR line is done again for, as supervisors write it. */
export const usualReasons = [
	...['Noise', 'Off mic', 'Distortion', 'Clarity', 'Performance', 'New line', 'Continuity', 'Sync'],
	...['Pronunciation', 'Overlap', 'TV cover', 'Legal', 'Efforts', 'MOS', 'Group', 'Foreign version']
] as const

const ruleFields = {
	rate: choice(frameRates, '24'),
	/** How numbers are made: {CHAR}, {REEL}, {S} for source music, and {NNN} for as many digits. */
	adrNumbers: text(60, '{CHAR}-{REEL}{NNN}'),
	foleyNumbers: text(60, 'F{REEL}{NNN}'),
	musicNumbers: text(60, '{REEL}m{NN}{S}'),
	vfxNumbers: text(60, 'VFX_{NNNN}'),
	noteNumbers: text(60, 'N{NNN}'),
	/** ADR: 10–15 lines an hour for a film, 12–20 for television; fewer where it is hard. */
	linesPerHour: whole(1, 120, 12),
	slowLinesPerHour: whole(1, 120, 7),
	/** Minutes of line check and set-up before the first line. */
	lineCheck: whole(0, 240, 15),
	/** The shortest call that is paid, in minutes. */
	leastCall: whole(0, 720, 120),
	foleyPerHour: whole(1, 240, 20),
	/** Finished minutes of music in an hour of scoring. */
	musicPerHour: whole(1, 60, 5),
	/** One a line; '' for the usual ones. */
	reasons: text(2000)
}

/** How this production counts, numbers and sizes its cues. Every number is theirs to change. */
export const cueRules = new Singleton('cueRules', ruleFields)

export type CueRules = ReturnType<typeof cueRules.read>
