import type { HashAction, HashedFile, HashList } from './mhl.ts'
import { maxHashedFiles } from './limits.ts'
import { isAlgorithm, isHash } from './mhl-hashes.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import type { XmlReader } from './xml.ts'

type Attributes = Readonly<Record<string, string>>
type Tag = { name: string; attributes: Attributes; line: number }

/** A file while it is read: several algorithms may each have hashed it. */
type OpenFile = Omit<HashedFile, 'algorithm' | 'hash' | 'action' | 'hashedAt'> & {
	hashes: Pick<HashedFile, 'algorithm' | 'hash' | 'action' | 'hashedAt'>[]
	/** The classic list says it once for all. */
	date: string
}

/** Deepest nesting of a list; the schema's deepest is six. */
const maxDepth = 32

/** Hears the XML of a hash list or of a chain. `result` is asked when everything was heard. */
export type MhlReader = XmlReader & { result(): { ok: true; value: HashList } | Refusal }

/** A reader that has heard nothing yet. */
export function mhlReader(): MhlReader {
	const reading = new Reading()
	return {
		open: (name, attributes, line) => reading.open({ name: local(name), attributes, line }),
		close: () => reading.close(),
		text: (piece) => reading.hear(piece),
		refuse: (refusal) => reading.refuse(refusal),
		refusal: () => reading.refusal,
		result: () => reading.result()
	}
}

/** A name without its prefix. */
function local(name: string): string {
	return name.slice(name.indexOf(':') + 1)
}

