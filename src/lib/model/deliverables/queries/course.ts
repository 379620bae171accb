import { grouped } from '../../core/grouped.ts'
import { isDate } from '../../production/calendar.ts'
import type { Recipient, RecipientId } from '../records/recipient.ts'
import type { Step } from '../records/step.ts'
import { isSent, isSettled, type Status } from '../status.ts'
import type { ChecklistRow } from './checklist.ts'
import type { Track } from './track.ts'

/** How many there are from a date on, until the next point. */
export type Point = { date: string; count: number }

/** The status that a line had from a day on. */
export type Day = { date: string; status: Status }

/**
 * What a line went through, day by day. A step counts from the day it happened; one that was dated
 * before the step it goes on from happened on that one's day.
 */
export function daysOf({ steps }: Pick<Track, 'steps'>): Day[] {
	const days: Day[] = []
	for (const step of steps) {
		const date = dateOf(step)
		const before = days.at(-1)?.date ?? date
		if (step.to !== 'unknown') days.push({ date: date < before ? before : date, status: step.to })
	}
	return days
}

/** The day of a step: as it was shown for it, else when it was written down. */
function dateOf({ date, at }: Step): string {
	return isDate(date) ? date : at.slice(0, 10)
}

/** How many of these lines were so at the end of each day on which that number changed. */
export function countOverTime(
	rows: readonly ChecklistRow[],
	isSo: (status: Status) => boolean
): Point[] {
	const changes = new Map<string, number>()
	for (const { track } of rows) {
		let was = false
		for (const { date, status } of daysOf(track)) {
			const is = isSo(status)
			if (is !== was) changes.set(date, (changes.get(date) ?? 0) + (is ? 1 : -1))
			was = is
		}
	}
	return pointsOf(changes)
}

/** Sums changes up; a day on which they come to nothing has no point. */
function pointsOf(changes: ReadonlyMap<string, number>): Point[] {
	let count = 0
	return [...changes]
		.filter(([, change]) => change !== 0)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([date, change]) => ({ date, count: (count += change) }))
}

/** How many there were on a day. */
export function countOn(points: readonly Point[], date: string): number {
	return points.findLast((point) => point.date <= date)?.count ?? 0
}

/** How a recipient's delivery went: of its mandatory lines, how many were settled when. */
export type Course = { recipient: Recipient; mandatory: number; settled: Point[] }

/** Progress of each recipient over time. Only lines that are mandatory today count, as in the percentage. */
export function coursesOf(rows: readonly ChecklistRow[]): Course[] {
	return [...byRecipient(rows).values()].flatMap(([first, ...others]) => {
		if (!first) return []
		const mandatory = [first, ...others].filter(({ line }) => line.mandatory)
		const settled = countOverTime(mandatory, isSettled)
		return [{ recipient: first.recipient, mandatory: mandatory.length, settled }]
	})
}

/** What is due by when, against what has left the house and what is settled. */
export type BurnUp = {
	lines: number
	/** Lines without a day, which are in no plan. */
	undated: number
	due: Point[]
	delivered: Point[]
	settled: Point[]
}

/** The plan of these lines, and what became of it; optional lines too, for they are due as well. */
export function burnUpOf(rows: readonly ChecklistRow[]): BurnUp {
	const dated = rows.filter(({ due }) => isDate(due))
	const changes = new Map<string, number>()
	for (const { due } of dated) changes.set(due, (changes.get(due) ?? 0) + 1)
	return {
		lines: rows.length,
		undated: rows.length - dated.length,
		due: pointsOf(changes),
		delivered: countOverTime(rows, (status) => isSent(status) || isSettled(status)),
		settled: countOverTime(rows, isSettled)
	}
}

/** Where lines stand against their days. Each line is in one of these. */
export const standings = ['settled', 'with-them', 'in-time', 'at-risk', 'late'] as const
export type Standing = (typeof standings)[number]

/** Where a line stands against its day. */
export function standingOf({ track, timing }: Pick<ChecklistRow, 'track' | 'timing'>): Standing {
	if (timing === 'done') return 'settled'
	if (timing === 'late' || timing === 'at-risk') return timing
	return isSent(track.status) ? 'with-them' : 'in-time'
}

/** How many lines of each recipient stand where. */
export type Standings = { recipient: Recipient; lines: number; counts: Record<Standing, number> }

/** Late and at risk, and all else, by recipient; optional lines too. */
export function standingsOf(rows: readonly ChecklistRow[]): Standings[] {
	return [...byRecipient(rows).values()].flatMap((own) => {
		const counts = { settled: 0, 'with-them': 0, 'in-time': 0, 'at-risk': 0, late: 0 }
		for (const row of own) counts[standingOf(row)] += 1
		return own[0] ? [{ recipient: own[0].recipient, lines: own.length, counts }] : []
	})
}

/** What labs and recipients said of one round: passed with open points is passed. */
export type QcRound = { round: number; passed: number; failed: number }

/** How often QC was passed, round by round. What is still in QC is in none of them. */
export function qcRoundsOf(rows: readonly ChecklistRow[]): QcRound[] {
	const rounds = new Map<number, QcRound>()
	for (const { track } of rows)
		track.steps.forEach((step, at) => {
			if (track.steps[at - 1]?.to !== 'in-qc') return
			const told = rounds.get(step.round) ?? { round: step.round, passed: 0, failed: 0 }
			if (step.to === 'rejected') told.failed += 1
			else told.passed += 1
			rounds.set(step.round, told)
		})
	return [...rounds.values()].sort((a, b) => a.round - b.round)
}

function byRecipient(rows: readonly ChecklistRow[]): Map<RecipientId, ChecklistRow[]> {
	return grouped(rows, ({ recipient }) => recipient.id)
}
