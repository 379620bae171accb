import type { Contact } from '../../office/records.ts'
import { detailNames, statusName } from '../names.ts'
import { ownFields, type SessionDetail } from '../records/session-types.ts'
import type { SessionSource } from './source.ts'

/** Somebody who comes to a session or is to be rung about it. */
export type SessionPerson = {
	name: string
	/** `7. Wren`, `Mixer`, `Guardian of Wren`. */
	as: string
	status: string
	/** Theirs by the office's list; null where nobody there has the name, or it may not be read. */
	contact: Contact | null
}

/** The fields of a session that name people, one or several. */
export const peopleFields: readonly SessionDetail[] = [
	...(['leader', 'voices', 'walkers', 'agent', 'guardian', 'coach'] as const),
	...(['mixer', 'mixers', 'recordist', 'supervisor', 'director', 'editor', 'assistant'] as const),
	...(['colourist', 'conductor', 'contractor', 'operator', 'attendees', 'approvers'] as const)
]

/** Everybody of a session: who is booked, then whom its own fields name, each once. */
export function peopleOf(source: SessionSource): SessionPerson[] {
	const booked = bookedPeople(source)
	const known = new Set(booked.map(({ name }) => keyOf(name)))
	const { session, contacts } = source
	const named = ownFields[session.type]
		.filter((field) => peopleFields.includes(field))
		.flatMap((field) =>
			namesIn(session[field])
				.filter((name) => !known.has(keyOf(name)))
				.map((name): SessionPerson => ({
					...{ name, as: detailNames[field], status: '' },
					contact: contacts?.find((each) => keyOf(each.name) === keyOf(name)) ?? null
				}))
		)
	return [...booked, ...named]
}

/** The people whom the session holds, and whoever looks after a child among them. */
function bookedPeople({ standing, resources, cast, contacts }: SessionSource): SessionPerson[] {
	return standing.standings.flatMap((each): SessionPerson[] => {
		const resource = resources.get(each.resource)
		if (resource?.kind !== 'person') return []
		const role = resource.element === '' ? undefined : cast.get(resource.element)
		const as = role ? castName(role) : resource.house
		const status = statusName(each)
		const theirs = (contacts ?? []).filter((contact) =>
			resource.element === ''
				? keyOf(contact.name) === keyOf(resource.name)
				: contact.element === resource.element
		)
		if (theirs.length === 0) return [{ name: resource.name, as, status, contact: null }]
		return theirs.map((contact, at) => ({
			...{ name: contact.name, contact },
			...(at === 0 ? { as, status } : { as: contact.job || `For ${as}`, status: '' })
		}))
	})
}

/** `7. Wren` of a cast member. */
export function castName({ number, name }: { number: string; name: string }): string {
	return number === '' ? name : `${number}. ${name}`
}

/** The names in a field that people fill in freely. */
export function namesIn(text: string): string[] {
	return text
		.split(/[,;\n/]| and | & /)
		.map((name) => name.trim())
		.filter(Boolean)
}

function keyOf(name: string): string {
	return name.trim().replace(/\s+/g, ' ').toLowerCase()
}
