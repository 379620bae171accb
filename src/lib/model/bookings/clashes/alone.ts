import { addDays } from '../../production/calendar.ts'
import { overlaps, type Slot } from '../queries/slots.ts'
import type { Resource } from '../records/resource.ts'
import type { BookingRules } from '../records/rules.ts'
import { weekdayOf } from '../../production/calendar.ts'
import { hourMs, isWall, momentOf, wallAt } from '../time.ts'
import { clash, type Claim, type Clash, type World } from './clash.ts'

/** What stands against a hold whatever other sessions do: absences, the shoot, hours, holidays. */
export function clashesAlone(world: World, claim: Claim): Clash[] {
	const resource = world.bookings.resources.get(claim.resource)
	if (!resource) return []
	return [
		...absenceClashes(world, claim, resource),
		...shootClashes(world, claim, resource),
		...hourClashes(claim, resource),
		...holidayClashes(world, claim, resource)
	]
}

function absenceClashes({ bookings }: World, claim: Claim, { zone }: Resource): Clash[] {
	const found: Clash[] = []
	for (const absence of bookings.absences.values()) {
		if (absence.removed || absence.resource !== claim.resource) continue
		if (!isWall(absence.from) || !isWall(absence.to)) continue
		const away = { from: momentOf(absence.from, zone), to: momentOf(absence.to, zone) }
		if (overlaps(away, claim.slot)) found.push(clash(claim, 'absence', { detail: absence.reason }))
	}
	return found
}

/** The hours that a shooting day takes of its cast. A wrap at or before the call is the next day's. */
export function shootSlot(date: string, rules: BookingRules): Slot {
	const zone = rules.shootZone || rules.zone || 'UTC'
	const day = rules.shootTo <= rules.shootFrom ? addDays(date, 1) : date
	const [from, to] = [`${date}T${rules.shootFrom}`, `${day}T${rules.shootTo}`]
	const isRead = isWall(from) && isWall(to)
	return {
		from: momentOf(isRead ? from : `${date}T07:00`, zone),
		to: momentOf(isRead ? to : `${date}T19:00`, zone)
	}
}

function shootClashes(world: World, claim: Claim, { element }: Resource): Clash[] {
	if (element === '') return []
	const { rules } = world.bookings
	const restMs = rules.turnaroundHours * hourMs
	return (world.shootDays.get(element) ?? []).flatMap((day) => {
		const shoot = shootSlot(day.date, rules)
		const scenes = day.scenes.filter((number) => number !== '')
		const named =
			scenes.length === 0
				? ''
				: `, ${scenes.length === 1 ? 'scene' : 'scenes'} ${scenes.join(', ')}`
		const detail = `Day ${day.number}${named}`
		if (overlaps(shoot, claim.slot)) return [clash(claim, 'shoot', { detail })]
		const zone = rules.shootZone || rules.zone || 'UTC'
		const isOtherDay = wallAt(claim.slot.from, zone).slice(0, 10) !== day.date
		const isTooClose = gapBetween(shoot, claim.slot) < restMs
		return isOtherDay && isTooClose ? [clash(claim, 'rest', { detail })] : []
	})
}

/** Milliseconds between two slots that do not overlap. */
export function gapBetween(a: Slot, b: Slot): number {
	return Math.max(a.from, b.from) - Math.min(a.to, b.to)
}

/** Whether a resource is open all through a slot: every stretch of it lies in the hours of some day. */
function hourClashes(claim: Claim, { zone, opens, closes, closedDays }: Resource): Clash[] {
	const { slot } = claim
	let at = slot.from
	let date = addDays(wallAt(slot.from, zone).slice(0, 10), -1)
	for (; at < slot.to && momentOf(`${date}T00:00`, zone) < slot.to; date = addDays(date, 1)) {
		if (closedDays[weekdayOf(date)] === '1') continue
		const hours = openHours(date, { zone, opens, closes })
		if (hours.from <= at && at < hours.to) at = hours.to
	}
	return at < slot.to ? [clash(claim, 'closed')] : []
}

function openHours(
	date: string,
	{ zone, opens, closes }: Pick<Resource, 'zone' | 'opens' | 'closes'>
): Slot {
	const from = `${date}T${opens || '00:00'}`
	const isOverNight = closes === '' || closes <= (opens || '00:00')
	const to = `${isOverNight ? addDays(date, 1) : date}T${closes || '00:00'}`
	if (!isWall(from) || !isWall(to)) return { from: -Infinity, to: Infinity }
	return { from: momentOf(from, zone), to: momentOf(to, zone) }
}

function holidayClashes({ holidays }: World, claim: Claim, { zone }: Resource): Clash[] {
	if (holidays.size === 0) return []
	const found: Clash[] = []
	const last = wallAt(claim.slot.to - 1, zone).slice(0, 10)
	for (
		let date = wallAt(claim.slot.from, zone).slice(0, 10);
		date <= last;
		date = addDays(date, 1)
	) {
		const name = holidays.get(date)
		if (name !== undefined) found.push(clash(claim, 'holiday', { detail: name || 'Holiday' }))
	}
	return found
}
