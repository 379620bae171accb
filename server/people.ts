import { randomUUID } from 'node:crypto'
import { Accounts, serverOwnerIn } from './accounts/accounts.ts'
import { Audit } from './accounts/audit.ts'
import { createAuth } from './accounts/auth.ts'
import { openAccountsDatabase, type AccountsDatabase } from './accounts/database.ts'
import { Doors } from './accounts/doors.ts'
import { Invitations } from './accounts/invitations.ts'
import { Links } from './accounts/links.ts'
import { Mail } from './accounts/mail.ts'
import { Memberships } from './accounts/memberships.ts'
import { Overwrites } from './accounts/overwrites.ts'
import { Resets } from './accounts/resets.ts'
import { SetUp } from './accounts/set-up.ts'
import { databaseFile, type Config } from './config.ts'
import { filesFolder, sweepArriving } from './files/folder.ts'
import { FileShelf } from './files/shelf.ts'
import { ourOrigins } from './http/hosts.ts'
import type { HttpParts } from './http/parts.ts'
import { Rates } from './http/rates.ts'
import type { Log } from './log.ts'
import type { GatewayParts, Standing } from './sync/gateway.ts'
import type { Rooms, RoomsParts } from './sync/rooms.ts'

type PeopleParts = {
	config: Config
	rooms: Rooms
	log: Log
	/** Where the server listens; known once it does. */
	address: () => string
}

/** The people side of the server, opened in two steps because some of it needs the server's address. */
export type People = {
	/** What the two entrances of the server need, once it listens. */
	open: () => {
		http: Omit<
			HttpParts,
			'store' | 'rooms' | 'log' | 'sample' | 'metrics' | 'backups' | 'metricsToken' | 'clientDir'
		>
		gateway: Omit<GatewayParts, 'rooms' | 'log'>
		setUpUrl: string | null
	}
	/** Notes that an edit was refused. */
	refused: NonNullable<RoomsParts['refused']>
	/** Notes what became of an edit that removes too much for one person. */
	held: NonNullable<RoomsParts['held']>
	/** Keeps the news of overwrites for those who are away. */
	overwrites: Overwrites
	close: () => Promise<void>
}

/** Opens accounts, memberships, invitations, the log of deeds and the doors on one database. */
export async function openPeople(parts: PeopleParts): Promise<People> {
	const { config, rooms, log } = parts
	await sweepArriving(filesFolder(config.dataDir))
	const database = await openAccountsDatabase(databaseFile(config))
	const setUp = new SetUp({ isNeeded: (await serverOwnerIn(database)) === null })
	const mail = new Mail({ smtpUrl: config.smtpUrl, from: config.mailFrom, log })
	const doors = new Doors({ database, rooms, log })
	const audit = new Audit({ database, log, now: () => Date.now() })
	const overwrites = await Overwrites.open({ database, log, now: () => Date.now() })
	return {
		open: () => openEntrances({ ...parts, database, setUp, mail, doors, audit }),
		refused: ({ person: by }, { production, kind }, detail) =>
			audit.noteSoon({ kind: 'refused', by, production, document: kind, detail }),
		held: ({ kind, by, sweep: { root, removes, of } }, { production, kind: document }) =>
			audit.noteSoon({ kind, by, production, document, detail: `${removes}/${of} ${root}` }),
		overwrites,
		close: async () => {
			await doors.stop()
			mail.close()
			await overwrites.settled
			await database.destroy()
		}
	}
}

type Opened = PeopleParts & {
	database: AccountsDatabase
	setUp: SetUp
	mail: Mail
	doors: Doors
	audit: Audit
}

function openEntrances(opened: Opened) {
	const { config, database, setUp, mail, doors, audit, log, address } = opened
	const now = () => Date.now()
	const newId = () => randomUUID() as string
	const publicUrl = config.publicUrl ?? new URL(address())
	const origins = ourOrigins(publicUrl, Number(new URL(address()).port))
	const resets = new Resets({ mail, audit, log, origin: publicUrl.origin, now })
	const auth = createAuth({
		database,
		...{ secret: config.secret, origin: publicUrl, origins, provider: config.provider, log },
		sendReset: (to, token) => resets.bring(to, token),
		wasReset: (person) => resets.done(person)
	})
	const accounts = new Accounts({ auth, database })
	const memberships = new Memberships({ database, now })
	const invitations = new Invitations({ database, now, newId })
	const links = new Links({ database, now, newId })
	const files = new FileShelf({ database, now, newId, folder: filesFolder(config.dataDir) })
	const provider = config.provider && { name: config.provider.name }
	const shared = { accounts, memberships, audit, doors, publicUrl, origins }
	const watching = watch(shared, log)
	// What looking somebody up loads at its first use is there before anybody waits for it.
	void watching.standingOf(undefined, '').catch(() => undefined)
	return {
		http: {
			...shared,
			...{ invitations, links, files, mail, resets, setUp, provider },
			...{ rates: new Rates(), newId, now }
		},
		gateway: { publicUrl, origins, ...watching },
		setUpUrl: setUp.address(publicUrl.origin)
	}
}

type Watching = { accounts: Accounts; memberships: Memberships; audit: Audit }

/** How the door to the rooms knows people, and whom it tells of them. */
function watch({ accounts, memberships, audit }: Watching, log: Log) {
	const lookUp = async (cookies: string | undefined, production: string) => {
		const me = await accounts.whoIs(new Headers(cookies === undefined ? {} : { cookie: cookies }))
		if (me === null) return null
		const { id, name, device } = me
		return { id, name, device, role: await memberships.roleIn(production, id) }
	}
	/** A page dials once for each of its documents, all at once: they are looked up together. */
	const underWay = new Map<string, Promise<Standing | null>>()
	const standingOf = (cookies: string | undefined, production: string) => {
		const key = `${production} ${cookies}`
		const answer =
			underWay.get(key) ?? lookUp(cookies, production).finally(() => underWay.delete(key))
		underWay.set(key, answer)
		return answer
	}
	return {
		standingOf,
		entered: ({ id }: Standing, { production }: { production: string }) => {
			memberships
				.seen(production, id)
				.catch((error: unknown) => log.error({ error }, 'a visit was not noted'))
		},
		refused: (by: Standing | null, { production, kind }: { production: string; kind: string }) =>
			audit.noteSoon({ kind: 'refused', by, production, document: kind, detail: 'open' })
	}
}
