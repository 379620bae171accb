import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { BackupDesk } from './backups/desk.ts'
import { BackupSchedule, type ScheduleParts } from './backups/schedule.ts'
import type { Memberships } from './accounts/memberships.ts'
import { databaseFile, readConfig, type Config } from './config.ts'
import { httpApp } from './http/app.ts'
import { listen, localUrl, portOf } from './http/listen.ts'
import { createLog, type Log } from './log.ts'
import { Metrics } from './metrics.ts'
import { openPeople, type People } from './people.ts'
import { bookingsJudge } from './rulings/bookings.ts'
import { deliverablesJudge } from './rulings/deliverables.ts'
import { Rulings, type Judge } from './rulings/rulings.ts'
import type { Commit } from './store/disk-log.ts'
import { lockDirectory } from './store/lock.ts'
import type { LogFiles } from './store/log-files.ts'
import { serve } from './serving.ts'
import { openSqlite } from './store/sqlite.ts'
import type { Store } from './store/store.ts'
import { Gateway, type GatewayParts } from './sync/gateway.ts'
import type { Room } from './sync/room.ts'
import { Rooms, type RoomsParts } from './sync/rooms.ts'
import { titleKeeper } from './titles.ts'

/** A server that answers. */
export type RunningServer = {
	/** Where it answers on this machine, ending in a slash. */
	url: string
	port: number
	store: Store
	rooms: Rooms
	/** Where the server gets its owner, once; null when it has one. */
	setUpUrl: string | null
	/** Says goodbye to everyone, waits for the disk, and lets go. */
	stop: () => Promise<void>
}

/** What tests may set besides the configuration. */
export type ServerOptions = {
	idleUnloadMs?: number
	files?: LogFiles
	/** Stops this server and starts another, on what was prepared to take the place of its data. */
	beginAgain?: () => void
}

/** How long a stopping server may take before it ends all the same. */
const stopMs = 4500

/**
 * How long a connection is kept that nothing is asked over: longer than proxies keep theirs, mostly a
 * minute, so that none of them asks just as it is closed here.
 */
const idleConnectionMs = 75_000

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
	const metrics = new Metrics()
	const { files, beginAgain, ...timing } = options
	const { store, unlock } = await openStore(config, metrics, files)
	const refused: RoomsParts['refused'] = (...told) => {
		metrics.refused(told[2])
		people.refused(...told)
	}
	const held: RoomsParts['held'] = (...news) => people.held(...news)
	const overwrites: RoomsParts['overwrites'] = (address) => ({
		noted: (...news) => {
			metrics.overwritten()
			people.overwrites.note(address, ...news)
		},
		owed: (person) => people.overwrites.tell(address, person)
	})
	const keepTitle = titleKeeper({ store, log })
	const edited = (room: Room) => {
		keepTitle(room)
		rulings.look(room.address)
	}
	const told = { committed: edited, refused, held, overwrites }
	const rooms = new Rooms({ store, log, ...told, ...timing })
	metrics.observe({
		databaseFile: databaseFile(config),
		waiting: () => store.waiting,
		rooms: () => rooms.size
	})
	const web = createServer({ keepAliveTimeout: idleConnectionMs })
	const people = await openPeople({ config, rooms, log, address: () => localUrl(web) })
	const { schedule, backups } = backupsOf(config, { store, log, metrics, beginAgain })
	await schedule.start()
	await listen(web, config)
	// Nothing is awaited from here until everything is answered.
	const url = localUrl(web)
	const entrance = people.open()
	const opened: GatewayParts['opened'] = (...opening) => metrics.watch(...opening)
	const rulings = new Rulings(judgesOf(rooms, entrance.http.memberships), log)
	const entered: GatewayParts['entered'] = (standing, address) => {
		entrance.gateway.entered(standing, address)
		rulings.look(address)
	}
	const gateway = new Gateway({ rooms, log, opened, ...entrance.gateway, entered })
	const { sample, metricsToken } = config
	const shown = { sample, metrics, metricsToken, backups, clientDir }
	const parts = { store, rooms, log, ...entrance.http, ...shown }
	const answer = getRequestListener(httpApp(parts).fetch)
	web.on('request', (request, response) => void answer(request, response))
	web.on('upgrade', (request, stream, head) => gateway.upgrade(request, stream, head))
	log.info({ url, dataDir: config.dataDir }, 'listening')
	const stop = () => stopAll({ web, gateway, rulings, people, schedule, store, unlock })
	return { url, port: portOf(web), store, rooms, setUpUrl: entrance.setUpUrl, stop }
}

/** Opens the store, which nobody else may have open. */
async function openStore(
	config: Config,
	metrics: Metrics,
	files: ServerOptions['files'] | undefined
) {
	const unlock = await lockDirectory(config.dataDir)
	const committed = (commit: Commit) => metrics.committed(commit)
	try {
		const logging = { committed, ...(files === undefined ? {} : { files }) }
		return { store: await openSqlite(databaseFile(config), logging), unlock }
	} catch (error) {
		unlock()
		throw error
	}
}

/** Who decides what has to be decided once, an area each. */
function judgesOf(rooms: Rooms, memberships: Memberships): Judge[] {
	const roleIn: Memberships['roleIn'] = (...asked) => memberships.roleIn(...asked)
	const now = () => Date.now()
	return [bookingsJudge({ rooms, roleIn, now }), deliverablesJudge({ rooms, now })]
}

type BackupsParts = Pick<ScheduleParts, 'store' | 'log'> & {
	metrics: Metrics
	beginAgain: ServerOptions['beginAgain']
}

function backupsOf({ backups: plan, dataDir }: Config, parts: BackupsParts) {
	const { store, log, metrics, beginAgain = null } = parts
	const told: ScheduleParts['told'] = (...news) => metrics.backedUp(...news)
	return {
		schedule: new BackupSchedule({ plan, dataDir, store, log, told }),
		backups: new BackupDesk({ plan, dataDir, store, beginAgain, now: () => Date.now() })
	}
}

type Running = {
	web: Server
	gateway: Gateway
	rulings: Rulings
	people: People
	schedule: BackupSchedule
	store: Store
	unlock: () => void
}

async function stopAll(running: Running): Promise<void> {
	const { web, gateway, rulings, people, schedule, store, unlock } = running
	const closed = new Promise((resolve) => web.close(resolve))
	await gateway.stop()
	await rulings.stop()
	web.closeAllConnections()
	await closed
	await people.close()
	schedule.stop()
	await store.close()
	unlock()
}

function stopOnSignal(running: Pick<RunningServer, 'stop'>, log: Log): void {
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
		const log = createLog(config.logLevel)
		const told = { started: announce, failed: giveUp }
		stopOnSignal(await serve({ config, log, start: startServer, ...told }), log)
	} catch (error) {
		giveUp(error as Error)
	}
}

function announce({ url, setUpUrl }: RunningServer): void {
	process.stdout.write(`Daybreak is ready at ${url}\n`)
	if (setUpUrl) process.stdout.write(`Set it up, once, at ${setUpUrl}\n`)
}

function giveUp({ message }: Error): void {
	process.stderr.write(`Daybreak could not start. ${message}\n`)
	process.exit(1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runServer()
