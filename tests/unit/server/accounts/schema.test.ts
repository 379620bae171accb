import { getMigrations } from 'better-auth/db/migration'
import { expect, test } from 'vitest'
import { openAll } from './opened.ts'

test('the tables of sign-in are as the library would make them', async () => {
	const { auth } = await openAll()
	const { toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems } = await getMigrations(
		auth.options
	)
	expect({ toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems }).toEqual({
		toBeCreated: [],
		toBeAdded: [],
		toBeAddedIndexes: [],
		schemaProblems: []
	})
})

test('a column that the library needs and we lack would be found', async () => {
	const { auth, database } = await openAll()
	await database.schema.alterTable('session').dropColumn('userAgent').execute()
	const { toBeAdded } = await getMigrations(auth.options)
	expect(toBeAdded.map(({ table, fields }) => [table, Object.keys(fields)])).toEqual([
		['session', ['userAgent']]
	])
})
