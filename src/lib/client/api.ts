import * as z from 'zod/mini'

const failure = z.object({ error: z.object({ code: z.string(), message: z.string() }) })

/** What came of a request: the checked answer, or a sentence for a person. */
export type Answer<Value> =
	{ ok: true; value: Value } | { ok: false; offline: boolean; code: string; message: string }

/** A network that takes longer than this to answer is no network. */
const usualPatienceMs = 15_000

/** One of the few things that are requests, not edits. Never throws. */
export async function request<Schema extends z.ZodMiniType>(
	asked: { method: 'GET' | 'POST' | 'DELETE'; path: string; body?: unknown; patienceMs?: number },
	schema: Schema
): Promise<Answer<z.infer<Schema>>> {
	const { method, path, body, patienceMs = usualPatienceMs } = asked
	try {
		const response = await fetch(path, {
			method,
			signal: AbortSignal.timeout(patienceMs),
			headers: body === undefined ? {} : { 'content-type': 'application/json' },
			...(body === undefined ? {} : { body: JSON.stringify(body) })
		})
		const said: unknown = response.status === 204 ? {} : await response.json()
		if (!response.ok) return refused(said)
		const parsed = schema.safeParse(said)
		if (parsed.success) return { ok: true, value: parsed.data }
		return { ok: false, offline: false, code: 'unreadable', message: unreadable }
	} catch {
		return { ok: false, offline: true, code: 'offline', message: offline }
	}
}

const offline = 'The server cannot be reached just now. What you have open goes on working.'
const unreadable = 'The server answered in a way this page does not know. Reload it.'

function refused(said: unknown): Answer<never> {
	const parsed = failure.safeParse(said)
	if (!parsed.success) return { ok: false, offline: false, code: 'unreadable', message: unreadable }
	return { ok: false, offline: false, ...parsed.data.error }
}
