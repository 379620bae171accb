import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { findChromium } from '../../tests/support/chromium.js'
import { sleep } from './time.ts'

const patienceMs = 60_000

type Answer = { id?: number; result: Record<string, unknown>; error?: { message: string } }

/**
 * Chromium without anybody who watches its network: Playwright is told of every frame of a socket, as
 * base64, by the main thread of the page, which doubles the time in which a document of 4 MB arrives.
 */
export class UnwatchedChromium {
	readonly #process: ChildProcess
	readonly #profile: string
	readonly #socket: WebSocket
	readonly #waiting = new Map<number, (answer: Answer) => void>()
	#asked = 0

	private constructor(parts: { process: ChildProcess; profile: string; socket: WebSocket }) {
		this.#process = parts.process
		this.#profile = parts.profile
		this.#socket = parts.socket
		this.#socket.on('message', (data: Buffer) => {
			const answer = JSON.parse(data.toString()) as Answer
			if (answer.id !== undefined) this.#waiting.get(answer.id)?.(answer)
		})
	}

	static async launch(): Promise<UnwatchedChromium> {
		const program = findChromium()
		if (!program) throw new Error('There is no Chromium here.')
		const profile = mkdtempSync(join(tmpdir(), 'daybreak-bench-'))
		const flags = ['--headless', '--no-sandbox', '--remote-debugging-port=0', 'about:blank']
		const child = spawn(program, [...flags, `--user-data-dir=${profile}`], {
			stdio: ['ignore', 'ignore', 'pipe']
		})
		const address = await new Promise<string>((found, fail) => {
			let said = ''
			child.once('exit', () => fail(new Error(`Chromium ended: ${said}`)))
			child.stderr.on('data', (data: Buffer) => {
				said += data.toString()
				const [match] = /ws:\/\/\S+/.exec(said) ?? []
				if (match) found(match)
			})
		})
		const socket = new WebSocket(address)
		await new Promise((open, fail) => socket.once('open', open).once('error', fail))
		return new UnwatchedChromium({ process: child, profile, socket })
	}

	/**
	 * Somebody comes to a page for the first time, and later reloads it: milliseconds from either to the
	 * first moment at which the page has what is looked for. `settleMs` lies between.
	 */
	async visit(
		page: { url: string; cookie: string; selector: string },
		settleMs: number
	): Promise<{ first: number; reload: number }> {
		const { browserContextId } = await this.#ask('Target.createBrowserContext')
		const [name = '', value = ''] = page.cookie.split(/[=;]/)
		const cookies = [{ name, value, url: page.url }]
		await this.#ask('Storage.setCookies', { cookies, browserContextId })
		const size = { width: 1440, height: 900 }
		const target = { url: page.url, browserContextId, ...size }
		const { targetId } = await this.#ask('Target.createTarget', target)
		const flat = { targetId, flatten: true }
		const { sessionId } = await this.#ask('Target.attachToTarget', flat)
		const first = await this.#until(page.selector, String(sessionId))
		await sleep(settleMs)
		await this.#ask('Runtime.evaluate', { expression: 'window.isOld = true' }, String(sessionId))
		await this.#ask('Page.reload', {}, String(sessionId))
		const reload = await this.#until(page.selector, String(sessionId))
		await this.#ask('Target.disposeBrowserContext', { browserContextId })
		return { first, reload }
	}

	async close(): Promise<void> {
		this.#socket.close()
		const ended = new Promise((done) => this.#process.once('exit', done))
		this.#process.kill()
		await ended
		rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 })
	}

	async #until(selector: string, session: string): Promise<number> {
		const there = `document.querySelector(${JSON.stringify(selector)})`
		const expression = `!window.isOld && ${there} ? performance.now() : 0`
		const end = Date.now() + patienceMs
		while (Date.now() < end) {
			const { result } = await this.#ask('Runtime.evaluate', { expression }, session).catch(() => ({
				result: undefined // between two pages there is none
			}))
			const at = Number((result as { value?: unknown } | undefined)?.value ?? 0)
			if (at > 0) return at
			await sleep(20)
		}
		throw new Error(`The page did not come to have ${selector}.`)
	}

	#ask(method: string, params: object = {}, sessionId?: string): Promise<Record<string, unknown>> {
		const id = ++this.#asked
		return new Promise((done, fail) => {
			this.#waiting.set(id, ({ result, error }) => {
				this.#waiting.delete(id)
				if (error) fail(new Error(`${method}: ${error.message}`))
				else done(result)
			})
			this.#socket.send(JSON.stringify({ id, method, params, sessionId }))
		})
	}
}
