import { choice, flag, pointer, text, whole } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import { steps, type Step } from '../steps.ts'
import type { ResourceId } from './resource.ts'
import type { SessionId } from './session.ts'

declare const requestId: unique symbol
export type RequestId = string & { readonly [requestId]: true }

const requestFields = {
	step: choice<Step>(steps, 'release'),
	session: pointer<SessionId>(),
	resource: pointer<ResourceId>(),
	reason: text(500),
	/** Asks for a confirmation although something hard stands against it; `reason` says why. */
	overrides: flag(),
	/** Hours that a challenged holder has; 0 for what the rules say. */
	hours: whole(0, 720, 0),
	/** When it really began and ended, wall times of the session's zone. */
	actualIn: text(16),
	actualOut: text(16),
	/** Whoever asked has read the answer. */
	removed: flag()
}

/**
 * What somebody asks of the server, because it must be decided once: it waits in the document, is
 * judged in the order of arrival, and answered in the rulings.
 */
export const requests = new Collection<RequestId, typeof requestFields>('requests', requestFields)

export type BookingRequest = RecordOf<RequestId, typeof requestFields>
