import { choice, flag, maybe, text, whole } from '../../core/field.ts'

/** What a cue is for; a spotting note is one that may turn into another. */
export const cueKinds = ['adr', 'foley', 'music', 'vfx', 'note'] as const
export type CueKind = (typeof cueKinds)[number]

/** Where a cue can be on its way. Each kind takes some of them: `statusesOf`. */
export const cueStatuses = [
	...(['spotted', 'approved', 'recorded', 'pickUp', 'notReached', 'taken', 'cutIn'] as const),
	...(['written', 'pulled', 'turnedOver', 'inProgress', 'temp', 'finalPending'] as const),
	...(['finalApproved', 'inDi', 'done', 'omitted', 'cutOut'] as const)
] as const
export type CueStatus = (typeof cueStatuses)[number]

/** The statuses of each kind, in the order of work (post practice, §3.6–3.7 of our field notes). */
export const statusesOf: Readonly<Record<CueKind, readonly CueStatus[]>> = {
	adr: [
		...(['spotted', 'approved', 'recorded', 'pickUp', 'notReached'] as const),
		...(['taken', 'cutIn', 'omitted', 'cutOut'] as const)
	],
	foley: ['spotted', 'recorded', 'pickUp', 'notReached', 'cutIn', 'omitted', 'cutOut'],
	music: ['spotted', 'temp', 'written', 'approved', 'recorded', 'cutIn', 'omitted', 'cutOut'],
	vfx: [
		...(['spotted', 'pulled', 'turnedOver', 'inProgress', 'temp'] as const),
		...(['finalPending', 'finalApproved', 'inDi', 'omitted', 'cutOut'] as const)
	],
	note: ['spotted', 'done', 'omitted', 'cutOut']
}

export const foleyCategories = ['', 'feet', 'cloth', 'props', 'specifics'] as const
export const musicUsages = [
	...(['', 'mainTitle', 'endTitle', 'theme', 'backgroundInstrumental', 'backgroundVocal'] as const),
	...(['visualInstrumental', 'visualVocal', 'logo'] as const)
] as const
export const noteSubjects = [
	...(['', 'dialogue', 'adr', 'effects', 'foley', 'ambience', 'music', 'vfx', 'title'] as const)
] as const
export const onScreen = ['', 'on', 'off', 'both'] as const

const word = text(200)
const words = text(2000)

/** What cues say beyond what all have in common. Each kind has some of it: `ownCueFields`. */
export const cueDetails = {
	// ADR
	alternate: words,
	reason: word,
	askedBy: word,
	/** Minutes it was given; null to reckon it by the rates. */
	minutes: maybe(whole(1, 600, 5)),
	engineering: words,
	screen: choice(onScreen, ''),
	effort: flag(),
	tv: flag(),
	toWrite: flag(),
	adLib: flag(),
	optional: flag(),
	group: flag(),
	/** Emotional, a child, an accent: at the slower rate. */
	slow: flag(),
	/** The takes that are good, as the log says them. */
	takes: word,
	// Foley
	category: choice(foleyCategories, ''),
	surface: word,
	prop: word,
	track: word,
	pass: word,
	walker: word,
	/** Covered for the music-and-effects track. */
	filled: flag(),
	// Music
	title: word,
	usage: choice(musicUsages, ''),
	/** One a line: name, share, society. */
	writers: words,
	publishers: words,
	/** Heard by those in the picture. */
	source: flag(),
	// Visual effects
	vendor: word,
	clip: word,
	sourceIn: text(11),
	sourceOut: text(11),
	handles: whole(0, 999, 8),
	elements: words,
	/** YYYY-MM-DD. */
	due: text(10),
	// Notes
	subject: choice(noteSubjects, ''),
	assignedTo: word
}

export type CueDetail = keyof typeof cueDetails

/** The fields of each kind, in the order of a sheet. */
export const ownCueFields: Readonly<Record<CueKind, readonly CueDetail[]>> = {
	adr: [
		...(['reason', 'minutes', 'askedBy', 'screen', 'takes', 'alternate', 'engineering'] as const),
		...(['effort', 'tv', 'toWrite', 'adLib', 'optional', 'group', 'slow'] as const)
	],
	foley: ['category', 'surface', 'prop', 'track', 'pass', 'walker', 'filled', 'minutes', 'takes'],
	music: ['title', 'usage', 'writers', 'publishers', 'source', 'takes'],
	vfx: ['vendor', 'clip', 'sourceIn', 'sourceOut', 'handles', 'elements', 'due', 'askedBy'],
	note: ['subject', 'askedBy', 'assignedTo']
}
