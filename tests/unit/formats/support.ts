import { readScreenplay } from '#formats/read.ts'
import type { Screenplay, ScriptScene } from '#formats/screenplay.ts'

/** Bytes of a text as UTF-8. */
export function utf8(text: string): Uint8Array {
	return new TextEncoder().encode(text)
}

/** Reads a text that must be readable. */
export function readText(name: string, text: string): Screenplay {
	const outcome = readScreenplay({ name, bytes: utf8(text) })
	if (!outcome.ok) throw new Error(outcome.message)
	return outcome.value
}

/** Reads lines of Fountain. */
export function fountain(...lines: string[]): Screenplay {
	return readText('script.fountain', lines.join('\n'))
}

/** Reads an FDX with this inside Content and that behind it. */
export function fdx(content: string, rest = ''): Screenplay {
	return readText('script.fdx', fdxText(content, rest))
}

/** The text of an FDX: one line for the declaration, one for the root, then the content. */
export function fdxText(content: string, rest = ''): string {
	return (
		'<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n' +
		'<FinalDraft DocumentType="Script" Template="No" Version="5">\n' +
		`<Content>\n${content}\n</Content>\n${rest}\n</FinalDraft>\n`
	)
}

/** One paragraph of an FDX. */
export function paragraph(type: string, text: string, attributes = ''): string {
	return `<Paragraph Type="${type}" ${attributes}><Text>${text}</Text></Paragraph>`
}

/** The headings of a screenplay, in order. */
export function headings(script: Screenplay): string[] {
	return script.scenes.map((scene) => scene.heading)
}

/** The cast as `NAME cues`. */
export function cast(script: Screenplay): string[] {
	return script.characters.map(({ name, cues }) => `${name} ${cues}`)
}

/** A scene as the reader makes it when it knows next to nothing. */
export function scene(some: Partial<ScriptScene>): ScriptScene {
	return {
		...{ number: null, heading: '', intExt: null, set: '', time: '', timeRow: null, synopsis: '' },
		...{ eighths: 1, eighthsEstimated: true, page: '', line: 1, omitted: false, characters: [] },
		...{ section: '', elements: [], needsLook: null },
		...some
	}
}
