import { grouped } from '../core/grouped.ts'

/**
 * The breakdown's categories in the trade's order. `fdx` is the fixed id by which Final Draft and
 * others know one, whatever they call it (seen identical across programs and versions).
 */
export const categories = [
	{ id: 'cast', name: 'Cast', fdx: ['01fc9642-84ff-4366-b37c-a3068dee57e8'] },
	{ id: 'background', name: 'Background', fdx: ['028a4e2b-b507-4d09-88ab-90e3edae9071'] },
	{ id: 'stunts', name: 'Stunts', fdx: ['0377dbe6-77a3-41af-bda8-86eb2468fdbf'] },
	{ id: 'vehicles', name: 'Vehicles', fdx: ['04721a56-f54b-49c8-80ad-d53887d6b851'] },
	{ id: 'props', name: 'Props', fdx: ['05c556eb-6bc1-4a3a-b09f-f8b5ba1b6afa'] },
	{ id: 'camera', name: 'Camera', fdx: ['47b02ff1-5161-4137-b736-f36eebba7643'] },
	{ id: 'special-effects', name: 'Special effects', fdx: ['069e18b8-2109-4f3d-94e7-d802027a60a8'] },
	{ id: 'wardrobe', name: 'Wardrobe', fdx: ['0726fa85-1e65-4ab8-87de-bf21d09b01f0'] },
	{ id: 'makeup', name: 'Makeup and hair', fdx: ['08ae1eef-32ce-415f-9a9b-0982d2453ec4'] },
	{ id: 'animals', name: 'Animals', fdx: ['09cb0d1c-ce01-4f22-bb64-b5f2e6c491c6'] },
	{ id: 'wranglers', name: 'Animal handlers', fdx: ['0ae40617-cc7c-48e6-ae2b-5aaecc09986f'] },
	{ id: 'music', name: 'Music', fdx: ['0b0b44c9-aa4b-4c40-88b1-d94472ad7a26'] },
	{ id: 'sound', name: 'Sound', fdx: ['0ce7d308-096d-4603-8fe8-349f72cd89ff'] },
	{ id: 'art', name: 'Art department', fdx: ['c86eae40-3b01-41c3-a7de-6859e6ec971d'] },
	{ id: 'set-dressing', name: 'Set dressing', fdx: ['0debb71b-5743-4c53-80cc-e17e841ce645'] },
	{ id: 'greenery', name: 'Greenery', fdx: ['0e7a8fc5-5441-4bad-a9bf-5ddd3fe51c69'] },
	{ id: 'equipment', name: 'Special equipment', fdx: ['0ff5cda4-4d43-4cfe-940f-91380c46fdad'] },
	{ id: 'security', name: 'Security', fdx: ['109d0eaa-0334-4823-ac0c-b44d3f209dc4'] },
	{ id: 'labour', name: 'Additional labour', fdx: ['1179a4b1-70ee-4011-b4a2-809a0af09e92'] },
	{ id: 'visual-effects', name: 'Visual effects', fdx: ['12ab0932-e3b9-4b4a-bcd0-3da1b4e61d5e'] },
	{ id: 'mechanical', name: 'Mechanical effects', fdx: ['135cc9d1-c4d5-4d00-83d9-571f584ea9cd'] },
	{
		id: 'miscellaneous',
		name: 'Miscellaneous',
		fdx: ['148267ae-50ae-4746-8202-659fb7447b55', 'ce04f547-f7ee-40c9-ab66-d95a0c98034e']
	}
] as const

export type CategoryId = (typeof categories)[number]['id']

/** The ids alone, for the field that holds one. */
export const categoryIds: readonly CategoryId[] = categories.map((category) => category.id)

const byFdx = new Map<string, CategoryId>(
	categories.flatMap((category) => category.fdx.map((fdx) => [fdx, category.id] as const))
)

const byName = new Map<string, CategoryId>([
	...categories.map((category) => [category.name.toLowerCase(), category.id] as const),
	['cast members', 'cast'],
	['background actors', 'background'],
	['extras', 'background'],
	['makeup/hair', 'makeup'],
	['animal handler', 'wranglers'],
	['animal wrangler', 'wranglers'],
	['additional labor', 'labour'],
	['art dept', 'art'],
	['costumes', 'wardrobe'],
	['makeup', 'makeup'],
	['hair', 'makeup'],
	['livestock', 'animals'],
	['animal wranglers', 'wranglers'],
	['optical fx', 'visual-effects'],
	['visual fx', 'visual-effects'],
	['vfx', 'visual-effects'],
	['sfx', 'special-effects'],
	['special fx', 'special-effects'],
	['mechanical fx', 'mechanical']
])

/** The category meant by a file: by its fixed id first, then by name; anything else is miscellaneous. */
export function categoryOf(fdxId: string, name: string): CategoryId {
	return byFdx.get(fdxId) ?? byName.get(name.trim().toLowerCase()) ?? 'miscellaneous'
}

/** A list by category, in the trade's order; categories that have nothing in it are left out. */
export function byCategory<Value>(
	list: Iterable<Value>,
	categoryOf: (value: Value) => CategoryId
): { id: CategoryId; name: string; found: Value[] }[] {
	const groups = grouped(list, categoryOf)
	return categories.flatMap(({ id, name }) => {
		const found = groups.get(id)
		return found ? [{ id, name, found }] : []
	})
}

/** A category's name for a person. */
export function categoryName(id: CategoryId): string {
	return categories.find((category) => category.id === id)?.name ?? id
}
