import * as z from 'zod/mini'
import type { AskedBooking } from '#model/bookings/asked.ts'
import { replyWords, type ReplyWord } from '#model/bookings/replies.ts'
import { request, type Answer } from './api.ts'

const place = z.object({ name: z.string(), house: z.string(), address: z.string() })
const booking = z.object({
	...{ production: z.string(), title: z.string(), type: z.string() },
	times: z.array(z.object({ clock: z.string(), span: z.string(), place: z.string() })),
	...{ name: z.string(), house: z.string(), places: z.array(place) },
	...{ status: z.string(), terms: z.string(), mark: z.string() }
}) satisfies z.ZodMiniType<AskedBooking>

const standing = z.object({
	booking,
	answered: z.nullable(
		z.object({
			...{ word: z.enum(replyWords), name: z.string(), note: z.string(), at: z.number() },
			/** Whether it was an answer to what is asked now. */
			isCurrent: z.boolean()
		})
	)
})
const asked = z.extend(standing, {
	...{ message: z.string(), recipient: z.string(), askedBy: z.string() },
	/** Milliseconds since 1970. */
	expiresAt: z.number()
})

/** A booking that whoever holds a link is asked to take, and what they have answered. */
export type Asked = z.infer<typeof asked>

/** What somebody answers, to which state of the booking. */
export type Answering = { word: ReplyWord; name: string; note: string; mark: string }

/** The booking behind a link that somebody was given. */
export function openBooking(token: string): Promise<Answer<Asked>> {
	return request({ method: 'POST', path: '/api/booking', body: { token } }, asked)
}

/** Answers it. */
export function answerBooking(
	token: string,
	answering: Answering
): Promise<Answer<z.infer<typeof standing>>> {
	const body = { token, ...answering }
	return request({ method: 'POST', path: '/api/booking/answer', body }, standing)
}
