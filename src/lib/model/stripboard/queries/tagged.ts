import { standing } from '../../core/merged.ts'
import type { Element, ElementId } from '../records/element.ts'
import { readScriptLines, type LineKind } from '../script-text.ts'
import type { StripboardState } from '../state.ts'

/** A piece of a line, and the element that it names, if it does. */
export type TaggedPiece = { text: string; element: Element | null }
export type TaggedLine = { kind: LineKind; pieces: readonly TaggedPiece[] }

/**
 * What is written in a scene, with what of it names an element of its breakdown, by that name or by
 * another spelling that was merged into it. Whole words; of two names that overlap the longer one.
 */
export function taggedLines(
	state: Pick<StripboardState, 'elements'>,
	script: string,
	needed: ReadonlySet<ElementId>
): TaggedLine[] {
	const named = new Map<string, Element>()
	for (const [id, element] of standing(state.elements)) {
		if (!needed.has(element.id)) continue
		const name = keyOf(state.elements.get(id)?.name ?? element.name)
		if (name !== '') named.set(name, element)
	}
	const pattern = patternOf([...named.keys()])
	return readScriptLines(script).map(({ kind, text }) => ({
		kind,
		pieces: pattern ? piecesOf(text, pattern, named) : [{ text, element: null }]
	}))
}

function keyOf(name: string): string {
	return name.replace(/\s+/g, ' ').trim().toUpperCase()
}

function patternOf(names: readonly string[]): RegExp | null {
	if (names.length === 0) return null
	const longestFirst = [...names].sort((a, b) => b.length - a.length)
	const any = longestFirst.map((name) => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|')
	return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'giu')
}

function piecesOf(
	text: string,
	pattern: RegExp,
	named: ReadonlyMap<string, Element>
): TaggedPiece[] {
	const pieces: TaggedPiece[] = []
	let at = 0
	for (const found of text.matchAll(pattern)) {
		if (found.index > at) pieces.push({ text: text.slice(at, found.index), element: null })
		pieces.push({ text: found[0], element: named.get(keyOf(found[0])) ?? null })
		at = found.index + found[0].length
	}
	if (at < text.length) pieces.push({ text: text.slice(at), element: null })
	return pieces
}
