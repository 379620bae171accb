import * as z from 'zod/mini'
import { request, type Answer } from './api.ts'

const place = z.object({ id: z.string(), name: z.string() })
const countries = z.object({ countries: z.array(place) })
const holiday = z.object({
	/** YYYY-MM-DD. */
	date: z.string(),
	name: z.string(),
	/** `public`, `bank`, or what only a newer server knows. */
	kind: z.string()
})
const found = z.object({ regions: z.array(place), holidays: z.array(holiday) })

/** A country, or a region of one. */
export type Place = z.infer<typeof place>

/** A public holiday, as the server knows it. */
export type PublicHoliday = z.infer<typeof holiday>

/** The countries whose holidays the server knows. */
export function holidayCountries(): Promise<Answer<{ countries: Place[] }>> {
	return request({ method: 'GET', path: '/api/holidays/countries' }, countries)
}

/** The holidays of a country, or of a region of it, between two dates; and which regions it has. */
export function publicHolidays(asked: {
	country: string
	region: string
	from: string
	to: string
}): Promise<Answer<{ regions: Place[]; holidays: PublicHoliday[] }>> {
	const path = `/api/holidays?${new URLSearchParams(asked)}`
	return request({ method: 'GET', path }, found)
}
