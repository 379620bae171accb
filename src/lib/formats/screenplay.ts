/** The four rows that every time of day falls into on a stripboard. */
export type TimeRow = 'day' | 'night' | 'morning' | 'evening'

/** Inside, outside, or both in one scene. */
export type IntExt = 'INT' | 'EXT' | 'INT/EXT'

/** A tagged breakdown element. `category` as the file names it, `categoryId` its lower-case UUID. */
export interface ScriptElement {
	category: string
	categoryId: string
	name: string
	/** How many of it, where a schedule says more than one. */
	count?: number
}

/**
 * One scene, in script order. `eighths` is null only when nothing is known; an omitted scene has 0.
 * `line` is the 1-based source line of the heading. `needsLook` is a sentence for a person, or null.
 */
export interface ScriptScene {
	/** The script's own text ("12A", "I-1-A"); never made up, never renumbered. */
	number: string | null
	heading: string
	intExt: IntExt | null
	/** The place as the heading writes it, without prefix, time and trailing (…). */
	set: string
	/** The raw time words in capitals, '' when the heading has none. */
	time: string
	timeRow: TimeRow | null
	synopsis: string
	eighths: number | null
	eighthsEstimated: boolean
	/** Start page as text ("45A" once pages are locked), '' when unknown. */
	page: string
	line: number
	omitted: boolean
	/** Speaking names in order of first cue. */
	characters: string[]
	/** Act and sequence titles above the scene, joined by " / ". */
	section: string
	elements: ScriptElement[]
	needsLook: string | null
	/** What is written in it, as `model/stripboard/script-text.ts` keeps it; none in a schedule. */
	text?: string
	/** What a schedule says beside the script: day of the story, estimated minutes, where it is shot. */
	scriptDay?: string
	minutes?: number | null
	location?: string
	/** The eighths of each part, where a schedule has it split. */
	parts?: number[]
}

/** A speaking name with the number of its cues, and the board id that a schedule gives it. */
export interface ScriptCharacter {
	name: string
	cues: number
	number?: string
}

/** Something a person should know about one 1-based source line. */
export interface ScriptWarning {
	line: number
	message: string
}

/**
 * Sums over one screenplay. `scenes` and `eighths` count live scenes only (estimates included);
 * `omitted` counts the others; `numbered` counts both, because an omitted number stays used.
 */
export interface ScriptTotals {
	scenes: number
	numbered: number
	omitted: number
	eighths: number
}

/** A strip of a board that a schedule file has: a scene (or a part of it) by its place among the scenes, or what lies between. */
export type BoardItem =
	| { kind: 'scene'; scene: number; part?: number }
	| { kind: 'banner'; text: string; minutes: number | null }
	| { kind: 'dayBreak' }

/** A screenplay as read: what `inspect` prints. Characters go by cues, most first, then by name. */
export interface Screenplay {
	format:
		| 'fountain'
		| 'fdx'
		| 'osf'
		| 'fadein'
		| 'celtx'
		| 'trelby'
		| 'pdf'
		| 'uss'
		| 'sex'
		| 'csv'
		| 'xlsx'
	/** First line of the title as the file stores it, markup included; '' when there is none. */
	title: string
	scenes: ScriptScene[]
	characters: ScriptCharacter[]
	warnings: ScriptWarning[]
	totals: ScriptTotals
	/** The order and the days of a schedule file; scenes that are not in it are not scheduled. */
	board?: BoardItem[]
}
