import * as z from 'zod/mini'

const failure = z.object({ error: z.object({ code: z.string(), message: z.string() }) })

/** Why something was not done, with a sentence for a person. */
export type Refusal = {
	ok: false
	offline: boolean
	code: string
	message: string
	/** How long the server wants to be left alone, when it has been asked too often. */
	waitMs?: number
}

/** What came of a request: the checked answer, or why there is none. */
export type Answer<Value> = { ok: true; value: Value } | Refusal

/** A request as it is asked. */
export type Asked = {
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
	path: string
	body?: unknown
	/** Sent as it is, in the place of a body; `bearer` says by what right. */
	file?: File
	bearer?: string
	patienceMs?: number
}

/** For requests whose answer says no more than that it was done. */
export const done = z.unknown()

/** A network that takes longer than this to answer is no network. */
const usualPatienceMs = 15_000

/** One of the few things that are requests, not edits. Never throws. */
export async function request<Schema extends z.ZodMiniType>(
	asked: Asked,
	schema: Schema
): Promise<Answer<z.infer<Schema>>> {
	const { method, path, patienceMs = usualPatienceMs } = asked
	try {
		const response = await fetch(path, {
			method,
			signal: AbortSignal.timeout(patienceMs),
			...sent(asked)
		})
		if (response.status === 429) return await tooMany(response)
		const said: unknown = response.status === 204 ? {} : await response.json()
		if (!response.ok) return refusalIn(said)
		const parsed = schema.safeParse(said)
		return parsed.success ? { ok: true, value: parsed.data } : unreadable
	} catch {
		return { ok: false, offline: true, code: 'offline', message: offline }
	}
}

function sent({ body, file, bearer }: Asked): {
	headers?: Record<string, string>
	body?: BodyInit
} {
	if (file !== undefined) {
		const type = { 'content-type': 'application/octet-stream' }
		return { headers: { ...type, authorization: `Bearer ${bearer}` }, body: file }
	}
	if (body === undefined) return {}
	return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

const offline = 'The server cannot be reached just now. What you have open goes on working.'
const tooOften = 'That was tried too often. Wait a little, then try again.'

/** When a server asks for patience but not for how long. */
const usualWaitMs = 30_000

const unreadable: Refusal = {
	ok: false,
	offline: false,
	code: 'unreadable',
	message: 'The server answered in a way this page does not know. Reload it.'
}

/** Why the server did not do it, in what it said. */
export function refusalIn(said: unknown): Refusal {
	const parsed = failure.safeParse(said)
	return parsed.success ? { ok: false, offline: false, ...parsed.data.error } : unreadable
}

/** A proxy in front of the server may be who asks for patience, in words of its own. */
async function tooMany(response: Response): Promise<Refusal> {
	const parsed = failure.safeParse(await response.json().catch(() => null))
	const seconds = Number(
		response.headers.get('retry-after') ?? response.headers.get('x-retry-after') ?? Number.NaN
	)
	return {
		ok: false,
		offline: false,
		code: 'too-many',
		message: parsed.success ? parsed.data.error.message : tooOften,
		waitMs: seconds > 0 ? seconds * 1000 : usualWaitMs
	}
}
