import { Readable } from 'node:stream'
import type { HttpBindings } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { Me } from '../accounts/person.ts'
import { NotTaken } from '../backups/desk.ts'
import type { KeptBackup } from '../backups/folder.ts'
import { NotRestorable } from '../backups/prepare.ts'
import { signedIn } from './asking.ts'
import { readBody } from './body.ts'
import { fields } from './fields.ts'
import type { HttpParts } from './parts.ts'
import { Problem } from './problem.ts'
import { callerOf } from './rates.ts'

/** `/api/backups`: the copies of everything that there are, for the server's owner. */
export function backupRoutes(parts: HttpParts): Hono {
	const { audit, backups } = parts
	return new Hono()
		.get('/', async (c) => {
			await serverOwner(c, parts)
			const [kept, state] = await Promise.all([backups.list(), backups.state()])
			return c.json({ backups: kept.map(shown), state })
		})
		.post('/', async (c) => {
			await serverOwner(c, parts)
			const backup = await inProblems(() => backups.take())
			return c.json({ backup: shown(backup) }, 201)
		})
		.get('/:name', async (c) => {
			const by = await serverOwner(c, parts)
			const name = c.req.param('name')
			const parcel = await backups.open(name)
			if (parcel === null) throw new Problem('not-found', 'This backup is no longer there.')
			await audit.note({ kind: 'exported', by, detail: name })
			c.header('Content-Type', 'application/octet-stream')
			c.header('Content-Length', String(parcel.length))
			c.header('Content-Disposition', `attachment; filename="daybreak-${name}"`)
			c.header('Cache-Control', 'no-store')
			return c.body(Readable.toWeb(parcel.bytes) as ReadableStream)
		})
}

/** Everything that the server keeps is its owner's alone. */
async function serverOwner(c: Context, parts: HttpParts): Promise<Me> {
	const me = await signedIn(c, parts)
	if (!me.isServerOwner) throw new Problem('not-allowed', 'Only the server’s owner sees these.')
	return me
}

const setUpToken = z.object({ token: fields.token })
const choice = setUpToken.extend({ name: z.string({ error: 'A backup is needed' }).max(200) })

/** `/api/set-up/…`: a new server that begins with a backup, for whoever has the address it printed. */
export function restoreRoutes(parts: HttpParts): Hono {
	return new Hono()
		.post('/backups', async (c) => {
			await expectSetUp(c, parts, (await readBody(c, setUpToken)).token)
			return c.json({ backups: (await parts.backups.list()).map(shown) })
		})
		.post('/restore', async (c) => {
			const { token, name } = await readBody(c, choice)
			await expectSetUp(c, parts, token)
			const { documents } = await inProblems(() => parts.backups.prepare(name))
			// From here nobody becomes the owner of what is about to be replaced.
			if (!parts.setUp.use()) throw new Problem('link-ended')
			const { outgoing } = c.env as HttpBindings
			outgoing.once('close', () => parts.backups.beginAgain())
			return c.json({ documents }, 202)
		})
}

/** `/api/set-up/backup-file`: a backup from elsewhere, as the body. Whoever sends it says first who they are. */
export function bringRoutes(parts: HttpParts): Hono {
	return new Hono().post('/backup-file', async (c) => {
		await expectSetUp(c, parts, c.req.header('authorization')?.replace(/^Bearer /, '') ?? '')
		const length = Number(c.req.header('content-length') ?? Number.NaN)
		const { body } = c.req.raw
		if (body === null || !(length > 0)) throw new Problem('bad-request', 'A backup file is needed.')
		const bytes = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
		const kept = await inProblems(() => parts.backups.bring({ bytes, length }))
		return c.json({ backup: shown(kept) }, 201)
	})
}

async function expectSetUp(c: Context, parts: HttpParts, token: string): Promise<void> {
	await parts.rates.spend('links', callerOf(c, parts.publicUrl))
	if (!parts.setUp.opens(token) || !parts.backups.canBeginAgain) throw new Problem('link-ended')
}

async function inProblems<Result>(work: () => Promise<Result>): Promise<Result> {
	try {
		return await work()
	} catch (error) {
		if (error instanceof NotTaken) throw new Problem('not-backed-up', error.message)
		if (error instanceof NotRestorable) throw new Problem('not-restorable', error.message)
		throw error
	}
}

/** Without where it lies. */
function shown({ name, occasion, at, bytes }: KeptBackup) {
	return { name, occasion, at, bytes }
}
