import { describe, expect, test } from 'vitest'
import { categories, categoryIds, categoryName, categoryOf } from '#model/stripboard/categories.ts'

const fdxIds = categories.flatMap((category): readonly string[] => category.fdx)

test('ids, names and fixed ids are each there once', () => {
	expect(new Set(categoryIds).size).toBe(categories.length)
	expect(new Set(categories.map((category) => category.name)).size).toBe(categories.length)
	expect(new Set(fdxIds).size).toBe(fdxIds.length)
})

test('fixed ids have the form that Final Draft writes', () => {
	for (const id of fdxIds)
		expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
})

describe('a category from a file', () => {
	test.each([
		['01fc9642-84ff-4366-b37c-a3068dee57e8', 'cast'],
		['028a4e2b-b507-4d09-88ab-90e3edae9071', 'background'],
		['0377dbe6-77a3-41af-bda8-86eb2468fdbf', 'stunts'],
		['04721a56-f54b-49c8-80ad-d53887d6b851', 'vehicles'],
		['05c556eb-6bc1-4a3a-b09f-f8b5ba1b6afa', 'props'],
		['47b02ff1-5161-4137-b736-f36eebba7643', 'camera'],
		['069e18b8-2109-4f3d-94e7-d802027a60a8', 'special-effects'],
		['0726fa85-1e65-4ab8-87de-bf21d09b01f0', 'wardrobe'],
		['08ae1eef-32ce-415f-9a9b-0982d2453ec4', 'makeup'],
		['09cb0d1c-ce01-4f22-bb64-b5f2e6c491c6', 'animals'],
		['0ae40617-cc7c-48e6-ae2b-5aaecc09986f', 'wranglers'],
		['0b0b44c9-aa4b-4c40-88b1-d94472ad7a26', 'music'],
		['0ce7d308-096d-4603-8fe8-349f72cd89ff', 'sound'],
		['c86eae40-3b01-41c3-a7de-6859e6ec971d', 'art'],
		['0debb71b-5743-4c53-80cc-e17e841ce645', 'set-dressing'],
		['0e7a8fc5-5441-4bad-a9bf-5ddd3fe51c69', 'greenery'],
		['0ff5cda4-4d43-4cfe-940f-91380c46fdad', 'equipment'],
		['109d0eaa-0334-4823-ac0c-b44d3f209dc4', 'security'],
		['1179a4b1-70ee-4011-b4a2-809a0af09e92', 'labour'],
		['12ab0932-e3b9-4b4a-bcd0-3da1b4e61d5e', 'visual-effects'],
		['135cc9d1-c4d5-4d00-83d9-571f584ea9cd', 'mechanical'],
		['ce04f547-f7ee-40c9-ab66-d95a0c98034e', 'miscellaneous'],
		['148267ae-50ae-4746-8202-659fb7447b55', 'miscellaneous']
	])('with the fixed id %s is %s, whatever it is called', (fdx, id) => {
		expect(categoryOf(fdx, 'Renamed by the office')).toBe(id)
	})

	test.each([
		['Cast Members', 'cast'],
		[' PROPS ', 'props'],
		['Background Actors', 'background'],
		['Extras', 'background'],
		['Makeup/Hair', 'makeup'],
		['Animal Wrangler', 'wranglers'],
		['Additional Labor', 'labour'],
		['Art Department', 'art'],
		['Special Equipment', 'equipment'],
		['Set dressing', 'set-dressing']
	])('called %j is %s when its id is not known', (name, id) => {
		expect(categoryOf('', name)).toBe(id)
		expect(categoryOf('another program’s id', name)).toBe(id)
	})

	test('of neither known id nor known name is miscellaneous', () => {
		expect(categoryOf('', 'Drones')).toBe('miscellaneous')
		expect(categoryOf('', '')).toBe('miscellaneous')
	})
})

test('a category has a name for a person', () => {
	expect(categoryName('special-effects')).toBe('Special effects')
})
