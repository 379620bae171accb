import { transact, type Edit } from '../../core/edit.ts'
import { fitText } from '../../core/field.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { isDate } from '../../production/calendar.ts'
import { deliverables, type DeliverableId } from '../records/deliverable.ts'
import {
	hashLists,
	hashSheets,
	longestSheet,
	type HashListId,
	type HashListRecord,
	type HashSheetId
} from '../records/hash-list.ts'
import {
	copies,
	media,
	mediaLog,
	type Copy,
	type CopyId,
	type Medium,
	type MediumEntry,
	type MediumEntryId,
	type MediumId
} from '../records/medium.ts'
import type { ListedFile } from '../queries/vault.ts'
import { tidied } from '../tidied.ts'
import type { Taker } from '../planned.ts'

/** What may be said about a medium. */
export type MediumValues = Partial<Omit<Medium, 'id' | 'removed'>>

/** Where it goes or how it was found, and when. */
export type EntryValues = Partial<
	Pick<MediumEntry, 'place' | 'shelf' | 'reference' | 'note' | 'date'>
>

/** Registers a medium, and where it lies. It has a barcode or a name. */
export function addMedium(
	edit: Edit,
	values: MediumValues,
	at?: EntryValues & Taker
): Outcome<MediumId, 'bad-value'> {
	const tidy = tidied(values)
	if (!(tidy.barcode || tidy.name) || media.problem(tidy) !== null) return refuse('bad-value')
	const entry = at && { ...tidied(at), kind: 'moved' as const }
	if (entry && !isEntry(entry)) return refuse('bad-value')
	const id = edit.newId() as MediumId
	transact(edit, () => {
		media.create(edit.doc, id, tidy)
		if (entry?.place) mediaLog.create(edit.doc, newEntry(edit), { ...entry, medium: id })
	})
	return ok(id)
}

/** Changes what is said about a medium; what is left out stays. */
export function changeMedium(
	edit: Edit,
	id: MediumId,
	values: MediumValues
): Outcome<null, 'medium-gone' | 'bad-value'> {
	if (!isThere(edit, id)) return refuse('medium-gone')
	const tidy = tidied(values)
	const stored = { ...media.get(edit.doc, id), ...tidy }
	if (!(stored.barcode || stored.name) || media.problem(tidy) !== null) return refuse('bad-value')
	transact(edit, () => media.patch(edit.doc, id, tidy))
	return ok(null)
}

/** Takes a medium out of the vault's list. */
export function removeMedium(edit: Edit, id: MediumId): Outcome<null, 'medium-gone'> {
	if (!isThere(edit, id)) return refuse('medium-gone')
	transact(edit, () => media.patch(edit.doc, id, { removed: true }))
	return ok(null)
}

/** Writes down that a medium was moved, or read back and found good or damaged. */
export function logMedium(
	edit: Edit,
	id: MediumId,
	entry: EntryValues & Taker & { kind: 'moved' | 'verified' | 'failed' }
): Outcome<MediumEntryId, 'medium-gone' | 'bad-value'> {
	if (!isThere(edit, id)) return refuse('medium-gone')
	const tidy = tidied(entry)
	if (!isEntry(tidy) || (tidy.kind === 'moved' && !tidy.place)) return refuse('bad-value')
	const entryId = newEntry(edit)
	transact(edit, () => mediaLog.create(edit.doc, entryId, { ...tidy, medium: id }))
	return ok(entryId)
}

/** Says that a deliverable lies on a medium, in which version and where on it. */
export function stow(
	edit: Edit,
	id: MediumId,
	values: { deliverable: DeliverableId } & Partial<Pick<Copy, 'label' | 'path'>>
): Outcome<CopyId, 'medium-gone' | 'deliverable-gone' | 'bad-value'> {
	if (!isThere(edit, id)) return refuse('medium-gone')
	if (deliverables.get(edit.doc, values.deliverable)?.removed !== false)
		return refuse('deliverable-gone')
	const tidy = tidied(values)
	if (copies.problem(tidy) !== null) return refuse('bad-value')
	const copy = edit.newId() as CopyId
	transact(edit, () => copies.create(edit.doc, copy, { ...tidy, medium: id }))
	return ok(copy)
}

