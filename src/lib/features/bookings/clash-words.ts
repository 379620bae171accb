import type { Clash } from '#model/bookings/clashes/clash.ts'
import { unreachable } from '#model/core/invariant.ts'

/** What clash sentences name: the resource it is about, and the other session where there is one. */
export type Named = { resource: string; other: string }

/** What stands against a hold, in a sentence that says what could be done about it. */
export function clashSentence({ kind, detail }: Clash, { resource, other }: Named): string {
	switch (kind) {
		case 'double':
			return `${resource} is confirmed for ${other} as well. One of the two has to be cancelled or moved.`
		case 'shoot':
			return `${resource} shoots then: ${detail}.`
		case 'absence':
			return `${resource} cannot be had then${detail ? `: ${detail}` : ''}.`
		case 'behindFirm':
			return `${resource} is confirmed for ${other} at that time, or ${other} waits behind it.`
		case 'sameRank':
			return `${resource} has a hold of the same rank for ${other}.`
		case 'buffer':
			return `${resource} has no room for set-up, strike or travel next to ${other}.`
		case 'rest':
			return `${resource} has too little rest before or after ${detail || other}.`
		case 'closed':
			return `${resource} is closed for some of that time.`
		case 'holiday':
			return `${detail} is a holiday.`
		case 'capacity':
			return `${resource} serves ${detail} at once, and more are booked.`
		case 'moved':
			return `${resource} is confirmed for another time. Ask to reschedule it, or move the session back.`
		case 'removed':
			return `${resource} is still confirmed. Cancel it with the house.`
		default:
			return unreachable(kind)
	}
}
