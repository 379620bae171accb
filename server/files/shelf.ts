import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { Kysely } from 'kysely'
import {
	fileSentences,
	isPicture,
	mostFileBytes,
	mostProductionBytes,
	safeFileName,
	type FileKind,
	type PictureSize,
	type StoredFile
} from '#model/core/stored-file.ts'
import type { DocumentAddress } from '#model/documents.ts'
import type { Tables } from '../accounts/database.ts'
import { roomAt } from '../disk.ts'
import { Arrival, NotKept } from './arrival.ts'
import { isThere, pathOf, picturePath, writeWhole } from './folder.ts'
import { Pictures } from './pictures.ts'

/** A file to be kept: which document it is attached in, what it is called, and who sends it. */
export type FileOrder = DocumentAddress & {
	name: string
	person: string
	/** As was said; null when nothing was. */
	length: number | null
	bytes: AsyncIterable<Uint8Array>
}

/** A kept file to hand out. */
export type OpenedFile = { file: StoredFile; content: Readable }

type Parts = {
	database: Kysely<Tables>
	folder: string
	newId: () => string
	now: () => number
}

/** The disk is never filled by attachments: edits and their log go there as well. */
const leftOnDisk = 500 * 1024 * 1024

const productionIsFull = `The files of this production have reached ${mostProductionBytes / 1024 ** 3} GB together, and no more are kept.`
const diskIsFull = 'The server’s disk has no room for more files. Tell whoever runs the server.'
const brokenOff = 'The file did not arrive whole. Try again.'

/**
 * The files that people have attached. Each is written once, under an id of ours, and never changed;
 * who may read or add one is whoever may read or write the document that it is attached in.
 */
export class FileShelf {
	readonly #parts: Parts
	readonly #pictures = new Pictures()

	constructor(parts: Parts) {
		this.#parts = parts
	}

	/** Keeps a file; it is on the disk when this resolves. Throws NotKept, and then nothing is kept. */
	async keep(order: FileOrder): Promise<StoredFile> {
		const { production, length } = order
		if (length !== null && length > mostFileBytes)
			throw new NotKept('too-large', fileSentences.tooLarge)
		await this.#expectRoom(production, length ?? 0)
		const place = { production, id: this.#parts.newId() }
		const arrival = new Arrival()
		const look = () => {
			if (length !== null && arrival.bytes !== length) throw new NotKept('broken-off', brokenOff)
		}
		const bytes = arrival.through(order.bytes)
		await writeWhole(this.#parts.folder, { place, bytes, look }).catch((error: Error) => {
			throw isCutOff(error) ? new NotKept('broken-off', brokenOff) : error
		})
		const { kind } = arrival
		const file = {
			...{ file: place.id, name: safeFileName(order.name, kind), kind },
			...{ bytes: arrival.bytes, hash: arrival.digest() }
		}
		try {
			await this.#write(order, file)
		} catch (error) {
			await rm(pathOf(this.#parts.folder, place), { force: true })
			throw error
		}
		return file
	}

	/** A file of a document; null when that has none of this id, or its bytes are gone. */
	async find(address: DocumentAddress, id: string): Promise<OpenedFile | null> {
		const file = await this.#row(address, id)
		if (file === null) return null
		const path = pathOf(this.#parts.folder, { production: address.production, id })
		return (await isThere(path)) ? { file, content: createReadStream(path) } : null
	}

	/** It as a picture of some size; null when there is no such file, or none can be made of it. */
	async picture(address: DocumentAddress, id: string, size: PictureSize): Promise<Readable | null> {
		const file = await this.#row(address, id)
		if (file === null || !isPicture(file.kind)) return null
		const place = { production: address.production, id }
		const [from, to] = [
			pathOf(this.#parts.folder, place),
			picturePath(this.#parts.folder, place, size)
		]
		if (!(await isThere(to)) && !(await this.#pictures.make({ from, to, size }))) return null
		return createReadStream(to)
	}

	async #row({ production, kind: document }: DocumentAddress, id: string) {
		const row = await this.#parts.database
			.selectFrom('stored_file')
			.select(['id', 'name', 'kind', 'bytes', 'hash'])
			.where('id', '=', id)
			.where('production', '=', production)
			.where('document', '=', document)
			.executeTakeFirst()
		if (row === undefined) return null
		const { id: file, kind, ...rest } = row
		return { file, kind: kind as FileKind, ...rest }
	}

	/** In one transaction with what there is already, so that two at once do not go beyond it together. */
	async #write({ production, kind: document, person }: FileOrder, file: StoredFile): Promise<void> {
		const { file: id, name, kind, bytes, hash } = file
		const row = { id, production, document, name, kind, bytes, hash, person }
		await this.#parts.database.transaction().execute(async (database) => {
			if ((await takenBy(database, production)) + bytes > mostProductionBytes)
				throw new NotKept('no-room', productionIsFull)
			await database
				.insertInto('stored_file')
				.values({ ...row, at: this.#parts.now() })
				.execute()
		})
	}

	async #expectRoom(production: string, length: number): Promise<void> {
		const { database, folder } = this.#parts
		if ((await takenBy(database, production)) + length > mostProductionBytes)
			throw new NotKept('no-room', productionIsFull)
		if ((await roomAt(folder)) - length < leftOnDisk) throw new NotKept('no-room', diskIsFull)
	}
}

/** How many bytes the files of a production have. */
async function takenBy(database: Kysely<Tables>, production: string): Promise<number> {
	const row = await database
		.selectFrom('stored_file')
		.select(({ fn }) => fn.sum<number | null>('bytes').as('bytes'))
		.where('production', '=', production)
		.executeTakeFirst()
	return Number(row?.bytes ?? 0)
}

/** Whoever sent it has gone. */
function isCutOff(error: Error): boolean {
	const code = (error as NodeJS.ErrnoException).code ?? ''
	return error.name === 'AbortError' || ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(code)
}
