import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { accessTo, type Role } from '#model/access.ts'
import type { Shared, ShareLink } from '../accounts/links.ts'
import { asking } from './asking.ts'
import { readBody } from './body.ts'
import { fields } from './fields.ts'
import type { HttpParts } from './parts.ts'
import { Problem } from './problem.ts'
import { callerOf } from './rates.ts'

const held = z.object({ token: fields.token })

/** `/api/shared`: a published page, for whoever holds its link. The token travels in the body. */
export function sharedRoutes(parts: HttpParts): Hono {
	const { links, audit, rates, publicUrl } = parts
	return new Hono().post('/', async (c) => {
		keepOut(c)
		await rates.spend('links', callerOf(c, publicUrl))
		const { token } = await readBody(c, held)
		const shared = await links.find(token)
		if (shared === null) throw await refusalOf(parts, token)
		const { id, production, recipient } = shared.link
		await links.countOpening(id)
		await audit.note({ kind: 'link-opened', by: null, production, detail: id })
		return c.json(copyFor(recipient, shared))
	})
}

/**
 * `/api/productions/:production/published`: the same pages, for everybody who belongs to it. A guest may
 * be one buyer among several: where a delivery stands is for those who may read them all.
 */
export function publishedRoutes(parts: HttpParts): Hono {
	return new Hono()
		.get('/:production/published', async (c) => {
			keepOut(c)
			const { production, role } = await asking(c, parts)
			const published = await parts.links.published(production)
			const mine = published.filter((link) => mayRead(role, link))
			const pages = mine.map(({ id, heading, publishedAt }) => ({ id, heading, publishedAt }))
			return c.json({ pages })
		})
		.get('/:production/published/:link', async (c) => {
			keepOut(c)
			const { me, production, role } = await asking(c, parts)
			const shared = await parts.links.one(production, c.req.param('link'))
			if (shared === null || !mayRead(role, shared.link))
				throw new Problem('link-ended', 'This page is no longer published.')
			return c.json(copyFor(me.name, shared))
		})
}

function mayRead(role: Role, { kind }: Pick<ShareLink, 'kind'>): boolean {
	return kind !== 'delivery' || accessTo('deliverables', role) !== 'none'
}

/** Neither search engines nor anything between here and the reader keeps a page: links end. */
export function keepOut(c: Context): void {
	c.header('X-Robots-Tag', 'noindex, nofollow')
	c.header('Cache-Control', 'no-store')
}

/** A page as one reader gets it: theirs is the name across it. */
function copyFor(reader: string, { link, page }: Shared) {
	const { isWatermarked, publishedAt, expiresAt } = link
	return { page, watermark: isWatermarked ? reader : null, publishedAt, expiresAt }
}

/** One answer, whether a link has ended, its production was removed, or there never was one. */
export async function refusalOf({ links, audit }: HttpParts, token: string): Promise<Problem> {
	const traced = await links.trace(token)
	const [production, detail] = [traced?.production ?? null, traced?.id ?? null]
	await audit.note({ kind: 'link-refused', by: null, production, detail })
	return new Problem('link-ended')
}
