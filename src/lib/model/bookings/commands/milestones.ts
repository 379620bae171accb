import { transact, type Edit } from '../../core/edit.ts'
import { byOrder, isOrderKey, orderBetween, orderBlock } from '../../core/order.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { isDate } from '../../production/calendar.ts'
import { milestones, wrapAnchor, type Milestone, type MilestoneId } from '../records/milestone.ts'
import { postPlan, type PostPlan } from '../records/post-plan.ts'
import type { Change } from '../schedule/ripple.ts'
import type { TemplateRow } from '../schedule/templates/templates.ts'
import { tidied } from './tidy.ts'

/** What may be said about a milestone, beside what it needs. */
export type MilestoneValues = Partial<Omit<Milestone, 'id' | 'removed' | 'needs' | 'order'>>

/** More milestones than three seasons of television have. */
export const mostMilestones = 2500

/** The last shooting days that a template is laid out from: one, or one for each episode. */
export type Beginning = { episode: string; wrap: string; delivery: string }

/**
 * Lays a template out behind what is there, once for each beginning. Without a `wrap` it is counted from
 * the last shooting day of the board. Returns how many milestones that made.
 */
export function beginSchedule(
	edit: Edit,
	rows: readonly TemplateRow[],
	beginnings: readonly Beginning[]
): Outcome<number, 'bad-value' | 'too-many'> {
	const count = rows.length * beginnings.length
	if (count === 0 || beginnings.some((each) => !isBeginning(each))) return refuse('bad-value')
	if (milestones.mapOf(edit.doc).size + count > mostMilestones) return refuse('too-many')
	const orders = orderBlock({ after: lastOrder(edit), before: null }, count, edit.random)
	transact(edit, () => {
		for (const [turn, beginning] of beginnings.entries())
			layOut(edit, { rows, beginning, orders: orders.slice(turn * rows.length) })
	})
	return ok(count)
}

function isBeginning({ episode, wrap, delivery }: Beginning): boolean {
	const dates = [wrap, delivery].every((date) => date === '' || isDate(date))
	return dates && milestones.problem({ episode }) === null
}

function layOut(
	edit: Edit,
	of: { rows: readonly TemplateRow[]; beginning: Beginning; orders: readonly string[] }
): void {
	const ids = new Map(of.rows.map(({ key }) => [key, edit.newId() as MilestoneId]))
	for (const [at, row] of of.rows.entries()) {
		const id = ids.get(row.key) as MilestoneId
		const { episode, wrap, delivery } = of.beginning
		const date = row.role === 'delivery' ? delivery : row.key === wrapAnchor ? wrap : ''
		milestones.create(edit.doc, id, {
			...{ name: row.name, episode, role: row.role, session: row.session },
			...{ anchor: row.anchor === row.key ? wrapAnchor : (ids.get(row.anchor) ?? row.anchor) },
			from: row.from,
			...{ offset: row.offset, length: row.length, date, order: of.orders[at] as string }
		})
		for (const need of row.needs) {
			const needed = ids.get(need)
			if (needed) milestones.link(edit.doc, id, { field: 'needs', id: needed })
		}
	}
}

/** Adds a milestone at the end, or behind another. It needs a name. */
export function addMilestone(
	edit: Edit,
	values: MilestoneValues,
	after: MilestoneId | null = null
): Outcome<MilestoneId, 'bad-value' | 'too-many'> {
	const tidy = tidied(values)
	if (!tidy.name || !isWritable(edit, tidy)) return refuse('bad-value')
	if (milestones.mapOf(edit.doc).size >= mostMilestones) return refuse('too-many')
	const id = edit.newId() as MilestoneId
	const order = orderBehind(edit, after)
	transact(edit, () => milestones.create(edit.doc, id, { ...tidy, order }))
	return ok(id)
}

/** Changes what is said about a milestone; what is left out stays. */
export function changeMilestone(
	edit: Edit,
	id: MilestoneId,
	values: MilestoneValues
): Outcome<null, 'milestone-gone' | 'bad-value'> {
	if (!isThere(edit, id)) return refuse('milestone-gone')
	const tidy = tidied(values)
	if (tidy.name === '' || tidy.anchor === id || !isWritable(edit, tidy)) return refuse('bad-value')
	transact(edit, () => milestones.patch(edit.doc, id, tidy))
	return ok(null)
}

/**
 * Moves milestones as one step, and pins others to the dates given, so that they do not move along.
 * Refused whole when one of them is gone.
 */
export function moveMilestones(
	edit: Edit,
	changes: readonly Change[]
): Outcome<null, 'milestone-gone' | 'bad-value'> {
	if (changes.some(({ id }) => !isThere(edit, id))) return refuse('milestone-gone')
	if (changes.some(({ values }) => !isWritable(edit, values))) return refuse('bad-value')
	transact(edit, () => {
		for (const { id, values } of changes) milestones.patch(edit.doc, id, values)
	})
	return ok(null)
}

