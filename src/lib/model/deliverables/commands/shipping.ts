import { transact, type Edit } from '../../core/edit.ts'
import { fitText } from '../../core/field.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { isDate } from '../../production/calendar.ts'
import { plannedSteps, writeSteps, type StepsOrder, type Taker } from '../planned.ts'
import { tracksOf, untouched, type Answers } from '../queries/track.ts'
import { consignments, type Consignment, type ConsignmentId } from '../records/consignment.ts'
import { lines, type LineId } from '../records/line.ts'
import {
	entryLimits,
	media,
	mediaLog,
	type MediumEntryId,
	type MediumId
} from '../records/medium.ts'
import { steps } from '../records/step.ts'
import { readDeliveries } from '../state.ts'
import { isSent, isSettled, type Status } from '../status.ts'
import { tidied } from '../tidied.ts'
import type { StepsTaken } from './steps.ts'

/** What may be said about a consignment. */
export type ConsignmentValues = Partial<
	Pick<Consignment, 'reference' | 'carrier' | 'from' | 'to' | 'note'>
>

/** What goes into one. */
export type Contents = { lines: readonly LineId[]; media: readonly MediumId[] }

/** Puts a consignment together: what goes out by one waybill or in one transfer. */
export function addConsignment(
	edit: Edit,
	values: ConsignmentValues,
	{ lines: owed, media: on, taker }: Contents & { taker: Taker }
): Outcome<ConsignmentId, 'nothing-in-it' | 'bad-value'> {
	const tidy = { ...tidied(values), byName: taker.byName, at: taker.at }
	const inIt = owed.filter((id) => lines.get(edit.doc, id)?.removed === false)
	const onIt = on.filter((id) => media.get(edit.doc, id)?.removed === false)
	if (inIt.length + onIt.length === 0) return refuse('nothing-in-it')
	if (consignments.problem(tidy) !== null) return refuse('bad-value')
	const id = edit.newId() as ConsignmentId
	transact(edit, () => {
		consignments.create(edit.doc, id, tidy)
		for (const line of inIt) consignments.link(edit.doc, id, { field: 'lines', id: line })
		for (const medium of onIt) consignments.link(edit.doc, id, { field: 'media', id: medium })
	})
	return ok(id)
}

/** Changes what is said about a consignment; what is left out stays. */
export function changeConsignment(
	edit: Edit,
	id: ConsignmentId,
	values: ConsignmentValues
): Outcome<null, 'consignment-gone' | 'bad-value'> {
	if (!isThere(edit, id)) return refuse('consignment-gone')
	const tidy = tidied(values)
	if (consignments.problem(tidy) !== null) return refuse('bad-value')
	transact(edit, () => consignments.patch(edit.doc, id, tidy))
	return ok(null)
}

/** Puts a line or a medium into a consignment, or takes it out. */
export function packConsignment(
	edit: Edit,
	id: ConsignmentId,
	{ field, member, isIn }: { field: 'lines' | 'media'; member: LineId | MediumId; isIn: boolean }
): Outcome<null, 'consignment-gone'> {
	if (!isThere(edit, id)) return refuse('consignment-gone')
	transact(edit, () => {
		if (isIn) consignments.link(edit.doc, id, { field, id: member })
		else consignments.unlink(edit.doc, id, { field, id: member })
	})
	return ok(null)
}

/** Takes a consignment off the list; the steps that were taken with it stay. */
export function removeConsignment(
	edit: Edit,
	id: ConsignmentId
): Outcome<null, 'consignment-gone'> {
	if (!isThere(edit, id)) return refuse('consignment-gone')
	transact(edit, () => consignments.patch(edit.doc, id, { removed: true }))
	return ok(null)
}

/** A day, what else has to be shown for it, and who says so. */
export type ShippingOrder = {
	date: string
	evidence?: StepsOrder['evidence']
	taker: Taker
	answers: Answers
}

