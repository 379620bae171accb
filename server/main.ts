import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { readPerson } from './accounts/cookie.ts'
import { ConfigError, databaseFile, readConfig, type Config } from './config.ts'
import { httpApp } from './http/app.ts'
import { createLog, type Log } from './log.ts'
import { openSqlite } from './store/sqlite.ts'
import type { Store } from './store/store.ts'
import { Gateway } from './sync/gateway.ts'
import { Rooms } from './sync/rooms.ts'
import { titleKeeper } from './titles.ts'

/** A server that answers. */
export type RunningServer = {
	/** Where it answers, ending in a slash. */
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

/** Puts the parts together and listens. */
export async function startServer(
	config: Config,
	options: ServerOptions = {}
): Promise<RunningServer> {
	const log = createLog(config.logLevel)
	const store = await openSqlite(databaseFile(config))
	const rooms = new Rooms({ store, log, committed: titleKeeper({ store, log }), ...options })
	const server = createServer()
	const publicUrl = () => config.publicUrl ?? new URL(urlOf(config, server))
	const personOf = (cookies: string | undefined) =>
		readPerson(cookies, { secret: config.secret, now: Date.now() })

	const newId = () => randomUUID()
	const { secret } = config
	const http = { store, rooms, log, secret, publicUrl, personOf, newId, now: Date.now, clientDir }
	const gateway = new Gateway({ rooms, log, publicUrl, personOf })
	server.on('request', getRequestListener(httpApp(http).fetch))
	server.on('upgrade', (request, stream, head) => gateway.upgrade(request, stream, head))
	await listen(server, config)
	log.info({ url: urlOf(config, server), dataDir: config.dataDir }, 'listening')
	return {
		url: urlOf(config, server),
		port: portOf(server),
		store,
		rooms,
		stop: () => stop({ server, gateway, store })
	}
}

/** As source this is `server/main.ts`, as built `build/server/main.js`. */
const clientDir = fileURLToPath(
	new URL(import.meta.url.endsWith('.ts') ? '../build/client' : '../client', import.meta.url)
)

function listen(server: Server, { host, port }: Config): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject)
		server.listen({ host, port }, () => {
			server.off('error', reject)
			resolve()
		})
	})
}

function portOf(server: Server): number {
	return (server.address() as AddressInfo).port
}

function urlOf({ host }: Config, server: Server): string {
	const everywhere = host === '0.0.0.0' || host === '::'
	const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
	return `http://${name}:${portOf(server)}/`
}

async function stop(parts: { server: Server; gateway: Gateway; store: Store }): Promise<void> {
	const closed = new Promise((resolve) => parts.server.close(resolve))
	await parts.gateway.stop()
	parts.server.closeAllConnections()
	await closed
	await parts.store.close()
}

function stopOnSignal(running: RunningServer, log: Log): void {
	let isStopping = false
	const stopOnce = () => {
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
	process.on('SIGTERM', stopOnce)
	process.on('SIGINT', stopOnce)
}

/** The whole program: the environment in, one line out, until a signal ends it. */
export async function runServer(): Promise<void> {
	try {
		const config = readConfig(process.env)
		const running = await startServer(config)
		stopOnSignal(running, createLog(config.logLevel))
		process.stdout.write(`Daybreak is ready at ${running.url}\n`)
	} catch (error) {
		const sentence = error instanceof ConfigError ? error.message : String(error)
		process.stderr.write(`Daybreak could not start. ${sentence}\n`)
		process.exit(1)
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runServer()
