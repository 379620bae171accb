import { Hono } from 'hono'
import * as z from 'zod'
import { replyLimits, replyWords } from '#model/bookings/replies.ts'
import type { HoldId } from '#model/bookings/rulings.ts'
import { fitText } from '#model/core/field.ts'
import type { AskedFor, ShareLink } from '../accounts/links.ts'
import { askedNow, holdOf, keepReply, type Asked } from '../booking-asked.ts'
import { asking } from './asking.ts'
import { readBody } from './body.ts'
import { daysMs, fields } from './fields.ts'
import type { HttpParts } from './parts.ts'
import { Problem } from './problem.ts'
import { callerOf } from './rates.ts'
import { keepOut, refusalOf } from './shared.ts'

/** The id of something in a document: nothing that could be taken for two. */
const id = z.string().regex(/^[\w-]{1,64}$/, 'There is no such booking')

const order = z.object({
	session: id,
	resource: id,
	recipient: z
		.string({ error: 'Whoever is asked needs a name' })
		.trim()
		.min(1, 'Whoever is asked needs a name')
		.max(replyLimits.name, `A name has at most ${replyLimits.name} characters`),
	message: z.string().trim().max(1000, 'A message has at most 1000 characters'),
	days: fields.days
})

/** A text as a document may hold it: nobody's half character would be stored. */
function whole(text: string): string {
	return fitText(text, text.length)
}

const held = z.object({ token: fields.token })
const answer = held.extend({
	word: z.enum(replyWords, { error: 'An answer is yes or no' }),
	name: z.string().trim().max(replyLimits.name).transform(whole),
	note: z
		.string()
		.trim()
		.max(replyLimits.note, `A note has at most ${replyLimits.note} characters`)
		.transform(whole),
	mark: z.string().max(replyLimits.mark)
})

/** `/api/productions/:production/booking-links`: asks somebody without an account to take a booking. */
export function askingRoutes(parts: HttpParts): Hono {
	return new Hono().post('/:production/booking-links', async (c) => {
		const { me, production } = await asking(c, parts, 'asks')
		const { session, resource, recipient, message, days } = await readBody(c, order)
		const hold = holdOf(session, resource)
		const booking = (await askedNow(parts.store, { production, hold }, null))?.booking
		if (!booking) throw new Problem('booking-gone', 'This is not booked any more, or has no time.')
		const made = await parts.links.make({
			...{ production, kind: 'booking', day: hold, recipient, isWatermarked: false },
			...{ page: { message }, heading: `${booking.title}: ${booking.name}`.slice(0, 200) },
			...{ expiresAt: parts.now() + daysMs(days), publishedBy: me.name }
		})
		await parts.audit.note({ kind: 'link-made', by: me, production, detail: made.id })
		const link = `${parts.publicUrl.origin}/answer#${made.token}`
		return c.json({ id: made.id, link }, 201)
	})
}

/**
 * `/api/booking`: a booking for whoever holds its link, and their answer to it. The token travels in
 * the body. An answer is written down and changes no hold.
 */
export function answerRoutes(parts: HttpParts): Hono {
	const { audit, links, publicUrl, rates, rooms, now } = parts
	return new Hono()
		.post('/', async (c) => {
			keepOut(c)
			await rates.spend('links', callerOf(c, publicUrl))
			const { link, page } = await opened(parts, (await readBody(c, held)).token)
			const asked = await standing(parts, link)
			await links.countOpening(link.id)
			await audit.note({ ...deed(link), kind: 'link-opened' })
			const { message } = page as AskedFor
			const { recipient, publishedBy, expiresAt } = link
			return c.json({ ...told(asked), message, recipient, askedBy: publishedBy, expiresAt })
		})
		.post('/answer', async (c) => {
			keepOut(c)
			await rates.spend('links', callerOf(c, publicUrl))
			const { token, ...answering } = await readBody(c, answer)
			const { link } = await opened(parts, token)
			const { booking } = await standing(parts, link)
			if (booking.mark !== answering.mark) throw new Problem('booking-changed')
			if (!(await keepReply(rooms, link, { ...answering, at: now() })))
				throw new Problem('too-many', 'This was answered very often. Ring whoever sent it.')
			await audit.note({ ...deed(link), kind: 'booking-answered' })
			return c.json(told(await standing(parts, link)))
		})
}

async function opened(
	parts: HttpParts,
	token: string
): Promise<{ link: ShareLink; page: unknown }> {
	const found = await parts.links.findBooking(token)
	if (found === null) throw await refusalOf(parts, token)
	return found
}

/** What the link asks for as it stands; ends the request when that is asked for no more. */
async function standing({ store }: HttpParts, { id, production, day }: ShareLink): Promise<Asked> {
	const asked = await askedNow(store, { production, hold: (day ?? '') as HoldId }, id)
	if (!asked?.booking) throw new Problem('booking-gone')
	return { booking: asked.booking, answered: asked.answered }
}

/** The same as their reader gets it: what they said, and whether it was to what is asked now. */
function told({ booking, answered }: Asked) {
	if (answered === null) return { booking, answered }
	const { word, name, note, at, mark } = answered
	return { booking, answered: { word, name, note, at, isCurrent: mark === booking.mark } }
}

const deed = ({ id, production }: ShareLink) => ({ by: null, production, detail: id })