/** What became of the lines; whether the consignment itself is on its way, or there. */
export type Shipped = StepsTaken & { isDone: boolean }

/**
 * Writes down that a consignment was sent: its lines are delivered, each that may be, and its media are with
 * the carrier. Lines that may not are named with what is missing; once that is there, it can be said again.
 */
export function sendConsignment(
	edit: Edit,
	id: ConsignmentId,
	order: ShippingOrder
): Outcome<Shipped, 'consignment-gone' | 'no-waybill' | 'bad-value'> {
	const stored = consignments.get(edit.doc, id)
	if (stored === null || stored.removed) return refuse('consignment-gone')
	if (stored.reference === '') return refuse('no-waybill')
	const evidence = { ...order.evidence, reference: stored.reference, date: order.date }
	const place = stored.carrier || stored.to
	return ship(edit, stored, {
		...order,
		evidence,
		to: 'delivered',
		place,
		says: { sentOn: order.date }
	})
}

/** Writes down that a consignment arrived, and who took it: its lines are received, its media are there. */
export function receiveConsignment(
	edit: Edit,
	id: ConsignmentId,
	{ receivedBy, ...order }: ShippingOrder & { receivedBy: string }
): Outcome<Shipped, 'consignment-gone' | 'not-sent' | 'bad-value'> {
	const stored = consignments.get(edit.doc, id)
	if (stored === null || stored.removed) return refuse('consignment-gone')
	if (stored.sentOn === '') return refuse('not-sent')
	const evidence = { ...order.evidence, receivedBy, date: order.date }
	const says = { receivedOn: order.date, receivedBy: receivedBy.trim() }
	const place = stored.to || receivedBy.trim()
	return ship(edit, stored, { ...order, evidence, to: 'received', place, says })
}

type Move = Required<ShippingOrder> & {
	to: Status
	/** Where its media are from then on. */
	place: string
	says: Partial<Pick<Consignment, 'sentOn' | 'receivedOn' | 'receivedBy'>>
}

function ship(edit: Edit, stored: Consignment, move: Move): Outcome<Shipped, 'bad-value'> {
	const { to, evidence, taker, answers, date, says } = move
	const isWrong = consignments.problem(says) !== null || Object.values(says).includes('')
	if (!isDate(date) || isWrong) return refuse('bad-value')
	const state = readDeliveries(edit.doc)
	const tracks = tracksOf(state.steps, answers)
	const statusOf = (id: LineId) => (tracks.get(id) ?? untouched).status
	const open = stored.lines.filter((id) => !isPast(statusOf(id), to))
	const plan = plannedSteps(state, open, { to, evidence, taker, answers })
	if (plan.values.some((values) => steps.problem(values) !== null)) return refuse('bad-value')
	// Nothing that was to go may go: then it is not on its way either.
	const isDone = plan.values.length > 0 || plan.problems.length === 0
	let taken: StepsTaken['taken'] = []
	transact(edit, () => {
		if (isDone) {
			consignments.patch(edit.doc, stored.id, says)
			moveMedia(edit, stored, move)
		}
		taken = writeSteps(edit, plan)
	})
	return ok({ taken, problems: plan.problems, isDone })
}

/** Whether there is nothing more to do for it by this step. */
function isPast(status: Status, to: Status): boolean {
	if (isSettled(status)) return true
	return to === 'delivered' ? isSent(status) : isSent(status) && status !== 'delivered'
}

function moveMedia(edit: Edit, { media: on, reference }: Consignment, move: Move): void {
	const place = fitText(move.place, entryLimits.place)
	if (place === '') return
	const entry = { kind: 'moved', place, date: move.date, reference, ...move.taker } as const
	for (const medium of on) {
		if (media.get(edit.doc, medium)?.removed !== false) continue
		mediaLog.create(edit.doc, edit.newId() as MediumEntryId, { ...entry, medium })
	}
}

function isThere(edit: Edit, id: ConsignmentId): boolean {
	return consignments.get(edit.doc, id)?.removed === false
}
