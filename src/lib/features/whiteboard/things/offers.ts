import { formatEighths } from '#model/stripboard/eighths.ts'
import { interiorLabel, timeLabel } from '#model/stripboard/strip-words.ts'
import { dayName, typeNames } from '#model/bookings/names.ts'
import { statusNames } from '#model/deliverables/names.ts'
import { writeAbout, type CardKind } from '#model/whiteboard/about.ts'
import type { SceneId } from '#model/stripboard/records/scene.ts'
import { questions } from './questions.ts'
import type { Things } from './things.svelte.ts'

/** What can be put on the whiteboard: scenes, and everything that a card can be about. */
export const offerKinds = [
	'scene',
	'session',
	'delivery',
	'cast',
	'contact',
	'location',
	'query'
] as const
export type OfferKind = (typeof offerKinds)[number]

export const offerKindNames: Record<OfferKind, string> = {
	scene: 'Scenes',
	session: 'Sessions',
	delivery: 'Deliveries',
	cast: 'Cast',
	contact: 'Contacts',
	location: 'Locations',
	query: 'Lists'
}

/** One thing that a card can be made for. */
export type Offer = {
	kind: OfferKind
	/** What the card would hold: `scene` for a scene, `about` for anything else. */
	card: { kind: 'scene'; scene: SceneId } | { kind: 'card'; about: string }
	/** Tells one from another, and a card that is there from one that is not. */
	key: string
	mark: string
	name: string
	note: string
}

function about(kind: CardKind, id: string, words: Pick<Offer, 'mark' | 'name' | 'note'>): Offer {
	const key = writeAbout({ kind, id })
	return { kind, card: { kind: 'card', about: key }, key, ...words }
}

/** Everything of one kind that there could be a card for, in the order of its own area. */
export function offersOf(things: Things, kind: OfferKind): Offer[] {
	const { schedule, booked, owed, people } = things
	switch (kind) {
		case 'scene':
			return schedule.scenes.map(({ row, day }): Offer => {
				const { scene, setName, eighths } = row
				const pages = eighths === null ? '?' : formatEighths(eighths)
				return {
					kind,
					card: { kind: 'scene', scene: scene.id },
					key: scene.id,
					mark: scene.number || '–',
					name: `${interiorLabel(scene)} ${setName} ${timeLabel(scene)}`,
					note: `${day ? `Day ${day.number}` : 'Boneyard'} · ${pages}`
				}
			})
		case 'session':
			return booked.sessions.map(({ id, title, type, start }) =>
				about('session', id, {
					mark: start === '' ? '' : dayName(start),
					name: title || typeNames[type],
					note: title === '' ? '' : typeNames[type]
				})
			)
		case 'delivery':
			return owed.rows.map(({ line, deliverable, recipient, track }) =>
				about('delivery', line.id, {
					mark: '',
					name: deliverable.name,
					note: `${recipient.name} · ${statusNames[track.status]}`
				})
			)
		case 'cast':
			return schedule.cast.map(({ id, number, name }) =>
				about('cast', id, { mark: number, name, note: `${schedule.daysOf(id).length} days` })
			)
		case 'contact':
			return people.contacts.map(({ id, name, job }) =>
				about('contact', id, { mark: '', name, note: job })
			)
		case 'location':
			return schedule.locations.map(({ id, name }) =>
				about('location', id, { mark: '', name, note: schedule.shotAt(id).sets.join(', ') })
			)
		case 'query':
			return queryOffers(things)
	}
}

function queryOffers(things: Things): Offer[] {
	const stored = [
		...questions,
		...things.schedule.locations.map(({ id }) => `unscheduled-at ${id}`)
	]
	return stored.map((id) => {
		const { title, items } = things.answer(id)
		return about('query', id, { mark: '', name: title, note: String(items.length) })
	})
}

/** Whether every word of a text is somewhere in what an offer says. */
export function isMeant({ mark, name, note, kind }: Offer, text: string): boolean {
	const said = `${offerKindNames[kind]} ${mark} ${name} ${note}`.toLowerCase()
	return text
		.trim()
		.toLowerCase()
		.split(/\s+/)
		.every((word) => said.includes(word))
}
