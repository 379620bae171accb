import { readFdxParts, screenplayOfFdx, withoutIllegalReferences } from './fdx.ts'
import { readFountainParts, screenplayOfFountain, type FountainParts } from './fountain.ts'
import { maxFileBytes, maxLines } from './limits.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import type { Screenplay } from './screenplay.ts'
import { isSchedulingExport, readSchedulingExport } from './sex.ts'
import { isOsf, readOsf } from './osf.ts'
import { extensionOf, foreignKind, isBinary, textKind } from './sniff.ts'
import { countLines, decodeText, withoutControls } from './text.ts'
import { isTrelby, readTrelby } from './trelby.ts'
import { isUss, readUss } from './uss-read.ts'
import { warningList, type Listener } from './warnings.ts'

/** A file as a person drops it. The name only settles what the content leaves open. */
export interface ScriptFile {
	name: string
	bytes: Uint8Array
}

/** A screenplay, or why there is none. */
export type ReadOutcome = { ok: true; value: Screenplay } | Refusal

/**
 * Reads a Fountain, Final Draft, Trelby or Open Screenplay Format file, or a schedule (USS, scheduling export), by its content. Never throws. `onProgress` hears fractions
 * from 0 to 1. A .fountain file without headings is read (with a warning); other text is refused.
 */
export function readScreenplay(
	file: ScriptFile,
	onProgress: (fraction: number) => void = () => undefined
): ReadOutcome {
	const foreign = refuseUnread(file)
	if (foreign) return foreign
	const listener: Listener = { warnings: warningList(), progress: (part) => onProgress(part * 0.9) }
	if (isSchedulingExport(file.bytes)) return readSchedulingExport(file.bytes, listener)
	const text = readableText(file, listener)
	if (typeof text !== 'string') return text
	const outcome = readText({ name: file.name, text }, listener)
	if (outcome.ok) onProgress(1)
	return outcome
}

/** What can be refused by size and first bytes, before anything is decoded. */
function refuseUnread(file: ScriptFile): Refusal | null {
	const refused = refuseSize(file.bytes)
	if (refused) return refused
	const foreign = foreignKind(file.name, file.bytes)
	return foreign && refuseFile('wrong-kind', `This is ${foreign.what}. ${foreign.advice}`)
}

/** Why a file of this size is not read. */
export function refuseSize(bytes: Uint8Array): Refusal | null {
	if (bytes.length === 0) return refuseFile('empty-file', 'This file is empty.')
	if (bytes.length <= maxFileBytes) return null
	const most = maxFileBytes / (1024 * 1024)
	return refuseFile('too-big', `This file is larger than ${most} MB; no script is that long.`)
}

function readableText(file: ScriptFile, listener: Listener): string | Refusal {
	const decoded = decodeText(file.bytes)
	const { text, count, line } = withoutControls(decoded.text)
	if (isBinary(text, count)) return refuseFile('wrong-kind', 'This is no text file.')
	if (text.trim() === '') return refuseFile('empty-file', 'This file has no text in it.')
	if (countLines(text, maxLines) > maxLines) {
		const most = maxLines.toLocaleString('en-US')
		return refuseFile('too-many', `This file has more than ${most} lines; no script is that long.`)
	}
	if (count > 0) {
		const marks = count === 1 ? 'A control character was' : `${count} control characters were`
		listener.warnings.add(line, `${marks} removed.`)
	}
	const bad = decoded.damaged ? text.indexOf('\ufffd') : -1
	if (bad >= 0) {
		const where = countLines(text.slice(0, bad), Infinity)
		listener.warnings.add(where, 'Some letters could not be read and show as \ufffd.')
	}
	return text
}

const fountainNames = new Set(['fountain', 'spmd', 'ftn'])
const plainNames = new Set(['txt', 'md', 'text', ''])

function readText(file: { name: string; text: string }, listener: Listener): ReadOutcome {
	const { text } = file
	const extension = extensionOf(file.name)
	const kind = textKind(text)
	if (isUss(text)) return readUss(text, listener)
	if (isTrelby(text)) return readTrelby(text, listener)
	if (kind === 'html') return refuseFile('wrong-kind', 'This is a web page, not a script.')
	if (kind === 'xml' && !isFountainWithTag(text, extension)) {
		const clean = withoutIllegalReferences(text, listener.warnings)
		if (isOsf(clean)) return readOsf(clean, listener)
		const fdx = readFdxParts(clean, listener)
		return fdx.ok ? screenplayOfFdx(fdx.value, listener.warnings) : fdx
	}
	const fountain = readFountainParts(text, listener)
	return looksLikeScript(fountain, extension)
		? screenplayOfFountain(fountain, listener.warnings)
		: refuseFile('not-a-screenplay', notAScript)
}

/** A .fountain file may open with any tag-like text; only what is surely XML overrides its name. */
function isFountainWithTag(text: string, extension: string): boolean {
	return fountainNames.has(extension) && !/^\s*<(\?xml|!doctype|FinalDraft)/i.test(text)
}

const notAScript =
	'No scene headings were found: a heading stands alone on its line and starts with INT. or EXT.'

/** Another program's list can open like a title page, so only text files get that benefit. */
function looksLikeScript(parts: FountainParts, extension: string): boolean {
	if (fountainNames.has(extension)) return true
	if (parts.paragraphs.some((paragraph) => paragraph.kind === 'heading')) return true
	if (!plainNames.has(extension)) return false
	return parts.titlePage.size > 0 || parts.paragraphs.some((paragraph) => paragraph.kind === 'cue')
}
