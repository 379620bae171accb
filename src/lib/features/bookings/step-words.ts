import type { RefusalReason } from '#model/bookings/rulings.ts'
import type { Deed } from '#model/bookings/rulings.ts'
import type { HoldStatus, Step } from '#model/bookings/steps.ts'
import { stepsFrom } from '#model/bookings/steps.ts'

/** What each step is called on its button. */
export const stepNames: Record<Step, string> = {
	pencil: 'Pencil',
	decline: 'Decline',
	challenge: 'Challenge',
	confirm: 'Confirm',
	release: 'Release',
	reschedule: 'Reschedule',
	cancel: 'Cancel booking',
	start: 'Has begun',
	complete: 'Has ended'
}

/** What each step does, for its dialog. */
export const stepNotes: Record<Step, string> = {
	pencil: 'It takes a place at the end of the queue for its slot.',
	decline: 'Say why: it is kept with the request.',
	challenge: 'Whoever has the first hold must confirm or release it by the deadline.',
	confirm: 'The slot is yours when the server has granted it. Nobody else can have it then.',
	release: 'Whoever is behind moves up by one.',
	reschedule: 'The new slot is yours when the server has granted it.',
	cancel: 'The fee follows the house’s cancellation terms, from now to the start.',
	start: 'Say when it really began.',
	complete: 'Say when it really began and ended. It is frozen afterwards.'
}

/** Why the server refused a step, and what would allow it. */
export function refusalSentence(
	refused: { why: RefusalReason; detail: string },
	named: { resource: string; other: string; status: HoldStatus | 'pending' }
): string {
	const { resource, other, status } = named
	const may =
		status === 'pending' ? [] : stepsFrom(status).map((step) => stepNames[step].toLowerCase())
	const sentences: Record<RefusalReason, string> = {
		'not-from-here': `That does not go from here. ${may.length > 0 ? `What goes: ${may.join(', ')}.` : 'Nothing changes it any more.'}`,
		'not-first': `${other} has the first hold of ${resource}. Challenge it, or wait until it is released.`,
		taken: `${resource} is confirmed for ${other} at that time. Take another time, or another room; your hold stays.`,
		'hard-clash': `${resource}: ${refused.detail}. Move it, or ask an owner or coordinator to confirm it with a reason.`,
		'may-not-override': 'Only owners and coordinators confirm against a clash, with a reason.',
		'reason-needed': 'Say why: it has to be kept with it.',
		'nobody-ahead': `Nobody is ahead of you on ${resource}: it can be confirmed.`,
		'already-challenged': `${other} is challenged already. Its deadline is running.`,
		'not-moved': 'It lies where it was confirmed: there is nothing to reschedule.',
		'actuals-needed': 'Say when it really began and ended, the beginning first.',
		'no-such-hold': `${resource} is not booked by it any more.`,
		'no-time': 'It has no time yet. Say when it is.'
	}
	return sentences[refused.why]
}

/** What happened to a hold, as its history tells it. */
export const deedNames: Record<Deed, string> = {
	requested: 'Requested',
	penciled: 'Penciled',
	moved: 'Moved, to the end of the queue',
	declined: 'Declined',
	challenged: 'Challenged',
	unchallenged: 'Challenge withdrawn',
	overdue: 'Challenge not answered in time',
	confirmed: 'Confirmed',
	released: 'Released',
	expired: 'Expired',
	promoted: 'Moved up',
	contested: 'Wanted by two: the first was confirmed',
	rescheduled: 'Rescheduled',
	cancelled: 'Cancelled',
	started: 'Begun',
	completed: 'Completed',
	takenOff: 'Taken off the session'
}
