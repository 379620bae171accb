import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { readPerson } from './accounts/cookie.ts'
import { databaseFile, readConfig, type Config } from './config.ts'
import { httpApp } from './http/app.ts'
import { listen, localUrl, portOf } from './http/listen.ts'
import { createLog, type Log } from './log.ts'
import { lockDirectory } from './store/lock.ts'
import { openSqlite } from './store/sqlite.ts'
import type { Store } from './store/store.ts'
import { Gateway } from './sync/gateway.ts'
import { Rooms } from './sync/rooms.ts'
import { titleKeeper } from './titles.ts'

/** A server that answers. */
export type RunningServer = {
	/** Where it answers on this machine, ending in a slash. */
	url: string
	port: number
	store: Store
	rooms: Rooms
	/** Says goodbye to everyone, waits for the disk, and lets go. */
	stop: () => Promise<void>
}

/** What tests may set besides the configuration. */
export type ServerOptions = { idleUnloadMs?: number }

/** How long a stopping server may take before it ends all the same. */
const stopMs = 4500

/** As source this is `server/main.ts`, as built `build/server/main.js`. */
const clientDir = fileURLToPath(
	new URL(import.meta.url.endsWith('.ts') ? '../build/client' : '../client', import.meta.url)
)

/** Puts the parts together and listens. */
export async function startServer(
	config: Config,
	options: ServerOptions = {}
): Promise<RunningServer> {
	const log = createLog(config.logLevel)
	const unlock = await lockDirectory(config.dataDir)
	const store = await openSqlite(databaseFile(config))
	const rooms = new Rooms({ store, log, committed: titleKeeper({ store, log }), ...options })
	const web = createServer()
	const parts = { store, rooms, log, ...identity(config), ...addresses(config, web), clientDir }
	const answer = getRequestListener(httpApp(parts).fetch)
	const gateway = new Gateway(parts)
	web.on('request', (request, response) => void answer(request, response))
	web.on('upgrade', (request, stream, head) => gateway.upgrade(request, stream, head))
	await listen(web, config)
	const url = localUrl(web)
	log.info({ url, dataDir: config.dataDir }, 'listening')
	const stop = () => stopAll({ web, gateway, store, unlock })
	return { url, port: portOf(web), store, rooms, stop }
}

function identity({ secret, sample }: Config) {
	const now = () => Date.now()
	const personOf = (cookies: string | undefined) => readPerson(cookies, { secret, now: now() })
	return { secret, sample, now, personOf, newId: () => randomUUID() as string }
}

function addresses({ publicUrl }: Config, web: Server) {
	return { publicUrl: () => publicUrl ?? new URL(localUrl(web)) }
}

type Running = { web: Server; gateway: Gateway; store: Store; unlock: () => void }

async function stopAll({ web, gateway, store, unlock }: Running): Promise<void> {
	const closed = new Promise((resolve) => web.close(resolve))
	await gateway.stop()
	web.closeAllConnections()
	await closed
	await store.close()
	unlock()
}

function stopOnSignal(running: RunningServer, log: Log): void {
	let isStopping = false
	const stop = () => {
		if (isStopping) return
		isStopping = true
		setTimeout(() => process.exit(1), stopMs).unref()
		running.stop().then(
			() => process.exit(0),
			(error: unknown) => {
				log.fatal({ error }, 'stopped badly')
				process.exit(1)
			}
		)
	}
	process.on('SIGTERM', stop)
	process.on('SIGINT', stop)
}

/** The whole program: the environment in, one line out, until a signal ends it. */
export async function runServer(): Promise<void> {
	try {
		const config = readConfig(process.env)
		const running = await startServer(config)
		stopOnSignal(running, createLog(config.logLevel))
		process.stdout.write(`Daybreak is ready at ${running.url}\n`)
	} catch (error) {
		process.stderr.write(`Daybreak could not start. ${(error as Error).message}\n`)
		process.exit(1)
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runServer()
