import { standingList } from '../../core/merged.ts'
import type { CategoryId } from '../categories.ts'
import type { Element, ElementId } from '../records/element.ts'
import type { StripboardState } from '../state.ts'
import { needsOf } from './breakdown.ts'
import { compareCast } from './rows.ts'

/** What tells elements apart: their category and their name, however it is written. */
export function elementKey(category: CategoryId, name: string): string {
	return JSON.stringify([category, name.toLowerCase()])
}

/** An element with the scenes that need it, in script order. Omitted scenes do not count. */
export type ElementUse = { element: Element; scenes: number; first: string | null }

/** Every element that stands, by number, then name. `first` is where its first scene lies in the script. */
export function elementUses(state: StripboardState): ElementUse[] {
	const uses = new Map<ElementId, { scenes: number; first: string | null }>()
	for (const scene of state.scenes.values()) {
		if (scene.removed || scene.omitted) continue
		for (const { element } of needsOf(state, scene)) {
			const known = uses.get(element.id) ?? { scenes: 0, first: null }
			const isFirst = known.first === null || scene.position < known.first
			uses.set(element.id, {
				scenes: known.scenes + 1,
				first: isFirst ? scene.position : known.first
			})
		}
	}
	return standingList(state.elements)
		.sort(compareCast)
		.map((element) => ({ element, scenes: 0, first: null, ...uses.get(element.id) }))
}

/** How board ids are given out: to whom appears first in the script, or to whom has the most scenes. */
export type Numbering = 'appearance' | 'scenes'

/**
 * The board ids that a category would get: 1, 2, 3 in this order, but locked ones stay, and their ids
 * are passed over. Only what would change.
 */
export function planNumbers(
	state: StripboardState,
	category: CategoryId,
	by: Numbering
): { element: Element; number: string }[] {
	const uses = elementUses(state).filter(({ element }) => element.category === category)
	const taken = new Set(
		uses.filter(({ element }) => element.numberLocked).map(({ element }) => element.number)
	)
	const free = uses.filter(({ element }) => !element.numberLocked).sort(comparators[by])
	let next = 0
	const planned = free.map(({ element }) => {
		do next += 1
		while (taken.has(String(next)))
		return { element, number: String(next) }
	})
	return planned.filter(({ element, number }) => element.number !== number)
}

const comparators: Record<Numbering, (a: ElementUse, b: ElementUse) => number> = {
	appearance: (a, b) => compareFirst(a, b) || compareCast(a.element, b.element),
	scenes: (a, b) => b.scenes - a.scenes || compareFirst(a, b) || compareCast(a.element, b.element)
}

/** Who appears in no scene comes last. */
function compareFirst(a: ElementUse, b: ElementUse): number {
	if (a.first === b.first) return 0
	if (a.first === null || b.first === null) return a.first === null ? 1 : -1
	return a.first < b.first ? -1 : 1
}
