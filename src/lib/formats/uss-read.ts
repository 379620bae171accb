import { eighthsPerPage } from '#model/stripboard/eighths.ts'
import { categoryOfUcid } from './uss-categories.ts'
import { readHeading } from './heading.ts'
import { maxElements, maxSynopsis } from './limits.ts'
import { joinParts } from './parts.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import { asScreenplay, castByScenes, countedName, scheduleScene } from './schedule.ts'
import type { BoardItem, Screenplay, ScriptScene } from './screenplay.ts'
import type { Listener, WarningList } from './warnings.ts'

/*
 * Universal Schedule Standard 1.0.0: JSON under one key. Its documentation and its own samples disagree,
 * so this reads both, and the older draft: `breakdownIds` or `breakdownArrays`, ids or a list of ids a
 * day, `scene` or `strip`, `ucid` or `catId`, day breaks as breakdowns of the type `day`.
 */

const root = 'universalScheduleStandard'

type Thing = Record<string, unknown>

/** Whether a text begins as such a file does. */
export function isUss(text: string): boolean {
	return /^\s*\{/.test(text) && text.slice(0, 2000).includes(`"${root}"`)
}

/** Reads a schedule: its breakdowns as scenes, and the order of the board that has most on it. */
export function readUss(
	text: string,
	{ warnings }: Listener
): { ok: true; value: Screenplay } | Refusal {
	let file: Thing
	try {
		file = thing(thing(JSON.parse(text))[root])
	} catch {
		return refuseFile('cut-off', 'This schedule is no whole file of JSON.')
	}
	const elements = elementsOf(file)
	const breakdowns = things(file['breakdowns'])
	const read: ScriptScene[] = []
	const laid = new Map<string, BoardItem>()
	for (const breakdown of breakdowns) {
		const type = textOf(breakdown['type'])
		if (type === 'scene' || type === 'strip') {
			laid.set(textOf(breakdown['id']), { kind: 'scene', scene: read.length })
			read.push(sceneOf(breakdown, elements, read))
		} else laid.set(textOf(breakdown['id']), otherOf(breakdown, type))
	}
	const { scenes, placed } = joinParts({ scenes: read, placed: laid })
	const board = boardOf(file, placed)
	warnOfLosses(file, warnings)
	return asScreenplay({
		...{ format: 'uss', scenes, warnings, ...(board.length === 0 ? {} : { board }) },
		title: textOf(file['project']) || textOf(file['name']),
		characters: castByScenes(scenes, boardIds(elements))
	})
}

/** What a schedule says that has no place here is told, never dropped in silence. */
function warnOfLosses(file: Thing, warnings: WarningList): void {
	const comments = things(file['breakdowns']).filter(({ comments }) => textOf(comments) !== '')
	if (comments.length > 0) {
		const many = comments.length === 1 ? 'One comment is' : `${comments.length} comments are`
		warnings.add(1, `${many} not read: copy what matters into the notes of the scenes.`)
	}
	if (things(file['calendars']).length > 0)
		warnings.add(1, 'Calendars are not read: set the start date and days off here.')
	if (things(file['elements']).some(({ events }) => things(events).length > 0))
		warnings.add(1, 'Dates of cast and other elements are not read: note who is away here.')
}

type Element = { category: string; ucid: number; name: string; number: string }

function elementsOf(file: Thing): Map<string, Element> {
	const categories = new Map<string, { ucid: number; name: string }>()
	const homes = new Map<string, string>()
	for (const category of things(file['categories'])) {
		const ucid = Number(category['ucid'] ?? category['catId'] ?? -1)
		categories.set(textOf(category['id']), { ucid, name: textOf(category['name']) })
		for (const id of list(category['elements'])) homes.set(textOf(id), textOf(category['id']))
	}
	return new Map(
		things(file['elements']).map((element) => {
			const id = textOf(element['id'])
			const home = categories.get(textOf(element['category']) || (homes.get(id) ?? ''))
			const { ucid = -1, name: category = '' } = home ?? {}
			const named = { name: textOf(element['name']), number: textOf(element['elementId']) }
			return [id, { category, ucid, ...named }]
		})
	)
}

/** The ids of the Universal Category list that are fields of a scene here, and cast. */
const field = { set: 0, intExt: 1, dayNight: 2, scriptDay: 3, location: 6, cast: 100 }

/** Unit and sequence have no place on a scene here. */
const unread = [4, 5]

function sceneOf(
	breakdown: Thing,
	elements: ReadonlyMap<string, Element>,
	before: readonly ScriptScene[]
): ScriptScene {
	const mine = list(breakdown['elements'])
		.map((id) => elements.get(textOf(id)))
		.filter((element): element is Element => element !== undefined && element.name !== '')
	const first = (ucid: number) => mine.find((element) => element.ucid === ucid)?.name ?? ''
	const intExt = first(field.intExt).toUpperCase()
	const parts = [first(field.set), first(field.dayNight)].filter((part) => part !== '')
	const heading = `${intExt === '' ? '' : `${intExt}. `}${parts.join(' - ')}`.toUpperCase()
	const reading = readHeading(heading, before.at(-1)?.timeRow ?? null)
	const pages = breakdown['pages']
	return scheduleScene({
		number: textOf(breakdown['scene']) || null,
		heading,
		...{ intExt: reading.intExt, set: first(field.set).toUpperCase() },
		...{ time: first(field.dayNight).toUpperCase() || reading.time, timeRow: reading.timeRow },
		synopsis: textOf(breakdown['description']).slice(0, maxSynopsis),
		eighths: typeof pages === 'number' && pages >= 0 ? Math.round(pages * eighthsPerPage) : null,
		page: textOf(breakdown['scriptPage']),
		line: before.length + 1,
		...{ scriptDay: first(field.scriptDay), location: first(field.location) },
		minutes: minutesOf(breakdown),
		characters: mine.filter(({ ucid }) => ucid === field.cast).map(({ name }) => name),
		elements: mine
			.filter(({ ucid }) => ![...Object.values(field), ...unread].includes(ucid))
			.slice(0, maxElements)
			.map(({ category, name, ucid }) => ({
				...{ category, categoryId: categoryOfUcid(ucid) },
				...countedName(name)
			}))
	})
}

function otherOf(breakdown: Thing, type: string): BoardItem {
	if (type === 'day') return { kind: 'dayBreak' }
	const words = textOf(breakdown['bannerText']) || textOf(breakdown['description'])
	return { kind: 'banner', text: words, minutes: minutesOf(breakdown) }
}

function minutesOf(breakdown: Thing): number | null {
	const duration = breakdown['duration'] ?? breakdown['time']
	return typeof duration === 'number' && duration > 0 ? Math.round(duration / 60_000) : null
}

/** The board with the most days, then the most strips: a file has drafts of one schedule. */
function boardOf(file: Thing, placed: ReadonlyMap<string, BoardItem>): BoardItem[] {
	const found = things(file['stripboards'])
		.flatMap((stripboard) => things(stripboard['boards']))
		.filter((board) => textOf(board['name']).toLowerCase() !== 'boneyard')
		.map((board) => itemsOf(board, placed))
	const days = (items: readonly BoardItem[]) =>
		items.filter(({ kind }) => kind === 'dayBreak').length
	return found.sort((a, b) => days(b) - days(a) || b.length - a.length)[0] ?? []
}

/** A list of ids within the list is a shooting day. */
function itemsOf(board: Thing, placed: ReadonlyMap<string, BoardItem>): BoardItem[] {
	const entries = list(board['breakdownIds'] ?? board['breakdownArrays'])
	return entries.flatMap((entry): BoardItem[] => {
		if (!Array.isArray(entry))
			return [placed.get(textOf(entry))].filter((item) => item !== undefined)
		const day = entry.map((id) => placed.get(textOf(id))).filter((item) => item !== undefined)
		return day.length === 0 ? [] : [...day, { kind: 'dayBreak' }]
	})
}

/** The board ids of cast, by name. */
function boardIds(elements: ReadonlyMap<string, Element>): Map<string, string> {
	const cast = [...elements.values()].filter(({ ucid }) => ucid === field.cast)
	return new Map(cast.map(({ name, number }) => [name, number]))
}

function thing(value: unknown): Thing {
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		throw new Error('no object')
	return value as Thing
}

function things(value: unknown): Thing[] {
	return list(value).filter(
		(each): each is Thing => typeof each === 'object' && each !== null && !Array.isArray(each)
	)
}

function list(value: unknown): unknown[] {
	return Array.isArray(value) ? (value as unknown[]) : []
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}
