import * as z from 'zod/mini'
import { addressText, documents, type DocumentKind } from '#model/documents.ts'
import type { Device } from './device.ts'
import { leftOn } from './unsent.ts'

const remembered = z.array(z.object({ id: z.string(), title: z.string() }))

/** A production that I am nobody to any more, with edits of mine on this device that were never sent. */
export type Left = { id: string; title: string; edits: number }

/** Every document there can be of a production, as this device names them. */
export function namesOf(production: string): string[] {
	const kinds = Object.keys(documents) as DocumentKind[]
	return kinds.map((kind) => addressText({ production, kind }))
}

/**
 * Takes off this device what I have just lost, but for edits that were never sent. Answers the
 * productions that still hold some, those lost earlier too; `mine` are those that I belong to now.
 */
export async function leave(
	device: Device,
	lost: readonly { id: string; title: string }[],
	mine: ReadonlySet<string>
): Promise<Left[]> {
	const before = remembered.safeParse(await device.recall('left'))
	const all = [...(before.success ? before.data : []), ...lost].filter(({ id }) => !mine.has(id))
	const left: Left[] = []
	for (const [id, title] of new Map(all.map(({ id, title }) => [id, title]))) {
		const unsent = await leftOn(device, namesOf(id))
		const edits = unsent.reduce((sum, each) => sum + each.edits, 0)
		if (edits > 0) left.push({ id, title, edits })
	}
	await device.remember(
		'left',
		left.map(({ id, title }) => ({ id, title }))
	)
	return left
}
