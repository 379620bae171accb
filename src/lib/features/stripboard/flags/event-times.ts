import { formatClock } from '#model/stripboard/minutes.ts'
import type { ElementEvent } from '#model/stripboard/records/event.ts'

/** The hours of an event, `9:00–17:00`, `from 9:00`, `to 17:00`; '' for the whole day. */
export function eventTimes({ fromMinute, toMinute }: ElementEvent): string {
	if (fromMinute === null) return toMinute === null ? '' : `to ${formatClock(toMinute)}`
	if (toMinute === null) return `from ${formatClock(fromMinute)}`
	return `${formatClock(fromMinute)}–${formatClock(toMinute)}`
}
