import type { CueValues } from '../commands/cues.ts'
import {
	foleyCategories,
	musicUsages,
	noteSubjects,
	onScreen,
	ownCueFields,
	statusesOf,
	type CueDetail,
	type CueKind
} from '../records/cue-kinds.ts'
import { readTimecode } from './timecode.ts'
import { choiceWords, statusWord } from './words.ts'

/** A field that a column of the grid, of a pasted table or of a printed sheet can be. */
export type CueFieldName =
	| CueDetail
	| ('number' | 'reel' | 'version' | 'scene' | 'from' | 'to' | 'character' | 'line' | 'note')
	| ('priority' | 'status')

/** How a field is typed. */
export type ColumnLook = 'text' | 'timecode' | 'number' | 'date' | 'flag' | 'choice'

const looks: Partial<Record<CueFieldName, ColumnLook>> = {
	...{ from: 'timecode', to: 'timecode', sourceIn: 'timecode', sourceOut: 'timecode' },
	...{ minutes: 'number', handles: 'number', due: 'date' },
	...{ priority: 'choice', status: 'choice', screen: 'choice', category: 'choice' },
	...{ usage: 'choice', subject: 'choice' },
	...{ effort: 'flag', tv: 'flag', toWrite: 'flag', adLib: 'flag', optional: 'flag' },
	...{ group: 'flag', slow: 'flag', filled: 'flag', source: 'flag' }
}

/** How a field is typed. */
export function lookOf(field: CueFieldName): ColumnLook {
	return looks[field] ?? 'text'
}

/** The columns of the grid of each kind, from the left; the rest stands in the cue's own sheet. */
export const gridColumns: Readonly<Record<CueKind, readonly CueFieldName[]>> = {
	adr: [
		...(['number', 'reel', 'scene', 'from', 'to', 'character', 'line', 'reason'] as const),
		...(['priority', 'status', 'note'] as const)
	],
	foley: [
		...(['number', 'reel', 'from', 'to', 'category', 'character', 'line', 'surface'] as const),
		...(['prop', 'track', 'status', 'note'] as const)
	],
	music: ['number', 'reel', 'from', 'to', 'title', 'usage', 'line', 'status', 'note'],
	vfx: [
		...(['number', 'reel', 'scene', 'from', 'to', 'line', 'vendor', 'clip', 'due'] as const),
		...(['priority', 'status', 'note'] as const)
	],
	note: [
		...(['number', 'reel', 'scene', 'from', 'to', 'subject', 'line', 'askedBy'] as const),
		...(['assignedTo', 'priority', 'status'] as const)
	]
}

/** What a table of a kind can have columns of: everything that can be said. */
export function fieldsOf(kind: CueKind): readonly CueFieldName[] {
	const common: readonly CueFieldName[] = [
		...(['number', 'reel', 'scene', 'version', 'from', 'to', 'character', 'line'] as const),
		...(['note', 'priority', 'status'] as const)
	]
	return [...common, ...ownCueFields[kind].filter((field) => !common.includes(field))]
}

const options: Partial<Record<CueFieldName, readonly string[]>> = {
	...{ category: foleyCategories, usage: musicUsages, subject: noteSubjects, screen: onScreen },
	priority: ['1', '2', '3']
}

/** What may be chosen in a field: the value that is kept and the word that is shown. */
export function optionsOf(
	kind: CueKind,
	field: CueFieldName
): readonly { value: string; word: string }[] {
	if (field === 'status')
		return statusesOf[kind].map((value) => ({ value, word: statusWord(kind, value) }))
	const words = choiceWords[field] ?? {}
	return (options[field] ?? []).map((value) => ({ value, word: words[value] ?? value }))
}

/**
 * What a text means in a field, as a person types or pastes it; null when it cannot be that. An empty
 * text takes away what was said.
 */
export function readField(kind: CueKind, field: CueFieldName, text: string): CueValues | null {
	const plain = text.trim()
	switch (lookOf(field)) {
		case 'timecode': {
			const timecode = plain === '' ? '' : readTimecode(plain)
			return timecode === null ? null : { [field]: timecode }
		}
		case 'number':
			return readNumber(field, plain)
		case 'date':
			return /^(\d{4}-\d{2}-\d{2})?$/.test(plain) ? { [field]: plain } : null
		case 'flag':
			return { [field]: /^(1|x|y|yes|true|✓|✔)$/i.test(plain) }
		case 'choice':
			return readChoice(kind, field, plain)
		case 'text':
			return { [field]: plain }
	}
}

function readNumber(field: CueFieldName, text: string): CueValues | null {
	if (text === '') return { [field]: field === 'minutes' ? null : 0 }
	const number = Math.round(Number(text.replace(',', '.')))
	return Number.isFinite(number) ? { [field]: number } : null
}

function readChoice(kind: CueKind, field: CueFieldName, text: string): CueValues | null {
	const all = optionsOf(kind, field)
	const wanted = field === 'priority' ? rankIn(text) : text.toLowerCase()
	const found =
		all.find(({ value, word }) => [value, word].some((each) => each.toLowerCase() === wanted)) ??
		(wanted === '' ? null : all.find(({ word }) => word.toLowerCase().startsWith(wanted)))
	if (!found) return text === '' ? {} : null
	return { [field]: field === 'priority' ? Number(found.value) : found.value }
}

/** Sheets write priorities in words, too. */
function rankIn(text: string): string {
	const word = text.toLowerCase()
	if (/^(high|must|a|urgent)\b/.test(word)) return '1'
	if (/^(med|medium|normal|should|b)\b/.test(word)) return '2'
	return /^(low|could|c)\b/.test(word) ? '3' : word
}
