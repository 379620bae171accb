import type { DocumentKind } from '#model/documents.ts'
import { root, runNode, Started } from './processes.ts'

/** The built server in a process of its own. */
export type Product = {
	process: Started
	/** Where it answers, without a slash at the end. */
	url: string
	/** The websocket address of a document. */
	address: (production: string, kind?: DocumentKind) => string
}

/** Starts the built production server on any free port, over a folder; `flags` are for Node. */
export async function startProduct(dataDir: string, flags: string[] = []): Promise<Product> {
	const process = await Started.open({
		args: [...flags, 'build/server/main.js'],
		env: { ...settings(dataDir), HOST: '127.0.0.1', PORT: '0' },
		ready: /Daybreak is ready at (http:\/\/[\d.]+:\d+)\//
	})
	const url = process.said
	const address = (production: string, kind: DocumentKind = 'stripboard') =>
		`${url.replace('http', 'ws')}/sync/${production}/${kind}`
	return { process, url, address }
}

function settings(dataDir: string): NodeJS.ProcessEnv {
	return { DATA_DIR: dataDir, LOG_LEVEL: 'error' }
}

/** Runs a verb of the built command line over a folder; answers its JSON. */
export async function runVerb(dataDir: string, words: string[]): Promise<unknown> {
	const args = [`${root}build/server/daybreak.js`, ...words, '--json']
	return JSON.parse(await runNode(args, settings(dataDir), 900_000)) as unknown
}

/** Makes a production as the start page does; answers its id. */
export async function createProduction(url: string, from: 'empty' | 'sample'): Promise<string> {
	const answer = await post(`${url}/api/productions`, { title: 'Measured', from })
	const { id } = (await answer.json()) as { id: string }
	return id
}

/** Says a name to the server; answers the `Cookie` header by which it knows that person again. */
export async function introduce(url: string, name: string): Promise<string> {
	const answer = await post(`${url}/api/me`, { name, role: 'Assistant director' })
	return answer.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0])
		.join('; ')
}

async function post(url: string, body: object): Promise<Response> {
	const answer = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	})
	if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
	return answer
}
