/**
 * What a hold goes through. Hold, pencil and option are one thing; confirmed is firm. `requested`
 * takes no place in the queue, `challenged` is a first hold that somebody behind it wants to confirm.
 */
export const holdStatuses = [
	...(['requested', 'pencil', 'challenged', 'confirmed', 'inProgress', 'completed'] as const),
	...(['declined', 'released', 'cancelled'] as const)
]
export type HoldStatus = (typeof holdStatuses)[number]

/** What can be asked of a hold. */
export const steps = [
	...(['pencil', 'decline', 'challenge', 'confirm', 'release'] as const),
	...(['reschedule', 'cancel', 'start', 'complete'] as const)
]
export type Step = (typeof steps)[number]

/**
 * Which step leads where: the one table of it. What is not here is refused, and the table says what
 * would be allowed. A challenge is asked by whoever waits behind: their own hold stays a pencil.
 */
export const transitions: Readonly<
	Record<HoldStatus, Readonly<Partial<Record<Step, HoldStatus>>>>
> = {
	requested: { pencil: 'pencil', decline: 'declined', release: 'released' },
	pencil: { challenge: 'pencil', confirm: 'confirmed', release: 'released' },
	challenged: { confirm: 'confirmed', release: 'released' },
	confirmed: {
		reschedule: 'confirmed',
		cancel: 'cancelled',
		start: 'inProgress',
		complete: 'completed'
	},
	inProgress: { complete: 'completed' },
	completed: {},
	declined: { pencil: 'pencil' },
	released: { pencil: 'pencil' },
	cancelled: { pencil: 'pencil' }
}

/** The steps that a hold of this status may take. */
export function stepsFrom(status: HoldStatus): Step[] {
	return Object.keys(transitions[status]) as Step[]
}

/** Whether a hold has a place in the queue of its resource. */
export function isLive(status: HoldStatus): boolean {
	return status === 'pencil' || status === 'challenged' || isFirm(status)
}

/** Whether it is confirmed, or was and has begun: nobody else can have the slot. */
export function isFirm(status: HoldStatus): boolean {
	return status === 'confirmed' || status === 'inProgress' || status === 'completed'
}
