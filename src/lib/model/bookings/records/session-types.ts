import { text } from '../../core/field.ts'

/** What is done in a session. */
export const sessionTypes = [
	...['adr', 'group', 'foley', 'premix', 'mix', 'edit', 'colour', 'voice', 'score'],
	...['spotting', 'screening', 'machine', 'other']
] as const
export type SessionType =
	| 'adr'
	| 'group'
	| 'foley'
	| 'premix'
	| 'mix'
	| 'edit'
	| 'colour'
	| 'voice'
	| 'score'
	| 'spotting'
	| 'screening'
	| 'machine'
	| 'other'

const word = text(200)
const words = text(1000)

/** What sessions say beyond what all have in common. Each type asks for some of it: `ownFields`. */
export const sessionDetails = {
	reels: word,
	version: word,
	reference: word,
	attendees: words,
	equipment: words,
	// ADR, group and voice
	characters: word,
	agent: word,
	contract: word,
	guild: word,
	guardian: word,
	language: word,
	coach: word,
	mixer: word,
	recordist: word,
	supervisor: word,
	director: word,
	microphones: word,
	prompts: word,
	/** The other end of a remote session: who, where, which zone, by what link. */
	farStudio: word,
	farZone: text(64),
	link: word,
	backupLink: word,
	leader: word,
	voices: words,
	callOuts: words,
	// Foley
	walkers: word,
	passes: word,
	surfaces: words,
	filled: word,
	// Mix
	mixers: word,
	format: word,
	stems: word,
	playback: word,
	approvers: word,
	loudness: word,
	// Picture
	editor: word,
	assistant: word,
	system: word,
	storage: word,
	cutStage: word,
	colourist: word,
	deliverable: word,
	display: word,
	// Voice, score, spotting, screening, machine room
	script: word,
	usage: word,
	players: word,
	contractor: word,
	conductor: word,
	musicMinutes: word,
	subject: word,
	audience: word,
	decision: words,
	inputs: words,
	outputs: words,
	operator: word
}

export type SessionDetail = keyof typeof sessionDetails

const remote = ['farStudio', 'farZone', 'link', 'backupLink'] as const
const common = ['reels', 'version', 'attendees', 'equipment', 'reference'] as const

/** The fields of each type, in the order a booking sheet asks for them (post practice, §3.4 of our field notes). */
export const ownFields: Readonly<Record<SessionType, readonly SessionDetail[]>> = {
	adr: [
		...(['characters', 'agent', 'contract', 'guild', 'guardian', 'language', 'coach'] as const),
		...(['mixer', 'recordist', 'supervisor', 'director', 'microphones', 'prompts'] as const),
		...remote,
		...common
	],
	group: ['leader', 'voices', 'callOuts', 'mixer', 'supervisor', ...common],
	foley: ['walkers', 'mixer', 'recordist', 'passes', 'surfaces', 'filled', ...common],
	premix: ['mixers', 'format', 'stems', 'approvers', 'loudness', ...common],
	mix: ['mixers', 'format', 'stems', 'playback', 'approvers', 'loudness', ...common],
	edit: ['editor', 'assistant', 'system', 'storage', 'cutStage', ...common],
	colour: ['colourist', 'deliverable', 'display', 'director', ...common],
	voice: [
		'characters',
		'agent',
		'script',
		'language',
		'usage',
		'mixer',
		'director',
		...remote,
		...common
	],
	score: ['contractor', 'players', 'conductor', 'musicMinutes', 'mixer', 'prompts', ...common],
	spotting: ['subject', 'supervisor', ...common],
	screening: ['subject', 'audience', 'approvers', 'decision', 'link', ...common],
	machine: ['inputs', 'outputs', 'operator', ...common],
	other: common
}
