import { clashesAlone } from '../clashes/alone.ts'
import type { Claim } from '../clashes/clash.ts'
import { aheadOf, peakOf, rankOf } from '../queries/holds.ts'
import { overlaps, slotOf, type Slot } from '../queries/slots.ts'
import type { BookingRequest } from '../records/request.ts'
import type { Resource } from '../records/resource.ts'
import type { Deed, Hold } from '../rulings.ts'
import { isFirm, transitions, type Step } from '../steps.ts'
import { hoursBetween, hoursLater, isWall } from '../time.ts'
import { feeOf, readTiers } from './cancellation.ts'
import type { Docket, Who } from './docket.ts'
import type { Bench } from './judge.ts'

/** A request before the bench, with all it is about. */
type Case = {
	docket: Docket
	bench: Bench
	request: BookingRequest
	hold: Hold
	resource: Resource
	by: Who & { mayOverride: boolean }
}

/** Judges one request: grants it and rules, or refuses it and says why. */
export function judgeRequest(docket: Docket, bench: Bench, request: BookingRequest): void {
	const { session, resource: id, step } = request
	const hold = session === '' || id === '' ? null : docket.hold(session, id)
	const resource = id === '' ? undefined : bench.bookings.resources.get(id)
	if (!hold || !resource) return docket.refuse(request.id, 'no-such-hold')
	if (transitions[hold.status][step] === undefined) {
		const taken = step === 'confirm' ? firmRival(docket, hold, resource.capacity) : null
		return taken
			? docket.refuse(request.id, 'taken', { other: taken.session })
			: docket.refuse(request.id, 'not-from-here')
	}
	const by = bench.asked(request)
	judgeStep({ docket, bench, request, hold, resource, by })
}

const judges: Record<Step, (asked: Case) => void> = {
	pencil: pencil,
	decline: (asked) => withReason(asked, { deed: 'declined' }),
	challenge,
	confirm,
	release: (asked) => grant(asked, { challenger: '', deadline: 0 }, 'released'),
	reschedule,
	cancel,
	start,
	complete
}

function judgeStep(asked: Case): void {
	judges[asked.request.step](asked)
}

/** Rules as the table says, tells whoever holds it, and answers yes. */
function grant(asked: Case, change: Partial<Omit<Hold, 'id'>>, deed: Deed): void {
	const { docket, request, hold, resource, by } = asked
	const status = transitions[hold.status][request.step] ?? hold.status
	docket.rule(
		hold,
		{ status, reason: request.reason, ...change },
		{ deed, by, reason: request.reason, concerns: hold.by, capacity: resource.capacity }
	)
	docket.grant(request.id)
}

function withReason(asked: Case, { deed }: { deed: Deed }): void {
	if (asked.request.reason.trim() === '') asked.docket.refuse(asked.request.id, 'reason-needed')
	else grant(asked, {}, deed)
}

function pencil(asked: Case): void {
	const { docket, bench, request, hold } = asked
	const session = hold.session === '' ? undefined : bench.bookings.sessions.get(hold.session)
	if (hold.resource === '' || !session?.resources.includes(hold.resource))
		return docket.refuse(request.id, 'no-such-hold')
	const slot = sessionSlot(asked)
	if (!slot) return docket.refuse(request.id, 'no-time')
	const fresh = {
		contested: '',
		feePercent: 0,
		challenger: '',
		deadline: 0,
		takenOff: false
	} as const
	grant(asked, { ...slot, ...fresh, place: docket.lastPlace() }, 'penciled')
}

/** Confirming takes the first place of the queue, a slot nobody else has, and nothing hard against it. */
function confirm(asked: Case): void {
	const { docket, request, hold, resource } = asked
	const rival = firmRival(docket, hold, resource.capacity)
	if (rival) {
		contest(asked, rival)
		return docket.refuse(request.id, 'taken', { other: rival.session })
	}
	const queue = docket.queue(hold.resource)
	if (rankOf(hold, queue, resource.capacity) > 1) {
		const [first] = aheadOf(hold, queue)
		return docket.refuse(request.id, 'not-first', { other: first?.session ?? '' })
	}
	if (!standsClear(asked, hold)) return
	grant(asked, { challenger: '', deadline: 0, contested: '' }, 'confirmed')
	if (!asked.bench.bookings.rules.keepsStandby) releaseStandby(asked)
}

/** A firm hold on the same slot that leaves no room for this one, if there is one. */
function firmRival(docket: Docket, hold: Hold, capacity: number): Hold | null {
	const firm = docket
		.queue(hold.resource)
		.filter((other) => other.id !== hold.id && isFirm(other.status) && overlaps(other, hold))
	return peakOf(firm.map((each) => within(each, hold))) >= capacity ? (firm[0] ?? null) : null
}

function within(hold: Hold, slot: Slot): Hold {
	return { ...hold, from: Math.max(hold.from, slot.from), to: Math.min(hold.to, slot.to) }
}

/** Both are told: who came second, and on whose slot. */
function contest({ docket, hold, by }: Case, rival: Hold): void {
	if (rival.contested !== '' || hold.session === '') return
	docket.put({ ...rival, contested: hold.session })
	docket.note(rival, { deed: 'contested', by, other: hold.session, concerns: rival.by })
}

