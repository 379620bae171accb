import { createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { Mail } from '../../../../server/accounts/mail.ts'
import { Resets } from '../../../../server/accounts/resets.ts'
import { createLog } from '../../../../server/log.ts'
import { lapse, openAll } from './opened.ts'

const log = createLog('silent')
const origin = 'https://board.example'

async function resetting(smtpUrl: string | null) {
	const opened = await openAll()
	const mail = new Mail({ smtpUrl, from: 'Daybreak <door@board.example>', log })
	onTestFinished(() => mail.close())
	const now = () => opened.clock.now
	const resets = new Resets({ mail, audit: opened.audit, log, origin, now })
	const noted = () => opened.database.selectFrom('audit').select(['kind', 'person']).execute()
	return { ...opened, resets, noted, ann: await opened.person('Ann') }
}

test('without mail the link waits with the server’s owner, the newest one of each person', async () => {
	const { resets, noted, ann, clock } = await resetting(null)
	await resets.bring(ann, 'first')
	await resets.bring(ann, 'second')
	expect(resets.waiting).toEqual([
		{
			...{ name: 'Ann', email: 'ann@example.com' },
			...{ link: `${origin}/reset#second`, expiresAt: clock.now + lapse.hour }
		}
	])
	const asked = { kind: 'password-reset-asked', person: ann.id }
	expect(await noted()).toEqual([asked, asked])
})

test('it waits no longer than it works, and not once it was used', async () => {
	const { resets, noted, ann, clock, person } = await resetting(null)
	await resets.bring(ann, 'first')
	clock.now += lapse.minute
	await resets.bring(await person('Bo'), 'other')
	clock.now += 59 * lapse.minute
	expect(resets.waiting.map(({ name }) => name)).toEqual(['Bo'])
	await resets.bring(ann, 'again')
	await resets.done(ann)
	expect(resets.waiting.map(({ name }) => name)).toEqual(['Bo'])
	expect((await noted()).at(-1)).toEqual({ kind: 'password-reset', person: ann.id })
})

test('with mail the link goes to the person, and nobody else sees it', async () => {
	const { url, letter } = await mailServer()
	const { resets, ann } = await resetting(url)
	await resets.bring(ann, 'secret-token')
	const text = await letter
	expect(text).toContain('To: ann@example.com')
	expect(text).toContain(`${origin}/reset#secret-token`)
	expect(resets.waiting).toEqual([])
})

test('no secret of a reset is in the log of who did what', async () => {
	const { resets, ann, database } = await resetting(null)
	await resets.bring(ann, 'secret-token')
	const rows = await database.selectFrom('audit').selectAll().execute()
	expect(JSON.stringify(rows)).not.toContain('secret-token')
})

/** A mail server that takes one letter. */
async function mailServer(): Promise<{ url: string; letter: Promise<string> }> {
	let taken: (letter: string) => void
	const letter = new Promise<string>((resolve) => (taken = resolve))
	const server = createServer((socket) => takeLetter(socket, taken))
	server.listen(0, '127.0.0.1')
	await once(server, 'listening')
	onTestFinished(() => void server.close())
	const { port } = server.address() as { port: number }
	return { url: `smtp://127.0.0.1:${port}`, letter }
}

function takeLetter(socket: Socket, taken: (letter: string) => void): void {
	let [text, isLetter] = ['', false]
	const say = (line: string) => socket.write(`${line}\r\n`)
	say('220 mail.example')
	socket.on('error', () => socket.destroy())
	socket.on('data', (bytes) => {
		text += String(bytes)
		if (isLetter) {
			if (!text.endsWith('\r\n.\r\n')) return
			isLetter = false
			taken(text.replace(/=\r\n/g, '').replace(/=23/g, '#'))
			return say('250 taken')
		}
		isLetter = /^DATA/i.test(text)
		const isBye = /^QUIT/i.test(text)
		text = ''
		say(isLetter ? '354 go on' : isBye ? '221 bye' : '250 well')
		if (isBye) socket.end()
	})
}
