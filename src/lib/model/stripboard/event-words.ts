import { formatClock } from './minutes.ts'
import type { ElementEvent, EventKind } from './records/event.ts'

/** What an event is called wherever somebody reads it. */
export const eventNames: Record<EventKind, string> = {
	unavailable: 'Unavailable',
	soft: 'Soft flag',
	travel: 'Travel',
	fitting: 'Fitting',
	rehearsal: 'Rehearsal',
	test: 'Test',
	school: 'School',
	other: 'Other event'
}

/** The hours of an event, `9:00–17:00`, `from 9:00`, `to 17:00`; '' for the whole day. */
export function eventTimes({ fromMinute, toMinute }: ElementEvent): string {
	if (fromMinute === null) return toMinute === null ? '' : `to ${formatClock(toMinute)}`
	if (toMinute === null) return `from ${formatClock(fromMinute)}`
	return `${formatClock(fromMinute)}–${formatClock(toMinute)}`
}

/** What an event says in a square of a calendar: `NELL TOVEY: fitting 9:00–11:00`. */
export function eventLine(name: string, event: ElementEvent): string {
	const what = [eventNames[event.kind].toLowerCase(), eventTimes(event)].filter((part) => part)
	return `${name}: ${what.join(' ')}`
}
