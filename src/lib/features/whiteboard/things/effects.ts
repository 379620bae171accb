import { bookResource, moveSession } from '#model/bookings/commands/sessions.ts'
import type { ResourceId } from '#model/bookings/records/resource.ts'
import type { SessionId } from '#model/bookings/records/session.ts'
import { isFirm } from '#model/bookings/steps.ts'
import { unreachable } from '#model/core/invariant.ts'
import { statusNames } from '#model/deliverables/names.ts'
import type { LineId } from '#model/deliverables/records/line.ts'
import { statuses, type Status } from '#model/deliverables/status.ts'
import { shootAt } from '#model/stripboard/commands/locations.ts'
import type { SceneId } from '#model/stripboard/records/scene.ts'
import type { LocationId, SetId } from '#model/stripboard/records/set.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import { cardKinds, frameKinds, readAbout } from '#model/whiteboard/about.ts'
import type { Placed } from '#model/whiteboard/queries/canvas.ts'
import { counted } from '$lib/ui/words.ts'
import type { Workplace } from '$lib/client/workspace.svelte.ts'
import { refusals } from '../appearance.ts'
import type { Things } from './things.svelte.ts'

/** What dropping cards into a frame does to the production. */
export type Effect =
	| { does: 'day'; day: StripId; scenes: readonly SceneId[] }
	| { does: 'location'; location: LocationId; sets: readonly SetId[] }
	| { does: 'status'; to: Status; lines: readonly LineId[] }
	| {
			does: 'resource'
			book: ResourceId
			sessions: readonly { id: SessionId; of: ResourceId | null }[]
	  }

type Said = { label: string; effect: Effect | null }

/** What cards would do in a frame that stands for a location, a status or something to be booked. */
export function effectIn(things: Things, frame: Placed, cards: readonly Placed[]): Said | null {
	const meaning = readAbout(frame.object.about, frameKinds)
	switch (meaning?.kind) {
		case 'location':
			return atLocation(things, meaning.id as LocationId, cards)
		case 'status':
			return withStatus(things, meaning.id as Status, cards)
		case 'resource':
			return onResource(things, meaning.id as ResourceId, cards)
		default:
			return null
	}
}

/** A location is its set's, so every scene in that set goes there. */
function atLocation({ schedule }: Things, id: LocationId, cards: readonly Placed[]): Said | null {
	const location = schedule.location(id)
	if (!location || location.removed || !schedule.mayWrite) return null
	const found = cards
		.map(({ object }) => schedule.scene(object.scene)?.row.set ?? null)
		.filter((set) => set !== null)
		.filter((set) => set.location !== id)
	const sets = new Map(found.map((set) => [set.id, set]))
	if (sets.size === 0) {
		const isSetless = cards.every(({ object }) => !schedule.scene(object.scene)?.row.set)
		return isSetless ? { label: 'It has no set that could be there', effect: null } : null
	}
	const names = [...sets.values()].map(({ name }) => name)
	const scenes = schedule.scenes.filter(({ row }) => row.set !== null && sets.has(row.set.id))
	const what = names.length > 1 ? counted(names.length, 'set') : (names[0] ?? '')
	const label = `Shoots ${what} at ${location.name}: ${counted(scenes.length, 'scene')}`
	return { label, effect: { does: 'location', location: id, sets: [...sets.keys()] } }
}

function withStatus({ owed }: Things, to: Status, cards: readonly Placed[]): Said | null {
	if (!statuses.includes(to)) return null
	const lines = idsOf(cards)
		.map((id) => owed.row(id))
		.filter((row) => row !== null)
		.filter(({ track }) => track.status !== to)
	if (lines.length === 0) return null
	const [first] = lines
	const refused = lines.map(({ line }) => owed.problem(line.id, to)).find((each) => each !== null)
	if (refused !== undefined) return { label: refused, effect: null }
	const what = lines.length > 1 ? `${lines.length} deliveries` : (first?.deliverable.name ?? '')
	const from = lines.length > 1 || !first ? '' : `${statusNames[first.track.status]} → `
	const ids = lines.map(({ line }) => line.id)
	return { label: `${what}: ${from}${statusNames[to]}`, effect: { does: 'status', to, lines: ids } }
}

/** A session moves from what it books of the same kind; a confirmed one is moved in the bookings. */
function onResource({ booked }: Things, id: ResourceId, cards: readonly Placed[]): Said | null {
	const resource = booked.resource(id)
	if (!resource) return null
	const found = idsOf(cards)
		.map((each) => booked.session(each))
		.filter((session) => session !== null && !session.removed)
		.filter((session) => session !== null && !session.resources.includes(id))
	const sessions = found.flatMap((session) => {
		if (session === null) return []
		const { standings } = booked.standing(session)
		const alike = standings.find((each) => booked.resource(each.resource)?.kind === resource.kind)
		const isHeld = alike !== undefined && alike.status !== 'pending' && isFirm(alike.status)
		return [{ session, of: alike?.resource ?? null, isHeld }]
	})
	const [first] = sessions
	if (!first) return null
	if (sessions.some(({ isHeld }) => isHeld))
		return { label: 'It is confirmed: reschedule it in the bookings', effect: null }
	const what = sessions.length > 1 ? counted(sessions.length, 'session') : first.session.title
	const left = first.of === null ? '' : ` instead of ${booked.resource(first.of)?.name ?? ''}`
	return {
		label: `Books ${resource.name} for ${what || 'it'}${sessions.length > 1 ? '' : left}`,
		effect: {
			does: 'resource',
			book: id,
			sessions: sessions.map(({ session, of }) => ({ id: session.id, of }))
		}
	}
}

const idsOf = (cards: readonly Placed[]): string[] =>
	cards.map(({ object }) => readAbout(object.about, cardKinds)?.id ?? '')

/** Makes it so, with the commands of its own area. Null when it is, else why not, in a sentence. */
export function takeEffect(workspace: Workplace, things: Things, effect: Effect): string | null {
	switch (effect.does) {
		case 'day':
			return sentence(things.schedule.moveToDay(effect.scenes, effect.day))
		case 'location': {
			const outcome = workspace.run('stripboard', (edit) =>
				shootAt(edit, effect.sets, effect.location)
			)
			return outcome.ok ? null : sentence(outcome.reason)
		}
		case 'status':
			return things.owed.take(effect.lines, effect.to)
		case 'resource':
			return sentence(book(workspace, things, effect))
		default:
			return unreachable(effect)
	}
}

function book(
	workspace: Workplace,
	things: Things,
	{ book, sessions }: Effect & { does: 'resource' }
): string | null {
	let refused: string | null = null
	for (const { id, of } of sessions) {
		const start = things.booked.session(id)?.start ?? ''
		const outcome = workspace.run('bookings', (edit) =>
			of === null
				? bookResource(edit, id, { id: book, required: true })
				: moveSession(edit, id, { start, instead: { of, book } })
		)
		if (!outcome.ok) refused = outcome.reason
	}
	return refused
}

const sentence = (reason: string | null): string | null =>
	reason === null ? null : (refusals[reason] ?? 'It stays as it was.')
