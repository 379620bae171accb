import { standing } from '../../core/merged.ts'
import { risks, type Risk } from '../risks.ts'
import type { Element, ElementId } from '../records/element.ts'
import type { Scene } from '../records/scene.ts'
import type { SubjectId } from '../records/event.ts'
import type { SetId } from '../records/set.ts'
import type { BoardState } from '../state.ts'

/** An element that a scene needs. `broughtBy` is the one that brings it along, null for what was put in. */
export type Need = { element: Element; quantity: number; broughtBy: Element | null }

/**
 * Everything a scene needs: what was put into its breakdown, and what that brings along, as a minor
 * brings a studio teacher. Merged elements are the one they were merged into, each once.
 */
export function needsOf(state: Pick<BoardState, 'elements'>, scene: Scene): Need[] {
	const elements = standing(state.elements)
	const needs = new Map<ElementId, Need>()
	for (const id of scene.elements) {
		const element = elements.get(id)
		if (!element) continue
		const quantity = Math.max(scene.quantities[id] ?? 1, needs.get(element.id)?.quantity ?? 1)
		needs.set(element.id, { element, quantity, broughtBy: null })
	}
	// What is added on the way is walked too: a teacher may bring a desk.
	for (const { element: bringer } of needs.values()) {
		for (const id of bringer.brings) {
			const element = elements.get(id)
			if (element && !needs.has(element.id))
				needs.set(element.id, { element, quantity: 1, broughtBy: bringer })
		}
	}
	return [...needs.values()]
}

/** The risks of a scene, in their usual order: those marked, and those that an element's category says. */
export function risksOf(scene: Scene, needs: readonly Need[]): Risk[] {
	const found = new Set<string>(scene.risks)
	for (const { element } of needs) {
		for (const risk of risks) if (risk.category === element.category) found.add(risk.id)
	}
	return risks.filter((risk) => found.has(risk.id))
}

/** What a need is called in a list: `DORY`, `6 × SOLDIER`. */
export function needName({ element, quantity }: Need): string {
	return quantity > 1 ? `${quantity} × ${element.name}` : element.name
}

/** Whom or what a date is about: of an element or set that was merged, the one that stands for it. */
export function subjectOf(
	state: Pick<BoardState, 'elements' | 'sets'>,
	id: SubjectId | ''
): SubjectId | '' {
	const element = standing(state.elements).get(id as ElementId)
	return element?.id ?? standing(state.sets).get(id as SetId)?.id ?? id
}
