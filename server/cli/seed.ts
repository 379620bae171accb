import { randomUUID } from 'node:crypto'
import { must } from '#model/core/invariant.ts'
import { mostLinesAtOnce } from '#model/deliverables/commands/schedule.ts'
import type { DocumentKind } from '#model/documents.ts'
import { newProduction } from '../productions.ts'
import { bookingHistory } from './bookings.ts'
import { deliveryHistory } from './deliveries.ts'
import { boardHistory } from './history.ts'
import { readArguments, readCount, UsageError, withStore, type Verb } from './verb.ts'

/** Ten seasons' worth; one verdict on all of them is still a matter of seconds. */
const mostBookings = 5000

/** `seed`: a production with a real editing history, for benchmarks and for looking at. */
export const seed: Verb = {
	usage: 'seed --scenes N --moves M [--bookings N] [--deliverables N] [--title T]',
	summary: 'makes a production with so much editing history',
	async run(args) {
		const text = { type: 'string' } as const
		const counts = { scenes: text, moves: text, bookings: text, deliverables: text }
		const options = { ...counts, title: text }
		const { values } = readArguments(args, { count: 0, options })
		const scenes = readCount('scenes', values.scenes)
		const moves = readCount('moves', values.moves)
		const deliverables = readCount('deliverables', values.deliverables ?? '0')
		const bookings = readCount('bookings', values.bookings ?? '0')
		if (bookings > mostBookings) throw new UsageError(`--bookings takes at most ${mostBookings}.`)
		if (deliverables > mostLinesAtOnce)
			throw new UsageError(`--deliverables takes at most ${mostLinesAtOnce}.`)
		if (scenes === 0) throw new UsageError('--scenes takes at least 1.')
		const title = values.title ?? `${scenes} scenes, ${moves} moves`
		const json = await withStore(async (store) => {
			const order = { title, from: 'empty', newId: randomUUID, now: Date.now() } as const
			const { production, births } = newProduction(order)
			await store.createProduction(production, births)
			const appends: Promise<number>[] = []
			const append = (kind: DocumentKind, updates: Iterable<Uint8Array>) => {
				for (const bytes of updates)
					appends.push(store.append({ production: production.id, kind }, bytes, null))
			}
			const birth = must(
				births.find(({ kind }) => kind === 'stripboard'),
				'it has a stripboard'
			)
			append(
				'stripboard',
				[...boardHistory(birth.bytes, { scenes, moves })].map(({ bytes }) => bytes)
			)
			const today = new Date().toISOString().slice(0, 10)
			if (bookings > 0) {
				const history = bookingHistory({ bookings, today })
				append('bookings', history.bookings)
				append('rulings', history.rulings)
			}
			if (deliverables > 0) append('deliverables', deliveryHistory({ deliverables, today }))
			await Promise.all(appends)
			return {
				...{ production: production.id, title, scenes, moves, bookings, deliverables },
				updates: appends.length
			}
		})
		return { text: JSON.stringify(json), json }
	}
}
