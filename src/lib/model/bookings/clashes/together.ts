import { overlaps, paddedSlot } from '../queries/slots.ts'
import type { Resource } from '../records/resource.ts'
import type { BookingRules } from '../records/rules.ts'
import { hourMs, wallAt } from '../time.ts'
import { gapBetween } from './alone.ts'
import { clash, type Claim, type Clash, type ClashKind } from './clash.ts'

/** What the holds of one resource do to each other; each clash is told for both. */
export function clashesTogether(
	resource: Resource,
	claims: readonly Claim[],
	rules: BookingRules
): Clash[] {
	if (resource.capacity > 1) return overCapacity(resource, claims)
	const sorted = [...claims].sort((a, b) => a.slot.from - b.slot.from)
	const reachMs = reachOf(resource, rules)
	const found: Clash[] = []
	// What ended longer ago than anything reaches is never looked at again.
	let active: Claim[] = []
	for (const claim of sorted) {
		active = active.filter((other) => other.slot.to + reachMs > claim.slot.from)
		for (const other of active) {
			const kind = kindBetween(resource, { first: other, second: claim }, rules)
			if (kind === null) continue
			found.push(clash(other, kind, { other: claim.session }))
			found.push(clash(claim, kind, { other: other.session }))
		}
		active.push(claim)
	}
	return found
}

/** How far from its own end a hold can still matter to another. */
function reachOf({ before, after, kind }: Resource, { turnaroundHours }: BookingRules): number {
	const pads = (before + after) * 60_000
	return kind === 'person' ? Math.max(pads, turnaroundHours * hourMs) : pads
}

function kindBetween(
	resource: Resource,
	{ first, second }: { first: Claim; second: Claim },
	rules: BookingRules
): ClashKind | null {
	if (overlaps(first.slot, second.slot)) {
		if (first.isFirm && second.isFirm) return 'double'
		if (first.isFirm || second.isFirm) return 'behindFirm'
		return first.rank > 0 && first.rank === second.rank ? 'sameRank' : null
	}
	if (overlaps(paddedSlot(first.slot, resource), paddedSlot(second.slot, resource))) return 'buffer'
	if (resource.kind !== 'person') return null
	// Two sessions of one day are one day's work; rest is what lies between days.
	const day = (claim: Claim) => wallAt(claim.slot.from, resource.zone).slice(0, 10)
	const isTooClose = gapBetween(first.slot, second.slot) < rules.turnaroundHours * hourMs
	return day(first) !== day(second) && isTooClose ? 'rest' : null
}

function overCapacity({ capacity }: Resource, claims: readonly Claim[]): Clash[] {
	const full = new Set<Claim>()
	for (const { slot } of claims) {
		const there = claims.filter(
			(other) => other.slot.from <= slot.from && slot.from < other.slot.to
		)
		if (there.length > capacity) for (const each of there) full.add(each)
	}
	return [...full].map((each) => clash(each, 'capacity', { detail: String(capacity) }))
}
