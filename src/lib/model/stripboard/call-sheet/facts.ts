import { isObject, parseJson } from '../../core/json.ts'
import { listOf, numberOf, textOf, textsOf, type Texts, type Thing } from '../frozen-texts.ts'

/*
 * A call sheet as plain facts, every one a text as it is printed: what is on screen and on paper, and
 * what is frozen when it goes out. It holds nothing of the office: no phone, no performer's name.
 */

const headTexts = [
	...([
		'production',
		'date',
		'call',
		'shootingCall',
		'breakfast',
		'lunch',
		'wrap',
		'pages'
	] as const),
	...([
		'people',
		'weather',
		'sun',
		'hospital',
		'parking',
		'channels',
		'notices',
		'catering'
	] as const),
	'transport'
] as const
const lineTexts = [
	...(['id', 'number', 'set', 'time', 'synopsis', 'cast', 'pages', 'location'] as const)
] as const
const callTexts = [
	...(['id', 'number', 'name', 'status', 'pickUp', 'makeUp', 'onSet', 'note'] as const)
] as const
const extraTexts = ['id', 'category', 'name', 'call', 'note'] as const
const crewTexts = ['department', 'call'] as const

/** A scene of the day, or a banner between scenes, whose text is its `set`. The id is its strip's. */
export type SheetLine = Texts<typeof lineTexts> & { isBanner: boolean }

/** A cast member's line. `status` is the day-out-of-days code: `SW`, `W`, `H`; the id is the element's. */
export type SheetCall = Texts<typeof callTexts>

/** Others who are called: background, stunts, animals, by the element's id. */
export type SheetExtra = Texts<typeof extraTexts>

/** A day to come. `date` is YYYY-MM-DD or ''. */
export type AdvanceDay = { day: number; date: string; pages: string; lines: SheetLine[] }

/** A call sheet. `date` is YYYY-MM-DD or ''; `crew` are the departments that have a call of their own. */
export type CallSheet = Texts<typeof headTexts> & {
	day: number
	of: number
	locations: string[]
	lines: SheetLine[]
	cast: SheetCall[]
	extras: SheetExtra[]
	needs: { category: string; names: string[] }[]
	crew: Texts<typeof crewTexts>[]
	advance: AdvanceDay[]
}

/** A frozen sheet, read with care, for whoever may write the board wrote it. Null when it is none. */
export function readFacts(json: string): CallSheet | null {
	const stored = parseJson(json)
	if (!isObject(stored) || typeof stored['day'] !== 'number') return null
	return {
		...textsOf(headTexts, stored),
		day: stored['day'],
		of: numberOf(stored['of']),
		locations: namesOf(stored['locations']),
		lines: listOf(stored['lines'], lineOf),
		cast: listOf(stored['cast'], (each) => textsOf(callTexts, each)),
		extras: listOf(stored['extras'], (each) => textsOf(extraTexts, each)),
		needs: listOf(stored['needs'], ({ category, names }) => ({
			category: textOf(category),
			names: namesOf(names)
		})),
		crew: listOf(stored['crew'], (each) => textsOf(crewTexts, each)),
		advance: listOf(stored['advance'], ({ day, date, pages, lines }) => ({
			...{ day: numberOf(day), date: textOf(date), pages: textOf(pages) },
			lines: listOf(lines, lineOf)
		}))
	}
}

const namesOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(textOf) : [])

function lineOf(stored: Thing): SheetLine {
	return { ...textsOf(lineTexts, stored), isBanner: stored['isBanner'] === true }
}
