import * as z from 'zod/mini'
import { request, type Answer } from './api.ts'

/*
 * Copies of everything on the server: its owner looks at them, and whoever sets a new server up may
 * begin with one.
 */

const backup = z.object({
	name: z.string(),
	occasion: z.string(),
	/** Milliseconds since 1970. */
	at: z.number(),
	bytes: z.number()
})

/** A copy of everything that the server keeps. */
export type Backup = z.infer<typeof backup>

const standing = z.object({
	backups: z.array(backup),
	state: z.object({ areFine: z.boolean(), sentence: z.string() })
})

/** The copies that there are, newest first, and how the scheduled ones stand. */
export type BackupsStanding = z.infer<typeof standing>

/** Refused to all but the server's owner. */
export function backupsStanding(): Promise<Answer<BackupsStanding>> {
	return request({ method: 'GET', path: '/api/backups' }, standing)
}

/** Copying everything, or reading a whole backup and checking it, takes its time. */
const patienceMs = 30 * 60_000

const post = (path: string, body: unknown) => ({ method: 'POST', path, body }) as const

/** Has the server make a copy now, which it reads back. Refused to all but the server's owner. */
export function backUpNow(): Promise<Answer<{ backup: Backup }>> {
	return request({ ...post('/api/backups', {}), patienceMs }, z.object({ backup }))
}

/** Where a copy can be taken away from; for the server's owner alone. */
export function backupAddress(name: string): string {
	return `/api/backups/${name}`
}

/** What a new server could begin with. */
export function backupsToBeginWith(token: string): Promise<Answer<{ backups: Backup[] }>> {
	return request(post('/api/set-up/backups', { token }), z.object({ backups: z.array(backup) }))
}

/** Brings a backup from elsewhere to a new server. */
export function bringBackup(token: string, file: File): Promise<Answer<{ backup: Backup }>> {
	const order = { method: 'POST', path: '/api/set-up/backup-file', file, bearer: token } as const
	return request({ ...order, patienceMs }, z.object({ backup }))
}

/** Has a new server begin with a backup: it examines it, stops, and starts again with it. */
export function beginWithBackup(token: string, name: string): Promise<Answer<unknown>> {
	const asked = post('/api/set-up/restore', { token, name })
	return request({ ...asked, patienceMs }, z.object({ documents: z.number() }))
}
