import type { Contact } from '../../office/records.ts'
import type { Element, ElementId } from '../../stripboard/records/element.ts'
import { dayWords } from '../schedule/words.ts'
import { clockOf, typeNames, zoneName } from '../names.ts'
import type { SessionStanding } from '../queries/holds.ts'
import { slotOf } from '../queries/slots.ts'
import type { BookingRules } from '../records/rules.ts'
import type { CueRules } from '../records/cue-rules.ts'
import type { Cue } from '../records/cue.ts'
import type { Resource, ResourceId } from '../records/resource.ts'
import type { Session } from '../records/session.ts'
import { isZone } from '../../core/zone.ts'
import { wallAt } from '../time.ts'

/** What the papers of one session are made from. */
export type SessionSource = {
	production: string
	/** The day it is printed, in words. */
	printedOn: string
	session: Session
	standing: SessionStanding
	resources: ReadonlyMap<ResourceId, Resource>
	cast: ReadonlyMap<ElementId, Pick<Element, 'name' | 'number'>>
	/** The cues of the session. */
	cues: readonly Cue[]
	cueRules: CueRules
	rules: Pick<BookingRules, 'skipsWeekends'>
	/** The office's list of contacts; null for a reader who may not see it. */
	contacts: readonly Contact[] | null
}

/** What a session is called: its title, else its type. */
export function sessionTitle({ title, type }: Pick<Session, 'title' | 'type'>): string {
	return title || typeNames[type]
}

/** When a session is, on the clock of one zone: `Thu 12 Mar 2026, 14:00 to 18:00`. */
export function spanWords(session: Session, zone = session.zone): string {
	const slot = slotOf(session)
	if (slot === null) return ''
	const [from, to] = [wallAt(slot.from, zone), wallAt(slot.to, zone)]
	const start = `${dayWords(from.slice(0, 10))}, ${clockOf(from)}`
	if (from.slice(0, 10) === to.slice(0, 10)) return `${start} to ${clockOf(to)}`
	return `${start} to ${dayWords(to.slice(0, 10))}, ${clockOf(to)}`
}

/** Every zone whose clock somebody in the session reads: the room's, the far end's, those of what is booked. */
export function zonesOf(source: Pick<SessionSource, 'session' | 'standing' | 'resources'>) {
	const { session, standing, resources } = source
	const booked = standing.standings.map(({ resource }) => resources.get(resource)?.zone ?? '')
	return [...new Set([session.zone, session.farZone, ...booked])].filter(isZone)
}

/** `London time (Europe/London)`. */
export function clockName(zone: string): string {
	return zone === 'UTC' ? zone : `${zoneName(zone)} time (${zone})`
}
