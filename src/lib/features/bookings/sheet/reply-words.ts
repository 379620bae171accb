import type { Reply, ReplyWord } from '#model/bookings/replies.ts'

/** What an answer by link is called. */
export const replyNames: Record<ReplyWord, string> = { accepted: 'Accepted', declined: 'Declined' }

/** Who answered: what they call themselves, and whom the link was made for where that is another. */
export function answererOf({ name, recipient }: Pick<Reply, 'name' | 'recipient'>): string {
	if (name === '' || name.toLowerCase() === recipient.toLowerCase()) return recipient
	return `${name} for ${recipient}`
}
