import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { requests, type BookingRequest, type RequestId } from '../records/request.ts'
import { sessions, type SessionId } from '../records/session.ts'
import type { ResourceId } from '../records/resource.ts'
import { isWall } from '../time.ts'
import type { Step } from '../steps.ts'
import { changeSession } from './sessions.ts'

/** What is asked for, of how many of the things that a session books. */
export type Asking = {
	step: Step
	session: SessionId
	resources: readonly ResourceId[]
} & Partial<Pick<BookingRequest, 'reason' | 'overrides' | 'hours' | 'actualIn' | 'actualOut'>>

/**
 * Asks the server for a step, one request for each resource. It waits in the document while there
 * is no line, and is answered in the rulings: nothing is decided here.
 */
export function ask(
	edit: Edit,
	asking: Asking
): Outcome<RequestId[], 'session-gone' | 'bad-value'> {
	const { resources: wanted, ...values } = asking
	if (!sessions.get(edit.doc, asking.session)) return refuse('session-gone')
	const isTimed = [values.actualIn, values.actualOut].every((time) => !time || isWall(time))
	if (wanted.length === 0 || !isTimed || requests.problem(values) !== null)
		return refuse('bad-value')
	const ids: RequestId[] = []
	transact(edit, () => {
		for (const resource of wanted) {
			const id = edit.newId() as RequestId
			requests.create(edit.doc, id, { ...values, resource })
			ids.push(id)
		}
	})
	return ok(ids)
}

/** Moves a confirmed session and asks for its new slot, as one step. */
export function reschedule(
	edit: Edit,
	id: SessionId,
	to: { start: string; minutes: number; resources: readonly ResourceId[]; reason: string }
): Outcome<RequestId[], 'session-gone' | 'bad-value'> {
	const { start, minutes, resources, reason } = to
	let outcome: Outcome<RequestId[], 'session-gone' | 'bad-value'> = refuse('bad-value')
	transact(edit, () => {
		const moved = changeSession(edit, id, { start, minutes })
		outcome = moved.ok ? ask(edit, { step: 'reschedule', session: id, resources, reason }) : moved
	})
	return outcome
}

/** Whoever asked has read the answer. */
export function putAnswerAway(edit: Edit, id: RequestId): Outcome<null, 'request-gone'> {
	const request = requests.get(edit.doc, id)
	if (!request || request.removed) return refuse('request-gone')
	transact(edit, () => requests.patch(edit.doc, id, { removed: true }))
	return ok(null)
}
