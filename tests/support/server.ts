import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '#model/access.ts'
import type { DocumentKind } from '#model/documents.ts'
import { readConfig } from '../../server/config.ts'
import { makeSession } from '../../server/cli/session.ts'
import { startServer, type ServerOptions } from '../../server/main.ts'
import { openPeople, type People, type SignedIn, type Somebody } from './people.ts'

const secret = 'the secret of tests, long enough'

/** The settings that test servers run with: any port, a directory of their own. */
export function testSettings(dataDir: string): NodeJS.ProcessEnv {
	return { PORT: '0', DATA_DIR: dataDir, DAYBREAK_SECRET: secret, LOG_LEVEL: 'silent' }
}

/** A directory for one server's data; the caller removes it. */
export function newDataDir(): string {
	return mkdtempSync(join(tmpdir(), 'daybreak-server-'))
}

type TestOptions = ServerOptions & { dataDir?: string; settings?: NodeJS.ProcessEnv }

/** The real server in this process, on a free port, with an empty store unless told where one is. */
export async function startTestServer({ settings, ...options }: TestOptions = {}) {
	const dataDir = options.dataDir ?? newDataDir()
	const config = readConfig({ ...testSettings(dataDir), ...settings })
	const running = await startServer(config, options)
	let made = 0
	let opened: Promise<People> | null = null
	const people = () => (opened ??= openPeople(config))
	return {
		...running,
		dataDir,
		databaseFile: join(dataDir, 'daybreak.db'),
		/** Where its pages come from: what a browser says of itself with every socket and change. */
		origin: `http://127.0.0.1:${running.port}`,
		/** The websocket address of a document. */
		socketUrl: (production: string, kind: DocumentKind) =>
			`ws://127.0.0.1:${running.port}/sync/${production}/${kind}`,
		/** A production whose documents are all empty. It belongs to nobody unless an owner is named. */
		newProduction: async (owner?: string) => {
			const id = `p${++made}`
			const production = { id, title: 'Untitled', madeFrom: 'empty', createdAt: made }
			await running.store.createProduction(production, [], owner)
			return id
		},
		/** The people of the server, reached beside it. */
		people,
		/** Makes somebody and signs them in; in a production they are its owner unless told otherwise. */
		signIn: async (somebody: Somebody): Promise<SignedIn> => (await people()).signIn(somebody),
		/** Stops the server and removes its data. */
		close: async () => {
			await running.stop()
			if (opened !== null) await (await opened).close()
			if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
		}
	}
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>

/** A server in a process of its own. */
export type SpawnedServer = {
	child: ChildProcess
	url: string
	port: number
	/** Everything it has logged so far. */
	log: () => string
	/** Where it gets its owner; never known of a server that has one. */
	setUpUrl: Promise<string>
}

/** The real program as a child process; resolves when it says that it is ready. */
export async function spawnTestServer(
	dataDir: string,
	settings: NodeJS.ProcessEnv = {}
): Promise<SpawnedServer> {
	const child = spawn(process.execPath, ['build/server/main.js'], {
		env: { ...process.env, ...testSettings(dataDir), ...settings },
		stdio: ['ignore', 'pipe', 'pipe']
	})
	let log = ''
	child.stderr.on('data', (bytes: Buffer) => (log += String(bytes)))
	const ended = once(child, 'exit').then(([code]) => {
		throw new Error(`The server ended with ${code} before it was ready. ${log}`)
	})
	const setUpUrl = said(child, /^Set it up, once, at (\S+)$/)
	const url = await Promise.race([said(child, /^Daybreak is ready at (\S+)$/), ended])
	return { child, url, port: Number(new URL(url).port), log: () => log, setUpUrl }
}

/** What a line that a child prints says where the pattern has its group. */
function said({ stdout }: ChildProcess, pattern: RegExp): Promise<string> {
	return new Promise((resolve) => {
		let printed = ''
		stdout?.on('data', (bytes: Buffer) => {
			printed += String(bytes)
			for (const line of printed.split('\n')) {
				const found = pattern.exec(line)?.[1]
				if (found !== undefined) resolve(found)
			}
		})
	})
}

/** Signs somebody in to a server by its data directory; answers their `Cookie` header. */
export async function cookieIn(
	dataDir: string,
	{ production, role = 'owner' }: { production: string; role?: Role }
): Promise<string> {
	const order = { production, role, name: 'Somebody', ttlMs: 3_600_000 }
	return (await makeSession(readConfig(testSettings(dataDir)), order)).cookie
}

/** Ends a child by a signal and waits until it is gone; answers its exit code. */
export async function endServer({ child }: SpawnedServer, signal: NodeJS.Signals) {
	if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
	const exit = once(child, 'exit')
	child.kill(signal)
	const [code] = await exit
	return code as number | null
}
