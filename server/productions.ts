import { randomInt } from 'node:crypto'
import { birthOfProduction } from '#model/production/birth.ts'
import type { Birth, Production } from './store/store.ts'

/** A production to be made. */
export type ProductionOrder = {
	title: string
	from: 'empty' | 'sample'
	newId: () => string
	/** Milliseconds since 1970. */
	now: number
}

/** A new production and the first content of its documents, not stored yet. */
export function newProduction(order: ProductionOrder): { production: Production; births: Birth[] } {
	const { title, from, newId, now } = order
	const births = birthOfProduction({
		title,
		from,
		today: localDate(now),
		newId,
		random: () => randomInt(2 ** 32) / 2 ** 32,
		clientId: randomInt(1, 2 ** 32)
	})
	return { production: { id: newId(), title, madeFrom: from, createdAt: now }, births }
}

/** A day where the server stands, as YYYY-MM-DD. */
function localDate(now: number): string {
	const date = new Date(now)
	const twoDigits = (part: number) => String(part).padStart(2, '0')
	return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`
}
