import type { Deliverable, DeliverableId } from '../records/deliverable.ts'
import type { HashListId, HashListRecord, HashSheet, HashSheetId } from '../records/hash-list.ts'
import type {
	Copy,
	CopyId,
	Medium,
	MediumEntry,
	MediumEntryId,
	MediumId
} from '../records/medium.ts'
import { grouped } from '../../core/grouped.ts'

/** What the vault says. */
export type VaultState = {
	media: ReadonlyMap<MediumId, Medium>
	log: ReadonlyMap<MediumEntryId, MediumEntry>
	copies: ReadonlyMap<CopyId, Copy>
	hashLists: ReadonlyMap<HashListId, HashListRecord>
	hashSheets: ReadonlyMap<HashSheetId, HashSheet>
	deliverables: ReadonlyMap<DeliverableId, Deliverable>
}

/** A medium with all that follows from its log, and what lies on it. */
export type Shelved = {
	readonly medium: Medium
	/** Where it is, and on which shelf; '' when nobody has said. */
	readonly place: string
	readonly shelf: string
	/** When it was last read back, and whether it was good; '' for never. */
	readonly checked: string
	readonly isDamaged: boolean
	/** What happened to it, the newest first. */
	readonly log: readonly MediumEntry[]
	readonly holds: readonly { copy: Copy; deliverable: Deliverable }[]
	readonly lists: readonly HashListRecord[]
}

/** A file of a hash list, as its sheet keeps it. */
export type ListedFile = {
	path: string
	bytes: number | null
	algorithm: string
	hash: string
	action: string
}

/** Every medium, by barcode and name. */
export function shelvesOf(state: VaultState): Shelved[] {
	const logs = grouped(
		[...state.log.values()].filter(({ removed }) => !removed),
		({ medium }) => medium
	)
	const copies = grouped(
		[...state.copies.values()].filter(({ removed }) => !removed),
		({ medium }) => medium
	)
	const lists = grouped(
		[...state.hashLists.values()].filter(({ removed }) => !removed),
		({ medium }) => medium
	)
	return [...state.media.values()]
		.filter(({ removed }) => !removed)
		.map((medium): Shelved => {
			const log = (logs.get(medium.id) ?? []).sort(compareEntries)
			const moved = log.find(({ kind }) => kind === 'moved')
			const checked = log.find(({ kind }) => kind === 'verified' || kind === 'failed')
			return {
				...{ medium, log, place: moved?.place ?? '', shelf: moved?.shelf ?? '' },
				checked: checked?.date ?? '',
				isDamaged: checked?.kind === 'failed',
				holds: (copies.get(medium.id) ?? []).flatMap((copy) => {
					const deliverable = copy.deliverable && state.deliverables.get(copy.deliverable)
					return deliverable && !deliverable.removed ? [{ copy, deliverable }] : []
				}),
				lists: lists.get(medium.id) ?? []
			}
		})
		.sort((a, b) => compareMedia(a.medium, b.medium))
}

/** Newest first: by the day it happened, then by when it was written down. */
function compareEntries(a: MediumEntry, b: MediumEntry): number {
	const [one, two] = [`${a.date} ${a.at} ${a.id}`, `${b.date} ${b.at} ${b.id}`]
	return one < two ? 1 : -1
}

function compareMedia(a: Medium, b: Medium): number {
	const key = ({ barcode, name, copy, id }: Medium) => `${barcode || '~'} ${name} ${copy} ${id}`
	return key(a) < key(b) ? -1 : 1
}

/** A medium that was found, and the files of its lists that were looked for. */
export type Found = { shelved: Shelved; files: readonly ListedFile[] }

/** The most files told of one medium: whoever looks for more looks for something else. */
const mostFilesTold = 20

/**
 * Where is it? Media on which every word of a text is found: in what it is, where it is, what lies on
 * it, and in the paths of its files.
 */
export function findInVault(state: VaultState, text: string): Found[] {
	const words = wordsAsked(text)
	return shelvesOf(state).flatMap((shelved): Found[] => {
		const said = wordsOf(shelved)
		if (words.every((word) => said.includes(word))) return [{ shelved, files: [] }]
		const files = filesOn(state, shelved).filter(({ path }) => {
			const known = `${said}\n${path.toLowerCase()}`
			return words.every((word) => known.includes(word))
		})
		return files.length > 0 ? [{ shelved, files: files.slice(0, mostFilesTold) }] : []
	})
}

const fillers: ReadonlySet<string> = new Set([
	...['where', 'is', 'are', 'the', 'a', 'an', 'our', 'do', 'we', 'have', 'which', 'what', 'on']
])

/** What of a question is looked for: `Where is the 5.1 M&E?` asks for `5.1` and `m&e`. */
function wordsAsked(text: string): string[] {
	const words = text
		.toLowerCase()
		.split(/\s+/)
		.map((word) => word.replace(/[?!,;:]+$/, ''))
		.filter((word) => word !== '')
	const meant = words.filter((word) => !fillers.has(word))
	return meant.length > 0 ? meant : words
}

function wordsOf({ medium, place, shelf, holds, lists }: Shelved): string {
	return [
		...[medium.barcode, medium.name, medium.kind, medium.generation, medium.note, place, shelf],
		...(medium.copy === '' ? [] : [`copy ${medium.copy}`]),
		...holds.flatMap(({ copy, deliverable }) => [deliverable.name, copy.label, copy.path]),
		...lists.map(({ name }) => name)
	]
		.join('\n')
		.toLowerCase()
}

function filesOn(state: VaultState, { lists }: Shelved): ListedFile[] {
	return lists.flatMap(({ id }) => filesOf(state.hashSheets.values(), id))
}

/** The files of a hash list, in the order of the list. */
export function filesOf(sheets: Iterable<HashSheet>, list: HashListId): ListedFile[] {
	return [...sheets]
		.filter((sheet) => sheet.list === list)
		.sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1))
		.flatMap(({ lines }) => (lines === '' ? [] : lines.split('\n')))
		.map((line) => {
			const [path = '', bytes = '', algorithm = '', hash = '', action = ''] = line.split('\t')
			return { path, bytes: bytes === '' ? null : Number(bytes), algorithm, hash, action }
		})
}

/** What somebody has to see to: what has but one copy, and what was never read back. */
export type VaultWorries = {
	/** On one medium only. */
	single: { deliverable: Deliverable; on: Medium }[]
	neverChecked: Medium[]
	damaged: Medium[]
}

/** What would be lost with one tape, and what nobody has read since it was written. */
export function worriesOf(state: VaultState): VaultWorries {
	const shelves = shelvesOf(state)
	const places = new Map<DeliverableId, { deliverable: Deliverable; on: Set<Medium> }>()
	for (const { medium, holds } of shelves) {
		for (const { deliverable } of holds) {
			const known = places.get(deliverable.id) ?? { deliverable, on: new Set<Medium>() }
			known.on.add(medium)
			places.set(deliverable.id, known)
		}
	}
	return {
		single: [...places.values()].flatMap(({ deliverable, on: [first, second] }) =>
			first && !second ? [{ deliverable, on: first }] : []
		),
		neverChecked: shelves.filter(({ checked }) => checked === '').map(({ medium }) => medium),
		damaged: shelves.filter(({ isDamaged }) => isDamaged).map(({ medium }) => medium)
	}
}
