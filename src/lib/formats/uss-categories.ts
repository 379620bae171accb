import { categories, type CategoryId } from '#model/stripboard/categories.ts'

/** Our categories by their number in the Universal Category list of USS 1.0.0. */
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
	sound: 113,
	music: 114,
	art: 115,
	'set-dressing': 116,
	greenery: 117,
	security: 118,
	equipment: 119,
	labour: 120,
	'visual-effects': 121,
	mechanical: 122,
	miscellaneous: 125
}

/** The fixed id by which readers know the category of a number; '' for one we do not have. */
export function categoryOfUcid(ucid: number): string {
	const known = categories.find(({ id }) => ucids[id] === ucid)
	return known?.fdx[0] ?? ''
}
