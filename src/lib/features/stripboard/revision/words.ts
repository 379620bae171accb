import { formatEighths } from '#model/stripboard/eighths.ts'
import type { FactChange } from '#model/stripboard/queries/revision.ts'
import type { Scene } from '#model/stripboard/records/scene.ts'
import type { StripboardState } from '#model/stripboard/state.ts'
import { standing } from '#model/core/merged.ts'

export const factNames: Record<FactChange['fact'], string> = {
	number: 'Number',
	heading: 'Heading',
	eighths: 'Pages',
	page: 'Page',
	synopsis: 'Synopsis',
	text: 'Words',
	cast: 'Cast',
	elements: 'Breakdown',
	order: 'Order'
}

/** A fact as a person reads it. */
export function factText(fact: FactChange['fact'], value: string | number | null): string {
	if (fact === 'eighths') return formatEighths(typeof value === 'number' ? value : null)
	return value === null || value === '' ? 'none' : String(value)
}

/** What a scene is called besides its number. */
export function headingOf(state: StripboardState, scene: Scene | null): string {
	if (!scene) return ''
	const set = scene.set === '' ? undefined : standing(state.sets).get(scene.set)
	return scene.heading || set?.name || ''
}
