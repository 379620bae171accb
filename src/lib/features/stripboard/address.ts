import { replaceState } from '$app/navigation'

/** What the address asks for by this name; null for nothing. */
export function askedFor(name: string): string | null {
	return new URLSearchParams(location.search).get(name)
}

/** Writes what is shown into the address, so that a link shows a colleague the same; null takes a name out. */
export function showInAddress(shown: Readonly<Record<string, string | null>>): void {
	const here = new URL(location.href)
	for (const [name, value] of Object.entries(shown)) {
		if (value === null) here.searchParams.delete(name)
		else here.searchParams.set(name, value)
	}
	if (here.href !== location.href) replaceState(here, {})
}
