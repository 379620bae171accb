import { writeScriptLines, type ScriptLine } from '#model/stripboard/script-text.ts'
import { castTally, type CastTally } from './cast.ts'
import { eighthsOfLines, lineCount, type LineCount } from './estimate.ts'
import { readHeading } from './heading.ts'
import { maxElements, maxScenes, maxSectionTitle, maxSynopsis } from './limits.ts'
import type { HeadingParagraph, ScriptParagraph } from './paragraph.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import type { Screenplay, ScriptElement, ScriptScene, ScriptTotals, TimeRow } from './screenplay.ts'
import type { WarningList } from './warnings.ts'

/** What a reader knows besides its paragraphs. `elementsOf` answers what a tag number stands for. */
export interface ScriptSource {
	format: Screenplay['format']
	title: string
	warnings: WarningList
	elementsOf(tag: string): readonly ScriptElement[]
}

/** Turns paragraphs into a screenplay; refuses one with more than `maxScenes` headings. */
export function assemble(
	paragraphs: readonly ScriptParagraph[],
	source: ScriptSource
): { ok: true; value: Screenplay } | Refusal {
	const scenes: ScriptScene[] = []
	const cast = castTally()
	const sections: string[] = []
	let open: OpenScene | null = null
	let row: TimeRow | null = null
	for (const paragraph of paragraphs) {
		if (paragraph.kind === 'section') enterSection(sections, paragraph.level, paragraph.text)
		if (paragraph.kind === 'heading') {
			if (scenes.length === maxScenes) return tooManyScenes(paragraph.line)
			if (open) closeScene(open)
			open = openScene(paragraph, row, sections)
			scenes.push(open.scene)
			if (!open.scene.omitted) row = open.scene.timeRow
		}
		if (open) addToScene(open, paragraph, source)
		if (paragraph.kind === 'cue') addCue(cast, paragraph.name, open)
	}
	if (open) closeScene(open)
	if (scenes.length === 0) source.warnings.add(1, 'No scene headings were found in this file.')
	return { ok: true, value: screenplayOf(source, scenes, cast) }
}

interface OpenScene {
	scene: ScriptScene
	count: LineCount
	/** True until the first paragraph that is not a synopsis: only those belong to the heading. */
	fresh: boolean
	speakers: Set<string>
	tags: Set<string>
	elements: Set<ScriptElement>
	lines: ScriptLine[]
}

function openScene(
	heading: HeadingParagraph,
	row: TimeRow | null,
	sections: readonly string[]
): OpenScene {
	const reading = readHeading(heading.original || heading.text, row)
	const remarks = heading.omitted ? [] : [...heading.remarks, ...reading.remarks]
	const scene: ScriptScene = {
		number: heading.number,
		heading: heading.text,
		intExt: reading.intExt,
		set: heading.omitted && heading.original === '' ? '' : reading.set,
		time: reading.time,
		timeRow: reading.timeRow,
		synopsis: heading.synopsis,
		eighths: heading.omitted ? 0 : heading.lengthEighths,
		eighthsEstimated: false,
		page: heading.page,
		line: heading.line,
		omitted: heading.omitted,
		characters: [],
		section: sections.filter((title) => title !== '').join(' / '),
		elements: [],
		needsLook: remarks.length > 0 ? remarks.join(' ') : null
	}
	return {
		...{ scene, count: lineCount(), fresh: true },
		...{ speakers: new Set(), tags: new Set(), elements: new Set(), lines: [] }
	}
}

function addToScene(open: OpenScene, paragraph: ScriptParagraph, source: ScriptSource): void {
	open.count.add(paragraph)
	for (const tag of paragraph.tags ?? []) {
		if (!open.tags.has(tag)) addElements(open, source.elementsOf(tag))
		open.tags.add(tag)
	}
	if (paragraph.kind === 'heading') return
	const line = lineOf(paragraph)
	if (line) open.lines.push(line)
	if (paragraph.kind !== 'synopsis') open.fresh = false
	else if (open.fresh) open.scene.synopsis = longer(open.scene.synopsis, paragraph.text)
}

function lineOf({ kind, text }: ScriptParagraph): ScriptLine | null {
	switch (kind) {
		case 'action':
		case 'centred':
			return { kind: 'action', text }
		case 'dialogue':
		case 'parenthetical':
		case 'lyric':
			return { kind: 'dialogue', text }
		case 'cue':
		case 'transition':
			return { kind, text }
		default:
			return null
	}
}

function longer(synopsis: string, more: string): string {
	return synopsis.length < maxSynopsis
		? `${synopsis} ${more}`.trim().slice(0, maxSynopsis)
		: synopsis
}

function addElements(open: OpenScene, elements: readonly ScriptElement[]): void {
	for (const element of elements) {
		if (open.elements.has(element) || open.elements.size === maxElements) continue
		open.elements.add(element)
		open.scene.elements.push(element)
	}
}

function addCue(cast: CastTally, name: string, open: OpenScene | null): void {
	const shown = cast.cue(name)
	if (shown === '' || !open || open.speakers.has(shown)) return
	open.speakers.add(shown)
	open.scene.characters.push(shown)
}

function closeScene(open: OpenScene): void {
	const { scene, count } = open
	const text = writeScriptLines(open.lines)
	if (text !== '') scene.text = text
	if (scene.eighths !== null) return
	scene.eighths = eighthsOfLines(count.lines())
	scene.eighthsEstimated = true
}

function enterSection(sections: string[], level: number, title: string): void {
	sections.length = Math.min(sections.length, level - 1)
	while (sections.length < level - 1) sections.push('')
	sections.push(title.slice(0, maxSectionTitle))
}

function screenplayOf(source: ScriptSource, scenes: ScriptScene[], cast: CastTally): Screenplay {
	return {
		format: source.format,
		title: source.title,
		scenes,
		characters: cast.all(),
		warnings: source.warnings.all(),
		totals: totalsOf(scenes)
	}
}

function totalsOf(scenes: readonly ScriptScene[]): ScriptTotals {
	const live = scenes.filter((scene) => !scene.omitted)
	return {
		scenes: live.length,
		numbered: scenes.filter((scene) => scene.number !== null).length,
		omitted: scenes.length - live.length,
		eighths: live.reduce((sum, scene) => sum + (scene.eighths ?? 0), 0)
	}
}

function tooManyScenes(line: number): Refusal {
	const most = maxScenes.toLocaleString('en-US')
	return refuseFile('too-many', `This file has more than ${most} scenes; it was not read.`, line)
}
