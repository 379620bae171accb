import {
	test as base,
	expect,
	type BrowserContext,
	type BrowserContextOptions,
	type Page
} from '@playwright/test'
import { join, seat, setUp } from './people.ts'
import { Server } from './server.ts'

export { expect }

/** Somebody at their own computer: a browser profile of their own, signed in, at the start page. */
export type Visitor = { name: string; context: BrowserContext; page: Page }

type Fixtures = {
	/** Settings for the server of this test, as `test.use({ settings: { DAYBREAK_SAMPLE: 'off' } })`. */
	settings: Record<string, string>
	/** The built app with empty data. Each test has its own. */
	server: Server
	/** Somebody new at the start page, whom nobody knows yet. */
	stranger: (device?: BrowserContextOptions) => Promise<Omit<Visitor, 'name'>>
	/** Somebody who is signed in and may start productions. */
	person: (name: string, device?: BrowserContextOptions) => Promise<Visitor>
	/** The server's owner, with a password of their own, at the start page. */
	owner: (name: string, device?: BrowserContextOptions) => Promise<Visitor>
	/** Somebody who has just made their account by an invitation, at the start page. */
	invited: (name: string, link: string, device?: BrowserContextOptions) => Promise<Visitor>
	/** A browser profile of its own on this server, watched for faults: what people are made of. */
	profile: (name: string, device?: BrowserContextOptions) => Promise<BrowserContext>
}

/** The narrowest screen that everything has to work on. */
export const phone = {
	viewport: { width: 390, height: 844 },
	hasTouch: true,
	isMobile: true
} satisfies BrowserContextOptions

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
		await use(async (name, device) => {
			const context = await profile(name, device)
			await seat(context, { server, name })
			return arrived(name, context)
		})
	},

	owner: async ({ profile, server }, use) => {
		await use(async (name, device) => {
			const context = await profile(name, device)
			await setUp(context, { server, name })
			return arrived(name, context)
		})
	},

	invited: async ({ profile }, use) => {
		await use(async (name, link, device) => {
			const context = await profile(name, device)
			await join(context, { link, name })
			return arrived(name, context)
		})
	}
})

async function arrived(name: string, context: BrowserContext): Promise<Visitor> {
	const page = await context.newPage()
	await page.goto('/')
	return { name, context, page }
}
