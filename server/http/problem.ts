import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

const messages = {
	'not-found': [404, 'There is nothing at this address.'],
	'signed-out': [401, 'You are not signed in.'],
	'wrong-credentials': [401, 'The e-mail and the password do not belong together.'],
	'not-allowed': [403, 'Your role in this production does not include that.'],
	'link-ended': [404, 'This link has ended. Ask whoever sent it for a new one.'],
	'no-such-person': [404, 'There is no such person in this production.'],
	'has-account': [409, 'This e-mail has an account already. Sign in with it to join.'],
	'last-owner': [409, 'A production needs an owner. Make somebody else the owner first.'],
	'day-gone': [409, 'This shooting day is no longer on the board.'],
	'recipient-gone': [409, 'Nobody is delivered to under this name any more.'],
	'booking-gone': [409, 'This booking is no longer asked for.'],
	'booking-changed': [409, 'This booking has just changed. Look at it once more.'],
	'too-many': [429, 'That was tried too often. Wait a while, then try again.'],
	'no-such-production': [404, 'This production does not exist here. It may have been removed.'],
	'no-sample': [400, 'The sample production is switched off on this server.'],
	'not-json': [415, 'The request has to be JSON.'],
	'bad-request': [400, 'The request could not be understood.'],
	'foreign-origin': [403, 'Another site may not do this.'],
	'foreign-host': [403, 'This server does not answer to that name. Set PUBLIC_URL to its address.'],
	'not-file': [415, 'A file is sent as it is, as application/octet-stream.'],
	'no-document': [415, 'Only documents and pictures are kept.'],
	'no-room': [507, 'There is no room for more files.'],
	'file-gone': [404, 'This file is not on the server.'],
	'not-restorable': [422, 'This backup cannot be restored.'],
	'not-backed-up': [503, 'The backup could not be made.'],
	'too-large': [413, 'The request is too large.'],
	'not-ready': [503, 'The server cannot read and write its database.'],
	broken: [500, 'Something went wrong on the server. It has been written to its log.']
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>

export type ProblemCode = keyof typeof messages

/** An error as every address under /api tells it: `{error: {code, message}}`. */
export function problem(c: Context, code: ProblemCode, message?: string): Response {
	const [status, sentence] = messages[code]
	return c.json({ error: { code, message: message ?? sentence } }, status)
}

/** Ends a request from deep inside a route. */
export class Problem extends HTTPException {
	readonly code: ProblemCode
	/** When trying again may help. */
	retryAfterSeconds: number | null = null

	constructor(code: ProblemCode, message: string = messages[code][1]) {
		super(messages[code][0], { message })
		this.code = code
	}
}
