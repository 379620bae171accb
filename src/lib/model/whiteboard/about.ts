/*
 * What a card is about, or what a frame stands for, as one value: a kind and the id of a thing that
 * lies in a document of its own.
 *
 *     "session 7be1…"      a booking session
 *     "status delivered"   every delivery that has come so far
 *
 * Scenes and shooting days have fields of their own, which are older than this.
 */

/** What a card can be about, beside a scene. */
export const cardKinds = ['session', 'delivery', 'cast', 'contact', 'location', 'query'] as const
export type CardKind = (typeof cardKinds)[number]

/** What a frame can stand for, beside a shooting day. */
export const frameKinds = ['location', 'status', 'resource'] as const
export type FrameKind = (typeof frameKinds)[number]

export type AboutKind = CardKind | FrameKind

/** One thing of the production, by its kind and its id there. */
export type About<Kind extends AboutKind = AboutKind> = { kind: Kind; id: string }

/** What a stored value names; null for nothing, and for what only a newer client knows. */
export function readAbout<Kind extends AboutKind>(
	stored: string,
	kinds: readonly Kind[]
): About<Kind> | null {
	const [kind = '', ...rest] = stored.split(' ')
	const known = kinds.find((each) => each === kind)
	const id = rest.join(' ')
	return known === undefined || id === '' ? null : { kind: known, id }
}

/** The one text form of it. */
export function writeAbout({ kind, id }: About): string {
	return `${kind} ${id}`
}
