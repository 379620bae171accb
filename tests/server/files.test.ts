import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '#model/access.ts'
import { mostFileBytes, mostProductionBytes } from '#model/core/stored-file.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { bornProduction } from './documents.ts'
import { ask } from './requests.ts'

let server: TestServer
let production: string
let cookie: string
beforeAll(async () => {
	server = await startTestServer()
	production = await bornProduction(server)
	cookie = await signedIn('owner')
})
afterAll(() => server.close())

async function signedIn(role: Role, of = production): Promise<string> {
	return (await server.signIn({ name: role, role, production: of })).cookie
}

const base = (document = 'deliverables', of = production) =>
	`/api/productions/${of}/files/${document}`
const pdf = (text = 'a contract') => Buffer.from(`%PDF-1.4\n${text}`)
const png = (width: number, height: number) =>
	sharp({ create: { width, height, channels: 3, background: 'teal' } })
		.png()
		.toBuffer()

type Sending = { name?: string; as?: string; to?: string; headers?: Record<string, string> }

async function attach(
	bytes: Uint8Array | string,
	{ name = 'a.pdf', as = cookie, to = base(), headers = {} }: Sending = {}
) {
	const type = { 'content-type': 'application/octet-stream' }
	const answer = await fetch(new URL(to, server.url), {
		method: 'POST',
		headers: { ...type, cookie: as, 'x-file-name': encodeURIComponent(name), ...headers },
		body: Buffer.from(bytes)
	})
	const said = (await answer.json()) as { file: { file: string; name: string; kind: string } }
	return { status: answer.status, ...said, error: (said as never as { error?: Told }).error }
}

type Told = { code: string; message: string }

async function get(path: string, as = cookie) {
	const answer = await fetch(new URL(path, server.url), { headers: { cookie: as } })
	return { answer, bytes: Buffer.from(await answer.arrayBuffer()) }
}

/** What lies in the folder of files, by its path in there. */
function onDisk(): string[] {
	const folder = join(server.dataDir, 'files')
	const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
	return names.filter((name) => statSync(join(folder, name)).isFile())
}

test('a file is kept under a name of ours, and comes back for saving, byte for byte', async () => {
	const kept = await attach(pdf(), { name: 'Vertrag “Größe”.pdf' })
	expect(kept).toMatchObject({ status: 201, file: { name: 'Vertrag “Größe”.pdf', kind: 'pdf' } })
	const { answer, bytes } = await get(`${base()}/${kept.file.file}`)
	expect(bytes.equals(pdf())).toBe(true)
	expect(Object.fromEntries(answer.headers)).toMatchObject({
		'content-type': 'application/octet-stream',
		'content-disposition': `attachment; filename="Vertrag _Gr__e_.pdf"; filename*=UTF-8''Vertrag%20%E2%80%9CGr%C3%B6%C3%9Fe%E2%80%9D.pdf`,
		'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
		'x-content-type-options': 'nosniff',
		'cache-control': 'no-store'
	})
	const path = join(server.dataDir, 'files', production, kept.file.file)
	expect(readFileSync(path).equals(pdf())).toBe(true)
	expect(statSync(path).mode & 0o777).toBe(0o600)
	expect(kept.file.file).toMatch(/^[\da-f-]{36}$/)
})

test.each([
	['../../../etc/passwd', 'passwd.pdf'],
	['..\\..\\boot.ini', 'boot.ini.pdf'],
	['/', 'file.pdf'],
	['invoice.pdf.exe', 'invoice.pdf.exe.pdf'],
	['gpj.\u202Efdp.exe', 'gpj. fdp.exe.pdf'],
	['a\r\nSet-Cookie: x=1.pdf', 'a Set-Cookie x=1.pdf'],
	['.htaccess', 'htaccess.pdf'],
	[`${'x'.repeat(400)}.pdf`, `${'x'.repeat(195)}.pdf`]
])('a file called %j is called %j here', async (name, called) => {
	const kept = await attach(pdf(), { name })
	expect([kept.status, kept.file.name]).toEqual([201, called])
	const { answer } = await get(`${base()}/${kept.file.file}`)
	expect(answer.headers.get('set-cookie')).toBeNull()
	expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /)
})

