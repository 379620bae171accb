/** The longest a scene or a banner may be given: two full days. */
export const mostMinutes = 48 * 60

/** A duration as `h:mm`; an em dash when unknown. */
export function formatMinutes(minutes: number | null): string {
	if (minutes === null) return '—'
	return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** What a person types for a duration: `1:30`, `90` or `90m` (minutes), `1.5h`, `2h`. Null when unreadable. */
export function parseMinutes(typed: string): number | null {
	const text = typed.trim().toLowerCase()
	const clock = /^(\d{1,2}):([0-5]\d)$/.exec(text)
	if (clock) return within(Number(clock[1]) * 60 + Number(clock[2]))
	const hours = /^(\d{1,2}(?:\.\d{1,2})?)\s*h$/.exec(text)
	if (hours) return within(Math.round(Number(hours[1]) * 60))
	const minutes = /^(\d{1,4})\s*m?$/.exec(text)
	return minutes ? within(Number(minutes[1])) : null
}

function within(minutes: number): number | null {
	return minutes <= mostMinutes ? minutes : null
}

/** The minutes of a day. */
export const dayMinutes = 24 * 60

/** A time of day as `7:00`; past midnight it says so. */
export function formatClock(minutes: number): string {
	const time = formatMinutes(minutes % dayMinutes)
	return minutes < dayMinutes ? time : `${time} next day`
}

/** What a person types for a time: `7`, `7:00`, `19:30`, `7 pm`, `7:30A`, and `25:30` for the night after. Null when unreadable. */
export function parseClock(typed: string): number | null {
	const read = /^(\d{1,2})(?:[:.]?([0-5]\d))?\s*(a|p)?\.?m?\.?( next day)?$/i.exec(typed.trim())
	if (!read) return null
	const [, hour = '', minute = '0', half, next] = read
	const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour)
	const minutes = (hours + (next ? 24 : 0)) * 60 + Number(minute)
	return (half && Number(hour) > 12) || minutes > 36 * 60 ? null : minutes
}
