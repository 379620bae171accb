/*
 * What is written in a scene, as one text: a line for each paragraph, indented with tabs by what it is,
 * much as a page has it. It is read by people and searched by us, and no file is written from it.
 */

/** What a paragraph of a scene is, from the left edge of the page inwards. */
const kinds = ['action', 'dialogue', 'cue', 'transition'] as const
export type LineKind = (typeof kinds)[number]

export type ScriptLine = { kind: LineKind; text: string }

/** The longest text of a scene that is kept: forty pages. */
export const mostSceneText = 60_000

/** The most text of a script that is kept, in characters: some twenty features. It lies in everybody's copy. */
export const mostScriptText = 2_500_000

/** Lines as a scene keeps them. Empty ones are left out, white space is folded. */
export function writeScriptLines(lines: readonly ScriptLine[]): string {
	return lines
		.flatMap(({ kind, text }) => {
			const folded = text.replace(/\s+/g, ' ').trim()
			return folded === '' ? [] : ['\t'.repeat(kinds.indexOf(kind)) + folded]
		})
		.join('\n')
}

/** The lines of what a scene keeps. */
export function readScriptLines(text: string): ScriptLine[] {
	return text.split('\n').flatMap((line): ScriptLine[] => {
		const indent = /^\t*/.exec(line)?.[0].length ?? 0
		const words = line.trim()
		return words === '' ? [] : [{ kind: kinds[indent] ?? 'transition', text: words }]
	})
}
