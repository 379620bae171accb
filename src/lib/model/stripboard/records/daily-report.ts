import type * as Y from 'yjs'
import { flag, pointer, text, whole } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import { blank, notesByDay, placeText, placeTextOf, type Note } from './day-notes.ts'
import type { ElementId } from './element.ts'
import type { StripId } from './strip.ts'

/*
 * What is noted of a day while it is shot, see `day-notes.ts`:
 *
 *     <day>/time/<milestone>         when it was: `462/Ann Archer`, minutes after midnight and who said so
 *     <day>/scene/<strip>/<field>    what became of a scene, wherever on the board its strip lies
 *     <day>/cast/<element>/<field>   when somebody of the cast came, ate and went
 *     <day>/text/<field>             delays, media, remarks
 */

/** The moments of a day in their order. `lastMan` is the last one through the lunch line. */
export const milestones = [
	...(['crewCall', 'shootingCall', 'firstShot', 'lunchOut', 'lastMan', 'lunchIn'] as const),
	...(['firstShotAfterLunch', 'moveStart', 'moveEnd'] as const),
	...(['secondMealOut', 'secondMealIn', 'firstShotAfterSecondMeal'] as const),
	...(['cameraWrap', 'lastManOut'] as const)
] as const

export type Milestone = (typeof milestones)[number]

/** The latest moment of a day: noon of the next. */
export const latestMinute = 36 * 60

/** What can become of a scene on a day; '' while nobody has said. */
export const sceneStatuses = ['', 'shot', 'part', 'not-shot', 'retake'] as const

export type SceneStatus = (typeof sceneStatuses)[number]

/** What can be noted of a scene, as it was typed. */
export const takenFields = {
	status: text(12),
	/** Pages taken, where they are not what the board has: `4/8`. */
	pages: text(12),
	/** Screen time by the script supervisor: `1:20` is minutes and seconds. */
	screen: text(8),
	setups: text(4),
	note: text(200)
} as const

export type TakenField = keyof typeof takenFields

const time = text(20)

/** What can be noted of one of the cast; what is blank follows from the call sheet and the day's times. */
export const workFields = {
	makeUp: time,
	onSet: time,
	mealOut: time,
	mealIn: time,
	dismissed: time,
	wrap: time,
	note: text(200)
} as const

export type WorkField = keyof typeof workFields

/** What can be noted of the day as a whole. */
export const dayFields = {
	delays: text(2000),
	media: text(500),
	sound: text(300),
	background: text(500),
	crew: text(1000),
	meals: text(300),
	accidents: text(1000),
	remarks: text(2000)
} as const

export type DayField = keyof typeof dayFields

/** A moment that was noted, and by whom. */
export type Stamp = { minutes: number; by: string }

/** What was noted of one day; what nobody has noted is absent or ''. */
export type DayNotes = {
	times: ReadonlyMap<Milestone, Stamp>
	scenes: ReadonlyMap<StripId, Readonly<Record<TakenField, string>>>
	cast: ReadonlyMap<ElementId, Readonly<Record<WorkField, string>>>
	texts: Readonly<Record<DayField, string>>
}

/** The root that holds them. */
export const dailyReportRoot = 'dailyReports'

/** A scene that nobody has noted anything of. */
export const blankTaken: Readonly<Record<TakenField, string>> = blank(takenFields)

/** A day of which nothing is noted. */
export const blankDay: DayNotes = {
	times: new Map(),
	scenes: new Map(),
	cast: new Map(),
	texts: blank(dayFields)
}

/** One of the cast of whom nothing is noted. */
export const blankWork: Readonly<Record<WorkField, string>> = blank(workFields)

/** A stamp as it is stored. */
export function writeStamp({ minutes, by }: Stamp): string {
	return `${minutes}/${by.slice(0, 120)}`
}

function readStamp(stored: unknown): Stamp | null {
	const [, digits, by = ''] =
		typeof stored === 'string' ? (/^(\d{1,4})\/(.{0,120})$/su.exec(stored) ?? []) : []
	const minutes = Number(digits)
	return digits !== undefined && minutes <= latestMinute ? { minutes, by } : null
}

/** The notes of every day that has some. Keys and values that mean nothing are passed over. */
export function readDayNotes(doc: Y.Doc): ReadonlyMap<StripId, DayNotes> {
	return notesByDay(doc.getMap(dailyReportRoot), newNotes, place)
}

type Growing = {
	times: Map<Milestone, Stamp>
	scenes: Map<StripId, Record<TakenField, string>>
	cast: Map<ElementId, Record<WorkField, string>>
	texts: Record<DayField, string>
}

function newNotes(): Growing {
	return { times: new Map(), scenes: new Map(), cast: new Map(), texts: blank(dayFields) }
}

function place(notes: Growing, note: Note): void {
	const { part, path, stored } = note
	if (part === 'time') {
		const milestone = milestones.find((known) => known === path[0])
		const stamp = readStamp(stored)
		if (milestone && stamp) notes.times.set(milestone, stamp)
	}
	if (part === 'text') placeText(notes.texts, dayFields, { name: path[0], stored })
	if (part === 'scene') placeTextOf(notes.scenes, takenFields, note)
	if (part === 'cast') placeTextOf(notes.cast, workFields, note)
}

declare const reportId: unique symbol
export type ReportId = string & { readonly [reportId]: true }

/** The longest a frozen report may be, as JSON: a day of 40 scenes and 100 cast takes half of it. */
export const longestReport = 60_000

const reportFields = {
	/** The break that closes the day. */
	day: pointer<StripId>(),
	/** Milliseconds since 1970. */
	at: whole(0, Number.MAX_SAFE_INTEGER, 0),
	/** The name of whoever published it, as it was then. */
	by: text(120),
	/** The report as it was published, as JSON: what is noted later does not change it. */
	facts: text(longestReport),
	removed: flag()
}

/** Daily production reports that were published, frozen. */
export const dailyReports = new Collection<ReportId, typeof reportFields>(
	'dailyReportIssues',
	reportFields
)

export type DailyReportIssue = RecordOf<ReportId, typeof reportFields>
