import type { HolidaysTypes } from 'date-holidays'

/** A country, or a region of one, by its code. */
export type Place = { id: string; name: string }

/** A day that a country does not work: `bank` where banks alone do not have to. */
export type PublicHoliday = { date: string; name: string; kind: 'public' | 'bank' }

/** What is asked for: a region's own days come with those of its country; '' for the country alone. */
export type HolidayQuestion = { country: string; region: string; from: string; to: string }

/** The library knows two hundred countries: it is read when somebody first asks, not as the server starts. */
const library = async () => (await import('date-holidays')).default

const byName = (a: Place, b: Place) => a.name.localeCompare(b.name)

function placesOf(names: Readonly<Record<string, string>> | undefined): Place[] {
	return Object.entries(names ?? {})
		.map(([id, name]) => ({ id, name }))
		.sort(byName)
}

/** Every country whose holidays are known. */
export async function holidayCountries(): Promise<Place[]> {
	const Holidays = await library()
	return placesOf(new Holidays().getCountries('en'))
}

/** The regions of a country that have days of their own; null for a country that is not known. */
export async function holidayRegions(country: string): Promise<Place[] | null> {
	const Holidays = await library()
	const all = new Holidays()
	if (!Object.hasOwn(all.getCountries('en'), country)) return null
	return placesOf(all.getStates(country, 'en'))
}

/** The days on which nobody has to work, whole days only, each date once. Years are those of the span. */
export async function publicHolidays(question: HolidayQuestion): Promise<PublicHoliday[]> {
	const { country, region, from, to } = question
	const Holidays = await library()
	const options = {
		types: ['public', 'bank'] satisfies HolidaysTypes.HolidayType[],
		languages: 'en'
	}
	const days =
		region === '' ? new Holidays(country, options) : new Holidays(country, region, options)
	const found = new Map<string, PublicHoliday>()
	for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
		for (const { date: at, name, type } of days.getHolidays(year, 'en')) {
			const date = at.slice(0, 10)
			const isWhole = at.slice(11, 19) === '00:00:00'
			if (!isWhole || date < from || date > to) continue
			const other = found.get(date)
			const isPublic = type === 'public' || other?.kind === 'public'
			const names = other ? `${other.name}, ${name}` : name
			found.set(date, { date, name: names.slice(0, 80), kind: isPublic ? 'public' : 'bank' })
		}
	}
	return [...found.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}
