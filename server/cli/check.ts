import { existsSync } from 'node:fs'
import * as Y from 'yjs'
import { examine } from '../backups/examine.ts'
import { problemsOfFiles } from '../backups/packed.ts'
import { databaseFile, readConfig } from '../config.ts'
import { openStored, storedDocuments } from '../store/documents.ts'
import { readArguments, UsageError, withStore, type Verb } from './verb.ts'

/** `verify`: whether everything stored can be read, here or in a backup. */
export const verify: Verb = {
	usage: 'verify [FILE]',
	summary: 'opens every document and attached file, of a backup too, and names what is damaged',
	async run(args) {
		const { words } = readArguments(args, { count: [0, 1], options: {} })
		const file = words[0] ?? databaseFile(readConfig(process.env))
		if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`)
		const { documents, damaged, problems: found } = await examine(file)
		const problems = [...found, ...(await problemsOfFiles(file))]
		const json = { documents, damaged, problems }
		const isWhole = problems.length === 0
		const text = isWhole ? `All ${documents} documents are whole.` : problems.join('\n')
		return { text, json, exitCode: isWhole ? 0 : 1 }
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
				const snapshot = { bytes: Y.encodeStateAsUpdate(doc), vector: Y.encodeStateVector(doc) }
				await store.compact(address, snapshot, stored.seq)
				doc.destroy()
				documents++
				updates += stored.updates.length
			}
			return { documents, updates }
		})
		return { text: `Folded ${json.updates} updates of ${json.documents} documents.`, json }
	}
}
