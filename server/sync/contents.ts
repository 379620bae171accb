import * as Y from 'yjs'
import type { Refusal } from '#protocol/refusals.ts'
import { limits } from './limits.ts'
import type { Place } from './places.ts'

/** What is wrong with something that arrives for a place, or null when the model can read it there. */
export function problemOf(content: Y.Item['content'], { holder, key }: Place): Refusal | null {
	if (holder.kind === 'unknown') return 'unknown-place'
	if (key !== null && !isKey(key)) return 'bad-value'
	if (content instanceof Y.ContentDeleted) return null
	if (holder.kind === 'text' && key === null) return problemInText(content, holder.depth)
	if (holder.kind === 'root' && holder.shape.kind === 'note') {
		return key === null && isTextType(content) ? null : 'unknown-place'
	}
	if (key === null) return 'unknown-place'
	const holdsRecords = holder.kind === 'root' && holder.shape.kind === 'records'
	if (holdsRecords && isMap(content)) return null
	return problemOfValue(content)
}

/** A field's value. It is written one at a time, so several together are no value. */
function problemOfValue(content: Y.Item['content']): Refusal | null {
	if (!(content instanceof Y.ContentAny)) return 'unknown-place'
	const isValue = content.arr.length === 1 && isPlain(content.arr[0], limits.maxValueDepth)
	return isValue ? null : 'bad-value'
}

function problemInText(content: Y.Item['content'], depth: number): Refusal | null {
	if (depth > limits.maxNoteDepth) return 'bad-value'
	if (content instanceof Y.ContentString) return null
	if (isTextType(content)) return null
	if (content instanceof Y.ContentFormat) {
		return isKey(content.key) && isPlain(content.value, limits.maxValueDepth) ? null : 'bad-value'
	}
	if (!(content instanceof Y.ContentEmbed)) return 'unknown-place'
	return isPlain(content.embed, limits.maxValueDepth) ? null : 'bad-value'
}

/** A map and nothing more: an element of a note can be one too. */
function isMap(content: Y.Item['content']): boolean {
	return content instanceof Y.ContentType && content.type.constructor === Y.Map
}

/** Elements and texts, as the editor of notes makes them. */
function isTextType(content: Y.Item['content']): boolean {
	if (!(content instanceof Y.ContentType)) return false
	const { type } = content
	if (type instanceof Y.XmlElement) return isKey(type.nodeName)
	return type instanceof Y.XmlText
}

function isKey(key: unknown): boolean {
	return typeof key === 'string' && key.length <= limits.maxKeyLength && key !== '__proto__'
}

/**
 * Whether a value is plain data that can be sent on as JSON: no bytes, no bigints, nothing absurdly
 * large or deep, and no object that was given another prototype by its own key.
 */
function isPlain(value: unknown, depth: number): boolean {
	if (typeof value === 'string') return value.length <= limits.maxValueLength
	if (typeof value !== 'object') return typeof value !== 'bigint'
	if (value === null) return true
	if (depth === 0) return false
	if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return false
	if (Object.hasOwn(value, '__proto__')) return false
	return Object.values(value).every((inner) => isPlain(inner, depth - 1))
}