/** Says that a deliverable does not lie on a medium after all. */
export function unstow(edit: Edit, id: CopyId): Outcome<null, 'copy-gone'> {
	if (copies.get(edit.doc, id)?.removed !== false) return refuse('copy-gone')
	transact(edit, () => copies.patch(edit.doc, id, { removed: true }))
	return ok(null)
}

/** A hash list as it was read from its file. */
export type ReadList = Pick<
	HashListRecord,
	'name' | 'format' | 'created' | 'tool' | 'host' | 'author' | 'process' | 'rootHash'
> & { files: readonly ListedFile[] }

/** More than a production keeps of one list: two hundred sheets of the largest size. */
const mostSheets = 200

/**
 * Keeps a hash list with a medium, and with the deliverable that its files satisfy. A medium whose
 * files were read back is checked on the day of the list.
 */
export function addHashList(
	edit: Edit,
	read: ReadList,
	to: { medium: MediumId; deliverable: DeliverableId | ''; taker: Taker }
): Outcome<HashListId, 'medium-gone' | 'too-many'> {
	if (!isThere(edit, to.medium)) return refuse('medium-gone')
	const sheets = sheetsOf(read.files)
	if (sheets.length > mostSheets) return refuse('too-many')
	const { medium, deliverable, taker } = to
	const { byName, at } = taker
	const count = (action: string) => read.files.filter((file) => file.action === action).length
	const told = { verified: count('verified'), failed: count('failed') }
	const bytes = read.files.reduce((sum, file) => sum + (file.bytes ?? 0), 0)
	const id = edit.newId() as HashListId
	transact(edit, () => {
		const says = { ...fitted(read), files: read.files.length, bytes, ...told }
		hashLists.create(edit.doc, id, { medium, deliverable, ...says, byName, at })
		sheets.forEach((lines, number) =>
			hashSheets.create(edit.doc, edit.newId() as HashSheetId, { list: id, number, lines })
		)
		if (deliverable !== '' && !lies(edit, medium, deliverable))
			copies.create(edit.doc, edit.newId() as CopyId, { deliverable, medium })
		const date = read.created.slice(0, 10)
		if (told.verified + told.failed === 0 || !isDate(date)) return
		const kind = told.failed > 0 ? 'failed' : 'verified'
		const entry = { ...taker, medium, kind, date, reference: fitText(read.name, 120) } as const
		mediaLog.create(edit.doc, newEntry(edit), entry)
	})
	return ok(id)
}

/** Takes a hash list off again; that its medium was read back stays. */
export function removeHashList(edit: Edit, id: HashListId): Outcome<null, 'list-gone'> {
	if (hashLists.get(edit.doc, id)?.removed !== false) return refuse('list-gone')
	transact(edit, () => hashLists.patch(edit.doc, id, { removed: true }))
	return ok(null)
}

function lies(edit: Edit, medium: MediumId, deliverable: DeliverableId): boolean {
	return [...copies.all(edit.doc).values()].some(
		(copy) => copy.medium === medium && copy.deliverable === deliverable && !copy.removed
	)
}

function fitted(read: ReadList) {
	return {
		name: fitText(read.name, 200),
		format: fitText(read.format, 40),
		created: fitText(read.created, 40),
		tool: fitText(read.tool, 120),
		host: fitText(read.host, 120),
		author: fitText(read.author, 120),
		process: fitText(read.process, 40),
		rootHash: fitText(read.rootHash, 140)
	}
}

/** The files in sheets, each as full as it may be. A tab or a line end in a path would split it. */
function sheetsOf(files: readonly ListedFile[]): string[] {
	const sheets: string[] = []
	let sheet = ''
	for (const { path, bytes, algorithm, hash, action } of files) {
		const name = fitText(path.replace(/[\t\r\n]/g, ' '), 2000)
		const line = [name, bytes ?? '', algorithm, hash, action].join('\t')
		if (sheet.length + line.length + 1 > longestSheet) {
			sheets.push(sheet)
			sheet = ''
		}
		sheet += sheet === '' ? line : `\n${line}`
	}
	return sheet === '' ? sheets : [...sheets, sheet]
}

function isThere(edit: Edit, id: MediumId): boolean {
	return media.get(edit.doc, id)?.removed === false
}

function newEntry(edit: Edit): MediumEntryId {
	return edit.newId() as MediumEntryId
}

function isEntry(values: EntryValues & Partial<Taker>): boolean {
	return mediaLog.problem(values) === null && isDate(values.date ?? '')
}
