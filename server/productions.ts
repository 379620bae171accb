import { randomInt } from 'node:crypto'
import * as Y from 'yjs'
import { ok, refuse, type Outcome } from '#model/core/outcome.ts'
import { birthOfProduction } from '#model/production/birth.ts'
import { birthsFrom, type ProductionFile } from '#model/production/file.ts'
import { refusalSentences } from '#protocol/refusals.ts'
import type { Birth, Production } from './store/store.ts'
import { Arrivals } from './sync/arrivals.ts'
import { Judgement } from './sync/judgement.ts'
import { limits } from './sync/limits.ts'
import { Holders } from './sync/places.ts'
import { shapeOf } from './sync/shapes.ts'

/** A production to be made. */
export type ProductionOrder = {
	title: string
	from: 'empty' | 'sample'
	newId: () => string
	/** Milliseconds since 1970. */
	now: number
}

/** A production and the first content of its documents, not stored yet. */
export type NewProduction = { production: Production; births: Birth[] }

/** A new production. */
export function newProduction(order: ProductionOrder): NewProduction {
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

/**
 * A production as a file has it, under an id of its own; what the file leaves out begins empty. Its
 * content is judged as edits are: a refusal says which document holds what no edit could write.
 */
export function productionFromFile(
	file: ProductionFile,
	order: Pick<ProductionOrder, 'newId' | 'now'>
): Outcome<NewProduction, string> {
	const { production, births: usual } = newProduction({
		...order,
		title: file.title,
		from: 'empty'
	})
	const births = birthsFrom(file, randomInt(1, 2 ** 32))
	for (const birth of births) {
		const problem = problemOf(birth)
		if (problem !== null) return refuse(problem)
	}
	const missing = usual.filter(({ kind }) => births.every((birth) => birth.kind !== kind))
	return ok({ production: { ...production, madeFrom: 'file' }, births: [...births, ...missing] })
}

function problemOf({ kind, bytes }: Birth): string | null {
	const doc = new Y.Doc()
	const arrivals = Arrivals.read(bytes, doc)
	const holders = new Holders((root) => shapeOf(kind, root))
	const refusal =
		typeof arrivals === 'string' ? arrivals : new Judgement(arrivals, holders, doc).refusal()
	if (refusal !== null) return `“${kind}” cannot be taken. ${refusalSentences[refusal]}`
	if (bytes.length <= limits.maxDocumentBytes) return null
	return `“${kind}” cannot be taken. ${refusalSentences.full}`
}

/** A day where the server stands, as YYYY-MM-DD. */
function localDate(now: number): string {
	const date = new Date(now)
	const twoDigits = (part: number) => String(part).padStart(2, '0')
	return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`
}
