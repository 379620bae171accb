import * as z from 'zod'
import { roles } from '#model/access.ts'
import { passwordLetters } from '../accounts/passwords.ts'

const { min, max } = passwordLetters

/** What several requests carry, with the sentence for each thing that can be wrong with it. */
export const fields = {
	name: z
		.string({ error: 'A name is needed' })
		.trim()
		.min(1, 'A name is needed')
		.max(60, 'A name has at most 60 characters'),
	email: z.email({ error: 'An e-mail address is needed, like ann@example.com' }).max(254),
	password: z
		.string({ error: 'A password is needed' })
		.min(min, `A password has at least ${min} characters`)
		.max(max, `A password has at most ${max} characters`),
	/** The secret part of a link. */
	token: z.string({ error: 'The link is not complete' }).min(1).max(64),
	role: z.enum(roles, { error: 'There is no such role' }),
	/** How long a link works. */
	days: z
		.number({ error: 'A link needs an end' })
		.int()
		.min(1, 'A link works at least a day')
		.max(90, 'A link works at most 90 days')
}

/** What a request without anything to say carries. */
export const nothing = z.object({})

/** Days in milliseconds. */
export function daysMs(days: number): number {
	return days * 24 * 60 * 60 * 1000
}
