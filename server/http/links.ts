import { Hono } from 'hono'
import * as z from 'zod'
import { isZone } from '#model/core/zone.ts'
import type { ShareLink } from '../accounts/links.ts'
import { newFeed } from '../feeds/feed.ts'
import { subject } from '../feeds/subject.ts'
import { publish, type Published, type Publishing } from '../published.ts'
import { asking, type Asking } from './asking.ts'
import { readBody } from './body.ts'
import { feedsAt } from './feeds.ts'
import { daysMs, fields, nothing } from './fields.ts'
import type { HttpParts } from './parts.ts'
import { Problem } from './problem.ts'

const recipient = z
	.string({ error: 'Whoever gets the link needs a name' })
	.trim()
	.min(1, 'Whoever gets the link needs a name')
	.max(80, 'A name has at most 80 characters')

/** How long a calendar may be followed: a shoot, and what comes before and after it. */
const feedDays = z
	.number({ error: 'A link needs an end' })
	.int()
	.min(1, 'A link works at least a day')
	.max(400, 'A calendar works at most 400 days')

const feedOrder = z.object({
	kind: z.literal('feed'),
	subject,
	zone: z.string().max(64).refine(isZone, 'There is no such time zone'),
	recipient,
	days: feedDays
})

const pageOrder = z
	.object({
		kind: z.enum(['one-line', 'day', 'delivery']),
		day: z.string().min(1).max(64).nullable(),
		recipient,
		isWatermarked: z.boolean(),
		days: fields.days
	})
	.refine(({ kind, day }) => kind !== 'day' || day !== null, 'Choose a shooting day')
	.refine(({ kind, day }) => kind !== 'delivery' || day !== null, 'Choose whose delivery it is')

const order = z.discriminatedUnion('kind', [feedOrder, pageOrder], {
	error: ({ code }) => (code === 'invalid_union' ? 'There is no such page to publish' : undefined)
})

/** `/api/productions/:production/links`: pages for people without an account, and how they end. */
export function linkRoutes(parts: HttpParts): Hono {
	const { links, audit } = parts
	return new Hono()
		.get('/:production/links', async (c) => {
			const { production } = await asking(c, parts, 'links')
			const listed = await links.of(production)
			return c.json({ links: listed.map(({ production: _, ...link }) => link) })
		})
		.post('/:production/links', async (c) => {
			const asked = await asking(c, parts, 'links')
			const wanted = await readBody(c, order)
			const made =
				wanted.kind === 'feed'
					? await follow(parts, asked, wanted)
					: await share(parts, asked, wanted)
			return c.json(made, 201)
		})
		.post('/:production/links/:id/publish', async (c) => {
			const { me, production } = await asking(c, parts, 'links')
			await readBody(c, nothing)
			const id = c.req.param('id')
			const shared = await links.one(production, id)
			const publishedAt =
				shared && (await links.renew(id, await pageNow(parts, shared.link), me.name))
			if (publishedAt === null) throw new Problem('link-ended', hasEnded)
			await audit.note({ kind: 'link-published', by: me, production, detail: id })
			return c.json({ publishedAt })
		})
		.delete('/:production/links/:id', async (c) => {
			const { me, production } = await asking(c, parts, 'links')
			const id = c.req.param('id')
			if (!(await links.revoke(production, id))) {
				throw new Problem('link-ended', 'This link has ended already.')
			}
			await audit.note({ kind: 'link-revoked', by: me, production, detail: id })
			return c.body(null, 204)
		})
}

const hasEnded = 'This link has ended. Make a new one.'

async function share(
	parts: HttpParts,
	{ me, production }: Asking,
	{ kind, day: chosen, recipient, isWatermarked, days }: z.infer<typeof pageOrder>
): Promise<{ id: string; link: string }> {
	const day = kind === 'one-line' ? null : chosen
	const published = await pageNow(parts, { production, kind, day })
	const expiresAt = parts.now() + daysMs(days)
	const { id, token } = await parts.links.make({
		...published,
		...{ production, kind, day, recipient, isWatermarked, expiresAt, publishedBy: me.name }
	})
	await parts.audit.note({ kind: 'link-made', by: me, production, detail: id })
	return { id, link: `${parts.publicUrl.origin}/shared#${token}` }
}

/** Makes a calendar feed. Its address is one that calendar programs can be given. */
async function follow(
	parts: HttpParts,
	{ me, production }: Asking,
	{ subject, zone, recipient, days }: z.infer<typeof feedOrder>
): Promise<{ id: string; link: string }> {
	const { store, now } = parts
	const made = await newFeed(subject, zone, { store, production, now: now() })
	if (made === null)
		throw new Problem('bad-request', 'What this calendar is about is no longer there.')
	const { id, token } = await parts.links.make({
		...{ page: made.feed, heading: made.heading, production, kind: 'feed', day: null, recipient },
		...{ isWatermarked: false, expiresAt: now() + daysMs(days), publishedBy: me.name }
	})
	await parts.audit.note({ kind: 'link-made', by: me, production, detail: id })
	return { id, link: `${parts.publicUrl.origin}${feedsAt}/${token}.ics` }
}

type Wanted = Pick<ShareLink, 'production' | 'day'> & { kind: Publishing['kind'] }

/** A page as the production is now; ends the request when there is no such page any more. */
async function pageNow(
	{ store }: HttpParts,
	{ production, kind, day }: Wanted
): Promise<Published> {
	const published = await publish({ store, production, kind, day })
	if (published !== null) return published
	if (kind === 'delivery') throw new Problem('recipient-gone')
	throw new Problem(kind === 'day' ? 'day-gone' : 'no-such-production')
}
