import { elementColumns, type ScheduleColumn } from './schedule-columns.ts'
import { mostEighths, parseEighths } from '#model/stripboard/eighths.ts'
import { parseMinutes } from '#model/stripboard/minutes.ts'
import { headingPrefix, readHeading } from './heading.ts'
import { maxElements, maxSynopsis } from './limits.ts'
import { isOmittedText } from './paragraph.ts'
import { countedName, scheduleScene } from './schedule.ts'
import type { IntExt, ScriptElement, ScriptScene, TimeRow } from './screenplay.ts'
import type { WarningList } from './warnings.ts'

type Placed = {
	/** The shooting day as the sheet says it: a number, or a date where there is none; '' for none. */
	day: string
	order: number | null
	/** The row's number in the sheet. */
	row: number
}

/** A row of a schedule: a strip, or the line that ends or begins a day. */
export type SheetRow = Placed &
	(
		| { kind: 'scene'; scene: ScriptScene }
		| { kind: 'banner'; text: string; minutes: number | null }
		| { kind: 'dayBreak' }
	)

/** What a row is read with: where it stands, and cast by their number. */
type Told = { row: number; numbers: ReadonlyMap<string, string>; warnings: WarningList }

type Cells = (column: ScheduleColumn) => string

/** Reads one row. A row that is no scene is a banner; what cannot be read in it is a warning. */
export function readRow(written: Cells, told: Told): SheetRow {
	const cell: Cells = (column) => withoutGuard(written(column))
	const placed = { day: dayOf(cell), order: wholeOf(cell('order')), row: told.row }
	const words = cell('set') || cell('heading') || cell('synopsis')
	if (isScene(cell)) return { ...placed, kind: 'scene', scene: sceneOf(cell, told) }
	if (words === '' || isDayLine(words) || isDayLine(cell('number')))
		return { ...placed, kind: 'dayBreak' }
	return { ...placed, kind: 'banner', text: words, minutes: parseMinutes(cell('minutes')) }
}

