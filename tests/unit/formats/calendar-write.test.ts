import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import type { ToldEvent } from '#model/feed.ts'
import { writeCalendar } from '#formats/calendar-write.ts'

const call: ToldEvent = {
	event: {
		key: 'day-b1-george',
		time: {
			kind: 'span',
			from: Date.UTC(2026, 2, 5, 15, 30),
			to: Date.UTC(2026, 2, 6, 4, 0)
		},
		title: 'Day 4: call 7:30 (SW); “Çalışkan, the Ünder­study” 🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬',
		place: 'Beverly Hills HS, 241 S Moreno Dr; gate\\4',
		text: 'On set 8:45.\nSc 42A: INT KITCHEN\r\nBEGIN:VEVENT\u0007',
		status: 'tentative',
		isBusy: true
	},
	sequence: 4,
	at: Date.UTC(2026, 2, 4, 19)
}
const hold: ToldEvent = {
	event: {
		...call.event,
		...{ key: 'date-2026-03-08', title: 'On hold', place: '', text: '' },
		...{ time: { kind: 'days', first: '2026-03-08', last: '2026-03-08' }, isBusy: false },
		status: 'cancelled'
	},
	sequence: 0,
	at: 0
}
const written = writeCalendar({ name: 'BEDFORD: calls of 1. GEORGE', production: 'p1' }, [
	call,
	hold
])

test('another program reads back what was written', () => {
	const calendar = new ICAL.Component(ICAL.parse(written) as string[])
	expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
	expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('BEDFORD: calls of 1. GEORGE')
	const [first, second] = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
	expect(first).toMatchObject({
		uid: 'day-b1-george@p1.daybreak',
		sequence: 4,
		summary: call.event.title,
		location: call.event.place,
		description: 'On set 8:45.\nSc 42A: INT KITCHEN\nBEGIN:VEVENT '
	})
	expect(first?.startDate.toJSDate().toISOString()).toBe('2026-03-05T15:30:00.000Z')
	expect(first?.endDate.toJSDate().toISOString()).toBe('2026-03-06T04:00:00.000Z')
	expect(first?.component.getFirstPropertyValue('status')).toBe('TENTATIVE')
	expect(first?.component.getFirstPropertyValue('transp')).toBe('OPAQUE')
	expect(String(first?.component.getFirstPropertyValue('dtstamp'))).toBe('2026-03-04T19:00:00Z')
	expect(second?.startDate.isDate).toBe(true)
	expect([String(second?.startDate), String(second?.endDate)]).toEqual(['2026-03-08', '2026-03-09'])
	expect(second?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
	expect(second?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
})

test('lines are as RFC 5545 wants them: CRLF, at most 75 octets, no character cut', () => {
	expect(written.endsWith('END:VCALENDAR\r\n')).toBe(true)
	expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
	const bytes = new TextEncoder()
	for (const line of written.split('\r\n'))
		expect([line, bytes.encode(line).length <= 75]).toEqual([line, true])
	expect(written).not.toContain('\uFFFD')
	expect(written.split('\r\n').filter((line) => line.startsWith('\nBEGIN'))).toEqual([])
	expect(written.match(/^BEGIN:VEVENT/gm)).toHaveLength(2)
})

test('the same is written the same, whatever the zone of the machine', () => {
	expect(written).toContain('DTSTART:20260305T153000Z')
	expect(written).toContain('DTSTART;VALUE=DATE:20260308')
	expect(written).toContain('DTEND;VALUE=DATE:20260309')
})
