import { toBase64 } from 'lib0/buffer'
import { SvelteMap } from 'svelte/reactivity'
import * as Y from 'yjs'
import {
	difference,
	differenceSince,
	patch,
	rebased,
	thingsIn,
	type Patch
} from '#model/core/difference.ts'
import { transact, type Edit } from '#model/core/edit.ts'
import { entryIn } from '#model/core/entries.ts'
import { must } from '#model/core/invariant.ts'
import { ok, type Outcome } from '#model/core/outcome.ts'
import {
	authored,
	documents,
	readAddress,
	writtenOnce,
	type DocumentKind
} from '#model/documents.ts'
import { wasRestored } from '#protocol/lineage.ts'
import type { Aside, Device } from './device.ts'
import type { Replica } from './replica.ts'
import type { Unsent, UnsentFile } from './unsent.ts'

/** After this long, edits that were never sent are offered instead of being made again by themselves. */
const staleAfterMs = 7 * 24 * 60 * 60 * 1000

/** How long one tab has for making edits again. */
const claimMs = 60_000

/**
 * Edits of a copy that was laid aside, which the shared document lacks:
 *
 *   restored   the server lost them when it was restored from a backup
 *   late       they were never sent, too long ago to be made again unasked
 *   met        they were made again, but for these: somebody has written there since
 */
export type Offer = Pick<Unsent, 'kind' | 'edits' | 'exported' | 'discard'> & {
	key: string
	why: 'restored' | 'late' | 'met'
	/** The newest edit of the backup, in milliseconds since 1970. */
	restoredFrom: number | null
	/** Makes them again, as edits of mine; null where I may not. */
	accept: (() => Promise<void>) | null
}

type Parts = {
	device: Device
	/** My id: what is another person's own is not mine to bring back. */
	me: string
	mayWrite: (kind: DocumentKind) => boolean
	run: (
		kind: DocumentKind,
		command: (edit: Edit) => Outcome<Patch[], never>
	) => Outcome<Patch[], 'read-only'>
}

/** Brings back what this device had, when the shared document turned out to have another history. */
export class Returning {
	readonly #parts: Parts
	readonly #offers = new SvelteMap<string, Offer>()
	readonly #looked = new Set<DocumentKind>()

	constructor(parts: Parts) {
		this.#parts = parts
	}

	/** What waits for a decision. */
	get offers(): readonly Offer[] {
		return [...this.#offers.values()]
	}

	/** The server has told what it has of a document: what was laid aside of it is held against that, once. */
	async look(kind: DocumentKind, replica: Replica): Promise<void> {
		if (replica.history === null || this.#looked.has(kind)) return
		this.#looked.add(kind)
		const { aside } = this.#parts.device
		const kept = aside.where('document').equals(replica.name).sortBy('n')
		const rows = await kept.catch(() => [])
		for (const row of rows) await this.#compare(kind, replica, row)
	}

	async #compare(kind: DocumentKind, replica: Replica, row: Aside): Promise<void> {
		const { lineage, restoredFrom } = must(replica.history, 'it has been told')
		const held = row.lineage ?? { generation: null, epoch: 1, seq: 0 }
		const isRestored = wasRestored(held, lineage)
		const patches = beyond(
			replica.doc,
			{ row, roots: documents[kind], me: this.#parts.me },
			isRestored && held.epoch === lineage.epoch
		)
		if (patches.length === 0) return this.#settle(row)
		const isStale = Date.now() - row.at > staleAfterMs
		const offer = { kind, replica, row, restoredFrom }
		if (isRestored || isStale || !this.#parts.mayWrite(kind)) {
			return this.#offer(offer, patches, isRestored ? 'restored' : 'late')
		}
		if (await this.#claim(row)) await this.#bringBack(offer, patches)
	}

	/** Only one tab makes them again unasked. One that dies over it leaves them to the next. */
	#claim({ n }: Aside): Promise<boolean> {
		const { device } = this.#parts
		return device.transaction('rw', device.aside, async () => {
			const row = await device.aside.get(n)
			if (!row || Date.now() - (row.claimedAt ?? 0) < claimMs) return false
			await device.aside.update(n, { claimedAt: Date.now() })
			return true
		})
	}

	/** Makes them again where nobody has written since; answers for the rest are asked. */
	async #bringBack(offer: Offered, patches: readonly Patch[]): Promise<void> {
		const { kind, replica, row } = offer
		const outcome = this.#parts.run(kind, (edit) => {
			let met: Patch[] = []
			transact(edit, () => (met = patch(edit.doc, patches).met))
			return ok(met)
		})
		if (!outcome.ok) return
		await replica.kept()
		if (outcome.value.length === 0) return this.#settle(row)
		this.#offer(offer, outcome.value, 'met')
	}

	#offer(offer: Offered, patches: readonly Patch[], why: Offer['why']): void {
		const { kind, replica, row, restoredFrom } = offer
		const key = `${row.n}`
		const accept = () => {
			const now = why === 'met' ? rebased(replica.doc, patches) : patches
			return this.#bringBack(offer, now)
		}
		this.#offers.set(key, {
			...{ key, kind, why, restoredFrom },
			edits: thingsIn(patches),
			accept: this.#parts.mayWrite(kind) ? accept : null,
			exported: () => fileOf(row, patches),
			discard: () => this.#settle(row)
		})
	}

	async #settle({ n }: Aside): Promise<void> {
		await this.#parts.device.aside.delete(n)
		this.#offers.delete(`${n}`)
	}
}

