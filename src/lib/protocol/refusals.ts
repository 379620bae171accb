/**
 * Why the server took an edit of a client not, each with the sentence that says so. Its name follows
 * the close reason, so that whoever looks after a server can tell what a device keeps sending.
 */
export const refusalSentences = {
	malformed: 'It could not be read.',
	gap: 'It leaves out edits that came before it.',
	'clock-jump': 'It counts further ahead than anybody could have edited.',
	'foreign-client': 'It holds edits in the name of somebody else.',
	'foreign-author': 'It writes or changes what only somebody else may.',
	dangling: 'It refers to something that is not there.',
	'unknown-place': 'It writes where nothing of a production is kept.',
	'bad-value': 'It holds a value that no field can have.',
	'too-much': 'It is more than anybody could have done at once.',
	'record-gone': 'It destroys a record instead of removing it.',
	full: 'The document has grown as large as it may.',
	unreadable: 'What it leaves could not be read.'
} as const

export type Refusal = keyof typeof refusalSentences

/** The refusal behind the reason that a socket was closed with: `refusedEdit: gap`. Null when none is named. */
export function refusalIn(reason: string): Refusal | null {
	const name = reason.split(': ')[1] ?? ''
	return Object.hasOwn(refusalSentences, name) ? (name as Refusal) : null
}
