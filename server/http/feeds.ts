import { createHash } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { calendarOf, readFeed, refreshed } from '../feeds/feed.ts'
import type { HttpParts } from './parts.ts'
import { Problem } from './problem.ts'
import { callerOf } from './rates.ts'

/** Where feeds lie. Their tokens are in the address, so nothing below it is ever logged. */
export const feedsAt = '/feeds'

/**
 * `/feeds/<token>.ics`: a calendar, for whoever holds its address. Calendar programs send neither
 * cookies nor what stands behind a `#`, so here alone the secret is in the path.
 */
export function feedRoutes(parts: HttpParts): Hono {
	const { links, rates, publicUrl } = parts
	return new Hono().get('/:file', async (c) => {
		const caller = callerOf(c, publicUrl)
		await rates.spend('links', caller)
		const token = /^([\w-]{1,64})\.ics$/.exec(c.req.param('file'))?.[1] ?? ''
		const found = await links.findFeed(token)
		const before = found && readFeed(found.page)
		if (!before) throw new Problem('link-ended')
		await rates.giveBack('links', caller)
		await rates.spend('feed', found.id)
		const { store, now } = parts
		const { id, production } = found
		const feed = await refreshed(before, { store, production, now: now() })
		if (feed !== before) await links.keepPage(id, feed)
		await links.countOpening(id)
		return send(c, await calendarOf(feed, production))
	})
}

/** Kept by the reader's program alone, and asked for again each time: a feed can end. */
function send(c: Context, calendar: string): Response {
	const etag = `"${createHash('sha256').update(calendar).digest('base64url').slice(0, 27)}"`
	c.header('Cache-Control', 'private, no-cache')
	c.header('ETag', etag)
	if (c.req.header('if-none-match') === etag) return c.body(null, 304)
	c.header('Content-Type', 'text/calendar; charset=utf-8')
	c.header('Content-Disposition', 'inline; filename="daybreak.ics"')
	return c.body(calendar)
}
