import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright'
import { findChromium } from '../../tests/support/chromium.js'
import { root } from './processes.ts'
import type { Recording } from './recorder.d.ts'

const patienceMs = 60_000

/** A browser as the tests use it. */
export function launchBrowser(): Promise<Browser> {
	const executablePath = findChromium()
	return chromium.launch({
		...(executablePath === null ? {} : { executablePath }),
		args: [
			...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
			...['--disable-background-networking', '--disable-component-update', '--disable-sync']
		]
	})
}

/** What a first load took over the wire. */
export type ScriptBytes = { transferred: number; decoded: number }

/** Somebody new at the app: a profile of their own, signed in when there is a cookie, one page. */
export class Visit {
	readonly page: Page
	readonly #context: BrowserContext
	readonly #wire: CDPSession
	#scripts = new Map<string, ScriptBytes>()

	private constructor(page: Page, context: BrowserContext, wire: CDPSession) {
		this.page = page
		this.#context = context
		this.#wire = wire
	}

	static async open(
		browser: Browser,
		{ url, ...who }: { url: string; cookie?: string; withoutWorker?: boolean }
	): Promise<Visit> {
		const context = await browser.newContext({
			baseURL: url,
			viewport: { width: 1440, height: 900 },
			serviceWorkers: who.withoutWorker ? 'block' : 'allow'
		})
		context.setDefaultTimeout(patienceMs)
		await context.addInitScript({ path: `${root}bench/lib/recorder.js` })
		if (who.cookie !== undefined) {
			const [name = '', ...value] = who.cookie.split('=')
			await context.addCookies([{ url, name, value: value.join('='), httpOnly: true }])
		}
		const page = await context.newPage()
		const visit = new Visit(page, context, await context.newCDPSession(page))
		await visit.#listen()
		return visit
	}

	/** Milliseconds from the navigation, or from the last click, until the board is drawn. */
	async drawnAfter(from: 'navigation' | 'click'): Promise<number> {
		await this.page.waitForFunction(() => window.bench?.drawnAt != null)
		const { drawnAt, clickedAt } = await this.page.evaluate(() => ({
			drawnAt: window.bench.drawnAt ?? NaN,
			clickedAt: window.bench.clickedAt ?? NaN
		}))
		return from === 'click' ? drawnAt - clickedAt : drawnAt
	}

	/** What happened in the page while `work` went on, and how long its main thread was busy. */
	async record(work: () => Promise<void>): Promise<Recording & { busyMs: number; tookMs: number }> {
		await this.page.evaluate(() => window.bench.start())
		const [start, busy] = [performance.now(), await this.#busyMs()]
		await work()
		const [tookMs, busyMs] = [performance.now() - start, (await this.#busyMs()) - busy]
		const recording = await this.page.evaluate(() => window.bench.stop())
		return { ...recording, busyMs, tookMs }
	}

	/** JavaScript loaded since the visit began. */
	scriptBytes(): ScriptBytes {
		const sum = { transferred: 0, decoded: 0 }
		for (const { transferred, decoded } of this.#scripts.values()) {
			sum.transferred += transferred
			sum.decoded += decoded
		}
		return sum
	}

	/** The page's live JavaScript objects in MB, after a collection. */
	async heapMb(): Promise<number> {
		await this.#wire.send('HeapProfiler.collectGarbage')
		return (await this.#metric('JSHeapUsedSize')) / 1024 ** 2
	}

	async close(): Promise<void> {
		await this.#context.close()
	}

	async #busyMs(): Promise<number> {
		return (await this.#metric('TaskDuration')) * 1000
	}

	async #metric(name: string): Promise<number> {
		const { metrics } = await this.#wire.send('Performance.getMetrics')
		return metrics.find((metric) => metric.name === name)?.value ?? NaN
	}

	async #listen(): Promise<void> {
		const scripts = this.#scripts
		this.#wire.on('Network.responseReceived', ({ requestId, type }) => {
			if (type === 'Script') scripts.set(requestId, { transferred: 0, decoded: 0 })
		})
		this.#wire.on('Network.dataReceived', ({ requestId, dataLength }) => {
			const script = scripts.get(requestId)
			if (script) script.decoded += dataLength
		})
		this.#wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
			const script = scripts.get(requestId)
			if (script) script.transferred = encodedDataLength
		})
		await this.#wire.send('Network.enable')
		await this.#wire.send('Performance.enable')
	}
}
