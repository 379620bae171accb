import {
	test as base,
	expect,
	type BrowserContext,
	type BrowserContextOptions,
	type Page
} from '@playwright/test'
import { Server } from './server.ts'

export { expect }

/** Somebody at their own computer: a browser profile of their own, introduced, at the start page. */
export type Visitor = { name: string; context: BrowserContext; page: Page }

type Fixtures = {
	/** Settings for the server of this test, as `test.use({ settings: { DAYBREAK_SAMPLE: 'off' } })`. */
	settings: Record<string, string>
	/** The built app with empty data. Each test has its own. */
	server: Server
	/** Somebody new at the start page, whom nobody knows yet: asked for a name first. */
	stranger: (device?: BrowserContextOptions) => Promise<Omit<Visitor, 'name'>>
	/** Somebody new who has told the server their name. */
	person: (name: string, role?: string, device?: BrowserContextOptions) => Promise<Visitor>
	/** A browser profile of its own on this server, watched for faults: what people are made of. */
	profile: (name: string, device?: BrowserContextOptions) => Promise<BrowserContext>
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

	profile: async ({ browser, server }, use) => {
		const contexts: BrowserContext[] = []
		const wrong: string[] = []
		await use(async (name, device) => {
			const context = await browser.newContext({ baseURL: server.url, ...device })
			contexts.push(context)
			context.on('weberror', (error) => {
				const { stack, message } = error.error()
				wrong.push(`${name}: ${stack ?? message}`)
			})
			context.on('console', (said) => {
				if (faults.test(said.text())) wrong.push(`${name}: ${said.text()}`)
			})
			return context
		})
		for (const context of contexts) await context.close()
		expect(wrong, 'faults in the pages').toEqual([])
	},

	stranger: async ({ profile }, use) => {
		await use(async (device) => {
			const context = await profile('a stranger', device)
			const page = await context.newPage()
			await page.goto('/')
			return { context, page }
		})
	},

	person: async ({ profile, server }, use) => {
		await use(async (name, role = 'Assistant director', device) => {
			const context = await profile(name, device)
			const page = await context.newPage()
			await introduce(context, { server, name, role })
			await page.goto('/')
			return { name, context, page }
		})
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
