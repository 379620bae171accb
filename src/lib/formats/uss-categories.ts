import { categories, type CategoryId } from '#model/stripboard/categories.ts'

/** Our categories by their number in the Universal Category Identification Standard, which USS 1.0.0 names. */
export const ucids: Record<CategoryId, number> = {
	cast: 100,
	background: 101,
	stunts: 102,
	vehicles: 103,
	props: 104,
	'special-effects': 105,
	wardrobe: 106,
	makeup: 107,
	animals: 108,
	wranglers: 109,
	camera: 110,
	music: 111,
	sound: 112,
	art: 113,
	'set-dressing': 114,
	greenery: 115,
	security: 116,
	equipment: 117,
	labour: 118,
	'visual-effects': 119,
	mechanical: 120,
	miscellaneous: 123
}

/** The fixed id by which readers know the category of a number; '' for one we do not have. */
export function categoryOfUcid(ucid: number): string {
	const known = categories.find(({ id }) => ucids[id] === ucid)
	return known?.fdx[0] ?? ''
}
