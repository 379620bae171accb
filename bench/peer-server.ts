/*
 * The server as the side-by-side measurements of peers need it: they make up room names as they
 * go, and a document of ours exists only in a production that somebody has made.
 *
 * So this is the real server, all its parts, put together as server/main.ts does, without the web
 * pages; and one thing before the door: `/sync/<room>` is taken for the stripboard of a production
 * of that name, which is created through the store, empty, when it is first asked for. From then on
 * an edit goes the way it always goes: guard, head, log, commit, acknowledgement, relay. Names that
 * no production could have are handed to the door as they came, and refused there.
 *
 * Its clients are one person, who is signed in as everybody is: bench/peers.ts makes that person in
 * a data folder of their own, hands their cookie to the clients, and names the folder as
 * BENCH_PEOPLE. Person and session are copied from there, and that person owns what is created.
 *
 * It listens on PORT, keeps its data in DATA_DIR and reads the same settings as the real one.
 */
import { createServer, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { must } from '#model/core/invariant.ts'
import { isProductionId } from '#model/documents.ts'
import { openAccountsDatabase } from '../server/accounts/database.ts'
import { databaseFile, readConfig } from '../server/config.ts'
import { listen, localUrl } from '../server/http/listen.ts'
import { createLog } from '../server/log.ts'
import { openPeople } from '../server/people.ts'
import { lockDirectory } from '../server/store/lock.ts'
import { openSqlite } from '../server/store/sqlite.ts'
import { Gateway } from '../server/sync/gateway.ts'
import { Rooms } from '../server/sync/rooms.ts'
import { shapeOf } from '../server/sync/shapes.ts'
import { titleKeeper } from '../server/titles.ts'

const config = readConfig(process.env)
const log = createLog(config.logLevel)
const unlock = await lockDirectory(config.dataDir)
const store = await openSqlite(databaseFile(config))
// The yardstick's clients write under roots of their own, plain values by key.
const shapeOfRoot = (root: string) => shapeOf('stripboard', root) ?? ({ kind: 'values' } as const)
const committed = titleKeeper({ store, log })
const rooms = new Rooms({ store, log, committed, shapeOf: shapeOfRoot })
const web = createServer((_, answer) => answer.writeHead(404).end())
const people = await openPeople({ config, rooms, log, address: () => localUrl(web) })
const owner = await copyPerson(must(process.env['BENCH_PEOPLE'], 'BENCH_PEOPLE names a folder'))

/** The productions there are, or that are being made. */
const made = new Map<string, Promise<void>>()
for (const { id } of await store.listProductions()) made.set(id, Promise.resolve())

/** The one person of a data folder, and where they are signed in, become known here; answers their id. */
async function copyPerson(dataDir: string): Promise<string> {
	const [from, to] = [
		await openAccountsDatabase(databaseFile({ dataDir })),
		await openAccountsDatabase(databaseFile(config))
	]
	const person = await from.selectFrom('user').selectAll().executeTakeFirstOrThrow()
	const session = await from.selectFrom('session').selectAll().executeTakeFirstOrThrow()
	await to.insertInto('user').orIgnore().values(person).execute()
	await to.insertInto('session').orIgnore().values(session).execute()
	// A folder that is used again has productions of the person who was copied then.
	await to.updateTable('membership').set({ person: person.id }).execute()
	await Promise.all([from.destroy(), to.destroy()])
	return person.id
}

function productionOf(id: string): Promise<void> {
	const known = made.get(id)
	if (known) return known
	const production = { id, title: id, madeFrom: 'empty', createdAt: Date.now() }
	const making = store.createProduction(production, [], owner)
	made.set(id, making)
	return making
}

await listen(web, config)
const gateway = new Gateway({ rooms, log, ...people.open().gateway })

async function admit(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
	const room = /^\/sync\/([^/?]*)(?=$|\?)/.exec(request.url ?? '')?.[1]
	if (room !== undefined && isProductionId(room)) {
		await productionOf(room)
		request.url = `/sync/${room}/stripboard`
	}
	gateway.upgrade(request, stream, head)
}

web.on('upgrade', (request, stream, head) => {
	stream.on('error', () => stream.destroy())
	admit(request, stream, head).catch(() => stream.destroy())
})
process.stdout.write(`Daybreak is ready at ${localUrl(web)}\n`)

async function stop(): Promise<void> {
	const closed = new Promise((resolve) => web.close(resolve))
	await gateway.stop()
	web.closeAllConnections()
	await closed
	await people.close()
	await store.close()
	unlock()
	process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())