class Reading {
	refusal: Refusal | null = null
	readonly #path: Tag[] = []
	readonly #list: HashList = {
		...{ format: 'mhl', kind: 'ascmhl', version: '', created: '', tool: '', host: '' },
		...{ author: '', process: '', rootHash: '', files: [], directories: 0, generations: [] }
	}
	#text = ''
	#file: OpenFile | null = null
	#isKnown = false

	refuse(refusal: Refusal): void {
		this.refusal ??= refusal
	}

	hear(piece: string): void {
		if (this.refusal === null && this.#text.length < 10_000) this.#text += piece
	}

	open(tag: Tag): void {
		if (this.refusal) return
		this.#text = ''
		if (this.#path.length === 0) this.#begin(tag)
		this.#path.push(tag)
		if (this.#path.length > maxDepth)
			this.#damaged(tag.line, `it is nested more than ${maxDepth} levels deep`)
		if (tag.name === 'directoryhash') this.#list.directories += 1
		const isFile = tag.name === 'hash' && this.#parent(2) === 'hashes'
		const isClassic = tag.name === 'hash' && this.#path.length === 2
		if (isFile || isClassic) {
			this.#file = { path: '', bytes: null, modified: '', line: tag.line, hashes: [], date: '' }
			if (isClassic) this.#list.kind = 'classic'
		}
		if (tag.name === 'hashlist' && this.#list.kind === 'chain') this.#openGeneration(tag)
	}

	close(): void {
		if (this.refusal) return
		const tag = this.#path.at(-1)
		if (!tag) return
		this.#take(tag, this.#text.trim())
		this.#path.pop()
		this.#text = ''
	}

	result(): { ok: true; value: HashList } | Refusal {
		if (this.refusal) return this.refusal
		if (!this.#isKnown) return refuseFile('wrong-kind', 'This is XML, but no hash list.')
		return { ok: true, value: this.#list }
	}

	#begin({ name, attributes, line }: Tag): void {
		this.#isKnown = name === 'hashlist' || name === 'ascmhldirectory'
		if (!this.#isKnown)
			return this.refuse(
				refuseFile('wrong-kind', `This is a ${name} file, but no hash list.`, line)
			)
		if (name === 'ascmhldirectory') this.#list.kind = 'chain'
		this.#list.version = attributes['version'] ?? ''
	}

	/** The name of the element so many levels up: 1 is the open one. */
	#parent(levels: number): string {
		return this.#path.at(-levels)?.name ?? ''
	}

	#take(tag: Tag, text: string): void {
		if (this.#list.kind === 'chain') return this.#takeGeneration(tag, text)
		if (this.#file) return this.#takeOfFile(this.#file, tag, text)
		const list = this.#list
		const parent = this.#parent(2)
		if (parent === 'creatorinfo') takeCreator(list, tag, text)
		if (parent === 'processinfo' && tag.name === 'process') list.process = text
		if (parent === 'content' && this.#parent(3) === 'roothash' && isAlgorithm(tag.name)) {
			this.#checkHash(tag, text)
			list.rootHash ||= `${tag.name} ${text}`
		}
	}

	#takeOfFile(file: OpenFile, tag: Tag, text: string): void {
		const { name, attributes, line } = tag
		if (name === 'path' || name === 'file') {
			if (text === '') return this.#damaged(line, 'a file has no name')
			file.path = text
			file.modified = attributes['lastmodificationdate'] ?? file.modified
			if (attributes['size'] !== undefined) this.#size(file, attributes['size'], line)
		} else if (name === 'size') this.#size(file, text, line)
		else if (name === 'lastmodificationdate') file.modified = text
		else if (name === 'hashdate') file.date = text
		else if (isAlgorithm(name)) {
			this.#checkHash(tag, text)
			file.hashes.push({
				algorithm: name,
				hash: text,
				action: actionOf(attributes['action']),
				hashedAt: attributes['hashdate'] ?? ''
			})
		} else if (name === 'hash') this.#closeFile(file)
	}

	#size(file: OpenFile, text: string, line: number): void {
		if (!/^\d{1,15}$/.test(text)) return this.#damaged(line, `the size ${text} is no number`)
		file.bytes = Number(text)
	}

	#closeFile({ hashes, date, ...file }: OpenFile): void {
		this.#file = null
		const [first] = hashes
		if (file.path === '') return this.#damaged(file.line, 'a hash belongs to no file')
		if (!first) return this.#damaged(file.line, `${file.path} has no hash`)
		if (this.#list.files.length >= maxHashedFiles)
			return this.refuse(
				refuseFile('too-many', `This list has more than ${maxHashedFiles} files.`, file.line)
			)
		// One that failed outweighs another algorithm that did not.
		const told = hashes.find(({ action }) => action === 'failed') ?? first
		this.#list.files.push({ ...file, ...told, hashedAt: told.hashedAt || date })
	}

	#openGeneration({ attributes, line }: Tag): void {
		const number = attributes['sequencenr'] ?? ''
		if (!/^\d{1,6}$/.test(number)) return this.#damaged(line, 'a generation has no number')
		this.#list.generations.push({ number: Number(number), path: '', algorithm: '', hash: '' })
	}

	#takeGeneration(tag: Tag, text: string): void {
		const generation = this.#list.generations.at(-1)
		if (!generation) return
		if (tag.name === 'path') generation.path = text
		else if (isAlgorithm(tag.name)) {
			this.#checkHash(tag, text)
			Object.assign(generation, { algorithm: tag.name, hash: text })
		} else if (tag.name === 'hashlist' && (generation.path === '' || generation.hash === ''))
			this.#damaged(tag.line, `generation ${generation.number} is not complete`)
	}

	#checkHash({ name, line }: Tag, text: string): void {
		if (!isHash(name, text)) this.#damaged(line, `${text.slice(0, 40) || 'nothing'} is no ${name}`)
	}

	#damaged(line: number, what: string): void {
		this.refuse(
			refuseFile('broken-list', `This hash list is damaged: in line ${line} ${what}.`, line)
		)
	}
}

function takeCreator(list: HashList, { name, attributes }: Tag, text: string): void {
	if (name === 'creationdate' || name === 'startdate') list.created ||= text
	if (name === 'hostname') list.host = text
	if (name === 'tool') list.tool = [text, attributes['version'] ?? ''].filter(Boolean).join(' ')
	if (name === 'author' || name === 'name') list.author ||= text
}

function actionOf(text: string | undefined): HashAction {
	return text === 'original' || text === 'verified' || text === 'failed' || text === 'new'
		? text
		: ''
}
