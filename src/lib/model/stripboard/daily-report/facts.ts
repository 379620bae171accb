import { isObject, parseJson } from '../../core/json.ts'
import { listOf, numberOf, textsOf, type Texts } from '../frozen-texts.ts'

/*
 * A daily production report as plain facts, every one a text as it is printed: what is on screen and
 * on paper, and what is frozen when it is published.
 */

const headTexts = [
	...(['production', 'date', 'start', 'finish', 'people', 'locations', 'lunchDue'] as const),
	...(['backIn', 'hours', 'delays', 'media', 'sound', 'background', 'crew', 'meals'] as const),
	...(['accidents', 'remarks'] as const)
] as const
const timeTexts = ['id', 'name', 'at', 'by'] as const
const rowTexts = ['id', 'name', 'scenes', 'pages', 'screen', 'setups', 'retakes'] as const
const lineTexts = [
	...(['id', 'number', 'set', 'time', 'cast', 'pages', 'status'] as const),
	...(['taken', 'screen', 'setups', 'note'] as const)
] as const
const workTexts = [
	...(['id', 'number', 'name', 'status', 'makeUp', 'onSet', 'mealOut', 'mealIn'] as const),
	...(['dismissed', 'wrap', 'note'] as const)
] as const

/** A moment of the day. `by` is whoever stamped it; '' for what the call sheet says. */
export type ReportTime = Texts<typeof timeTexts>

/** A row of the table of what is taken: the script, before, today, to date, still to take. */
export type ReportRow = Texts<typeof rowTexts>

/** A scene of the day. `isExtra` was not on its call sheet. The id is its strip's. */
export type ReportLine = Texts<typeof lineTexts> & { isExtra: boolean }

/** A cast member's day; the id is the element's. */
export type ReportWork = Texts<typeof workTexts>

/** A daily production report. `date`, `start` and `finish` are YYYY-MM-DD or ''. */
export type DailyReport = Texts<typeof headTexts> & {
	day: number
	of: number
	times: ReportTime[]
	script: ReportRow[]
	lines: ReportLine[]
	cast: ReportWork[]
}

/** A frozen report, read with care, for whoever may write the board wrote it. Null when it is none. */
export function readDailyReport(json: string): DailyReport | null {
	const stored = parseJson(json)
	if (!isObject(stored) || typeof stored['day'] !== 'number') return null
	return {
		...textsOf(headTexts, stored),
		day: stored['day'],
		of: numberOf(stored['of']),
		times: listOf(stored['times'], (each) => textsOf(timeTexts, each)),
		script: listOf(stored['script'], (each) => textsOf(rowTexts, each)),
		lines: listOf(stored['lines'], (each) => ({
			...textsOf(lineTexts, each),
			isExtra: each['isExtra'] === true
		})),
		cast: listOf(stored['cast'], (each) => textsOf(workTexts, each))
	}
}
