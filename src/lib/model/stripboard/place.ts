import { isOrderKey } from '../core/order.ts'

/** The lists a strip can lie in. The main unit's days, or the boneyard beside them. */
export const lists = ['main', 'boneyard'] as const
export type List = (typeof lists)[number]

/** Where a strip lies: in which list, at which order key. */
export type Place = { list: List; order: string }

/** A place as it is stored: one value, because a move must be one write. */
export function writePlace(place: Place): string {
	return `${place.list}/${place.order}`
}

/**
 * A place from its stored text. What cannot be read lies at the top of the boneyard, in sight and
 * counted nowhere; a broken order key is replaced, for it would break every move next to it.
 */
export function readPlace(stored: string): Place {
	const slash = stored.indexOf('/')
	const list = lists.find((known) => stored.startsWith(`${known}/`)) ?? 'boneyard'
	const order = stored.slice(slash + 1)
	return { list, order: isOrderKey(order) ? order : 'a0' }
}
