import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { backupFolder, backupName, keptBackups } from '../../server/backups/folder.ts'
import { readConfig } from '../../server/config.ts'
import { createLog } from '../../server/log.ts'
import { startServer, type RunningServer } from '../../server/main.ts'
import { serve } from '../../server/serving.ts'
import { startTestServer, testSettings } from '../support/server.ts'
import { temporaryDirectory } from '../support/store.ts'
import { ask, cookiesOf } from './requests.ts'

const ann = { name: 'Ann', email: 'ann@office.example', password: 'correct horse battery' }

/** A backup that Ann has her server make, and takes away. */
async function backupOfAnn(): Promise<Blob> {
	const server = await startTestServer()
	const token = new URL(server.setUpUrl ?? '').hash.slice(1)
	const setUp = await ask(server, '/api/set-up', { method: 'POST', body: { token, ...ann } })
	const cookie = cookiesOf(setUp)
	const made = await ask(server, '/api/backups', { method: 'POST', body: {}, cookie })
	expect(made).toMatchObject({ status: 201, said: { backup: { occasion: 'asked' } } })
	const { name, bytes } = made.said.backup as { name: string; bytes: number }
	const listed = await ask(server, '/api/backups', { cookie })
	expect(listed.said.backups).toEqual([made.said.backup])

	const address = new URL(`/api/backups/${name}`, server.url)
	const taken = await fetch(address, { headers: { cookie } })
	expect(taken.headers.get('content-disposition')).toBe(`attachment; filename="daybreak-${name}"`)
	const file = await taken.blob()
	expect(file.size).toBe(bytes)
	expect((await ask(server, '/api/backups/gone.db', { cookie })).status).toBe(404)
	await server.close()
	return file
}

/** A new server that can begin again, and each start of it. */
async function newServer(dataDir: string) {
	const starts: RunningServer[] = []
	let tell: () => void = () => undefined
	const again = new Promise<void>((resolve) => (tell = resolve))
	const { stop } = await serve({
		...{ config: readConfig(testSettings(dataDir)), log: createLog('silent'), start: startServer },
		started: (running) => {
			starts.push(running)
			if (starts.length === 2) tell()
		},
		failed: (error) => expect.unreachable(error.message)
	})
	onTestFinished(stop)
	const [first] = starts as [RunningServer]
	return { first, again, starts, token: new URL(first.setUpUrl ?? '').hash.slice(1) }
}

test('an owner takes a backup away, a new server begins with it, and whoever is in it signs in', async () => {
	const [file, dataDir] = [await backupOfAnn(), temporaryDirectory()]
	const { first, again, starts, token } = await newServer(dataDir)
	const bring = async (body: NonNullable<RequestInit['body']>, bearer = token) => {
		const headers = { authorization: `Bearer ${bearer}` }
		const path = `${first.url}api/set-up/backup-file`
		const answer = await fetch(path, { method: 'POST', headers, body })
		return { status: answer.status, said: (await answer.json()) as { backup: { name: string } } }
	}
	expect((await bring(file, 'x'.repeat(22))).status).toBe(404)
	expect((await bring('Dear all, this is no database.')).status).toBe(422)
	const brought = await bring(file)
	expect(brought.status).toBe(201)

	const { name } = brought.said.backup
	const begin = (body: unknown) => ask(first, '/api/set-up/restore', { method: 'POST', body })
	expect((await begin({ token: 'x'.repeat(22), name })).status).toBe(404)
	expect((await begin({ token, name: 'gone.db' })).status).toBe(422)
	expect(await begin({ token, name })).toMatchObject({ status: 202, said: { documents: 0 } })
	await again
	expect(starts.map(({ url }) => url)).toEqual([first.url, first.url])
	expect(starts[1]?.setUpUrl).toBeNull()
	const signIn = { method: 'POST', body: { email: ann.email, password: ann.password } }
	expect((await ask(first, '/api/auth/sign-in/email', signIn)).status).toBe(200)
	const occasions = (await keptBackups(dataDir)).map(({ occasion }) => occasion)
	expect(occasions).toEqual(['before-restore', 'brought'])
}, 60_000)

test('a new server names the backups in its folder, and stays as it is when one is damaged', async () => {
	const dataDir = temporaryDirectory()
	mkdirSync(backupFolder(dataDir))
	const name = backupName('scheduled', 0)
	copyFileSync('package.json', join(backupFolder(dataDir), name))
	const { first, starts, token } = await newServer(dataDir)
	const post = (path: string, body: unknown) => ask(first, path, { method: 'POST', body })
	const listed = await post('/api/set-up/backups', { token })
	expect(listed.said).toMatchObject({ backups: [{ name, occasion: 'scheduled', at: 0 }] })
	expect(await post('/api/set-up/restore', { token, name })).toMatchObject({
		status: 422,
		said: { error: { code: 'not-restorable', message: 'This is no Daybreak backup.' } }
	})
	expect(starts).toHaveLength(1)
	expect((await post('/api/set-up', { token, ...ann })).status).toBe(200)
	expect((await post('/api/set-up/backups', { token })).status).toBe(404)
}, 60_000)
