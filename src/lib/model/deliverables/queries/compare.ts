import { sameName } from '../names.ts'
import type { Category } from '../records/deliverable.ts'

/** What is compared of a line: of a schedule that is kept, or of a template. */
export type Compared = { name: string; category: Category; mandatory: boolean; note?: string }

/** What one schedule asks for and the other does not, and what both ask for. */
export type Comparison = {
	/** Asked for by the first alone, and by the second alone, in their order. */
	onlyFirst: Compared[]
	onlySecond: Compared[]
	/** Asked for by both; `differs` when one can do without it, or asks for it otherwise. */
	both: { first: Compared; second: Compared; differs: boolean }[]
}

/** What does this buyer want that the other did not? Lines are the same by their names. */
export function compareSchedules(
	first: readonly Compared[],
	second: readonly Compared[]
): Comparison {
	const byName = new Map(second.map((line) => [sameName(line.name), line]))
	const comparison: Comparison = { onlyFirst: [], onlySecond: [], both: [] }
	const met = new Set<Compared>()
	for (const line of first) {
		const other = byName.get(sameName(line.name))
		if (other === undefined) {
			comparison.onlyFirst.push(line)
			continue
		}
		met.add(other)
		const differs = line.mandatory !== other.mandatory || (line.note ?? '') !== (other.note ?? '')
		comparison.both.push({ first: line, second: other, differs })
	}
	comparison.onlySecond.push(...second.filter((line) => !met.has(line)))
	return comparison
}
