import { productionFile } from '#model/production/file.ts'
import { openedDocuments } from './documents.ts'
import { listedProduction, readArguments, withStore, type Verb } from './verb.ts'

/** `export PRODUCTION`: the whole production as one file of JSON on stdout. */
export const exportProduction: Verb = {
	usage: 'export PRODUCTION',
	summary: 'prints a whole production as one open JSON file',
	async run(args) {
		const { words } = readArguments(args, { count: 1, options: {} })
		const production = words[0] as string
		const json = await withStore(async (store) => {
			const { title } = await listedProduction(store, production)
			return productionFile(title, await openedDocuments(store, production))
		})
		return { text: JSON.stringify(json, null, '\t'), json }
	}
}
