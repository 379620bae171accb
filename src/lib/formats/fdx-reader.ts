import { placeInside, type Place } from './fdx-grammar.ts'
import { closeParagraph, openParagraph, type OpenParagraph } from './fdx-paragraph.ts'
import { tagBook, type TagBook } from './fdx-tags.ts'
import { maxDepth, maxHeading, maxParagraphs } from './limits.ts'
import type { ScriptParagraph } from './paragraph.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import { foldSpace } from './text.ts'
import type { XmlReader } from './xml.ts'

/** A Final Draft file in pieces: title, paragraphs in source order, and the breakdown's tables. */
export interface FdxParts {
	title: string
	paragraphs: ScriptParagraph[]
	tags: TagBook
}

type Attributes = Readonly<Record<string, string>>

/** Hears XML events and keeps what is script. */
export type FdxReader = XmlReader & { parts(): FdxParts }

interface State {
	places: Place[]
	/** Open Paragraph elements, the outermost first: dual dialogue puts one inside another. */
	open: OpenParagraph[]
	run: string
	/** The run being read shows as capitals. */
	shouted: boolean
	/** Cues so far in the dual dialogue being read. */
	dualCues: number
	/** The Type of the paragraph being read inside an omitted scene. */
	omittedType: string
	tag: string
	settingsOf: string
	headingsInCapitals: boolean
	titleLines: { text: string; centred: boolean }[]
	paragraphs: ScriptParagraph[]
	tags: TagBook
	refusal: Refusal | null
}

/** A reader that has heard nothing yet. */
export function fdxReader(): FdxReader {
	const state: State = {
		...{ places: ['document'], open: [], run: '', shouted: false, dualCues: 0, omittedType: '' },
		...{ tag: '', settingsOf: '', headingsInCapitals: false, titleLines: [], paragraphs: [] },
		...{ tags: tagBook(), refusal: null }
	}
	return {
		open: (name, attributes, line) => enter(state, { name, attributes, line }),
		close: () => leave(state),
		text(piece) {
			if (state.refusal === null && holdsText(placeOf(state))) state.run += piece
		},
		refuse(refusal) {
			state.refusal ??= refusal
		},
		refusal: () => state.refusal,
		parts: () => ({
			title: titleOf(state),
			paragraphs: state.headingsInCapitals ? shoutHeadings(state.paragraphs) : state.paragraphs,
			tags: state.tags
		})
	}
}

function placeOf(state: State): Place {
	return state.places.at(-1) ?? 'document'
}

function holdsText(place: Place): boolean {
	return place.endsWith('run') || place === 'tag-target'
}

function enter(state: State, tag: { name: string; attributes: Attributes; line: number }): void {
	if (state.refusal) return
	const place = placeInside(placeOf(state), tag.name)
	state.refusal = refusalAt(state, place, tag)
	state.places.push(place)
	const { attributes } = tag
	const paragraph = state.open.at(-1)
	switch (place) {
		case 'paragraph':
			state.open.push(openParagraph(attributes, tag.line))
			break
		case 'dual':
			state.dualCues = 0
			break
		case 'run':
			state.run = ''
			state.shouted = hasStyle(attributes, 'AllCaps')
			if (attributes['TagNumber']) paragraph?.tags.push(attributes['TagNumber'])
			break
		case 'properties':
			if (paragraph) paragraph.properties = attributes
			break
		case 'omitted':
			if (paragraph) paragraph.omitted = true
			break
		case 'omitted-paragraph':
			state.omittedType = attributes['Type'] ?? ''
			break
		case 'title-paragraph':
			state.titleLines.push({ text: '', centred: attributes['Alignment'] === 'Center' })
			break
		default:
			state.run = ''
			enterTables(state, place, attributes)
	}
}

function enterTables(state: State, place: Place, attributes: Attributes): void {
	const id = attributes['Id'] ?? ''
	if (place === 'settings') state.settingsOf = attributes['Type'] ?? ''
	if (place === 'settings-font' && state.settingsOf === 'Scene Heading') {
		state.headingsInCapitals = hasStyle(attributes, 'AllCaps')
	}
	if (place === 'tag-category') state.tags.category(id, attributes['Name'] ?? '')
	if (place === 'tag-definition') {
		state.tags.definition(id, attributes['CatId'] ?? '', foldSpace(attributes['Label'] ?? ''))
	}
	if (place === 'tag') state.tag = attributes['Number'] ?? ''
}

function hasStyle(attributes: Attributes, style: string): boolean {
	return (attributes['Style'] ?? '').split('+').includes(style)
}

function refusalAt(
	state: State,
	place: Place,
	tag: { name: string; line: number }
): Refusal | null {
	if (state.places.length === 1 && place !== 'root') {
		const name = tag.name.slice(0, 40)
		const message = `This is an XML file, but no Final Draft script: it starts with <${name}>.`
		return refuseFile('wrong-kind', message, tag.line)
	}
	if (state.places.length > maxDepth) {
		const message = `This file is nested more than ${maxDepth} levels deep; no script is.`
		return refuseFile('too-many', message, tag.line)
	}
	if (place === 'paragraph' && state.paragraphs.length >= maxParagraphs) {
		const most = maxParagraphs.toLocaleString('en-US')
		return refuseFile('too-many', `This file has more than ${most} paragraphs.`, tag.line)
	}
	return null
}

function leave(state: State): void {
	if (state.refusal) return
	const place = state.places.pop()
	const paragraph = state.open.at(-1)
	const title = state.titleLines.at(-1)
	if (place === 'paragraph') closeOpen(state)
	if (place === 'run' && paragraph) {
		paragraph.text += state.shouted ? state.run.toUpperCase() : state.run
	}
	if (place === 'summary-run' && paragraph) paragraph.summary += state.run
	if (place === 'summary-paragraph' && paragraph) paragraph.summary += ' '
	if (place === 'omitted-run' && state.omittedType === 'Scene Heading' && paragraph) {
		paragraph.original += state.run
	}
	// Only the first heading inside an omitted scene is its own.
	if (place === 'omitted-paragraph') state.omittedType = ''
	if (place === 'title-run' && title) title.text += state.run
	if (place === 'tag-target') state.tags.target(state.tag, state.run)
}

function closeOpen(state: State): void {
	const open = state.open.pop()
	if (!open) return
	if (open.type === 'Character' && placeOf(state) === 'dual') {
		open.dual = state.dualCues > 0
		state.dualCues += 1
	}
	const paragraph = closeParagraph(open)
	if (paragraph) state.paragraphs.push(paragraph)
}

/** The first centred line of the title page, or its first line when nothing is centred. */
function titleOf(state: State): string {
	const lines = state.titleLines.filter((line) => line.text.trim() !== '')
	const line = lines.find((candidate) => candidate.centred) ?? lines[0]
	return line ? foldSpace(line.text.trim().slice(0, maxHeading)) : ''
}

function shoutHeadings(paragraphs: readonly ScriptParagraph[]): ScriptParagraph[] {
	return paragraphs.map((paragraph) =>
		paragraph.kind === 'heading' ? { ...paragraph, text: paragraph.text.toUpperCase() } : paragraph
	)
}
