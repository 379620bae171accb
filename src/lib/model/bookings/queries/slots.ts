import type { Resource } from '../records/resource.ts'
import type { Session } from '../records/session.ts'
import { isWall, minuteMs, momentOf } from '../time.ts'

/** A stretch of time, milliseconds since 1970; `to` is no longer part of it, so touching is no overlap. */
export type Slot = { from: number; to: number }

/** When a session is, or null while nobody has said. */
export function slotOf({
	start,
	minutes,
	zone
}: Pick<Session, 'start' | 'minutes' | 'zone'>): Slot | null {
	if (!isWall(start)) return null
	const from = momentOf(start, zone)
	return { from, to: from + minutes * minuteMs }
}

/** A slot with the set-up and strike, or the travel, that a resource needs around it. */
export function paddedSlot(
	slot: Slot,
	{ before, after }: Pick<Resource, 'before' | 'after'>
): Slot {
	return { from: slot.from - before * minuteMs, to: slot.to + after * minuteMs }
}

/** Whether two slots share any time. */
export function overlaps(a: Slot, b: Slot): boolean {
	return a.from < b.to && b.from < a.to
}
