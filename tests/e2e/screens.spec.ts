import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from '@playwright/test'
import {
	board,
	boxOf,
	day,
	landingLine,
	moveToDayByTouch,
	openSample,
	orderOf,
	strip
} from './board.ts'
import { expect, test } from './fixtures.ts'

const phone: BrowserContextOptions = {
	viewport: { width: 390, height: 844 },
	hasTouch: true,
	isMobile: true
}

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

for (const colorScheme of ['light', 'dark'] as const) {
	test(`every screen can be read and reached by anyone, ${colorScheme}`, async ({ stranger }) => {
		test.slow()
		const { page } = await stranger({ colorScheme })
		await page.getByRole('textbox', { name: 'Name' }).fill('Ann Archer')
		await isAccessible(page, 'the question for a name')
		await page.getByRole('button', { name: 'Continue' }).click()
		await expect(page.getByRole('button', { name: 'Start empty' })).toBeVisible()
		await isAccessible(page, 'welcome')

		const address = await openSample(page)
		await isAccessible(page, 'the board')
		await strip(page, '14').dblclick()
		await expect(page.getByRole('textbox', { name: 'Note' })).toBeVisible()
		await isAccessible(page, 'the sheet')

		await previewScript(page)
		await isAccessible(page, 'the import preview')
		await page.goto(`${address}/print`)
		await expect(page.getByRole('table')).toContainText('69 scenes')
		await isAccessible(page, 'print')
		await page.goto('/')
		await expect(page.getByRole('heading', { name: 'Productions' })).toBeVisible()
		await isAccessible(page, 'the productions')
	})
}

test('on a phone no page is wider than the screen', async ({ person }) => {
	const { page } = await person('Ann Archer', '1st AD', phone)
	await expect(page.getByRole('button', { name: 'Start empty' })).toBeVisible()
	await fitsItsWidth(page, 'welcome')
	const address = await openSample(page)
	await fitsItsWidth(page, 'the board')

	await strip(page, '14').tap()
	await fitsItsWidth(page, 'the bar of selected strips')
	const bar = page.getByRole('toolbar', { name: 'Selected strips' })
	await bar.getByRole('button', { name: 'Open', exact: true }).tap()
	await expect(page.getByRole('textbox', { name: 'Note' })).toBeVisible()
	await fitsItsWidth(page, 'the sheet')

	await previewScript(page)
	await fitsItsWidth(page, 'the import preview')
	await page.goto(`${address}/print`)
	await expect(page.getByRole('table')).toContainText('69 scenes')
	await fitsItsWidth(page, 'print')
	await page.goto('/')
	await expect(page.getByRole('heading', { name: 'Productions' })).toBeVisible()
	await fitsItsWidth(page, 'the productions')
})

test('on a phone a finger swipes from day to day', async ({ person }) => {
	const { page } = await person('Ann Archer', '1st AD', phone)
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
	const { page } = await person('Ann Archer', '1st AD', phone)
	await openSample(page)

	await moveToDayByTouch(page, '14', 3)
	await expect.poll(() => orderOf(page, 3)).toContain('14')
	expect(await orderOf(page, 1)).toEqual(['PRE-RIG TEA ROOM BLACKOUTS', '40', '29', '53'])
})

test('on a phone a long press takes a strip up, and a finger drags it', async ({ person }) => {
	const { context, page } = await person('Ann Archer', '1st AD', phone)
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

/** No fault that axe calls serious or critical. The test goes on, so that one run tells of all screens. */
async function isAccessible(page: Page, screen: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze()
	const found = violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.map(({ id, nodes }) => `${id}, ${nodes.length} times: ${nodes[0]?.failureSummary}`)
	expect.soft(found, screen).toEqual([])
}

async function fitsItsWidth(page: Page, screen: string): Promise<void> {
	const widths = await page.evaluate(() => ({
		page: document.documentElement.scrollWidth,
		screen: document.documentElement.clientWidth
	}))
	expect.soft(widths.page, screen).toBeLessThanOrEqual(widths.screen)
	expect.soft(widths.screen, screen).toBe(phone.viewport?.width)
}

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
