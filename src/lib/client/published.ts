import * as z from 'zod/mini'
import type { PublishedPage } from '#model/published.ts'
import { categories } from '#model/deliverables/records/deliverable.ts'
import { statuses } from '#model/deliverables/status.ts'
import { request, type Answer } from './api.ts'

const totals = z.object({
	scenes: z.number(),
	eighths: z.number(),
	minutes: z.number(),
	unknownLengths: z.number()
})
const banner = z.object({
	kind: z.literal('banner'),
	text: z.string(),
	minutes: z.nullable(z.number())
})
const scene = z.object({
	kind: z.literal('scene'),
	number: z.string(),
	interior: z.string(),
	set: z.string(),
	time: z.string(),
	scriptDay: z.string(),
	synopsis: z.string(),
	eighths: z.nullable(z.number()),
	cast: z.array(z.string()),
	location: z.string()
})
const dayScene = z.extend(scene, {
	page: z.string(),
	minutes: z.nullable(z.number()),
	minutesEstimated: z.boolean(),
	needs: z.array(z.object({ category: z.string(), names: z.array(z.string()) }))
})
const character = z.object({ number: z.string(), name: z.string() })
const date = z.nullable(z.string())

const oneLine = z.object({
	kind: z.literal('one-line'),
	production: z.string(),
	board: z.string(),
	days: z.array(
		z.object({
			number: z.number(),
			date,
			daysOffBefore: z.array(z.object({ date: z.string(), reason: z.string() })),
			rows: z.array(z.discriminatedUnion('kind', [scene, banner])),
			totals
		})
	),
	totals,
	cast: z.array(character)
})
const day = z.object({
	kind: z.literal('day'),
	production: z.string(),
	board: z.string(),
	number: z.number(),
	of: z.number(),
	date,
	rows: z.array(z.discriminatedUnion('kind', [dayScene, banner])),
	totals,
	cast: z.array(z.extend(character, { scenes: z.array(z.string()) })),
	locations: z.array(z.string())
})
const deliveryLine = z.object({
	name: z.string(),
	category: z.enum(categories),
	mandatory: z.boolean(),
	status: z.enum(statuses),
	round: z.number(),
	version: z.string(),
	due: z.string(),
	isLate: z.boolean(),
	inspectBy: z.string(),
	findings: z.number()
})
const delivery = z.object({
	kind: z.literal('delivery'),
	production: z.string(),
	recipient: z.string(),
	mandatory: z.number(),
	settled: z.number(),
	percent: z.nullable(z.number()),
	categories: z.array(z.object({ category: z.enum(categories), lines: z.array(deliveryLine) }))
})
const page = z.discriminatedUnion('kind', [
	oneLine,
	day,
	delivery
]) satisfies z.ZodMiniType<PublishedPage>

const publication = z.object({
	page,
	/** Whose copy it is, written across it. */
	watermark: z.nullable(z.string()),
	/** Milliseconds since 1970. */
	publishedAt: z.number(),
	expiresAt: z.number()
})
const listed = z.object({
	pages: z.array(z.object({ id: z.string(), heading: z.string(), publishedAt: z.number() }))
})

/** A page as it was published, and for whom. */
export type Publication = z.infer<typeof publication>

/** A page of the production's published ones, by its heading. */
export type PublishedHeading = z.infer<typeof listed>['pages'][number]

/** The page behind a link that somebody was given. */
export function openShared(token: string): Promise<Answer<Publication>> {
	return request({ method: 'POST', path: '/api/shared', body: { token } }, publication)
}

/** What has been published of a production, for those who belong to it. */
export async function publishedPages(production: string): Promise<Answer<PublishedHeading[]>> {
	const asked = await request({ method: 'GET', path: pathOf(production) }, listed)
	return asked.ok ? { ok: true, value: asked.value.pages } : asked
}

/** One published page, for those who belong to the production. */
export function publishedPage(production: string, id: string): Promise<Answer<Publication>> {
	const path = `${pathOf(production)}/${encodeURIComponent(id)}`
	return request({ method: 'GET', path }, publication)
}

function pathOf(production: string): string {
	return `/api/productions/${encodeURIComponent(production)}/published`
}
