import { crc32 } from 'node:zlib'
import { readAddress, type DocumentAddress } from '#model/documents.ts'
import type { Authorship } from './store.ts'

/*
 * A segment of the edit log: one file, only ever added to, edits of all documents in the order in
 * which they were committed.
 *
 *   segment = record*
 *   record  = length (u32 LE), crc32 of the body (u32 LE), body
 *   body    = 0 start: varint the seq before the first edit, varint ms since 1970, generation
 *           | 1 name: a text that edits refer to by its number, counted from 0 within the segment
 *           | 2 edit: varint seqs since the edit before, varint ms since the start,
 *                     varint name of the document, varint 1 + name of the author or 0,
 *                     varint count of new client ids, each a varint, and the update up to the end
 *
 * A document's name is its address, an author's is `["id","name"]`. Whatever follows the first
 * record that is cut short or does not match its checksum was never acknowledged.
 */

/** An edit on its way to the disk. */
export type NewEdit = {
	address: string
	bytes: Uint8Array
	authorship: Authorship | null
	/** Milliseconds since 1970. */
	at: number
}

/** An edit as a segment keeps it. */
export type LoggedEdit = {
	seq: number
	address: DocumentAddress
	bytes: Uint8Array
	authorship: Authorship | null
	at: number
}

/** What a segment holds, and how many of its bytes are good. */
export type Segment = { generation: string; edits: LoggedEdit[]; goodBytes: number }

const kinds = { start: 0, name: 1, edit: 2 } as const
const headerBytes = 8
/** The most that a body takes besides texts, client ids and the update: six varints. */
const varintBytes = 8

/** Writes the records of one segment, in pieces that are committed one after the other. */
export class SegmentWriter {
	#buffer = Buffer.allocUnsafe(64 * 1024)
	#length = 0
	#names = new Map<string, number>()
	#seq: number
	#startedAt: number

	constructor(start: { seq: number; at: number; generation: string }) {
		this.#seq = start.seq
		this.#startedAt = start.at
		const generation = Buffer.from(start.generation)
		const from = this.#begin(kinds.start, 2 * varintBytes + generation.length)
		this.#varint(start.seq)
		this.#varint(start.at)
		this.#bytes(generation)
		this.#end(from)
	}

	/** Adds an edit under its seq, which is higher than all before. */
	add(seq: number, { address, bytes, authorship, at }: NewEdit): void {
		const document = this.#name(address)
		const author =
			authorship === null
				? 0
				: 1 + this.#name(JSON.stringify([authorship.author.id, authorship.author.name]))
		const clients = authorship?.clients ?? []
		const from = this.#begin(kinds.edit, (5 + clients.length) * varintBytes + bytes.length)
		this.#varint(seq - this.#seq)
		this.#varint(Math.max(0, at - this.#startedAt))
		this.#varint(document)
		this.#varint(author)
		this.#varint(clients.length)
		for (const client of clients) this.#varint(client)
		this.#bytes(bytes)
		this.#end(from)
		this.#seq = seq
	}

	/** What was added since the last piece. It is only good until more is added. */
	piece(): Buffer {
		const piece = this.#buffer.subarray(0, this.#length)
		this.#length = 0
		return piece
	}

	#name(text: string): number {
		const known = this.#names.get(text)
		if (known !== undefined) return known
		const bytes = Buffer.from(text)
		const from = this.#begin(kinds.name, bytes.length)
		this.#bytes(bytes)
		this.#end(from)
		const number = this.#names.size
		this.#names.set(text, number)
		return number
	}

	#begin(kind: number, mostBytes: number): number {
		const from = this.#length
		const needed = from + headerBytes + 1 + mostBytes
		if (needed > this.#buffer.length) {
			const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.#buffer.length))
			this.#buffer.copy(larger, 0, 0, from)
			this.#buffer = larger
		}
		this.#length = from + headerBytes
		this.#buffer[this.#length++] = kind
		return from
	}

	#varint(value: number): void {
		let rest = value
		while (rest > 127) {
			this.#buffer[this.#length++] = 128 | (rest % 128)
			rest = Math.floor(rest / 128)
		}
		this.#buffer[this.#length++] = rest
	}

	#bytes(bytes: Uint8Array): void {
		this.#buffer.set(bytes, this.#length)
		this.#length += bytes.length
	}

	#end(from: number): void {
		const body = this.#buffer.subarray(from + headerBytes, this.#length)
		this.#buffer.writeUInt32LE(body.length, from)
		this.#buffer.writeUInt32LE(crc32(body), from + 4)
	}
}

/**
 * Reads a segment up to its first bad record. Null when it does not even begin as one: it was made,
 * and nothing was committed to it.
 */
export function readSegment(segment: Uint8Array): Segment | null {
	const reader = new SegmentReader(
		Buffer.from(segment.buffer, segment.byteOffset, segment.byteLength)
	)
	return reader.read()
}

class SegmentReader {
	#file: Buffer
	#at = 0
	#end = 0
	#names: string[] = []

	constructor(file: Buffer) {
		this.#file = file
	}

	read(): Segment | null {
		if (this.#next() !== kinds.start) return null
		let seq = this.#varint()
		const startedAt = this.#varint()
		const segment: Segment = { generation: this.#text(), edits: [], goodBytes: this.#end }
		for (let kind = this.#next(); kind !== null; kind = this.#next()) {
			if (kind === kinds.name) this.#names.push(this.#text())
			else if (kind === kinds.edit) {
				seq += this.#varint()
				const edit = this.#edit(seq, startedAt)
				if (edit === null) return segment
				segment.edits.push(edit)
			} else return segment
			segment.goodBytes = this.#end
		}
		return segment
	}

	/** The kind of the next record, whose body is read next; null when there is no good one. */
	#next(): number | null {
		const from = this.#end
		if (from + headerBytes >= this.#file.length) return null
		const end = from + headerBytes + this.#file.readUInt32LE(from)
		if (end > this.#file.length || end === from + headerBytes) return null
		const body = this.#file.subarray(from + headerBytes, end)
		if (crc32(body) !== this.#file.readUInt32LE(from + 4)) return null
		this.#at = from + headerBytes + 1
		this.#end = end
		return body[0] as number
	}

	/** Null when it names what was not named, which a matching checksum leaves to a bug or an attack. */
	#edit(seq: number, startedAt: number): LoggedEdit | null {
		const at = startedAt + this.#varint()
		const address = readAddress(this.#names[this.#varint()] ?? '')
		const author = this.#varint()
		const clients = Array.from({ length: this.#varint() }, () => this.#varint())
		const bytes = Uint8Array.from(this.#file.subarray(this.#at, this.#end))
		if (address === null) return null
		if (author === 0) return { seq, at, address, bytes, authorship: null }
		const name = this.#names[author - 1]
		if (name === undefined) return null
		const [id, text] = JSON.parse(name) as [string, string]
		return { seq, at, address, bytes, authorship: { author: { id, name: text }, clients } }
	}

	#varint(): number {
		let value = 0
		let unit = 1
		while (this.#at < this.#end) {
			const byte = this.#file[this.#at++] as number
			value += (byte & 127) * unit
			if (byte < 128) break
			unit *= 128
		}
		return value
	}

	#text(): string {
		return this.#file.toString('utf8', this.#at, this.#end)
	}
}
