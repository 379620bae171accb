import type { Overall, Standing } from '#model/bookings/queries/holds.ts'
import type { ResourceKind } from '#model/bookings/records/resource.ts'
import type { SessionDetail, SessionType } from '#model/bookings/records/session-types.ts'
import type { Session } from '#model/bookings/records/session.ts'
import { momentOf } from '#model/bookings/time.ts'
import { weekdayOf } from '#model/production/calendar.ts'

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

export const kindNames: Record<ResourceKind, { one: string; many: string }> = {
	stage: { one: 'Stage', many: 'Stages' },
	suite: { one: 'Suite', many: 'Suites' },
	room: { one: 'Room', many: 'Rooms' },
	person: { one: 'Person', many: 'People' },
	equipment: { one: 'Equipment', many: 'Equipment' },
	service: { one: 'Service', many: 'Services' }
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

/** How a hold looks: a tone of the tokens, and a pattern for those who do not see it. */
export function toneOf(status: Standing['status'], rank: number): string {
	if (status === 'pencil') return rank > 1 ? 'behind' : 'pencil'
	return status
}

/** Sessions by when they begin, whatever their zone; those without a time last. */
export function byMoment(a: Session, b: Session): number {
	if ((a.start === '') !== (b.start === '')) return a.start === '' ? 1 : -1
	const [one, other] =
		a.start === '' ? [0, 0] : [momentOf(a.start, a.zone), momentOf(b.start, b.zone)]
	return one - other || (a.id < b.id ? -1 : 1)
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

/** Minutes from what people type: `4`, `4h`, `3:30`, `3 h 30`, `90 min`; null when it says nothing. */
export function readLength(text: string): number | null {
	const found =
		/^\s*(?:(\d+(?:[.,]\d+)?)\s*(min|m|h|d)?|(\d+):([0-5]\d)|(\d+)\s*h\s*([0-5]?\d)\s*(?:min|m)?)\s*$/i.exec(
			text
		)
	if (!found) return null
	if (found[3] !== undefined) return Number(found[3]) * 60 + Number(found[4])
	if (found[5] !== undefined) return Number(found[5]) * 60 + Number(found[6])
	const unit = { m: 1, min: 1, h: 60, d: 1440 }[(found[2] ?? 'h').toLowerCase()] ?? 60
	return Math.round(Number((found[1] ?? '').replace(',', '.')) * unit)
}

/** `London`, `Los Angeles`: a zone by its city. */
export function zoneName(zone: string): string {
	return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

/** Why a command would not, in a sentence that says what can be done. */
export const refusals: Record<string, string> = {
	'read-only': 'You can look at the bookings, but not change them.',
	'session-gone': 'A colleague has removed that session.',
	'resource-gone': 'A colleague has taken that off the timeline.',
	'absence-gone': 'A colleague has removed that already.',
	'milestone-gone': 'A colleague has taken that milestone off the schedule.',
	'cue-gone': 'A colleague has taken that cue off the sheet.',
	'reel-gone': 'A colleague has taken that reel off the list.',
	'turnover-gone': 'A colleague has taken that turnover off the list.',
	'number-sent': 'That cue was sent under its number, which stands.',
	'no-number': 'A cue without a number cannot be sent. Number the cues first.',
	'number-twice': 'Two of these cues have one number. Give each its own first.',
	'bad-pattern': 'A number needs one {NNN} in it, for the figures that count.',
	'request-gone': 'That has been put away already.',
	'bad-value': 'That cannot be kept as it is. Look at it once more.',
	'too-many': 'That is more than can be added at once.'
}
