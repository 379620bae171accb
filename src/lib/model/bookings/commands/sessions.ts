import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { removal, type Remover } from '../../core/remover.ts'
import { isDate } from '../../production/calendar.ts'
import { resources, type ResourceId } from '../records/resource.ts'
import { sessions, type Session, type SessionId } from '../records/session.ts'
import { isZone } from '../../core/zone.ts'
import { isWall } from '../time.ts'
import { tidied } from './tidy.ts'

/** What may be said about a session, beside what it books. */
export type SessionValues = Partial<
	Omit<Session, 'id' | 'removed' | 'removedBy' | 'resources' | 'optional'>
>

/** The most resources that one session books. */
export const mostResources = 40

/** Adds a session that books these resources. Its holds are penciled as soon as the server sees it. */
export function addSession(
	edit: Edit,
	values: SessionValues,
	booked: readonly ResourceId[] = []
): Outcome<SessionId, 'bad-value' | 'resource-gone'> {
	const tidy = tidied(values)
	if (!isWritable(tidy) || booked.length > mostResources) return refuse('bad-value')
	if (booked.some((id) => !isThere(edit, id))) return refuse('resource-gone')
	const id = edit.newId() as SessionId
	transact(edit, () => {
		sessions.create(edit.doc, id, tidy)
		for (const resource of booked) sessions.link(edit.doc, id, { field: 'resources', id: resource })
	})
	return ok(id)
}

/** Changes what is said about a session; what is left out stays. */
export function changeSession(
	edit: Edit,
	id: SessionId,
	values: SessionValues
): Outcome<null, 'session-gone' | 'bad-value'> {
	const session = sessions.get(edit.doc, id)
	if (!session || session.removed) return refuse('session-gone')
	const tidy = tidied(values)
	if (!isWritable(tidy)) return refuse('bad-value')
	transact(edit, () => sessions.patch(edit.doc, id, tidy))
	return ok(null)
}

/** Moves a session: to another time, from one resource to another, or both. */
export function moveSession(
	edit: Edit,
	id: SessionId,
	to: { start: string; minutes?: number; instead?: { of: ResourceId; book: ResourceId } }
): Outcome<null, 'session-gone' | 'resource-gone' | 'bad-value'> {
	const session = sessions.get(edit.doc, id)
	if (!session || session.removed) return refuse('session-gone')
	const { start, minutes = session.minutes, instead } = to
	if (!isWritable({ start, minutes })) return refuse('bad-value')
	if (instead && !isThere(edit, instead.book)) return refuse('resource-gone')
	transact(edit, () => {
		sessions.patch(edit.doc, id, { start, minutes })
		if (!instead) return
		sessions.unlink(edit.doc, id, { field: 'resources', id: instead.of })
		sessions.link(edit.doc, id, { field: 'resources', id: instead.book })
	})
	return ok(null)
}

/** Puts a resource among what a session books; `required` is whether it can do without. */
export function bookResource(
	edit: Edit,
	id: SessionId,
	resource: { id: ResourceId; required: boolean }
): Outcome<null, 'session-gone' | 'resource-gone' | 'too-many'> {
	const session = sessions.get(edit.doc, id)
	if (!session || session.removed) return refuse('session-gone')
	if (!isThere(edit, resource.id)) return refuse('resource-gone')
	if (session.resources.length >= mostResources && !session.resources.includes(resource.id))
		return refuse('too-many')
	transact(edit, () => {
		sessions.link(edit.doc, id, { field: 'resources', id: resource.id })
		if (resource.required) sessions.unlink(edit.doc, id, { field: 'optional', id: resource.id })
		else sessions.link(edit.doc, id, { field: 'optional', id: resource.id })
	})
	return ok(null)
}

/** Takes a resource out of what a session books. A hold that is only penciled is released by it. */
export function dropResource(
	edit: Edit,
	id: SessionId,
	resource: ResourceId
): Outcome<null, 'session-gone'> {
	const session = sessions.get(edit.doc, id)
	if (!session || session.removed) return refuse('session-gone')
	transact(edit, () => {
		sessions.unlink(edit.doc, id, { field: 'resources', id: resource })
		sessions.unlink(edit.doc, id, { field: 'optional', id: resource })
	})
	return ok(null)
}

/** Copies a session to another time, with everything it says and books: a hold of its own. */
export function copySession(
	edit: Edit,
	id: SessionId,
	start: string
): Outcome<SessionId, 'session-gone' | 'bad-value'> {
	const session = sessions.get(edit.doc, id)
	if (!session || session.removed) return refuse('session-gone')
	if (!isWall(start)) return refuse('bad-value')
	const copy = edit.newId() as SessionId
	const { id: _id, resources: booked, optional, removed: _r, removedBy: _by, ...values } = session
	transact(edit, () => {
		sessions.create(edit.doc, copy, { ...values, start, expires: '' })
		for (const resource of booked)
			sessions.link(edit.doc, copy, { field: 'resources', id: resource })
		for (const resource of optional)
			sessions.link(edit.doc, copy, { field: 'optional', id: resource })
	})
	return ok(copy)
}

/** Takes a session off the timeline; what it only penciled is released. */
export function removeSession(
	edit: Edit,
	id: SessionId,
	by?: Remover
): Outcome<null, 'session-gone'> {
	const session = sessions.get(edit.doc, id)
	if (!session || session.removed) return refuse('session-gone')
	transact(edit, () => sessions.patch(edit.doc, id, removal(by)))
	return ok(null)
}

/** Brings a removed session back. What it held begins again at the end of the queue. */
export function restoreSession(edit: Edit, id: SessionId): Outcome<null, 'session-gone'> {
	if (sessions.get(edit.doc, id)?.removed !== true) return refuse('session-gone')
	transact(edit, () => sessions.patch(edit.doc, id, { removed: false }))
	return ok(null)
}

function isThere(edit: Edit, id: ResourceId): boolean {
	const resource = resources.get(edit.doc, id)
	return resource !== null && !resource.removed
}

function isWritable(values: SessionValues): boolean {
	if (sessions.problem(values) !== null) return false
	if (values.start && !isWall(values.start)) return false
	if (values.zone !== undefined && !isZone(values.zone)) return false
	return !values.expires || isDate(values.expires)
}
