import { test as base, expect, type BrowserContext, type Page } from '@playwright/test'
import { Server } from './server.ts'

export { expect }

/** Somebody at their own computer: a browser profile of their own, introduced, at the start page. */
export type Visitor = { name: string; context: BrowserContext; page: Page }

type Fixtures = {
	/** Settings for the server of this test, as `test.use({ settings: { DAYBREAK_SAMPLE: 'off' } })`. */
	settings: Record<string, string>
	/** The built app with empty data. Each test has its own. */
	server: Server
	/** Somebody new who has told the server their name. */
	person: (name: string, role?: string) => Promise<Visitor>
}

/** What no page may ever say: these are faults of ours, whatever the person did. */
const faults = /Content Security Policy|Yjs was already imported/

/** `test` with a server of its own and as many people as the errand needs. */
export const test = base.extend<Fixtures>({
	settings: [{}, { option: true }],

	server: async ({ settings }, use, info) => {
		const server = await Server.open(settings)
		await use(server)
		await server.close()
		if (info.status !== info.expectedStatus)
			await info.attach('server.log', { body: server.log, contentType: 'text/plain' })
	},

	person: async ({ browser, server }, use) => {
		const contexts: BrowserContext[] = []
		const wrong: string[] = []
		await use(async (name, role = 'Assistant director') => {
			const context = await browser.newContext({ baseURL: server.url })
			contexts.push(context)
			const page = await context.newPage()
			page.on('pageerror', (error) => wrong.push(`${name}: ${error.stack ?? error.message}`))
			page.on('console', (said) => {
				if (faults.test(said.text())) wrong.push(`${name}: ${said.text()}`)
			})
			await introduce(context, { server, name, role })
			await page.goto('/')
			return { name, context, page }
		})
		for (const context of contexts) await context.close()
		expect(wrong, 'faults in the pages').toEqual([])
	}
})

/** Says a name to the server, which answers with the cookie that this profile then carries. */
async function introduce(
	context: BrowserContext,
	{ server, name, role }: { server: Server; name: string; role: string }
): Promise<void> {
	const answer = await context.request.post('/api/me', {
		data: { name, role },
		headers: { origin: server.url }
	})
	expect(answer.status(), await answer.text()).toBe(200)
}
