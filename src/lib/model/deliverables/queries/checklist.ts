import { byOrder } from '../../core/order.ts'
import { addDays, daysBetween, isDate } from '../../production/calendar.ts'
import { grouped } from '../../core/grouped.ts'
import type { Approval } from '../records/approval.ts'
import {
	categories,
	type Deliverable,
	type DeliverableId,
	type Signatory
} from '../records/deliverable.ts'
import type { Line, LineId } from '../records/line.ts'
import type { Recipient } from '../records/recipient.ts'
import type { DeliveryState } from '../state.ts'
import { isSent, isSettled } from '../status.ts'
import { approvalsByLine, waitsFor } from './approvals.ts'
import { dueOf, type Anchors } from './due.ts'
import { Forecasts, type Dated } from './forecast.ts'
import { untouched, type Track } from './track.ts'

/** Whether a line is in time: late when its day is past, at risk when what it needs comes too late. */
export type Timing = 'fine' | 'at-risk' | 'late' | 'done'

/** A clock that runs against one of the two sides, in days from today; negative when it has run out. */
export type Clock = { kind: 'inspection' | 'cure'; ends: string; days: number }

/** A line of the checklist with all that a screen says about it. */
export type ChecklistRow = {
	readonly line: Line
	readonly deliverable: Deliverable
	readonly recipient: Recipient
	readonly track: Track
	/** YYYY-MM-DD, its own or the recipient's; '' for none. */
	readonly due: string
	readonly timing: Timing
	/** Why it is at risk: the deliverables that come too late for it. */
	readonly risks: readonly DeliverableId[]
	/** The latest of them, then what that waits for, down to where the delay begins. */
	readonly chain: readonly DeliverableId[]
	readonly clock: Clock | null
	/** What was said to it, in all its rounds. */
	readonly approvals: readonly Approval[]
	/** Whose word it waits for. */
	readonly waitsFor: readonly Signatory[]
}

type Tracks = ReadonlyMap<LineId, Track>

/** The day it is looked at, and what due dates hang on as it stands then. */
export type When = { today: string; anchors: Anchors }

/** Recipients that are delivered to, in their order. */
export function recipientsOf({ recipients }: Pick<DeliveryState, 'recipients'>): Recipient[] {
	return [...recipients.values()].filter(({ removed }) => !removed).sort(byOrder)
}

/** The lines that are owed, by recipient, category and order. Two lines for one thing are one, the elder. */
export function checklistOf(state: DeliveryState, tracks: Tracks, when: When): ChecklistRow[] {
	const { today, anchors } = when
	const owed = liveLines(state)
	const approvals = approvalsByLine(state.approvals)
	const rows = recipientsOf(state).flatMap((recipient) => {
		const own = owed.get(recipient.id) ?? []
		return own.map(({ line, deliverable }) => ({
			line,
			deliverable,
			recipient,
			track: tracks.get(line.id) ?? untouched,
			due: dueOf(line, recipient, anchors),
			approvals: approvals.get(line.id) ?? []
		}))
	})
	const byDeliverable = grouped(rows, ({ deliverable }) => deliverable.id)
	const forecasts = new Forecasts(byDeliverable, today)
	return rows.map((row): ChecklistRow => {
		const risks = forecasts.risksOf(row)
		const chain = forecasts.chainOf(row, risks)
		const timing = timingOf(row, risks, today)
		const clock = clockOf(row, today)
		return { ...row, risks, chain, timing, clock, waitsFor: waitsFor(row) }
	})
}

/**
 * The new rows, with every former one that says the same kept as the object it was: a screen draws
 * anew only what changed, and a delivery has a thousand rows.
 */
export function keepRows(
	before: ReadonlyMap<LineId, ChecklistRow>,
	after: readonly ChecklistRow[]
): ChecklistRow[] {
	return after.map((row) => {
		const known = before.get(row.line.id)
		return known && saysTheSame(known, row) ? known : row
	})
}

function saysTheSame(a: ChecklistRow, b: ChecklistRow): boolean {
	return (
		a.line === b.line &&
		a.deliverable === b.deliverable &&
		a.recipient === b.recipient &&
		a.track === b.track &&
		a.due === b.due &&
		a.timing === b.timing &&
		a.risks.join() === b.risks.join() &&
		a.chain.join() === b.chain.join() &&
		a.waitsFor.join() === b.waitsFor.join() &&
		a.approvals.length === b.approvals.length &&
		a.approvals.every((approval, at) => approval === b.approvals[at]) &&
		a.clock?.kind === b.clock?.kind &&
		a.clock?.ends === b.clock?.ends &&
		a.clock?.days === b.clock?.days
	)
}

type Owed = { line: Line; deliverable: Deliverable }

/** What is owed, by recipient: lines of removed deliverables are not. */
function liveLines(state: DeliveryState): Map<string, Owed[]> {
	const owed: Owed[] = []
	for (const line of state.lines.values()) {
		const deliverable = line.deliverable && state.deliverables.get(line.deliverable)
		if (!line.removed && deliverable && !deliverable.removed) owed.push({ line, deliverable })
	}
	owed.sort(compareOwed)
	const seen = new Set<string>()
	const once = owed.filter(({ line }) => {
		const key = `${line.recipient} ${line.deliverable}`
		return !seen.has(key) && seen.add(key)
	})
	return grouped(once, ({ line }) => line.recipient)
}

function compareOwed(a: Owed, b: Owed): number {
	const place = (owed: Owed) => categories.indexOf(owed.deliverable.category)
	return (
		place(a) - place(b) || byOrder(a.deliverable, b.deliverable) || (a.line.id < b.line.id ? -1 : 1)
	)
}

function timingOf(row: Dated, risks: readonly unknown[], today: string): Timing {
	const { status } = row.track
	if (isSettled(status)) return 'done'
	if (status === 'deferred' || !isDate(row.due) || isSent(status)) return 'fine'
	if (row.due < today) return 'late'
	return risks.length > 0 ? 'at-risk' : 'fine'
}

/** The recipient's days to inspect from receipt, or ours to cure from rejection. */
function clockOf({ track, recipient }: Dated, today: string): Clock | null {
	const since = track.steps.findLast(({ to }) => to === 'received' || to === 'rejected')
	if (!since || !isDate(since.date)) return null
	const inspecting = track.status === 'received' || track.status === 'in-qc'
	const curing = track.status === 'rejected'
	if (!inspecting && !curing) return null
	const days = inspecting ? recipient.inspectionDays : recipient.cureDays
	if (days === 0) return null
	const ends = addDays(since.date, days)
	return { kind: inspecting ? 'inspection' : 'cure', ends, days: daysBetween(today, ends) }
}

/** How far a delivery is. Only mandatory lines count; those that are settled are done. */
export type Progress = {
	mandatory: number
	settled: number
	/** 0–100, rounded down: 100 means complete. Null while nothing is mandatory. */
	percent: number | null
	late: number
	atRisk: number
	/** Every mandatory line is accepted, waived or does not apply. */
	isComplete: boolean
}

/** How far these lines are, all together. */
export function progressOf(rows: readonly ChecklistRow[]): Progress {
	const mandatory = rows.filter(({ line }) => line.mandatory)
	const settled = mandatory.filter(({ track }) => isSettled(track.status)).length
	const total = mandatory.length
	return {
		mandatory: total,
		settled,
		percent: total === 0 ? null : Math.floor((settled * 100) / total),
		late: rows.filter(({ timing }) => timing === 'late').length,
		atRisk: rows.filter(({ timing }) => timing === 'at-risk').length,
		isComplete: total > 0 && settled === total
	}
}
