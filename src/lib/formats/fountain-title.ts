import { isEmpty, type SourceLine } from './fountain-erase.ts'

/** A title page: keys in lower case with their value lines as stored, and the first script line. */
export interface TitlePage {
	values: Map<string, string[]>
	/** Index of the first line behind the title page; 0 when there is none. */
	end: number
}

const knownKeys = new Set([
	...['title', 'credit', 'author', 'authors', 'source', 'draft date', 'date', 'contact', 'notes'],
	...['copyright', 'revision', 'draft', 'episode', 'format', 'font', 'contact info', 'written by']
])

/**
 * Splits off the title page: `Key: value` lines with indented continuations, from the first line
 * with text to the first empty one. Without one known key it is script (`FADE IN:` looks like a key).
 */
export function readTitlePage(lines: readonly SourceLine[]): TitlePage {
	const values = new Map<string, string[]>()
	let current: string[] | null = null
	let at = lines.findIndex((line) => line.text.trim() !== '')
	for (let line = lines[at]; line && !isEmpty(line.text); line = lines[at]) {
		const text = line.text
		const pair = /^\s/.test(text) ? null : keyAndValue(text)
		if (pair) {
			current = values.get(pair.key) ?? []
			values.set(pair.key, current)
			if (pair.value !== '') current.push(pair.value)
		} else if (current && /^\s/.test(text)) {
			if (text.trim() !== '') current.push(text.trim())
		} else break
		at += 1
	}
	const found = [...values.keys()].some((key) => knownKeys.has(key))
	return found ? { values, end: at } : { values: new Map(), end: 0 }
}

/** Longest key looked for; "Draft date" is the longest common one. */
const maxKey = 40

function keyAndValue(text: string): { key: string; value: string } | null {
	const colon = text.slice(0, maxKey).indexOf(':')
	if (colon < 1) return null
	return { key: text.slice(0, colon).trim().toLowerCase(), value: text.slice(colon + 1).trim() }
}
