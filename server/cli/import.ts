import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import * as Y from 'yjs'
import { readAny } from '#formats/open.ts'
import type { Screenplay } from '#formats/screenplay.ts'
import type { Outcome } from '#model/core/outcome.ts'
import type { DocumentKind } from '#model/documents.ts'
import { contentsOf, makeEqual, retitled, type ProductionFile } from '#model/production/file.ts'
import { readProductionFile } from '#model/production/file-read.ts'
import { importScript } from '#model/stripboard/commands/import.ts'
import { mainBoard } from '#model/stripboard/queries/boards.ts'
import { boards } from '#model/stripboard/records/board.ts'
import { serverOwnerIn } from '../accounts/accounts.ts'
import { openAccountsDatabase } from '../accounts/database.ts'
import { databaseFile, type Config } from '../config.ts'
import { newProduction, productionFromFile, type NewProduction } from '../productions.ts'
import type { Store } from '../store/store.ts'
import { openedDocuments } from '../store/documents.ts'
import { listedProduction, readArguments, UsageError, withStore, type Verb } from './verb.ts'

/** What a file turned out to be. */
type Read = { kind: 'production'; file: ProductionFile } | { kind: 'script'; script: Screenplay }

/** `import FILE --new [TITLE] | --into PRODUCTION`: a script or a whole production. */
export const importFile: Verb = {
	usage: 'import FILE --new [TITLE] | --into PRODUCTION',
	summary: 'reads a script or a production file into a production',
	async run(args) {
		const text = { type: 'string' } as const
		const options = { new: text, into: text }
		const { values, words } = readArguments(withTitle(args), { count: 1, options })
		if ((values.new === undefined) === (values.into === undefined))
			throw new UsageError('It takes either --new or --into.')
		const read = await readFileAt(words[0] as string)
		const { new: title, into } = values
		const made = await withStore((store, config) =>
			into === undefined
				? startFrom(read, { store, config, title: title ?? '' })
				: putInto(store, read, into)
		)
		const json = { ...made, totals: totalsOf(read) }
		return { text: JSON.stringify(json), json }
	}
}

/** `--new` may stand without a title: then the file's own is taken. */
function withTitle(args: readonly string[]): string[] {
	return args.at(-1) === '--new' ? [...args.slice(0, -1), '--new='] : [...args]
}

async function readFileAt(path: string): Promise<Read> {
	const bytes = await readFile(path).catch(() => {
		throw new UsageError(`There is no file ${path} that can be read.`)
	})
	const text = new TextDecoder().decode(bytes)
	const file = text.trimStart().startsWith('{') ? readProductionFile(text) : null
	if (file?.ok) return { kind: 'production', file: file.value }
	const script = await readAny({ name: basename(path), bytes })
	if (script.ok) return { kind: 'script', script: script.value }
	throw new UsageError(file?.reason ?? script.message)
}

type Start = { store: Store; config: Config; title: string }

async function startFrom(read: Read, { store, config, title }: Start) {
	const { production, births } = madeFrom(read, title.trim())
	const owner = await serverOwner(config)
	await store.createProduction(production, births, owner ?? undefined)
	return { production: production.id, title: production.title }
}

function madeFrom(read: Read, title: string): NewProduction {
	const order = { newId: randomUUID, now: Date.now() }
	if (read.kind === 'production')
		return valueOf(productionFromFile(title === '' ? read.file : retitled(read.file, title), order))
	const called = title || read.script.title.trim() || 'Untitled production'
	const { production, births } = newProduction({ ...order, title: called, from: 'empty' })
	return {
		production,
		births: births.map((birth) => {
			if (birth.kind !== 'stripboard') return birth
			const doc = new Y.Doc()
			Y.applyUpdate(doc, birth.bytes)
			layOut(doc, read.script)
			return { ...birth, bytes: Y.encodeStateAsUpdate(doc) }
		})
	}
}

/** Whose a production becomes that is made here; null while nobody has set the server up. */
async function serverOwner(config: Config): Promise<string | null> {
	const database = await openAccountsDatabase(databaseFile(config))
	try {
		return await serverOwnerIn(database)
	} finally {
		await database.destroy()
	}
}

/** Every change is worked out before the first is handed over, so that a refusal leaves all as it was. */
async function putInto(store: Store, read: Read, production: string) {
	const { title } = await listedProduction(store, production)
	const docs = await openedDocuments(store, production)
	if (read.kind === 'script') {
		await keep(
			store,
			production,
			changed(docs, 'stripboard', (doc) => layOut(doc, read.script))
		)
		return { production, title }
	}
	const { file } = read
	valueOf(productionFromFile(file, { newId: randomUUID, now: 0 })) // judged whole, as a new one would be
	const changes = contentsOf(file).flatMap(([kind, content]) =>
		changed(docs, kind, (doc) => makeEqual(doc, kind, content))
	)
	await keep(store, production, changes)
	await store.renameProduction(production, file.title)
	return { production, title: file.title }
}

type Change = { kind: DocumentKind; bytes: Uint8Array }

/** The one update by which a document is changed; none when it says the same already. */
function changed(
	docs: ReadonlyMap<DocumentKind, Y.Doc>,
	kind: DocumentKind,
	work: (doc: Y.Doc) => void
): Change[] {
	const doc = docs.get(kind) ?? new Y.Doc()
	const changes: Change[] = []
	doc.once('update', (bytes: Uint8Array) => changes.push({ kind, bytes }))
	doc.transact(() => work(doc))
	return changes
}

async function keep(store: Store, production: string, changes: readonly Change[]): Promise<void> {
	await Promise.all(
		changes.map(({ kind, bytes }) => store.append({ production, kind }, bytes, null))
	)
}

function layOut(doc: Y.Doc, script: Screenplay): void {
	const board = mainBoard(boards.all(doc))
	if (!board) throw new UsageError('This production has no board to put a script on.')
	const edit = { doc, newId: randomUUID, random: Math.random, origin: 'import' }
	const outcome = importScript(edit, board.id, script)
	if (!outcome.ok) throw new UsageError(`The script was not imported: ${outcome.reason}.`)
}

/** What was read: a script's own totals, or how many records each root of a production holds. */
function totalsOf(read: Read): object {
	if (read.kind === 'script') return read.script.totals
	const counts = contentsOf(read.file).flatMap(([, { roots }]) =>
		Object.entries(roots).map(
			([root, { records, values }]) => [root, Object.keys(records ?? values ?? {}).length] as const
		)
	)
	return Object.fromEntries(counts)
}

function valueOf<Value>(outcome: Outcome<Value, string>): Value {
	if (!outcome.ok) throw new UsageError(outcome.reason)
	return outcome.value
}
