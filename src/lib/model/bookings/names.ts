import { weekdayOf } from '../production/calendar.ts'
import type { Overall, Standing } from './queries/holds.ts'
import type { SessionDetail, SessionType } from './records/session-types.ts'

/** What the trade calls each kind of session. */
export const typeNames: Record<SessionType, string> = {
	adr: 'ADR',
	group: 'Loop group',
	foley: 'Foley',
	premix: 'Pre-dub',
	mix: 'Mix',
	edit: 'Picture edit',
	colour: 'Colour and online',
	voice: 'Voice-over',
	score: 'Score',
	spotting: 'Spotting',
	screening: 'Screening',
	machine: 'Machine room',
	other: 'Other'
}

const statusNames: Record<Standing['status'], string> = {
	pending: 'Waiting for the server',
	requested: 'Requested',
	pencil: 'Hold',
	challenged: 'Challenged',
	confirmed: 'Confirmed',
	inProgress: 'In progress',
	completed: 'Completed',
	declined: 'Declined',
	released: 'Released',
	cancelled: 'Cancelled'
}

const ordinals = ['', '1st', '2nd', '3rd']

/** `1st hold`, `2nd hold`, `Confirmed`: a hold as the trade says it. */
export function statusName({ status, rank }: Pick<Standing, 'status' | 'rank'>): string {
	if (status === 'pencil') return `${ordinals[rank] ?? `${rank}th`} hold`
	if (status === 'challenged') return '1st hold, challenged'
	return statusNames[status]
}

/** A session's standing in words: `Part confirmed 3/5`. */
export function overallName(overall: Overall): string {
	if (overall.required === 0) return 'Nothing booked'
	const isPart = overall.confirmed > 0 && overall.confirmed < overall.required
	return isPart ? `Part confirmed ${overall.confirmed}/${overall.required}` : statusName(overall)
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const weekdays = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ')

/** `Thu 12 Mar` of a date or a wall time. */
export function dayName(wall: string): string {
	const date = wall.slice(0, 10)
	return `${weekdays[weekdayOf(date)] ?? ''} ${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1] ?? ''}`
}

/** `14:00` of a wall time. */
export function clockOf(wall: string): string {
	return wall.slice(11, 16)
}

/** `4 h`, `3 h 30`, `45 min`, `2 d 6 h`. */
export function lengthName(minutes: number): string {
	if (minutes < 60) return `${minutes} min`
	const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
	if (hours >= 24 && rest === 0)
		return `${Math.floor(hours / 24)} d ${hours % 24 ? `${hours % 24} h` : ''}`.trim()
	return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`
}

/** `London`, `Los Angeles`: a zone by its city. */
export function zoneName(zone: string): string {
	return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

/** The label of each field that only some sessions have. */
export const detailNames: Record<SessionDetail, string> = {
	reels: 'Reels or scenes',
	version: 'Picture version',
	reference: 'House booking reference',
	attendees: 'Attending',
	equipment: 'Equipment wanted',
	characters: 'Characters',
	agent: 'Agent',
	contract: 'Contract',
	guild: 'Guild',
	guardian: 'Minor: guardian and hours',
	language: 'Language or accent',
	coach: 'Dialect coach',
	mixer: 'Mixer',
	recordist: 'Recordist',
	supervisor: 'Supervisor',
	director: 'Director',
	microphones: 'Microphones',
	prompts: 'Streamers, beeps, click',
	farStudio: 'Far studio',
	farZone: 'Far time zone',
	link: 'Link',
	backupLink: 'Backup link',
	leader: 'Group leader',
	voices: 'Voices',
	callOuts: 'Call-outs',
	walkers: 'Walkers',
	passes: 'Passes',
	surfaces: 'Surfaces and props',
	filled: 'Fully filled for M&E',
	mixers: 'Mixers',
	format: 'Format',
	stems: 'Stems',
	playback: 'Playback',
	approvers: 'Who approves',
	loudness: 'Loudness',
	editor: 'Editor',
	assistant: 'Assistant',
	system: 'System',
	storage: 'Storage',
	cutStage: 'Cut',
	colourist: 'Colourist',
	deliverable: 'Deliverable',
	display: 'Review display',
	script: 'Script version',
	usage: 'Usage',
	players: 'Players',
	contractor: 'Contractor',
	conductor: 'Conductor',
	musicMinutes: 'Minutes of music',
	subject: 'Subject',
	audience: 'Audience',
	decision: 'Decision',
	inputs: 'From',
	outputs: 'To',
	operator: 'Operator'
}
