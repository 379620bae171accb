import { standing, standingList } from '#model/core/merged.ts'
import { categories } from '#model/stripboard/categories.ts'
import type { ProductionState } from '#model/production/records.ts'
import { eighthsPerPage } from '#model/stripboard/eighths.ts'
import { boardOf, type BoardView } from '#model/stripboard/queries/board.ts'
import { lineOf } from '#model/stripboard/queries/published-lines.ts'
import { needName, type Need } from '#model/stripboard/queries/breakdown.ts'
import type { Row, SceneRow } from '#model/stripboard/queries/rows.ts'
import type { BoardId } from '#model/stripboard/records/board.ts'
import { inScriptOrder } from '#model/stripboard/records/scene.ts'
import type { StripboardState } from '#model/stripboard/state.ts'
import { ucids } from './uss-categories.ts'

/** A board to be written, and when. */
export type UssOrder = {
	state: StripboardState
	production: ProductionState
	board: BoardId
	/** Milliseconds since 1970. */
	writtenAt: number
	/** The schedule's revision colour, or ''. */
	revision: string
}

/** Scene fields that are categories there, with their number in the Universal Category list. */
const fieldCategories = [
	{ id: 'set', ucid: 0, name: 'Set' },
	{ id: 'int-ext', ucid: 1, name: 'INT/EXT' },
	{ id: 'day-night', ucid: 2, name: 'Day/Night' },
	{ id: 'script-day', ucid: 3, name: 'Script Day' },
	{ id: 'location', ucid: 6, name: 'Location' }
] as const

/**
 * A board as Universal Schedule Standard 1.0.0, strictly: every key is there, what is not known is null,
 * a shooting day is a list of breakdowns, and every breakdown lies on one board. Breakdowns stand in script
 * order, then banners.
 */
export function ussOf(order: UssOrder): string {
	const { state, production, board } = order
	const view = boardOf(state, production, board)
	const created = new Date(order.writtenAt).toISOString()
	const rows = inOrder([...view.days.flatMap((day) => day.rows), ...view.boneyard])
	const file = {
		id: board,
		author: null,
		company: null,
		created,
		description: null,
		episode: null,
		episodeName: null,
		name: state.boards.get(board)?.name ?? 'Schedule',
		project: production.settings.title,
		schedColor: order.revision || null,
		schedDate: created,
		scriptColor: null,
		scriptDate: null,
		season: null,
		source: 'Daybreak',
		ussVersion: '1.0.0',
		breakdowns: rows.map((row) => breakdownOf(state, row, created)),
		categories: [
			...fieldCategories,
			...categories.map(({ id, name }) => ({ id, name, ucid: ucids[id] }))
		].map(({ id, ucid, name }) => ({ id, ucid, created, name })),
		elements: elementsOf(state, rows, created),
		stripboards: [stripboardOf(state, view, board)],
		calendars: [calendarOf(production)]
	}
	return JSON.stringify({ universalScheduleStandard: file }, null, '\t')
}

function inOrder(rows: readonly Row[]): Row[] {
	const scenes = rows.filter((row) => row.kind === 'scene')
	const inScript = (a: SceneRow, b: SceneRow) =>
		inScriptOrder(a.scene, b.scene) || (a.part?.number ?? 0) - (b.part?.number ?? 0)
	return [...scenes.sort(inScript), ...rows.filter((row) => row.kind !== 'scene')]
}

function breakdownOf(state: StripboardState, row: Row, created: string) {
	const blank = { comments: null, created, elements: [] as string[], pages: null }
	const none = { scene: null, scriptPage: null, description: null }
	if (row.kind !== 'scene') {
		const duration = row.kind === 'banner' && row.minutes ? row.minutes * 60_000 : null
		const text = { bannerText: row.strip.text, duration, type: 'banner' }
		return { id: row.id, ...blank, ...none, ...text }
	}
	const { scene, number, eighths, minutes, minutesEstimated } = row
	return {
		...{ id: row.id, ...blank, bannerText: null, type: 'scene' },
		description: scene.synopsis || null,
		elements: [...fieldElements(state, row).map(({ id }) => id), ...row.needs.map(idOf)],
		pages: eighths === null ? null : eighths / eighthsPerPage,
		scene: number || null,
		scriptPage: scene.page || null,
		duration: minutes === null || minutesEstimated ? null : minutes * 60_000
	}
}

