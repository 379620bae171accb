import { randomUUID } from 'node:crypto'
import { addressText, type DocumentAddress } from '#model/documents.ts'
import { DiskLog } from '../../server/store/disk-log.ts'
import { readSegment } from '../../server/store/segment.ts'
import type {
	Author,
	Authorship,
	Birth,
	Production,
	Snapshot,
	Store
} from '../../server/store/store.ts'
import { FaultyFiles } from '../support/faulty-files.ts'

type Table = {
	snapshot: Uint8Array | null
	vector: Uint8Array | null
	snapshotSeq: number
	rows: { seq: number; bytes: Uint8Array }[]
	authors: Map<number, Author>
}

/** The real log of edits on a disk that can fail, before tables in memory that cannot. */
export class SimStore implements Store {
	readonly generation = randomUUID()
	readonly restoredFrom = null
	files = new FaultyFiles()
	#tables = new Map<string, Table>()
	#log = this.#begin()

	/** The process has ended: what was under way is lost, and the rest is found as a start finds it. */
	crash(): void {
		this.files = this.files.copy()
		this.#log = this.#begin()
	}

	append(address: DocumentAddress, bytes: Uint8Array, authorship: Authorship | null) {
		return this.#log.append(address, bytes, authorship)
	}

	async load(address: DocumentAddress) {
		await this.file()
		const { snapshot, vector, snapshotSeq, rows, authors } = this.#table(address)
		const updates = rows.map(({ bytes }) => bytes)
		const seq = rows.at(-1)?.seq ?? snapshotSeq
		return { epoch: 1, snapshot, vector, updates, seq, authors: new Map(authors) }
	}

	async compact(address: DocumentAddress, { bytes, vector }: Snapshot, uptoSeq: number) {
		const table = this.#table(address)
		if (uptoSeq <= table.snapshotSeq) return
		Object.assign(table, { snapshot: bytes, vector, snapshotSeq: uptoSeq })
		table.rows = table.rows.filter(({ seq }) => seq > uptoSeq)
	}

	async beginAnew() {}

	async createProduction({ id }: Production, births: readonly Birth[]) {
		for (const { kind, bytes } of births) this.#table({ production: id, kind }).snapshot = bytes
	}

	/** Leaves what is under way alone: only segments that are on the disk are read, and all of them stay. */
	async file() {
		for (const name of this.files.list()) {
			for (const edit of readSegment(this.files.read(name) as Uint8Array)?.edits ?? []) {
				const table = this.#table(edit.address)
				if (edit.seq <= Math.max(table.snapshotSeq, table.rows.at(-1)?.seq ?? 0)) continue
				table.rows.push({ seq: edit.seq, bytes: edit.bytes })
				for (const client of edit.authorship?.clients ?? []) {
					if (!table.authors.has(client)) table.authors.set(client, edit.authorship!.author)
				}
			}
		}
	}

	async listProductions() {
		return []
	}
	async renameProduction() {}
	async removeProduction() {
		return false
	}
	async check() {}
	async verify() {
		return []
	}
	async backup() {}
	async close() {}

	#begin(): DiskLog {
		const { files, generation } = this
		const seqs = files
			.list()
			.flatMap((name) => readSegment(files.read(name) as Uint8Array)?.edits ?? [])
			.map(({ seq }) => seq)
		const tables = [...this.#tables.values()].map(({ snapshotSeq }) => snapshotSeq)
		const seq = Math.max(0, ...seqs, ...tables, ...files.list().map(Number))
		return new DiskLog({ files, generation, seq, closed: () => {} })
	}

	#table(address: DocumentAddress): Table {
		const key = addressText(address)
		const table = this.#tables.get(key) ?? {
			...{ snapshot: null, vector: null, snapshotSeq: 0 },
			...{ rows: [], authors: new Map() }
		}
		this.#tables.set(key, table)
		return table
	}
}
