import type { DocumentKind } from '#model/documents.ts'
import { root, runNode, Started } from './processes.ts'

/** The built server in a process of its own. */
export type Product = {
	process: Started
	/** Where it answers, without a slash at the end. */
	url: string
	dataDir: string
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
	return { process, url, dataDir, address }
}

function settings(dataDir: string): NodeJS.ProcessEnv {
	return { DATA_DIR: dataDir, LOG_LEVEL: 'error' }
}

/** Runs a verb of the built command line over a folder; answers its JSON. */
export async function runVerb(dataDir: string, words: string[]): Promise<unknown> {
	const args = [`${root}build/server/daybreak.js`, ...words, '--json']
	return JSON.parse(await runNode(args, settings(dataDir), 900_000)) as unknown
}

/** A production that is measured, and the `Cookie` header of its owner. */
export type Owned = { production: string; cookie: string }

/** Signs in an owner of a production, by the `session` verb; answers their `Cookie` header. */
export async function signIn(dataDir: string, production: string): Promise<string> {
	const words = ['session', '--production', production, '--name', 'Ada', '--ttl', '7d']
	return ((await runVerb(dataDir, words)) as { cookie: string }).cookie
}

/** Makes a sample production as a visitor does, and an owner of it, who may then make more. */
export async function introduce({ url, dataDir }: Product): Promise<Owned> {
	const { id: production } = await post(`${url}/api/visit`, {})
	return { production, cookie: await signIn(dataDir, production) }
}

/** Makes a production as the start page does; answers its id. */
export async function createProduction(
	{ url }: Product,
	{ cookie, from }: { cookie: string; from: 'empty' | 'sample' }
): Promise<string> {
	return (await post(`${url}/api/productions`, { title: 'Measured', from }, cookie)).id
}

async function post(url: string, body: object, cookie = ''): Promise<{ id: string }> {
	const answer = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', cookie },
		body: JSON.stringify(body)
	})
	if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
	return (await answer.json()) as { id: string }
}
