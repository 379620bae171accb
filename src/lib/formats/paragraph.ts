// What both readers make and `assemble.ts` turns into scenes: a flat run of script paragraphs in
// source order. `spaced` says that a blank line stands above; it matters to the page estimate only.

interface Placed {
	text: string
	line: number
	/** Numbers of the breakdown tags on this paragraph's runs (FDX). */
	tags?: readonly string[]
}

/** A scene heading with what the file says about the scene. `remarks` go into `needsLook`. */
export interface HeadingParagraph extends Placed {
	kind: 'heading'
	number: string | null
	forced: boolean
	omitted: boolean
	/** The heading kept inside an omitted scene, '' when none. */
	original: string
	lengthEighths: number | null
	page: string
	synopsis: string
	remarks: readonly string[]
}

/** A cue. `name` has lost its extensions; `dual` marks the right-hand column. */
export interface CueParagraph extends Placed {
	kind: 'cue'
	name: string
	dual: boolean
}

/** Text on the page. Lyrics and centred lines differ from dialogue and action only for tests. */
export interface BodyParagraph extends Placed {
	kind: 'action' | 'dialogue' | 'parenthetical' | 'lyric' | 'transition' | 'centred'
	spaced: boolean
}

/** An act or sequence title; level 1 is the outermost. */
export interface SectionParagraph extends Placed {
	kind: 'section'
	level: number
}

/** A synopsis line, or a forced page break. Neither is printed. */
export interface HiddenParagraph extends Placed {
	kind: 'synopsis' | 'page-break'
}

export type ScriptParagraph =
	HeadingParagraph | CueParagraph | BodyParagraph | SectionParagraph | HiddenParagraph

/** A heading of which nothing but text and line is known. */
export function plainHeading(text: string, line: number): HeadingParagraph {
	return {
		kind: 'heading',
		text,
		line,
		number: null,
		forced: false,
		omitted: isOmittedText(text),
		original: '',
		lengthEighths: null,
		page: '',
		synopsis: '',
		remarks: []
	}
}

/** True when a heading only says that its scene was taken out. */
export function isOmittedText(text: string): boolean {
	return /^\(?(scene )?omit(ted)?\)?\.?$/i.test(text.trim())
}