/** Says that a milestone needs another to be over before it begins, or that it does not. */
export function needMilestone(
	edit: Edit,
	id: MilestoneId,
	need: { id: MilestoneId; needed: boolean }
): Outcome<null, 'milestone-gone' | 'bad-value'> {
	if (!isThere(edit, id) || (need.needed && !isThere(edit, need.id)))
		return refuse('milestone-gone')
	if (need.id === id) return refuse('bad-value')
	transact(edit, () => {
		const member = { field: 'needs', id: need.id } as const
		if (need.needed) milestones.link(edit.doc, id, member)
		else milestones.unlink(edit.doc, id, member)
	})
	return ok(null)
}

/** Puts a milestone behind another in the list; null puts it first. */
export function orderMilestone(
	edit: Edit,
	id: MilestoneId,
	after: MilestoneId | null
): Outcome<null, 'milestone-gone'> {
	if (!isThere(edit, id) || (after !== null && !isThere(edit, after)))
		return refuse('milestone-gone')
	const rest = listed(edit).filter((each) => each.id !== id)
	const at = after === null ? 0 : rest.findIndex((each) => each.id === after) + 1
	const order = between(edit, rest, at)
	transact(edit, () => milestones.patch(edit.doc, id, { order }))
	return ok(null)
}

/** Takes a milestone out of the schedule. What is counted from it says that it is gone. */
export function removeMilestone(edit: Edit, id: MilestoneId): Outcome<null, 'milestone-gone'> {
	if (!isThere(edit, id)) return refuse('milestone-gone')
	transact(edit, () => milestones.patch(edit.doc, id, { removed: true }))
	return ok(null)
}

/** Changes what holds for the whole schedule. */
export function changePlan(
	edit: Edit,
	values: Partial<Pick<PostPlan, 'daysOff' | 'wrap'>>
): Outcome<null, 'bad-value'> {
	const { daysOff, wrap } = values
	// Of seven days off nothing could be counted.
	const isWeek = daysOff === undefined || (/^[01]{7}$/.test(daysOff) && daysOff.includes('0'))
	if (!isWeek || (wrap && !isDate(wrap)) || postPlan.problem(values) !== null)
		return refuse('bad-value')
	transact(edit, () => postPlan.patch(edit.doc, values))
	return ok(null)
}

/** Dates as they are being sent out. */
export type IssuedDates = { id: MilestoneId; start: string; end: string }

/**
 * Notes that the schedule has gone out with these dates: what changes from now on is told against them.
 * The first dates that a milestone went out with stay its baseline.
 */
export function issueSchedule(
	edit: Edit,
	dates: readonly IssuedDates[],
	on: string
): Outcome<number, 'bad-value'> {
	const isSound = dates.every(({ start, end }) => isDate(start) && isDate(end))
	if (!isDate(on) || !isSound) return refuse('bad-value')
	const issues = Math.min(postPlan.read(edit.doc).issues + 1, 9999)
	transact(edit, () => {
		for (const { id, start, end } of dates) {
			const milestone = milestones.get(edit.doc, id)
			if (!milestone) continue
			const base = milestone.baseStart === '' ? { baseStart: start, baseEnd: end } : {}
			milestones.patch(edit.doc, id, { issuedStart: start, issuedEnd: end, ...base })
		}
		postPlan.patch(edit.doc, { issuedOn: on, issues })
	})
	return ok(issues)
}

const dateFields = [
	'date',
	'began',
	'ended',
	'baseStart',
	'baseEnd',
	'issuedStart',
	'issuedEnd'
] as const

function isWritable({ doc }: Edit, values: MilestoneValues): boolean {
	if (milestones.problem(values) !== null) return false
	const { anchor = '', began = '', ended = '' } = values
	if (began !== '' && ended !== '' && ended < began) return false
	if (anchor !== '' && anchor !== wrapAnchor && !milestones.mapOf(doc).has(anchor)) return false
	return dateFields.every((name) => !values[name] || isDate(values[name]))
}

function isThere({ doc }: Edit, id: MilestoneId): boolean {
	return milestones.get(doc, id)?.removed === false
}

/** The list as it is shown; one whose key came from elsewhere and sorts nowhere takes no part. */
function listed({ doc }: Edit): Milestone[] {
	return [...milestones.all(doc).values()].filter(({ order }) => isOrderKey(order)).sort(byOrder)
}

function lastOrder(edit: Edit): string | null {
	return listed(edit).at(-1)?.order ?? null
}

function orderBehind(edit: Edit, after: MilestoneId | null): string {
	const list = listed(edit)
	const at = list.findIndex((each) => each.id === after)
	return between(edit, list, at < 0 ? list.length : at + 1)
}

/** A key for the place `at` of a list; of neighbours with one key, as two people may make, behind both. */
function between(edit: Edit, list: readonly Milestone[], at: number): string {
	const after = list[at - 1]?.order ?? null
	const before = list.slice(at).find(({ order }) => after === null || order > after)?.order ?? null
	return orderBetween(after, before, edit.random)
}
