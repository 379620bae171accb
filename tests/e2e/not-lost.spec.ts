import type { BrowserContextOptions, Page, WebSocketRoute } from '@playwright/test'
import {
	moveToDay,
	moveToDayByTouch,
	openBoard,
	openSample,
	orderOf,
	saveState,
	seeTheSame,
	select,
	strip,
	wholeBoard
} from './board.ts'
import { admit } from './people.ts'
import { expect, test } from './fixtures.ts'

test.use({ isAlone: true, keepsApp: true })

const smallPhone: BrowserContextOptions = {
	viewport: { width: 360, height: 740 },
	hasTouch: true,
	isMobile: true
}

/** The app itself is kept on this device: it opens without a server from now on. */
const appIsKept = (page: Page) =>
	page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))

test('edits made while the server is dead are counted, outlive a reload on a phone, and arrive', async ({
	person,
	server
}) => {
	const { page: ann } = await person('Ann Archer', smallPhone)
	const address = await openSample(ann)
	await expect(saveState(ann)).toHaveText('Saved')
	await expect(saveState(ann)).toBeInViewport({ ratio: 1 })
	await appIsKept(ann)

	await server.kill()
	await expect(saveState(ann)).toHaveText('Offline, kept here')
	await moveToDayByTouch(ann, '14', 3)
	await moveToDayByTouch(ann, '40', 2)
	await expect(saveState(ann)).toHaveText('Offline, kept here, 2 edits waiting')
	await expect(saveState(ann)).toBeInViewport({ ratio: 1 })
	const mine = await wholeBoard(ann)

	await ann.reload()
	await expect(strip(ann, '29')).toBeVisible()
	await expect(saveState(ann)).toHaveText('Offline, kept here, 2 edits waiting')
	expect(await wholeBoard(ann)).toEqual(mine)

	await server.start()
	await expect(saveState(ann)).toHaveText('Saved')
	const { page: bo } = await person('Bo Baker')
	await admit(bo, address)
	await bo.goto(address)
	await expect.poll(() => orderOf(bo, 3)).toContain('14')
	expect(await orderOf(bo, 2)).toContain('40')
})

test('a server that dies among edits has all that was called saved; the rest arrives after', async ({
	person,
	server
}) => {
	test.slow()
	const ann = await person('Ann Archer')
	const address = await openSample(ann.page)
	await expect(saveState(ann.page)).toHaveText('Saved')
	const sent = ['40', '14', '29', '53', '47', '11', '12', '32', '33', '58', '17', '34', '30', '31']

	// Strip after strip goes to the boneyard. The server hangs among them, and then its power fails.
	let calledSaved: string[] = []
	let dying = Promise.resolve()
	for (const [at, number] of sent.entries()) {
		if (at === 7) server.stall()
		if (at === 11) dying = server.kill()
		await select(ann.page, number)
		await ann.page.keyboard.press('y')
		await expect.poll(() => orderOf(ann.page, 'boneyard')).toContain(number)
		if (at === 3) await expect(saveState(ann.page)).toHaveText('Saved')
		const [there, said] = [
			await orderOf(ann.page, 'boneyard'),
			await saveState(ann.page).innerText()
		]
		if (said === 'Saved') calledSaved = there
	}
	await dying
	await expect(saveState(ann.page)).toContainText(/Offline, kept here, \d+ edits waiting/)
	expect(calledSaved.length, 'four at least were called saved').toBeGreaterThanOrEqual(5 + 4)

	await ann.context.setOffline(true)
	await server.start()
	const { page: bo } = await person('Bo Baker')
	await admit(bo, address)
	await bo.goto(address)
	await expect(strip(bo, '1')).toBeVisible()
	expect((await orderOf(bo, 'boneyard')).slice(0, calledSaved.length)).toEqual(calledSaved)

	await ann.context.setOffline(false)
	await expect(saveState(ann.page)).toHaveText('Saved')
	await expect.poll(() => orderOf(bo, 'boneyard')).toEqual(['1', '5', '13', '19', '52', ...sent])
	await seeTheSame(ann.page, bo)
})

