import type * as Y from 'yjs'
import { choice, text, whole } from '../core/field.ts'
import { Singleton } from '../core/singleton.ts'
import { exceptionKinds, isDate, type CalendarException } from './calendar.ts'

/** Strip colour presets; which colours they mean is the screen's affair, see `palettes.ts`. */
export const paletteIds = ['movie-magic', 'singleton', 'high-contrast'] as const
export type PaletteId = (typeof paletteIds)[number]

const settingsFields = {
	title: text(200, 'Untitled production'),
	/** First shooting day, YYYY-MM-DD; '' until it is set. */
	startDate: text(10),
	/** Seven digits from Monday to Sunday, 1 for a day off. */
	weeklyDaysOff: text(7, '0000011'),
	/** Minutes to shoot one page, where a scene has no estimate of its own. */
	minutesPerPage: whole(10, 600, 120),
	palette: choice(paletteIds, 'movie-magic')
}

/** The production's settings: one record, known by its root map. */
export const settings = new Singleton('settings', settingsFields)

export type Settings = ReturnType<typeof settings.read>

/** What the production document says. */
export type ProductionState = {
	settings: Settings
	holidays: ReadonlyMap<string, string>
	exceptions: ReadonlyMap<string, CalendarException>
}

/** The whole production document. Holidays are date → label; keys that are no date are passed over. */
export function readProduction(doc: Y.Doc): ProductionState {
	const holidays = new Map<string, string>()
	for (const [date, label] of doc.getMap('holidays')) {
		if (isDate(date)) holidays.set(date, typeof label === 'string' ? label.slice(0, 80) : '')
	}
	return { settings: settings.read(doc), holidays, exceptions: readExceptions(doc) }
}

/** An exception as it is stored, one value to a date: `travel/Move to the coast`. */
export function writeException({ kind, label }: CalendarException): string {
	return `${kind}/${label}`
}

function readExceptions(doc: Y.Doc): Map<string, CalendarException> {
	const exceptions = new Map<string, CalendarException>()
	for (const [date, stored] of doc.getMap('exceptions')) {
		if (!isDate(date) || typeof stored !== 'string') continue
		const kind = exceptionKinds.find((known) => stored.startsWith(`${known}/`))
		if (kind) exceptions.set(date, { kind, label: stored.slice(kind.length + 1).slice(0, 80) })
	}
	return exceptions
}
