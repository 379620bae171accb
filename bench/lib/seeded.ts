import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { runVerb, signIn } from './product.ts'
import type { Bench } from './scenario.ts'

/** A production with a long history, as a folder that is copied for every measurement. */
export type Seeded = {
	production: string
	/** The `Cookie` header of somebody who may open it, in every copy. */
	cookie: string
	scenes: number
	moves: number
	/** A fresh copy with every edit in the log, as if none had ever been folded: the worst a start can meet. */
	unfolded: (name: string) => string
	/** A fresh copy folded into one snapshot, which is what a server that took the edits leaves. */
	folded: (name: string) => string
}

/**
 * Made by the `seed` verb: five people, one import of a script, then real move commands, each its
 * own update in the store. A copy is folded by the `compact` verb.
 */
export async function seedProduction(bench: Bench, name: string): Promise<Seeded> {
	const { scenes, moves } = bench.isQuick
		? { scenes: 300, moves: 300 }
		: { scenes: 300, moves: 20_000 }
	bench.say(`${name}: making ${scenes} scenes and ${moves} moves`)
	const base = join(bench.dir, `${name}-seeded`)
	const words = ['seed', '--scenes', String(scenes), '--moves', String(moves)]
	const { production } = (await runVerb(base, words)) as { production: string }
	const cookie = await signIn(base, production)
	const folded = join(bench.dir, `${name}-folded`)
	cpSync(base, folded, { recursive: true })
	await runVerb(folded, ['compact'])
	const copy = (from: string) => (as: string) => {
		const to = join(bench.dir, `${name}-${as}`)
		cpSync(from, to, { recursive: true })
		return to
	}
	return { production, cookie, scenes, moves, unfolded: copy(base), folded: copy(folded) }
}
