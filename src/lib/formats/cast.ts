import type { ScriptCharacter } from './screenplay.ts'
import { foldSpace } from './text.ts'

/**
 * A cue without a dual mark at its end and without trailing extensions: `ANNA (V.O.) (CONT'D) ^`
 * is `ANNA`. White space is folded, letters stay as they are. '' when nothing is left.
 */
export function withoutExtensions(cue: string): string {
	let rest = foldSpace(cue)
	while (rest.endsWith('^')) rest = rest.slice(0, -1).trimEnd()
	rest = withoutTrailingGroups(rest)
	const open = rest.lastIndexOf('(')
	return open > 0 && !rest.includes(')', open) ? rest.slice(0, open).trimEnd() : rest
}

/** Cuts every balanced `(…)` from the end. One pass from the back, so its cost is linear. */
export function withoutTrailingGroups(text: string): string {
	let end = text.trimEnd().length
	for (;;) {
		const open = text[end - 1] === ')' ? openingOf(text, end - 1) : -1
		if (open < 0) return text.slice(0, end)
		end = text.slice(0, open).trimEnd().length
	}
}

function openingOf(text: string, close: number): number {
	let depth = 0
	for (let at = close; at >= 0; at--) {
		if (text[at] === ')') depth += 1
		else if (text[at] === '(') depth -= 1
		if (depth === 0) return at
	}
	return -1
}

/** True for a name that could be a cue without being forced: a capital and no small letter. */
export function isCapitals(text: string): boolean {
	return /\p{Lu}/u.test(text) && !/(?!ß)\p{Ll}/u.test(text)
}

/** Who speaks, counted. Names that differ in case only are one; the first form seen is shown. */
export interface CastTally {
	/** Counts a cue and answers the name to show, or '' when the cue holds no name. */
	cue(name: string): string
	/** Everyone, most cues first, then by name in code point order. */
	all(): ScriptCharacter[]
}

/** An empty tally. */
export function castTally(): CastTally {
	const byKey = new Map<string, ScriptCharacter>()
	return {
		cue(name) {
			if (name === '') return ''
			const key = name.toUpperCase()
			const known = byKey.get(key) ?? { name, cues: 0 }
			known.cues += 1
			byKey.set(key, known)
			return known.name
		},
		all() {
			return [...byKey.values()].sort(
				(a, b) => b.cues - a.cues || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
			)
		}
	}
}
