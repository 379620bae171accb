import { addDays } from '#model/production/calendar.ts'

/** What the clock on the wall says: the date and the minutes after its midnight. */
export type Now = { date: string; minutes: number }

/** The clock of this device. */
export function nowHere(at = new Date()): Now {
	const two = (part: number) => String(part).padStart(2, '0')
	return {
		date: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
		minutes: at.getHours() * 60 + at.getMinutes()
	}
}

/** A moment as the day counts it: what happens in the small hours after still belongs to the day. */
export function minutesOf(day: string, { date, minutes }: Now): number {
	const isNextMorning = day !== '' && date === addDays(day, 1) && minutes < 12 * 60
	return isNextMorning ? minutes + 24 * 60 : minutes
}