/** Our own CSV, and others, keep Excel from taking `1/8` for a date and `=1` for a formula by an apostrophe. */
function withoutGuard(text: string): string {
	return text.replace(/^'(?=[\d=+\-@\t\r—])/, '')
}

function isScene(cell: Cells): boolean {
	if (isDayLine(cell('number'))) return false
	if ((['number', 'intExt', 'time'] as const).some((column) => cell(column) !== '')) return true
	if (headingPrefix(cell('heading')) !== null) return true
	return lengthOf(cell) !== null || isYes(cell('omitted'))
}

/** `END OF DAY 3`, `SHOOT DAY 4 -- Thursday`, as schedules on paper have between their days. */
function isDayLine(text: string): boolean {
	return /^[\s*-]*(end of )?(shoot(ing)? )?day\s*#?\s*\d+/i.test(text)
}

function dayOf(cell: Cells): string {
	return /\d+/.exec(cell('day'))?.[0] ?? cell('date')
}

function sceneOf(cell: Cells, { row, numbers, warnings }: Told): ScriptScene {
	const heading = headingOf(cell)
	const reading = readHeading(heading, null)
	const interior = interiorOf(cell('intExt'))
	const omitted = isYes(cell('omitted')) || [cell('set'), cell('heading')].some(isOmittedText)
	const eighths = omitted ? 0 : lengthOf(cell)
	const isWrong = eighths === null && isSaid(cell('pages'))
	if (isWrong)
		warnings.add(row, `“${cell('pages')}” is no number of pages: the length is left open.`)
	const minutes = parseMinutes(cell('minutes'))
	return scheduleScene({
		number: cell('number') || null,
		heading,
		intExt: interior ?? reading.intExt,
		set: (cell('set') || reading.set).toUpperCase(),
		synopsis: cell('synopsis').slice(0, maxSynopsis),
		...{ eighths, minutes, omitted, page: cell('page'), line: row },
		...{ scriptDay: cell('scriptDay'), location: cell('location') },
		characters: castOf(cell, numbers),
		elements: elementsOf(cell)
	})
}

/** Scenes in script order with their time of day: some take over that of the scene before. */
export function withTimes(scenes: readonly ScriptScene[]): ScriptScene[] {
	let before: TimeRow | null = null
	return scenes.map((scene) => {
		const { time, timeRow, remarks } = readHeading(scene.heading, before)
		before = timeRow
		const isClear = scene.omitted || remarks.length === 0
		return { ...scene, time, timeRow, needsLook: isClear ? null : remarks.join(' ') }
	})
}

/** The heading as a script has it, from its parts where it does not stand whole. */
function headingOf(cell: Cells): string {
	if (headingPrefix(cell('heading')) !== null || cell('set') === '') {
		const whole = cell('heading')
		const prefix = headingPrefix(whole) === null ? prefixOf(cell('intExt')) : ''
		return [prefix + whole, timeOf(cell('time'))].filter((part) => part !== '').join(' - ')
	}
	const parts = [cell('set'), timeOf(cell('time'))].filter((part) => part !== '')
	return `${prefixOf(cell('intExt'))}${parts.join(' - ')}`.toUpperCase()
}

function prefixOf(text: string): string {
	const interior = interiorOf(text)
	return interior === null ? '' : `${interior}. `
}

function interiorOf(text: string): IntExt | null {
	const letters = text.toUpperCase().replace(/[^A-Z]/g, '')
	if (/^I(NT)?E(XT)?$|^E(XT)?I(NT)?$/.test(letters)) return 'INT/EXT'
	if (/^I(NT(ERIOR)?)?$/.test(letters)) return 'INT'
	return /^E(XT(ERIOR)?)?$/.test(letters) ? 'EXT' : null
}

const letterTimes: Record<string, string> = { D: 'DAY', N: 'NIGHT', M: 'MORNING', E: 'EVENING' }

function timeOf(text: string): string {
	return letterTimes[text.toUpperCase()] ?? text.toUpperCase()
}

function isSaid(text: string): boolean {
	return text !== '' && !/^[-–—?]+$/.test(text)
}

/** Pages as typed, or as eighths; Excel may have taken `1/8` for the eighth of January or the first of August. */
function lengthOf(cell: Cells): number | null {
	const date = /^\d{4}-(\d\d)-(\d\d)/.exec(cell('pages'))
	const [month, day] = [Number(date?.[1]), Number(date?.[2])]
	if (date && (day === 8 || month === 8)) return day === 8 ? month : day
	const pages = parseEighths(cell('pages').replace(/\s*(pgs?|pages?)\.?$/i, ''))
	if (pages !== null) return pages
	const eighths = wholeOf(cell('eighths'))
	return eighths !== null && eighths <= mostEighths ? eighths : null
}

function wholeOf(text: string): number | null {
	return /^\d{1,6}$/.test(text) ? Number(text) : null
}

function isYes(text: string): boolean {
	return /^(y|yes|x|true|1|omit|omitted)$/i.test(text)
}

/** Names; where there are none, those that the numbers stand for, or the numbers themselves. */
function castOf(cell: Cells, numbers: ReadonlyMap<string, string>): string[] {
	const names = listed(cell('cast')).map((text) => splitNumber(text).name)
	const ids = names.length > 0 ? [] : listed(cell('castIds'))
	const fromIds = ids.map((id) => numbers.get(id) ?? (/^\d/.test(id) ? `Cast ${id}` : id))
	return [...new Set([...names, ...fromIds])].slice(0, maxElements)
}

/** `1. NELL` and `NELL (1)` in their parts; a name alone has the number ''. */
export function splitNumber(text: string): { number: string; name: string } {
	const before = /^(\d+[A-Z]?)[.)]\s+(.+)$/i.exec(text)
	const behind = /^(.+?)\s*\((\d+[A-Z]?)\)$/i.exec(text)
	if (before) return { number: before[1] ?? '', name: before[2] ?? '' }
	return behind ? { number: behind[2] ?? '', name: behind[1] ?? '' } : { number: '', name: text }
}

/** The number of somebody whom a sheet only numbers; null for a name. */
export function numberOfUnnamed(name: string): string | null {
	return /^Cast (\d+[A-Z]?)$/i.exec(name)?.[1] ?? null
}

function elementsOf(cell: Cells): ScriptElement[] {
	return elementColumns
		.flatMap(({ id, name: category, fdx }) =>
			listed(cell(id)).map((text): ScriptElement => ({
				...{ category, categoryId: fdx[0] },
				...countedName(text)
			}))
		)
		.slice(0, maxElements)
}

/** The entries of a cell: by lines or semicolons where it has any, else by commas. */
function listed(text: string): string[] {
	const parts = /[;\n]/.test(text) ? text.split(/[;\n]/) : text.split(',')
	return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))]
}
