import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { DocumentKind } from '#model/documents.ts'
import { sealPerson } from '../../server/accounts/cookie.ts'
import type { Person } from '../../server/accounts/person.ts'
import { readConfig } from '../../server/config.ts'
import { startServer, type ServerOptions } from '../../server/main.ts'

const secret = 'the secret of tests, long enough'

/** The settings that test servers run with: any port, a directory of their own. */
export function testSettings(dataDir: string): NodeJS.ProcessEnv {
	return { PORT: '0', DATA_DIR: dataDir, DAYBREAK_SECRET: secret, LOG_LEVEL: 'silent' }
}

/** The `Cookie` header of a person signed in to a test server. */
export function cookieOf(person: Person): string {
	return `daybreak=${sealPerson(person, { secret, at: Date.now() })}`
}

/** A directory for one server's data; the caller removes it. */
export function newDataDir(): string {
	return mkdtempSync(join(tmpdir(), 'daybreak-server-'))
}

/** The real server in this process, on a free port, with an empty store unless told where one is. */
export async function startTestServer(options: ServerOptions & { dataDir?: string } = {}) {
	const dataDir = options.dataDir ?? newDataDir()
	const running = await startServer(readConfig(testSettings(dataDir)), options)
	let made = 0
	return {
		...running,
		dataDir,
		databaseFile: join(dataDir, 'daybreak.db'),
		/** The websocket address of a document. */
		socketUrl: (production: string, kind: DocumentKind) =>
			`ws://127.0.0.1:${running.port}/sync/${production}/${kind}`,
		/** A production whose documents are all empty. */
		newProduction: async () => {
			const id = `p${++made}`
			const production = { id, title: 'Untitled', madeFrom: 'empty', createdAt: made }
			await running.store.createProduction(production, [])
			return id
		},
		/** Stops the server and removes its data. */
		close: async () => {
			await running.stop()
			if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
		}
	}
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>

/** A server in a process of its own. */
export type SpawnedServer = { child: ChildProcess; url: string; port: number }

/** The real program as a child process; resolves with what its one line says. */
export async function spawnTestServer(dataDir: string): Promise<SpawnedServer> {
	const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
		env: { ...process.env, ...testSettings(dataDir) },
		stdio: ['ignore', 'pipe', 'inherit']
	})
	const ended = once(child, 'exit').then(([code]) => {
		throw new Error(`The server ended with ${code} before it was ready.`)
	})
	const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended])
	const url = /^Daybreak is ready at (\S+)$/.exec(String(line))?.[1]
	if (url === undefined) throw new Error(`The server said something else: ${line}`)
	return { child, url, port: Number(new URL(url).port) }
}

/** Ends a child by a signal and waits until it is gone; answers its exit code. */
export async function endServer({ child }: SpawnedServer, signal: NodeJS.Signals) {
	if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
	const exit = once(child, 'exit')
	child.kill(signal)
	const [code] = await exit
	return code as number | null
}
