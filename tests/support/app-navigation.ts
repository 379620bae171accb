/*
 * SvelteKit's `$app/navigation` for tests without a browser, where there is no address to change: where
 * somebody was sent is kept to be looked at.
 */

/** Where somebody was sent, the last place last. */
export const places: string[] = []

export async function goto(place: string | URL): Promise<void> {
	places.push(String(place))
}

export function replaceState(place: string | URL): void {
	places.push(String(place))
}
