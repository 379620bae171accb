/*
 * Mentions in plain text: `@Ann Lee`, as it is typed and as it is read. Whom a text mentions is kept
 * beside it by id; the text keeps the name that was written.
 */

/** Somebody who can be mentioned. */
export type Mentionable = { id: string; name: string }

/** A part of a text: a name behind its @, or what stands between names. */
export type Span = { text: string; name: string | null }

/** The most names that are offered at once: more are not read, but typed on. */
const mostOffered = 6

/** The mention that is being typed where the caret stands: where its @ is, and what follows so far. */
export function mentionAt(text: string, caret: number): { from: number; typed: string } | null {
	const before = text.slice(0, caret)
	const from = before.lastIndexOf('@')
	// An @ behind a letter is an e-mail address.
	if (from === -1 || /[\p{L}\p{N}]$/u.test(before.slice(0, from))) return null
	const typed = before.slice(from + 1)
	return /^\s|\n/.test(typed) ? null : { from, typed }
}

/** Whose name begins like that, or a word of it: those first whose first name does. */
export function offered<Person extends Mentionable>(
	people: readonly Person[],
	typed: string
): Person[] {
	const wanted = plain(typed)
	const begins = people.filter(({ name }) => plain(name).startsWith(wanted))
	const within = people.filter(
		(person) => !begins.includes(person) && plain(person.name).includes(` ${wanted}`)
	)
	return [...begins, ...within].slice(0, mostOffered)
}

/** The text with a name in the place of what was typed, and where the caret stands behind it. */
export function withMention(
	text: string,
	{ from, caret, name }: { from: number; caret: number; name: string }
): { text: string; caret: number } {
	const head = `${text.slice(0, from)}@${name} `
	return { text: head + text.slice(caret).replace(/^ /, ''), caret: head.length }
}

/** A text in parts, each name of these behind an @ by itself. */
export function spansOf(text: string, names: readonly string[]): Span[] {
	const longestFirst = [...new Set(names)].filter(Boolean).sort((a, b) => b.length - a.length)
	if (longestFirst.length === 0) return text === '' ? [] : [{ text, name: null }]
	const anyName = longestFirst.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')
	const mention = new RegExp(`(?<![\\p{L}\\p{N}])@(?:${anyName})(?![\\p{L}\\p{N}])`, 'gu')
	const spans: Span[] = []
	let at = 0
	for (const { 0: found, index } of text.matchAll(mention)) {
		if (index > at) spans.push({ text: text.slice(at, index), name: null })
		spans.push({ text: found, name: found.slice(1) })
		at = index + found.length
	}
	return at < text.length ? [...spans, { text: text.slice(at), name: null }] : spans
}

/**
 * Whom a text mentions, by their ids. Of several people with one name those count who were picked
 * from the list, and all of them where none was.
 */
export function mentionsIn(
	text: string,
	people: readonly Mentionable[],
	picked: ReadonlySet<string>
): string[] {
	const names = new Set(
		spansOf(
			text,
			people.map(({ name }) => name)
		).map(({ name }) => name)
	)
	const named = people.filter(({ name }) => names.has(name))
	return named
		.filter(({ id, name }) => {
			const alike = named.filter((other) => other.name === name)
			return picked.has(id) || !alike.some((other) => picked.has(other.id))
		})
		.map(({ id }) => id)
}

/** Without case and accents, for comparing what is typed. */
function plain(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
