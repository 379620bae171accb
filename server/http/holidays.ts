import { Hono } from 'hono'
import * as z from 'zod'
import { daysBetween, isDate } from '#model/production/calendar.ts'
import { holidayCountries, holidayRegions, publicHolidays } from '../holidays.ts'
import { signedIn } from './asking.ts'
import type { HttpParts } from './parts.ts'
import { Problem } from './problem.ts'

/** A shoot of more years than that is a slip of the year, and would keep the server reckoning. */
const mostDays = 5 * 366

const date = z.string().refine(isDate, 'Dates are written YYYY-MM-DD')
const question = z
	.object({
		country: z
			.string({ error: 'A country is needed' })
			.regex(/^[A-Z]{2}$/, 'A country has two capitals'),
		region: z
			.string()
			.regex(/^[A-Z0-9]{0,3}$/, 'There is no such region')
			.default(''),
		from: date,
		to: date
	})
	.refine(({ from, to }) => from <= to, 'The last date comes before the first')
	.refine(({ from, to }) => daysBetween(from, to) <= mostDays, 'That is more than five years')

/** `/api/holidays`: public holidays by country, for whoever is signed in. Nothing is kept of it. */
export function holidayRoutes(parts: HttpParts): Hono {
	return new Hono()
		.get('/countries', async (c) => {
			const me = await signedIn(c, parts)
			await parts.rates.spend('holidays', me.id)
			return c.json({ countries: await holidayCountries() })
		})
		.get('/', async (c) => {
			const me = await signedIn(c, parts)
			await parts.rates.spend('holidays', me.id)
			const read = question.safeParse(c.req.query())
			if (!read.success) throw new Problem('bad-request', read.error.issues[0]?.message)
			const asked = read.data
			const regions = await holidayRegions(asked.country)
			if (regions === null)
				throw new Problem('bad-request', 'No holidays are known for that country')
			if (asked.region !== '' && !regions.some(({ id }) => id === asked.region))
				throw new Problem('bad-request', 'There is no such region')
			return c.json({ regions, holidays: await publicHolidays(asked) })
		})
}