test.each([
	['HTML', 'page.png', '<!doctype html><script>alert(1)</script>', 'page.png.txt'],
	[
		'SVG',
		'drawing.svg',
		'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
		'drawing.svg.txt'
	],
	['a script', 'run.bat', '@echo off\r\ndel *', 'run.bat.txt']
])('%s is a text whatever its name says: saved, never shown', async (_, name, text, called) => {
	const kept = await attach(text, { name })
	expect(kept).toMatchObject({ status: 201, file: { kind: 'text', name: called } })
	const { answer } = await get(`${base()}/${kept.file.file}`)
	expect(answer.headers.get('content-type')).toBe('application/octet-stream')
	expect((await get(`${base()}/${kept.file.file}/small`)).answer.status).toBe(404)
})

test.each([
	['a program', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')],
	['a Unix program', Buffer.from('\x7fELF\x02\x01', 'latin1')],
	['a film', Buffer.from('\0\0\0\x20ftypqt  ', 'latin1')],
	['noise', Buffer.from([1, 2, 3, 200, 201])],
	['nothing at all', Buffer.alloc(0)]
])('%s called contract.pdf is not kept', async (_, bytes) => {
	const before = onDisk()
	expect(await attach(bytes, { name: 'contract.pdf' })).toMatchObject({
		status: 415,
		error: { code: 'no-document' }
	})
	expect(onDisk()).toEqual(before)
})

test('what is too large is refused by what it says, and by what it sends', async () => {
	const before = onDisk()
	const large = Buffer.concat([pdf(), Buffer.alloc(mostFileBytes)])
	const refused = { status: 413, error: { code: 'too-large' } }
	expect(await attach(large)).toMatchObject(refused)
	expect(await sentInPieces(large)).toMatchObject(refused)
	expect(onDisk()).toEqual(before)
})

/** Sends without saying how much is to come. */
function sentInPieces(bytes: Buffer) {
	return new Promise((resolve, reject) => {
		const headers = { cookie, 'content-type': 'application/octet-stream' }
		const sent = request(new URL(base(), server.url), { method: 'POST', headers }, (answer) => {
			let said = ''
			answer.on('data', (piece: Buffer) => (said += String(piece)))
			answer.on('end', () => resolve({ status: answer.statusCode, ...JSON.parse(said) }))
			answer.on('error', reject)
		})
		// The server no longer listens once it knows: that is no fault of this test.
		sent.on('error', () => undefined)
		for (let at = 0; at < bytes.length; at += 65_536) sent.write(bytes.subarray(at, at + 65_536))
		sent.end()
	})
}

test('a file that is broken off leaves nothing behind', async () => {
	const before = onDisk()
	await new Promise<void>((resolve) => {
		const headers = { cookie, 'content-type': 'application/octet-stream', 'content-length': 5000 }
		const sent = request(new URL(base(), server.url), { method: 'POST', headers })
		sent.on('error', () => resolve())
		sent.write(pdf(), () => setImmediate(() => sent.destroy()))
		sent.on('close', () => resolve())
	})
	await expect.poll(() => onDisk()).toEqual(before)
})

test('a production has so much room, another one its own', async () => {
	const full = await bornProduction(server)
	const owner = await signedIn('owner', full)
	const { database } = await server.people()
	const row = {
		id: 'full',
		document: 'deliverables',
		name: 'x',
		kind: 'pdf',
		hash: '',
		person: 'x'
	}
	await database
		.insertInto('stored_file')
		.values({ ...row, production: full, bytes: mostProductionBytes - 5, at: 1 })
		.execute()
	const refused = await attach(pdf(), { as: owner, to: base('deliverables', full) })
	expect(refused).toMatchObject({ status: 507, error: { code: 'no-room' } })
	expect((await attach(pdf())).status).toBe(201)
})

test('a picture is shown as we draw it, small and without what the camera wrote into it', async () => {
	const photo = await sharp(await png(2000, 1000))
		.withExif({ IFD0: { Copyright: 'Somebody' } })
		.jpeg()
		.toBuffer()
	expect(photo.includes('Somebody')).toBe(true)
	const kept = await attach(photo, { name: 'still.jpg' })
	for (const [size, width] of Object.entries({ small: 320, large: 1600 })) {
		const { answer, bytes } = await get(`${base()}/${kept.file.file}/${size}`)
		expect(answer.headers.get('content-type')).toBe('image/webp')
		expect(answer.headers.get('content-security-policy')).toContain('sandbox')
		expect(await sharp(bytes).metadata()).toMatchObject({
			format: 'webp',
			width,
			height: width / 2
		})
		expect(bytes.includes('Somebody')).toBe(false)
	}
	expect((await get(`${base()}/${kept.file.file}/huge`)).answer.status).toBe(404)
	expect((await get(`${base()}/${(await attach(pdf())).file.file}/small`)).answer.status).toBe(404)
})

/** A PNG whose head says that it is so many pixels wide and high. */
function saysItIs(png: Buffer, pixels: number): Buffer {
	const said = Buffer.from(png)
	said.writeUInt32BE(pixels, 16)
	said.writeUInt32BE(pixels, 20)
	said.writeUInt32BE(crc32(said.subarray(12, 29)), 29)
	return said
}

test('a picture that says it is enormous, or is none after all, is kept and not drawn', async () => {
	const bomb = saysItIs(await png(10, 10), 60_000)
	const unlimited = { limitInputPixels: false }
	expect((await sharp(bomb, unlimited).metadata()).width).toBe(60_000)
	const broken = Buffer.concat([(await png(10, 10)).subarray(0, 40), Buffer.alloc(100, 255)])
	for (const bytes of [bomb, broken]) {
		const kept = await attach(bytes, { name: 'a.png' })
		expect(kept.status).toBe(201)
		expect((await get(`${base()}/${kept.file.file}/small`)).answer.status).toBe(404)
		expect(existsSync(join(server.dataDir, 'files', '_pictures', `${production}.part`))).toBe(false)
	}
	expect((await ask(server, '/livez')).status).toBe(200)
}, 60_000)

test('whoever may read the document may read its files, whoever may write it may add to them', async () => {
	const { file } = (await attach(pdf())).file
	for (const [role, reading, writing] of [
		['coordinator', 200, 403],
		['post', 200, 201],
		['department', 200, 403],
		['guest', 403, 403]
	] as const) {
		const as = await signedIn(role)
		expect([role, (await get(`${base()}/${file}`, as)).answer.status]).toEqual([role, reading])
		expect([role, (await attach(pdf(), { as })).status]).toEqual([role, writing])
	}
})

test('an id opens nothing in another document, in another production, or for nobody', async () => {
	const { file } = (await attach(await png(40, 40), { name: 'a.png' })).file
	const other = await bornProduction(server)
	const stranger = await signedIn('owner', other)
	for (const [path, as, status] of [
		[`${base('stripboard')}/${file}`, cookie, 404],
		[`${base('office')}/${file}/small`, cookie, 404],
		[`${base('nothing')}/${file}`, cookie, 404],
		[`${base()}/${file}`, stranger, 404],
		[`${base('deliverables', other)}/${file}`, stranger, 404],
		[`${base('deliverables', other)}/${file}/small`, stranger, 404],
		[`${base()}/${file}`, '', 401],
		[`${base()}/..%2f${file}`, cookie, 404],
		[`${base()}/%2e%2e%2fdaybreak.db`, cookie, 404]
	] as const) {
		expect([path, (await get(path, as)).answer.status]).toEqual([path, status])
	}
	expect((await attach(pdf(), { as: stranger })).status).toBe(404)
})

test('what a form can send is no file', async () => {
	for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/json']) {
		expect((await attach(pdf(), { headers: { 'content-type': type } })).status).toBe(415)
	}
	const foreign = { origin: 'https://evil.example' }
	expect(await attach(pdf(), { headers: foreign })).toMatchObject({
		status: 403,
		error: { code: 'foreign-origin' }
	})
})
