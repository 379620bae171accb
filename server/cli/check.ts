import * as Y from 'yjs'
import { addressText } from '#model/documents.ts'
import { openStored, storedDocuments } from './documents.ts'
import { readArguments, withStore, type Verb } from './verb.ts'

/** `verify`: whether everything stored can be read. */
export const verify: Verb = {
	usage: 'verify',
	summary: 'reads everything back and says what is damaged',
	async run(args) {
		readArguments(args, { count: 0, options: {} })
		const { problems, checked } = await withStore(async (store) => {
			const problems = await store.verify()
			let checked = 0
			for await (const { address, stored } of storedDocuments(store)) {
				checked++
				try {
					openStored(stored).destroy()
				} catch (error) {
					problems.push(`${addressText(address)}: ${(error as Error).message}`)
				}
			}
			return { problems, checked }
		})
		const isWhole = problems.length === 0
		const text = isWhole ? `All ${checked} documents are whole.` : problems.join('\n')
		return { text, json: { documents: checked, problems }, exitCode: isWhole ? 0 : 1 }
	}
}

/** `compact`: every document's log folded into one snapshot. */
export const compact: Verb = {
	usage: 'compact',
	summary: 'folds the log of every document into a snapshot',
	async run(args) {
		readArguments(args, { count: 0, options: {} })
		const json = await withStore(async (store) => {
			let [documents, updates] = [0, 0]
			for await (const { address, stored } of storedDocuments(store)) {
				if (stored.updates.length === 0) continue
				const doc = openStored(stored)
				await store.compact(address, Y.encodeStateAsUpdate(doc), stored.seq)
				doc.destroy()
				documents++
				updates += stored.updates.length
			}
			return { documents, updates }
		})
		return { text: `Folded ${json.updates} updates of ${json.documents} documents.`, json }
	}
}