type Offered = { kind: DocumentKind; replica: Replica; row: Aside; restoredFrom: number | null }

/**
 * What a copy has that the shared document lacks. One history that went back is compared edit by edit.
 * Without what is another person's own: they bring back theirs, and the server would take it from nobody else.
 */
function beyond(
	shared: Y.Doc,
	{ row, roots, me }: { row: Aside; roots: readonly string[]; me: string },
	isSameHistory: boolean
): Patch[] {
	const mine = opened(row.mine)
	const patches = isSameHistory
		? differenceSince(shared, mine, roots)
		: difference(opened(row.base), mine, roots)
	return patches.filter((each) => {
		const author = authored[each.root]
		if (author === undefined || 'content' in each) return true
		return fieldsOf(mine, each.root, each.record)[author] === me
	})
}

function opened(bytes: Uint8Array): Y.Doc {
	const doc = new Y.Doc()
	Y.applyUpdate(doc, bytes)
	return doc
}

/** As a file: each record with the fields that are other, and everything this device had. */
function fileOf(row: Aside, patches: readonly Patch[]): UnsentFile {
	const address = must(readAddress(row.document), 'a document is kept under its address')
	const mine = opened(row.mine)
	const records = new Map<string, UnsentFile['records'][number]>()
	for (const each of patches) {
		const { collection, id, changed, fields } = recordOf(mine, each)
		const name = JSON.stringify([collection, id])
		const record = records.get(name) ?? { collection, id, changed: [], fields }
		record.changed.push(...changed)
		records.set(name, record)
	}
	return {
		...{ format: 'daybreak-unsent', version: 1 },
		...{ production: address.production, document: address.kind },
		exportedAt: new Date().toISOString(),
		records: [...records.values()],
		update: toBase64(row.mine)
	}
}

/** What a patch changes, and all of the record that it is in. */
function recordOf(mine: Y.Doc, each: Patch): UnsentFile['records'][number] {
	if ('content' in each) {
		const fields = { text: each.to }
		return { collection: 'notes', id: each.root.slice(5), changed: ['text'], fields }
	}
	const { root, record, key, to } = each
	const entry = record === null && writtenOnce.has(root) ? entryIn(to) : null
	if (entry) return { collection: root, id: key, changed: Object.keys(entry), fields: entry }
	const fields = fieldsOf(mine, root, record)
	return { collection: root, id: record ?? root, changed: [key], fields }
}

function fieldsOf(doc: Y.Doc, root: string, record: string | null): Record<string, unknown> {
	const map = record === null ? doc.getMap(root) : doc.getMap(root).get(record)
	return map instanceof Y.Map ? (map.toJSON() as Record<string, unknown>) : {}
}
