import { randomUUID } from 'node:crypto'
import { must } from '#model/core/invariant.ts'
import { newProduction } from '../productions.ts'
import { boardHistory } from './history.ts'
import { readArguments, readCount, UsageError, withStore, type Verb } from './verb.ts'

/** `seed`: a production with a real editing history, for benchmarks and for looking at. */
export const seed: Verb = {
	usage: 'seed --scenes N --moves M [--title T]',
	summary: 'makes a production with so much editing history',
	async run(args) {
		const text = { type: 'string' } as const
		const options = { scenes: text, moves: text, title: text }
		const { values } = readArguments(args, { count: 0, options })
		const scenes = readCount('scenes', values.scenes)
		const moves = readCount('moves', values.moves)
		if (scenes === 0) throw new UsageError('--scenes takes at least 1.')
		const title = values.title ?? `${scenes} scenes, ${moves} moves`
		const json = await withStore(async (store) => {
			const order = { title, from: 'empty', newId: randomUUID, now: Date.now() } as const
			const { production, births } = newProduction(order)
			await store.createProduction(production, births)
			const birth = must(
				births.find(({ kind }) => kind === 'stripboard'),
				'it has a stripboard'
			)
			const address = { production: production.id, kind: 'stripboard' } as const
			const appends: Promise<number>[] = []
			for (const { bytes } of boardHistory(birth.bytes, { scenes, moves })) {
				appends.push(store.append(address, bytes, null))
			}
			await Promise.all(appends)
			return { production: production.id, title, scenes, moves, updates: appends.length }
		})
		return { text: JSON.stringify(json), json }
	}
}
