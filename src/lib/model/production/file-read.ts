import { isObject, parseJson } from '../core/json.ts'
import { ok, refuse, type Outcome } from '../core/outcome.ts'
import { isDocumentKind } from '../documents.ts'
import { schemaVersion } from '../version.ts'
import { fileFormat, fileVersion, notePrefix, type ProductionFile } from './file.ts'

/** A note's lists in lists are some dozen deep; what is far deeper could end a reader that follows it. */
const deepest = 200

const newer = 'This file was written by a newer Daybreak. Update this one first.'
const foreign = 'This is no production file of Daybreak’s.'

/** The production in a file's text, whatever that may be. A refusal is a sentence for whoever picked it. */
export function readProductionFile(text: string): Outcome<ProductionFile, string> {
	const read = parseJson(text)
	if (read === undefined) {
		const began = text.includes(`"${fileFormat}"`)
		return refuse(began ? 'This file is damaged: it is not whole, or was changed.' : foreign)
	}
	if (!isObject(read) || read['format'] !== fileFormat) return refuse(foreign)
	const { version, schema, title, documents } = read
	if (!isVersion(version) || !isVersion(schema) || typeof title !== 'string' || title.trim() === '')
		return refuse('This file has lost its title or its version.')
	if (version > fileVersion || schema > schemaVersion) return refuse(newer)
	if (!isObject(documents)) return refuse('This file holds no documents.')
	if (isDeeper(documents, deepest))
		return refuse('This file is nested deeper than a production is.')
	for (const [kind, content] of Object.entries(documents)) {
		const problem = problemOf(kind, content)
		if (problem !== null) return refuse(problem)
	}
	const contents = documents as ProductionFile['documents']
	return ok({
		format: fileFormat,
		version,
		schema,
		title: title.trim().slice(0, 200),
		documents: contents
	})
}

function isVersion(value: unknown): value is number {
	return Number.isInteger(value) && (value as number) > 0
}

function isDeeper(value: unknown, most: number): boolean {
	if (typeof value !== 'object' || value === null) return false
	return most === 0 || Object.values(value).some((inner) => isDeeper(inner, most - 1))
}

function problemOf(kind: string, content: unknown): string | null {
	if (!isDocumentKind(kind))
		return `This file holds “${kind.slice(0, 40)}”, which no production has.`
	if (!isObject(content) || !isObject(content['roots'])) return `“${kind}” cannot be read.`
	for (const [root, held] of Object.entries(content['roots'])) {
		const at = `“${kind}”, “${root.slice(0, 40)}”`
		if (!isObject(held) || root.startsWith(notePrefix)) return `${at} cannot be read.`
		const { records = {}, values = {} } = held
		if (!isObject(records) || !isObject(values)) return `${at} cannot be read.`
		const broken = Object.entries(records).find(([, fields]) => !isObject(fields))
		if (broken) return `${at}: “${broken[0].slice(0, 64)}” is no record.`
	}
	const notes = content['notes'] ?? {}
	const areNotes = isObject(notes) && Object.values(notes).every(Array.isArray)
	return areNotes ? null : `The notes of “${kind}” cannot be read.`
}
