import type { Page } from '@playwright/test'
import { fitsItsWidth, isAccessible, isAccessibleRound } from './accessible.ts'
import {
	board,
	boxOf,
	day,
	landingLine,
	moveToDayByTouch,
	openBoard,
	openSample,
	orderOf,
	strip
} from './board.ts'
import { expect, phone, test, type Visitor } from './fixtures.ts'
import { invite, productionOf, share } from './people.ts'

test.use({ isAlone: true })

const script = Buffer.from(`Title: Two Rooms

INT. KITCHEN - DAY

ADA
Is it still raining?

EXT. YARD

BEN
It never stopped.
`)

type Point = { x: number; y: number }

/** Looks through a screenplay, up to the preview. */
async function previewScript(page: Page): Promise<void> {
	await page.goto('/new')
	const opening = page.waitForEvent('filechooser')
	await page.getByRole('button', { name: 'Choose a file' }).click()
	const file = { name: 'two-rooms.fountain', mimeType: 'text/plain', buffer: script }
	await (await opening).setFiles(file)
	await expect(page.getByRole('button', { name: 'Put 2 scenes on the board' })).toBeVisible()
}

/** A screen, and how to get there; the look at it is taken when it stands still. */
type Screen = [name: string, reach: (page: Page) => Promise<unknown>]
type Look = (page: Page, screen: string) => Promise<void>

async function walk(page: Page, screens: readonly Screen[], look: Look): Promise<void> {
	for (const [name, reach] of screens) {
		await reach(page)
		await look(page, name)
	}
}

const heading = (page: Page, name: string | RegExp) =>
	expect(page.getByRole('heading', { name })).toBeVisible()

/** The screens of somebody who plans. */
function boardScreens(address: string): Screen[] {
	return [
		['the board', (page) => openBoard(page, address)],
		['the sheet', (page) => openSheet(page)],
		['the import preview', previewScript],
		[
			'the reports',
			async (page) => {
				await page.goto(`${address}/reports`)
				await expect(page.getByRole('region', { name: 'One-line' })).toContainText('69 scenes')
			}
		],
		[
			'the elements',
			async (page) => {
				await page.goto(`${address}/elements`)
				await heading(page, 'Elements')
			}
		],
		[
			'all boards',
			async (page) => {
				await page.goto(`${address}/boards`)
				await heading(page, 'Boards')
			}
		],
		[
			'the productions',
			async (page) => {
				await page.goto('/')
				await heading(page, 'Productions')
			}
		]
	]
}

/** A finger selects a strip and opens it from the bar; a mouse opens it by clicking twice. */
async function openSheet(page: Page): Promise<void> {
	if (page.viewportSize()?.width === phone.viewport.width) {
		await strip(page, '14').tap()
		const bar = page.getByRole('toolbar', { name: 'Selected strips' })
		await bar.getByRole('button', { name: 'Open', exact: true }).tap()
	} else await strip(page, '14').dblclick()
	await expect(page.getByRole('textbox', { name: 'Note' })).toBeVisible()
}

/** The ways in, as somebody finds them whom the server does not know. */
function doorScreens(links: { setUp: string; invitation: string; shared: string }): Screen[] {
	const at = (path: string, title: string | RegExp) => async (page: Page) => {
		// Addresses that differ behind the # alone would not be loaded anew.
		await page.goto('about:blank')
		await page.goto(path)
		await heading(page, title)
	}
	return [
		['the first page', at('/', 'One live board for your film or series')],
		['setting up, done', at(links.setUp, 'This Daybreak is set up already')],
		[
			'signing in, refused',
			async (page) => {
				await at('/sign-in', 'Sign in')(page)
				await page.getByRole('textbox', { name: 'E-mail' }).fill('who')
				await page.getByRole('button', { name: 'Sign in', exact: true }).click()
				await expect(page.getByText('Write it like name@example.com.')).toBeVisible()
			}
		],
		['a forgotten password', at('/forgot', 'Forgot your password?')],
		['a new password', at('/reset#1234567890', 'A new password')],
		['an invitation', at(links.invitation, 'Join Every Fourteen Seconds')],
		['an invitation that has ended', at('/join#1234567890', 'This invitation has ended')],
		['a shared page', at(links.shared, 'One-line schedule')],
		['a shared page that has ended', at('/shared#1234567890', 'This link has ended.')]
	]
}

/** What an owner has beside the board. */
function officeScreens(home: string): Screen[] {
	const people = (path: string, title: string) => async (page: Page) => {
		await page.goto(`${home}/${path}`)
		await heading(page, title)
	}
	const dialog = (button: string, title: string) => async (page: Page) => {
		await page.getByRole('button', { name: button, exact: true }).click()
		await expect(page.getByRole('dialog', { name: title })).toBeVisible()
	}
	return [
		['people', people('people', 'Invited, not here yet')],
		['inviting', dialog('Invite', 'Invite somebody')],
		['an invitation made', dialog('Make link', 'The invitation is made')],
		['links', people('people/links', 'Links')],
		['publishing', dialog('New link', 'Publish a page')],
		['roles', people('people/roles', 'Roles')],
		['the log', people('people/log', 'Log')],
		['contacts', people('contacts', 'Camera')],
		['a contact', addContact],
		['the account', (page) => page.goto('/account').then(() => heading(page, 'Signed-in devices'))]
	]
}

async function addContact(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Add contact' }).click()
	const sheet = page.getByRole('complementary', { name: 'New contact' })
	await sheet.getByRole('textbox', { name: 'Name' }).fill('Mia Moss')
	await sheet.getByRole('textbox', { name: 'Phone' }).fill('+44 20 7946 0018')
	await sheet.getByRole('button', { name: 'Add to the list' }).click()
	await expect(page.getByRole('button', { name: 'Mia Moss', exact: true })).toBeVisible()
}

