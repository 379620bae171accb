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

type Options = {
	/** Settings for a server of this test's own, as `test.use({ settings: { DAYBREAK_SAMPLE: 'off' } })`. */
	settings: Record<string, string>
	/** Whether each test has a server of its own: to set it up, to end it, to be the only ones there. */
	isAlone: boolean
	/** Whether browsers keep the app itself for when there is no server. */
	keepsApp: boolean
}

type Fixtures = Options & {
	/** The built app. One that is not alone has had other people on it, who have nothing to do with these. */
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

/** The server of all tests that one process runs and that need none of their own; it starts when asked for. */
type Shared = { shared: () => Promise<Server> }

/** `test` with a server and as many people as the errand needs. */
export const test = base.extend<Fixtures, Shared>({
	settings: [{}, { option: true }],
	isAlone: [false, { option: true }],
	keepsApp: [false, { option: true }],

	shared: [
		async ({}, use) => {
			const held: { opening?: Promise<Server> } = {}
			await use(() => (held.opening ??= Server.open()))
			await (await held.opening)?.close()
		},
		{ scope: 'worker' }
	],

	server: async ({ settings, isAlone, shared }, use, info) => {
		const server = isAlone ? await Server.open(settings) : await shared()
		const loggedBefore = server.log.length
		await use(server)
		if (isAlone) await server.close()
		if (info.status === info.expectedStatus) return
		const body = server.log.slice(loggedBefore)
		await info.attach('server.log', { body, contentType: 'text/plain' })
	},

	profile: async ({ browser, server, keepsApp }, use) => {
		const contexts: BrowserContext[] = []
		const wrong: string[] = []
		const serviceWorkers = keepsApp ? 'allow' : 'block'
		await use(async (name, device) => {
			const settings = { baseURL: server.url, serviceWorkers, ...device } as const
			const context = await browser.newContext(settings)
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