/** There is no count there: so many of a thing are a thing of their own, `6 × Lantern`, as people type it. */
function idOf({ element, quantity }: Need): string {
	return quantity > 1 ? `${element.id}:${quantity}` : element.id
}

type Named = {
	id: string
	category: string
	name: string
	elementId: string
	linkedElements: readonly string[]
}

/** A scene's own fields as the elements they are there. One value is one element. */
function fieldElements(state: StripboardState, row: SceneRow): Named[] {
	const { scene, setName } = row
	const values = {
		set: setName,
		'int-ext': scene.intExt === 'unknown' ? '' : scene.intExt,
		'day-night': scene.time || (scene.timeRow === 'unknown' ? '' : scene.timeRow.toUpperCase()),
		'script-day': scene.scriptDay,
		location: lineOf(state, row).location
	}
	return Object.entries(values)
		.filter(([, name]) => name !== '')
		.map(([category, name]) => ({
			...{ id: `${category}:${name}`, category, name },
			...{ elementId: '', linkedElements: [] }
		}))
}

function elementsOf(state: StripboardState, rows: readonly Row[], created: string) {
	const scenes = rows.filter((row) => row.kind === 'scene')
	const fields = new Map(
		scenes.flatMap((row) => fieldElements(state, row)).map((each) => [each.id, each])
	)
	const known = standing(state.elements)
	const own = standingList(state.elements).map(({ id, category, name, number, brings }): Named => {
		const linkedElements = brings.flatMap((brought) => known.get(brought)?.id ?? [])
		return { id, category, name, elementId: number, linkedElements }
	})
	const several = new Map(
		scenes
			.flatMap(({ needs }) => needs.filter(({ quantity }) => quantity > 1))
			.map((need): [string, Named] => {
				const { category } = need.element
				const many = { id: idOf(need), category, name: needName(need) }
				return [many.id, { ...many, elementId: '', linkedElements: [] }]
			})
	)
	return [...fields.values(), ...own, ...several.values()].map((each) => ({
		...each,
		created,
		daysOff: [],
		isDood: each.category === 'cast',
		isDrop: each.category === 'cast',
		dropDayCount: 10,
		isHold: each.category === 'cast',
		isIdLock: each.elementId !== '',
		events: []
	}))
}

function stripboardOf(state: StripboardState, view: BoardView, board: BoardId) {
	const days = view.days.filter(({ rows }) => rows.length > 0)
	return {
		id: `${board}-stripboard`,
		name: state.boards.get(board)?.name ?? 'Schedule',
		calendar: 'calendar',
		boards: [
			{
				id: `${board}-main`,
				name: 'stripboard',
				breakdownIds: days.map(({ rows }) => rows.map(({ id }) => id))
			},
			{ id: `${board}-boneyard`, name: 'boneyard', breakdownIds: view.boneyard.map(({ id }) => id) }
		]
	}
}

/** There a week begins on Sunday, which is 0; here on Monday. */
function calendarOf({ settings, holidays }: ProductionState) {
	const { startDate, weeklyDaysOff } = settings
	const daysOff = [...weeklyDaysOff].flatMap((off, at) => (off === '1' ? [(at + 1) % 7] : []))
	const at = (date: string) => `${date}T00:00:00.000Z`
	const start = { id: 'start', type: 'start', name: null, date: at(startDate) }
	return {
		id: 'calendar',
		name: 'Shooting calendar',
		daysOff: daysOff.sort(),
		events: [
			...(startDate === '' ? [] : [start]),
			...[...holidays.keys()].sort().map((date) => ({
				id: `holiday-${date}`,
				type: 'dayOff',
				name: 'holiday',
				date: at(date)
			}))
		]
	}
}
