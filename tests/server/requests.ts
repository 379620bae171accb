/** A request as a page of ours or a program makes it. */
export type Asked = {
	method?: string
	/** Sent as JSON; a text is sent as it is. */
	body?: unknown
	/** Who asks. */
	cookie?: string | undefined
	headers?: Record<string, string>
}

/** Asks a server something over HTTP. */
export async function ask(
	{ url }: { url: string },
	path: string,
	{ method = 'GET', body, cookie, headers = {} }: Asked = {}
) {
	const json = body === undefined ? {} : { 'content-type': 'application/json' }
	const text = typeof body === 'string' ? body : JSON.stringify(body)
	const answer = await fetch(new URL(path, url), {
		method,
		redirect: 'manual',
		headers: { ...json, ...(cookie === undefined ? {} : { cookie }), ...headers },
		...(body === undefined ? {} : { body: text })
	})
	const said = await answer.text()
	const isJson = said !== '' && answer.headers.get('content-type')?.includes('json')
	return { status: answer.status, headers: answer.headers, said: isJson ? JSON.parse(said) : said }
}

/** What a test looks at: JSON is read, anything else is a text. */
export type Answer = Awaited<ReturnType<typeof ask>>

/** The cookies that an answer sets, as the `Cookie` header a browser would send from then on. */
export function cookiesOf({ headers }: Pick<Answer, 'headers'>): string {
	return headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0] ?? '')
		.join('; ')
}
