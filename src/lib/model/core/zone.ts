const zones = new Map<string, boolean>()

/** Whether a text names a time zone that this machine knows. */
export function isZone(text: string): boolean {
	const cached = zones.get(text)
	if (cached !== undefined) return cached
	let isKnown = text !== ''
	try {
		new Intl.DateTimeFormat('en', { timeZone: text })
	} catch {
		isKnown = false
	}
	if (zones.size < 2000) zones.set(text, isKnown)
	return isKnown
}
