import type { CueDetail, CueKind, CueStatus } from '../records/cue-kinds.ts'
import type { CueFieldName } from './columns.ts'

/** What a list of each kind is called, and one of it. */
export const cueKindWords: Readonly<Record<CueKind, { one: string; a: string; many: string }>> = {
	adr: { one: 'ADR cue', a: 'an ADR cue', many: 'ADR cues' },
	foley: { one: 'Foley cue', a: 'a Foley cue', many: 'Foley cues' },
	music: { one: 'music cue', a: 'a music cue', many: 'music cues' },
	vfx: { one: 'VFX shot', a: 'a VFX shot', many: 'VFX shots' },
	note: { one: 'spotting note', a: 'a spotting note', many: 'spotting notes' }
}

const statusWords: Readonly<Record<CueStatus, string>> = {
	spotted: 'Spotted',
	approved: 'Approved',
	recorded: 'Recorded',
	pickUp: 'Pick-up',
	notReached: 'Not reached',
	taken: 'Take approved',
	cutIn: 'Cut in',
	written: 'Written',
	pulled: 'Pulled',
	turnedOver: 'Turned over',
	inProgress: 'In progress',
	temp: 'Temp',
	finalPending: 'Final pending',
	finalApproved: 'Final approved',
	inDi: 'In DI',
	done: 'Done',
	omitted: 'Omitted',
	cutOut: 'Cut from picture'
}

/** Where a cue stands, as those who work on its kind say it. */
export function statusWord(kind: CueKind, status: CueStatus): string {
	if (kind === 'foley' && status === 'spotted') return 'Cued'
	if (kind === 'foley' && status === 'recorded') return 'Shot'
	if (kind === 'foley' && status === 'cutIn') return 'Edited'
	if (kind === 'note' && status === 'spotted') return 'Open'
	return statusWords[status]
}

/** What a column says; the line of a cue is called after its kind. */
export function columnWord(kind: CueKind, column: CueFieldName): string {
	if (column === 'line') return kind === 'adr' ? 'Line' : 'Description'
	return columnWords[column]
}

const columnWords: Readonly<Record<Exclude<CueFieldName, 'line'>, string>> = {
	number: 'Cue',
	reel: 'Reel',
	version: 'Cut',
	scene: 'Scene',
	from: 'TC in',
	to: 'TC out',
	character: 'Character',
	note: 'Note',
	priority: 'Priority',
	status: 'Status',
	alternate: 'Alternate line',
	reason: 'Reason',
	askedBy: 'Asked by',
	minutes: 'Minutes',
	engineering: 'Engineering note',
	screen: 'On screen',
	effort: 'Effort',
	tv: 'TV line',
	toWrite: 'To be written',
	adLib: 'Ad-lib',
	optional: 'Optional',
	group: 'Group',
	slow: 'Takes longer',
	takes: 'Takes',
	category: 'Category',
	surface: 'Surface or shoe',
	prop: 'Prop',
	track: 'Track',
	pass: 'Pass',
	walker: 'Walker',
	filled: 'M&E filled',
	title: 'Title',
	usage: 'Usage',
	writers: 'Writers and shares',
	publishers: 'Publishers and shares',
	source: 'Source music',
	vendor: 'Vendor',
	clip: 'Source clip',
	sourceIn: 'Source in',
	sourceOut: 'Source out',
	handles: 'Handles',
	elements: 'Elements',
	due: 'Due',
	subject: 'Kind',
	assignedTo: 'Assigned to'
} satisfies Record<Exclude<CueFieldName, 'line'>, string> & Partial<Record<CueDetail, string>>

/** The choices of a field, in words; '' for nothing said. */
export const choiceWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	screen: { '': '', on: 'On', off: 'Off', both: 'On and off' },
	category: { '': '', feet: 'Feet', cloth: 'Cloth', props: 'Props', specifics: 'Specifics' },
	usage: {
		...{ '': '', mainTitle: 'Main title', endTitle: 'End title', theme: 'Theme', logo: 'Logo' },
		...{ backgroundInstrumental: 'Background instrumental', backgroundVocal: 'Background vocal' },
		...{ visualInstrumental: 'Visual instrumental', visualVocal: 'Visual vocal' }
	},
	subject: {
		...{ '': '', dialogue: 'Dialogue', adr: 'ADR', effects: 'FX', foley: 'Foley' },
		...{ ambience: 'Ambience', music: 'Music', vfx: 'VFX', title: 'Title' }
	},
	priority: { '1': '1', '2': '2', '3': '3' }
}

/** The flags of a cue as a sheet shortens them (§5.2 of our field notes on post). */
export const flagWords = {
	effort: 'EFF',
	tv: 'TV',
	toWrite: 'TBW',
	adLib: 'ADLIB',
	optional: 'OPT',
	group: 'GRP'
} as const

/** `EFF TV`: what is out of the ordinary about a cue. */
export function flagsOf(cue: Readonly<Record<keyof typeof flagWords, boolean>>): string {
	return (Object.keys(flagWords) as (keyof typeof flagWords)[])
		.filter((name) => cue[name])
		.map((name) => flagWords[name])
		.join(' ')
}
