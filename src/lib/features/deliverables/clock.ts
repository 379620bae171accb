import type { Clock } from '#model/deliverables/queries/checklist.ts'
import type { Recipient } from '#model/deliverables/records/recipient.ts'
import { calendarDayWords } from '$lib/ui/when.ts'
import { counted } from '$lib/ui/words.ts'

/** A clock in a few words: `12 days to inspect`, `3 days over`. */
export function clockWords({ kind, days }: Clock): string {
	if (days < 0) return `${counted(-days, 'day')} over`
	return `${counted(days, 'day')} to ${kind === 'inspection' ? 'inspect' : 'cure'}`
}

/** What it means when a clock runs out, in a sentence. */
export function clockSentence({ kind, days, ends }: Clock, recipient: Recipient): string {
	const day = calendarDayWords(ends)
	const until = days < 0 ? `ended on ${day}` : days === 0 ? 'end today' : `end on ${day}`
	if (kind === 'cure') return `Our ${recipient.cureDays} days to put it right ${until}.`
	return `Their ${recipient.inspectionDays} days to inspect ${until}. ${silenceWords(days < 0, recipient)}`
}

/** What the contract makes of their saying nothing, before and after the days have passed. */
function silenceWords(isOver: boolean, { silence }: Recipient): string {
	if (silence === 'nothing')
		return isOver
			? 'Their silence means nothing by the contract: ask for their answer.'
			: 'Silence then means nothing: ask for their answer.'
	return isOver
		? 'By the contract their silence means that it is accepted: ask for the notice, and record it.'
		: 'Silence then means that it is accepted.'
}
