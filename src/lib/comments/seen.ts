import type { Device } from '$lib/client/device.ts'
import { isObject } from '#model/core/json.ts'

/** What I have read of what was said to me: what is older than `since`, and these comments. */
export type Seen = { since: number; ids: ReadonlySet<string> }

/** On a device that never looked, what is older than two weeks is not news. */
const freshForMs = 14 * 24 * 60 * 60 * 1000

/** Nothing is known of what was read before. */
export function nothingSeen(now: number): Seen {
	return { since: now - freshForMs, ids: new Set() }
}

/** What I have read on this device, which nobody else knows. What cannot be read counts as nothing. */
export async function recallSeen(device: Device, production: string, now: number): Promise<Seen> {
	const stored = await device.recall(keyOf(production)).catch(() => undefined)
	const none = nothingSeen(now)
	if (!isObject(stored)) return none
	const { since, ids } = stored
	const areIds = Array.isArray(ids) && ids.every((id) => typeof id === 'string')
	return typeof since === 'number' && areIds ? { since, ids: new Set(ids) } : none
}

/** Notes what I have read, together with what another tab noted meanwhile. */
export async function rememberSeen(device: Device, production: string, seen: Seen): Promise<void> {
	const other = await recallSeen(device, production, seen.since)
	const ids = [...new Set([...other.ids, ...seen.ids])]
	await device.remember(keyOf(production), { since: seen.since, ids })
}

const keyOf = (production: string): string => `comments-seen/${production}`
