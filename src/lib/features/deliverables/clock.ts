import type { Clock } from '#model/deliverables/queries/checklist.ts'
import type { Recipient } from '#model/deliverables/records/recipient.ts'
import { counted } from '$lib/ui/words.ts'

/** A clock in a few words: `12 days to inspect`, `3 days over`. */
export function clockWords({ kind, days }: Clock): string {
	if (days < 0) return `${counted(-days, 'day')} over`
	return `${counted(days, 'day')} to ${kind === 'inspection' ? 'inspect' : 'cure'}`
}

/** What it means when a clock runs out, in a sentence. */
export function clockSentence({ kind, days, ends }: Clock, recipient: Recipient): string {
	const until = days < 0 ? `ended on ${ends}` : `end on ${ends}`
	if (kind === 'cure') return `Our ${recipient.cureDays} days to put it right ${until}.`
	const silence =
		recipient.silence === 'accepted'
			? 'Silence then means that it is accepted.'
			: 'Silence then means nothing: ask for their answer.'
	return `Their ${recipient.inspectionDays} days to inspect ${until}. ${silence}`
}
