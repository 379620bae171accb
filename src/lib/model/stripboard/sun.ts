import { getTimes } from 'suncalc'
import { isZone } from '../core/zone.ts'
import { isDate } from '../production/calendar.ts'
import { dayMinutes, formatClock } from './minutes.ts'

/** Where a place is, in degrees: north and east are positive. */
export type Coordinates = { latitude: number; longitude: number }

/**
 * When there is light on a date, in minutes after its midnight in the place's zone; `dawn` and `dusk`
 * are of civil twilight. Null for what does not happen: near the poles the sun can stay up, or down.
 */
export type SunTimes = {
	dawn: number | null
	sunrise: number | null
	sunset: number | null
	dusk: number | null
	/** What the sun does all day, where it neither rises nor sets. */
	allDay: 'up' | 'down' | null
}

const number = String.raw`(\d{1,3}(?:\.\d{1,12})?)\s*°?\s*`
const written = new RegExp(`^(-?)${number}([NS]?)\\s*[,;\\s]\\s*(-?)${number}([EW]?)$`, 'i')

/** What a map hands out: `54.4858, -0.6206`, or `54.4858° N, 0.6206° W`. Null when it is no place on earth. */
export function parseCoordinates(typed: string): Coordinates | null {
	const read = written.exec(typed.trim())
	if (!read) return null
	const [, minusLatitude, north = '', side = '', minusLongitude, east = '', half = ''] = read
	if ((minusLatitude && side) || (minusLongitude && half)) return null
	const latitude = Number(north) * (minusLatitude || side.toUpperCase() === 'S' ? -1 : 1)
	const longitude = Number(east) * (minusLongitude || half.toUpperCase() === 'W' ? -1 : 1)
	return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}

/** Coordinates as they are kept: `54.4858, -0.6206`. */
export function formatCoordinates({ latitude, longitude }: Coordinates): string {
	return `${latitude + 0}, ${longitude + 0}`
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** A clock that tells the date and time in a zone; null for a zone that this machine does not know. */
function clockOf(zone: string): Intl.DateTimeFormat | null {
	const known = clocks.get(zone)
	if (known !== undefined) return known
	if (!isZone(zone)) return null
	const digits = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
	const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
	const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...digits, ...time })
	clocks.set(zone, clock)
	return clock
}

/** A moment in minutes after the midnight that a date begins with on the clocks of a zone. */
function minutesOn(date: string, moment: Date | null, clock: Intl.DateTimeFormat): number | null {
	if (moment === null) return null
	const parts = new Map(clock.formatToParts(moment).map(({ type, value }) => [type, value]))
	const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
	const daysLater = day === date ? 0 : day < date ? -1 : 1
	return daysLater * dayMinutes + Number(parts.get('hour')) * 60 + Number(parts.get('minute'))
}

const found = new Map<string, SunTimes>()
/** A board of 100 days in ten places, and its calendar. */
const mostFound = 2000

/** The light of a date at a place, on the clocks of a zone. Null without a date or a known zone. */
export function sunTimes(
	date: string,
	{ latitude, longitude }: Coordinates,
	zone: string
): SunTimes | null {
	const clock = clockOf(zone)
	if (clock === null || !isDate(date)) return null
	const key = `${date} ${latitude} ${longitude} ${zone}`
	const known = found.get(key)
	if (known) return known
	// Noon where the sun is: suncalc reckons the solar day that a moment lies in.
	const noon = new Date(Date.parse(`${date}T12:00:00Z`) - (longitude / 15) * 3_600_000)
	const sun = getTimes(noon, latitude, longitude)
	const times: SunTimes = {
		dawn: minutesOn(date, sun.dawn, clock),
		sunrise: minutesOn(date, sun.sunrise, clock),
		sunset: minutesOn(date, sun.sunset, clock),
		dusk: minutesOn(date, sun.dusk, clock),
		allDay: sun.alwaysUp ? 'up' : sun.alwaysDown ? 'down' : null
	}
	if (found.size >= mostFound) found.clear()
	found.set(key, times)
	return times
}

/** `Sunrise 6:34, sunset 17:47 (light 6:01 to 18:20)`. */
export function sunWords({ dawn, sunrise, sunset, dusk, allDay }: SunTimes): string {
	if (allDay !== null) return allDay === 'up' ? 'The sun does not set' : 'The sun does not rise'
	const parts = [
		sunrise === null ? '' : `sunrise ${formatClock(sunrise)}`,
		sunset === null ? '' : `sunset ${formatClock(sunset)}`
	].filter((part) => part !== '')
	const light =
		dawn === null || dusk === null
			? ' (light all night)'
			: ` (light ${formatClock(dawn)} to ${formatClock(dusk)})`
	const words = parts.join(', ')
	return words.slice(0, 1).toUpperCase() + words.slice(1) + light
}

/** `6:34–17:47`, for where there is little room; '' where the sun does not both rise and set. */
export function sunSpan({ sunrise, sunset }: SunTimes): string {
	return sunrise === null || sunset === null ? '' : `${formatClock(sunrise)}–${formatClock(sunset)}`
}
