import { createHash } from 'node:crypto'
import { fileSentences, mostFileBytes, type FileKind } from '#model/core/stored-file.ts'
import { headBytes, kindOf } from './told-by-bytes.ts'

/** Why a file is not kept, with a sentence for whoever sent it. */
export class NotKept extends Error {
	readonly why: 'too-large' | 'not-a-document' | 'no-room' | 'broken-off'

	constructor(why: NotKept['why'], message: string) {
		super(message)
		this.why = why
	}
}

const notADocument =
	'Documents and pictures can be attached: PDF, Word, Excel, PowerPoint, OpenDocument, text, PNG, JPEG, GIF and WebP. This is none of them, whatever its name says.'

/** What is learnt of a file while it arrives; it is broken off as soon as it cannot be kept. */
export class Arrival {
	#hash = createHash('sha256')
	#head: Uint8Array[] = []
	#headLength = 0
	#kind: FileKind | null = null
	bytes = 0

	/** Passes the bytes on. Throws NotKept in the middle of them when they are too many, or no document's. */
	async *through(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
		for await (const piece of source) {
			this.bytes += piece.length
			if (this.bytes > mostFileBytes) throw new NotKept('too-large', fileSentences.tooLarge)
			this.#hash.update(piece)
			this.#collect(piece)
			yield piece
		}
		this.#judge()
	}

	/** What it is, once it is here. */
	get kind(): FileKind {
		if (this.#kind === null) throw new NotKept('not-a-document', notADocument)
		return this.#kind
	}

	/** Its SHA-256; asked for once. */
	digest(): string {
		return this.#hash.digest('hex')
	}

	#collect(piece: Uint8Array): void {
		if (this.#kind !== null) return
		this.#head.push(piece.subarray(0, headBytes - this.#headLength))
		this.#headLength += piece.length
		if (this.#headLength >= headBytes) this.#judge()
	}

	#judge(): void {
		if (this.bytes === 0) throw new NotKept('not-a-document', fileSentences.empty)
		this.#kind ??= kindOf(Buffer.concat(this.#head).subarray(0, headBytes))
		if (this.#kind === null) throw new NotKept('not-a-document', notADocument)
	}
}
