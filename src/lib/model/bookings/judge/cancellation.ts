/** A tier of a house's terms: cancelled fewer hours before the start than this costs this much. */
export type Tier = { hours: number; percent: number }

/** Reads tiers as houses state them, `72:50 24:100`; what is no tier is passed over. */
export function readTiers(text: string): Tier[] {
	return [...text.matchAll(/(\d{1,4})\s*h?\s*:\s*(\d{1,3})\s*%?/g)]
		.map(([, hours, percent]) => ({
			hours: Number(hours),
			percent: Math.min(100, Number(percent))
		}))
		.sort((a, b) => a.hours - b.hours)
}

/** What cancelling costs with so many hours to go, in percent of the session: the nearest tier reached. */
export function feeOf(tiers: readonly Tier[], hoursLeft: number): number {
	return Math.max(
		0,
		...tiers.filter(({ hours }) => hoursLeft < hours).map(({ percent }) => percent)
	)
}