test.describe('two tabs of one person', () => {
	test('show each other’s edits, also while the server is dead', async ({ person, server }) => {
		const { context, page: one } = await person('Ann Archer')
		const address = await openSample(one)
		const other = await context.newPage()
		await openBoard(other, address)

		await moveToDay(one, '14', 2)
		await expect.poll(() => orderOf(other, 2)).toContain('14')

		await server.kill()
		for (const page of [one, other])
			await expect(saveState(page)).toContainText('Offline, kept here')
		await moveToDay(other, '40', 3)
		await expect.poll(() => orderOf(one, 3)).toContain('40')
		await moveToDay(one, '29', 3)
		await expect.poll(() => orderOf(other, 3)).toContain('29')

		await server.start()
		for (const page of [one, other]) {
			await expect(saveState(page)).toHaveText('Saved')
		}
		await seeTheSame(one, other)
	})

	test('show each other’s edits while the device is offline', async ({ person }) => {
		const { context, page: one } = await person('Ann Archer')
		const address = await openSample(one)
		const other = await context.newPage()
		await openBoard(other, address)

		await context.setOffline(true)
		for (const page of [one, other]) await expect(saveState(page)).toHaveText('Offline, kept here')
		await moveToDay(one, '14', 2)
		await expect.poll(() => orderOf(other, 2)).toContain('14')
		await moveToDay(other, '40', 2)
		await expect.poll(() => orderOf(one, 2)).toEqual(['47', '11', '12', '14', '40'])

		await context.setOffline(false)
		for (const page of [one, other]) await expect(saveState(page)).toHaveText('Saved')
		await seeTheSame(one, other)
	})
})

test('an edit made offline is there again when the tab was closed right after it', async ({
	person
}) => {
	const { context, page } = await person('Ann Archer')
	const address = await openSample(page)
	await expect(saveState(page)).toHaveText('Saved')
	await appIsKept(page)
	await context.setOffline(true)
	await expect(saveState(page)).toHaveText('Offline, kept here')

	await select(page, '14')
	await page.keyboard.press('y')
	// The moment is what is tested: 60 ms after the key, as fast as a hand reaches the tab's cross.
	await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 60)))
	const closed = page.waitForEvent('close')
	await page.close({ runBeforeUnload: true })
	await closed

	const again = await context.newPage()
	await openBoard(again, address)
	await expect.poll(() => orderOf(again, 'boneyard')).toEqual(['1', '5', '13', '19', '52', '14'])
	await expect(saveState(again)).toHaveText('Offline, kept here, 1 edit waiting')

	await context.setOffline(false)
	await expect(saveState(again)).toHaveText('Saved')
})

test.describe('a line that breaks', () => {
	test('by closing again and again: edits go on, the mark says so, all arrives', async ({
		person
	}) => {
		test.slow()
		const { page: ann } = await person('Ann Archer')
		const { page: bo } = await person('Bo Baker')
		const line = await breakableLine(ann)
		await openBoard(bo, await openSample(ann))
		await expect(saveState(ann)).toHaveText('Saved')

		await line.cut()
		await moveToDay(ann, '14', 2)
		await moveToDay(ann, '40', 2)
		await expect(saveState(ann)).toHaveText('Offline, kept here, 2 edits waiting')
		expect(await orderOf(bo, 2)).toEqual(['47', '11', '12'])

		line.mend()
		await expect(saveState(ann)).toHaveText('Saved')
		await expect.poll(() => orderOf(bo, 2)).toEqual(['47', '11', '12', '14', '40'])
		await seeTheSame(ann, bo)
	})

	test('without a sound: nothing is called saved that is not, and it dials again', async ({
		person
	}) => {
		test.slow()
		const { page: ann } = await person('Ann Archer')
		const { page: bo } = await person('Bo Baker')
		const line = await breakableLine(ann)
		await openBoard(bo, await openSample(ann))
		await expect(saveState(ann)).toHaveText('Saved')

		line.silence()
		await moveToDay(ann, '14', 2)
		await expect.poll(() => orderOf(ann, 2)).toContain('14')
		await expect(saveState(ann)).toHaveText('On this device, saving 1 edit')
		await moveToDay(ann, '40', 2)
		await expect(saveState(ann)).toHaveText('On this device, saving 2 edits')
		expect(await orderOf(bo, 2)).toEqual(['47', '11', '12'])

		await expect(saveState(ann)).toHaveText('Saved', { timeout: 40_000 })
		await expect.poll(() => orderOf(bo, 2)).toEqual(['47', '11', '12', '14', '40'])
	})
})

/** Puts a hand on the line of a page that has not opened a board yet. */
async function breakableLine(page: Page) {
	const open = new Set<{ socket: WebSocketRoute; silent: boolean }>()
	let isCut = false
	await page.routeWebSocket(/\/sync\//, (socket) => {
		if (isCut) return void socket.close()
		const link = { socket, silent: false }
		open.add(link)
		const server = socket.connectToServer()
		socket.onMessage((message) => link.silent || server.send(message))
		server.onMessage((message) => link.silent || socket.send(message))
	})
	return {
		/** Every socket closes, and so does every new one. */
		cut: async () => {
			isCut = true
			await Promise.all([...open].map(({ socket }) => socket.close()))
			open.clear()
		},
		mend: () => {
			isCut = false
		},
		/** The sockets stay open, but nothing passes any more. New ones work. */
		silence: () => {
			for (const link of open) link.silent = true
		}
	}
}