/** Whether nothing hard stands against a slot; refuses, unless somebody who may overrides it with a reason. */
function standsClear({ docket, bench, request, hold, by }: Case, slot: Slot): boolean {
	if (hold.session === '' || hold.resource === '') return false
	const { session, resource } = hold
	const claim: Claim = { session, resource, slot, isFirm: true, rank: 1 }
	const hard = clashesAlone(bench, claim).find(({ severity }) => severity === 'hard')
	if (!hard) return true
	const detail =
		hard.kind === 'shoot'
			? `shoots then, ${hard.detail}`
			: `cannot be had then${hard.detail ? `, ${hard.detail}` : ''}`
	if (!request.overrides) docket.refuse(request.id, 'hard-clash', { detail })
	else if (!by.mayOverride) docket.refuse(request.id, 'may-not-override', { detail })
	else if (request.reason.trim() === '') docket.refuse(request.id, 'reason-needed', { detail })
	else return true
	return false
}

function releaseStandby({ docket, hold, resource, by }: Case): void {
	for (const other of docket.queue(hold.resource)) {
		if (other.id === hold.id || isFirm(other.status) || !overlaps(other, hold)) continue
		docket.rule(
			other,
			{ status: 'released', challenger: '', deadline: 0 },
			{ deed: 'released', by, other: hold.session, concerns: other.by, capacity: resource.capacity }
		)
	}
}

/** Only a first hold can be challenged, by somebody who waits behind it. Its holder is told, and until when. */
function challenge({ docket, bench, request, hold, resource, by }: Case): void {
	const queue = docket.queue(hold.resource)
	const ahead = aheadOf(hold, queue)
	const firm = ahead.find(({ status }) => isFirm(status))
	if (firm) return docket.refuse(request.id, 'taken', { other: firm.session })
	const firsts = ahead.filter((other) => rankOf(other, queue, resource.capacity) === 1)
	const open = firsts.filter(({ status }) => status === 'pencil')
	if (rankOf(hold, queue, resource.capacity) === 1) return docket.refuse(request.id, 'nobody-ahead')
	if (open.length === 0)
		return docket.refuse(request.id, 'already-challenged', { other: firsts[0]?.session ?? '' })
	const { challengeHours, skipsWeekends } = bench.bookings.rules
	const deadline = hoursLater(docket.now, request.hours || challengeHours, {
		skipped: skipsWeekends,
		zone: resource.zone
	})
	for (const first of open) {
		docket.rule(
			first,
			// Whose hold it is stays: they are the one to answer.
			{
				status: 'challenged',
				challenger: hold.session,
				deadline,
				by: first.by,
				byName: first.byName
			},
			{
				...{ deed: 'challenged', by, reason: request.reason, other: hold.session },
				...{ concerns: first.by, capacity: resource.capacity }
			}
		)
	}
	docket.grant(request.id)
}

/** The new slot is judged like a confirmation; the terms of the house go on counting for the old one. */
function reschedule(asked: Case): void {
	const { docket, request, hold, resource } = asked
	const slot = sessionSlot(asked)
	if (!slot) return docket.refuse(request.id, 'no-time')
	if (slot.from === hold.from && slot.to === hold.to) return docket.refuse(request.id, 'not-moved')
	const moved = { ...hold, ...slot, place: Number.MAX_SAFE_INTEGER }
	const rival = firmRival(docket, moved, resource.capacity)
	if (rival) return docket.refuse(request.id, 'taken', { other: rival.session })
	const queue = [...docket.queue(hold.resource).filter(({ id }) => id !== hold.id), moved]
	if (rankOf(moved, queue, resource.capacity) > 1) {
		const [first] = aheadOf(moved, queue)
		return docket.refuse(request.id, 'not-first', { other: first?.session ?? '' })
	}
	if (!standsClear(asked, slot)) return
	const place = docket.lastPlace()
	grant(asked, { ...slot, place, feePercent: feeNow(asked), contested: '' }, 'rescheduled')
}

function cancel(asked: Case): void {
	const { docket, request } = asked
	if (request.reason.trim() === '') return docket.refuse(request.id, 'reason-needed')
	grant(asked, { feePercent: feeNow(asked) }, 'cancelled')
}

/** What the house's terms ask now, with the hours that are left to the confirmed start. */
function feeNow({ docket, bench, hold, resource }: Case): number {
	const weekends = { skipped: bench.bookings.rules.skipsWeekends, zone: resource.zone }
	return feeOf(readTiers(resource.cancellation), hoursBetween(docket.now, hold.from, weekends))
}

function start(asked: Case): void {
	const { docket, request } = asked
	if (!isWall(request.actualIn)) return docket.refuse(request.id, 'actuals-needed')
	grant(asked, { actualIn: request.actualIn }, 'started')
}

function complete(asked: Case): void {
	const { docket, request, hold } = asked
	const actualIn = request.actualIn || hold.actualIn
	const isRight = isWall(actualIn) && isWall(request.actualOut) && actualIn < request.actualOut
	if (!isRight) return docket.refuse(request.id, 'actuals-needed')
	grant(asked, { actualIn, actualOut: request.actualOut }, 'completed')
}

function sessionSlot({ bench, hold }: Case): Slot | null {
	const session = hold.session === '' ? undefined : bench.bookings.sessions.get(hold.session)
	return session && !session.removed ? slotOf(session) : null
}