/** An invitation and a published page of a sample that somebody has opened. */
async function hand(out: Visitor): Promise<{ home: string; invitation: string; shared: string }> {
	const address = await openSample(out.page)
	const home = `/p/${productionOf(address)}`
	const invitation = await invite(out.page, address, 'ad')
	const shared = await share(out.page, address, 'Vera Vendor')
	return { home, invitation, shared }
}

test('the board and what stands round it can be read and reached by anyone', async ({ person }) => {
	test.slow()
	const { page } = await person('Ann Archer')
	await expect(page.getByRole('button', { name: 'Start empty' })).toBeVisible()
	await isAccessible(page, 'welcome')
	const [theBoard, ...others] = boardScreens(await openSample(page)) as [Screen, ...Screen[]]
	await walk(page, [theBoard], isAccessible)
	await walk(page, others, isAccessibleRound)
})

test('every door can be found and opened by anyone', async ({ stranger, owner, server }) => {
	test.slow()
	const setUp = await server.setUpUrl
	const { page } = await stranger()
	await expect(page.getByRole('button', { name: 'Look at the sample' })).toBeVisible()
	await isAccessible(page, 'the first page of a new server')
	await page.goto(setUp)
	await page.getByRole('button', { name: 'Set up' }).click()
	await expect(page.getByText('Write your e-mail address.')).toBeVisible()
	await isAccessible(page, 'setting up, refused')

	const links = await hand(await owner('Ann Archer'))
	await walk(page, doorScreens({ setUp, ...links }), isAccessible)
})

test('people, links, contacts and the account can be read and reached by anyone', async ({
	owner
}) => {
	test.slow()
	const ann = await owner('Ann Archer')
	const { home } = await hand(ann)
	await walk(ann.page, officeScreens(home), isAccessible)
})

test('on a phone no page of the board is wider than the screen', async ({ person }) => {
	const { page } = await person('Ann Archer', phone)
	await expect(page.getByRole('button', { name: 'Start empty' })).toBeVisible()
	await fitsItsWidth(page, 'welcome')
	await walk(page, boardScreens(await openSample(page)), fitsItsWidth)
})

test('on a phone no door and no page of the office is wider than the screen', async ({
	owner,
	stranger,
	server
}) => {
	test.slow()
	const setUp = await server.setUpUrl
	const { page } = await stranger(phone)
	await page.goto(setUp)
	await heading(page, 'Set up Daybreak')
	await fitsItsWidth(page, 'setting up')

	const ann = await owner('Ann Archer', phone)
	const links = await hand(ann)
	await walk(page, doorScreens({ setUp, ...links }), fitsItsWidth)
	await walk(ann.page, officeScreens(links.home), fitsItsWidth)
})

test('on a phone a finger swipes from day to day', async ({ person }) => {
	const { page } = await person('Ann Archer', phone)
	await openSample(page)
	await expect(strip(page, '47')).not.toBeInViewport()

	await swipe(page, -300)
	await expect(strip(page, '47')).toBeInViewport({ ratio: 1 })
	await expect(strip(page, '14')).not.toBeInViewport()
	// A day stands still at the left edge, whole.
	await expect
		.poll(async () => Math.round((await boxOf(day(page, 2))).x))
		.toBe(Math.round((await boxOf(board(page))).x))

	await swipe(page, 300)
	await expect(strip(page, '14')).toBeInViewport({ ratio: 1 })
})

test('on a phone a tap selects, and the bar moves the strip to another day', async ({ person }) => {
	const { page } = await person('Ann Archer', phone)
	await openSample(page)

	await moveToDayByTouch(page, '14', 3)
	await expect.poll(() => orderOf(page, 3)).toContain('14')
	expect(await orderOf(page, 1)).toEqual(['PRE-RIG TEA ROOM BLACKOUTS', '40', '29', '53'])
})

test('on a phone a long press takes a strip up, and a finger drags it', async ({ person }) => {
	const { context, page } = await person('Ann Archer', phone)
	await openSample(page)
	const finger = await context.newCDPSession(page)
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: Point[]) =>
		finger.send('Input.dispatchTouchEvent', { type, touchPoints })
	const from = await boxOf(strip(page, '14'))
	const to = await boxOf(strip(page, '53'))
	const x = from.x + 120

	await touch('touchStart', { x, y: from.y + from.height / 2 })
	await expect(board(page)).toHaveClass(/dragging/)
	for (const part of [0.25, 0.5, 0.75, 1]) {
		const y = from.y + from.height / 2
		await touch('touchMove', { x, y: y + (to.y + to.height * 0.8 - y) * part })
	}
	await expect
		.poll(async () => Math.abs((await boxOf(landingLine(page))).y + 1 - (to.y + to.height)))
		.toBeLessThan(3)
	await touch('touchEnd')

	await expect
		.poll(() => orderOf(page, 1))
		.toEqual(['PRE-RIG TEA ROOM BLACKOUTS', '40', '29', '53', '14'])
})

/** A finger's swipe over the middle of the board: to the left when negative. */
async function swipe(page: Page, distance: number): Promise<void> {
	const finger = await page.context().newCDPSession(page)
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: Point[]) =>
		finger.send('Input.dispatchTouchEvent', { type, touchPoints })
	const from = { x: distance < 0 ? 350 : 40, y: 420 }
	await touch('touchStart', from)
	for (let part = 1; part <= 12; part++) {
		await touch('touchMove', { x: from.x + (distance * part) / 12, y: from.y })
	}
	await touch('touchEnd')
	await finger.detach()
}
