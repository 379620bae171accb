import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { FeedEvent, ToldEvent } from '#model/feed.ts'
import { addDays } from '#model/production/calendar.ts'

const statuses = {
	tentative: ICalEventStatus.TENTATIVE,
	confirmed: ICalEventStatus.CONFIRMED,
	cancelled: ICalEventStatus.CANCELLED
}

/** How often calendar programs should ask again, in seconds. They ask when they like. */
const askAgainAfter = 60 * 60

/**
 * An iCalendar file (RFC 5545). Moments are written in UTC, which every program turns into its
 * reader's time; whole days are dates in nobody's zone. `production` makes the events' names unique.
 */
export function writeCalendar(
	{ name, production }: { name: string; production: string },
	events: readonly ToldEvent[]
): string {
	const calendar = ical({
		name: plain(name),
		prodId: { company: 'Daybreak', product: 'Daybreak', language: 'EN' },
		method: ICalCalendarMethod.PUBLISH,
		ttl: askAgainAfter
	})
	for (const { event, sequence, at } of events) {
		calendar.createEvent({
			id: `${event.key}@${production}.daybreak`,
			sequence,
			stamp: new Date(at),
			lastModified: new Date(at),
			...timesOf(event),
			summary: plain(event.title),
			location: event.place === '' ? null : plain(event.place),
			description: event.text === '' ? null : plain(event.text),
			status: statuses[event.status],
			transparency: event.isBusy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT
		})
	}
	// Every line ends, the last one too; the library leaves that one open.
	return `${calendar.toString()}\r\n`
}

function timesOf({ time }: FeedEvent) {
	if (time.kind === 'span') return { start: new Date(time.from), end: new Date(time.to) }
	const midnight = (date: string) => new Date(`${date}T00:00:00Z`)
	return { allDay: true, start: midnight(time.first), end: midnight(addDays(time.last, 1)) }
}

/** Control characters mean something to programs that read lines; in a title they mean nothing. */
function plain(text: string): string {
	return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
}
