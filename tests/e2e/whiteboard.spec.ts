import type { Locator, Page } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { boxOf, openSample, orderOf, strip } from './board.ts'
import { expect, test } from './fixtures.ts'
import { admit } from './people.ts'

/*
 * The whiteboard in a person's words: the canvas, a thing on it by what it says, a frame by its day.
 */

const canvas = (page: Page) => page.getByRole('group', { name: 'Whiteboard' })
const tools = (page: Page) => page.getByRole('toolbar', { name: 'Tools' })
const selected = (page: Page) => page.getByRole('toolbar', { name: 'What is selected' })
const thing = (page: Page, text: string | RegExp): Locator =>
	canvas(page).locator('[data-object]').filter({ hasText: text })
const frame = (page: Page, day: number) =>
	canvas(page).locator('[data-object].frame', { hasText: `Day ${day} ` })
const card = (page: Page, number: string) =>
	canvas(page).locator(`[data-object]:has(.head b:text-is("${number}"))`)

/** Drags from the middle of one thing to a place on the screen. */
async function dragTo(page: Page, from: Locator, to: { x: number; y: number }): Promise<void> {
	const box = await boxOf(from)
	await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
	await page.mouse.down()
	await page.mouse.move(to.x, to.y, { steps: 6 })
}

test('a card dropped into the frame of a day moves the scene for everyone, and undo moves it back', async ({
	person
}) => {
	const ann = (await person('Ann Archer')).page
	const address = await openSample(ann)
	const bo = (await person('Bo Berg')).page
	await admit(bo, address, 'ad')
	await bo.goto(address)
	await expect.poll(() => orderOf(bo, 2)).not.toEqual([])
	const before = await orderOf(bo, 2)
	const first = (await orderOf(bo, 1)).find((row) => /^\d/.test(row)) ?? ''

	await ann.goto(address.replace('/stripboard', '/whiteboard'))
	await expect(ann.getByRole('heading', { name: 'Nothing on the whiteboard yet' })).toBeVisible()
	await isAccessible(ann, 'whiteboard, empty')
	await ann.getByRole('button', { name: 'Begin with a template' }).click()
	await ann.getByRole('button', { name: /^Wall of scene cards by day/ }).click()
	await expect(frame(ann, 2)).toBeVisible()
	await ann.keyboard.press('1')
	await isAccessible(ann, 'whiteboard, a wall of days')

	await test.step('the frame says what the drop would do, before it does', async () => {
		const to = await boxOf(frame(ann, 2))
		await dragTo(ann, card(ann, first), { x: to.x + to.width / 2, y: to.y + to.height * 0.9 })
		await expect(frame(ann, 2)).toContainText(`Moves scene ${first} to Day 2`)
		expect(await orderOf(bo, 2)).toEqual(before)
		await ann.mouse.up()
	})
	await test.step('Bo, on the stripboard, sees the scene on the day', async () => {
		await expect.poll(() => orderOf(bo, 2)).toEqual([...before, first])
	})
	await test.step('one undo takes back the card and the schedule', async () => {
		await ann.keyboard.press('Control+z')
		await expect.poll(() => orderOf(bo, 2)).toEqual(before)
	})
	await test.step('what Ann tries out nobody sees, until she takes it over as one step', async () => {
		await ann.keyboard.press('Escape')
		await ann.keyboard.press('Shift+T')
		const trial = ann.getByRole('region', { name: 'Trying something out' })
		await expect(trial).toBeVisible()
		const to = await boxOf(frame(ann, 2))
		await dragTo(ann, card(ann, first), { x: to.x + to.width / 2, y: to.y + to.height * 0.9 })
		await ann.mouse.up()
		await expect(trial).toContainText('1 scene on another day')
		expect(await orderOf(bo, 2)).toEqual(before)
		await trial.getByRole('button', { name: 'Take it over, or not…' }).click()
		const review = ann.getByRole('dialog', { name: 'What you tried' })
		await expect(review).toContainText(`Scene ${first}: Day 1 → Day 2`)
		await isAccessible(ann, 'whiteboard, what was tried')
		await review.getByRole('button', { name: 'Take it over for everybody' }).click()
		await expect.poll(() => orderOf(bo, 2)).toEqual([...before, first])
		await expect(trial).toBeHidden()
		await ann.keyboard.press('Control+z')
		await expect.poll(() => orderOf(bo, 2)).toEqual(before)
	})
	await test.step('with Alt the card is only put there', async () => {
		const to = await boxOf(frame(ann, 2))
		// What is selected has handles, which are as large as a card from this far.
		await ann.keyboard.press('Escape')
		await ann.keyboard.down('Alt')
		await dragTo(ann, card(ann, first), { x: to.x + to.width / 2, y: to.y + to.height * 0.9 })
		await expect(frame(ann, 2)).not.toContainText('Moves scene')
		await ann.mouse.up()
		await ann.keyboard.up('Alt')
		await expect(card(ann, first)).toContainText('Now Day 1')
		expect(await orderOf(bo, 2)).toEqual(before)
		await ann.keyboard.press('Control+z')
		await expect(card(ann, first)).not.toContainText('Now Day 1')
	})
	await test.step('a scene that Bo omits while Ann holds its card is not scheduled', async () => {
		await ann.keyboard.press('Escape')
		const to = await boxOf(frame(ann, 2))
		await dragTo(ann, card(ann, first), { x: to.x + to.width / 2, y: to.y + to.height * 0.9 })
		await expect(frame(ann, 2)).toContainText(`Moves scene ${first} to Day 2`)
		await strip(bo, first).click()
		await bo.keyboard.press('Control+k')
		await bo.getByRole('combobox', { name: 'Find' }).fill('Mark scene omitted')
		await bo.keyboard.press('Enter')
		await expect(card(ann, first)).toContainText('Omitted')
		await ann.mouse.up()
		await expect.poll(() => orderOf(bo, 'boneyard')).toContain(first)
		expect(await orderOf(bo, 2)).toEqual(before)
		await ann.keyboard.press('2')
		await expect(card(ann, first)).toContainText('Omitted by Bo Berg')
		await card(ann, first).getByRole('button', { name: 'Restore' }).click()
		await expect(card(ann, first)).not.toContainText('Omitted')
	})
	await test.step('both drag one card: both see it in one place', async () => {
		await bo.goto(address.replace('/stripboard', '/whiteboard'))
		await expect(card(bo, first)).toBeVisible()
		for (const page of [ann, bo]) await page.keyboard.press('1')
		await ann.keyboard.press('Escape')
		const [mine, theirs] = [await boxOf(canvas(ann)), await boxOf(canvas(bo))]
		await dragTo(ann, card(ann, first), { x: mine.x + mine.width - 60, y: mine.y + 90 })
		await dragTo(bo, card(bo, first), { x: theirs.x + 80, y: theirs.y + theirs.height - 60 })
		await Promise.all([ann.mouse.up(), bo.mouse.up()])
		const place = (page: Page) => card(page, first).evaluate((card) => card.style.transform)
		await expect.poll(async () => (await place(ann)) === (await place(bo))).toBe(true)
	})
})

test('two people write, draw and join things, and see each other do it', async ({ person }) => {
	const ann = (await person('Ann Archer')).page
	const address = (await openSample(ann)).replace('/stripboard', '/whiteboard')
	await ann.goto(address)
	const bo = (await person('Bo Berg')).page
	await admit(bo, address, 'department')
	await bo.goto(address)

	await test.step('Ann writes a note: Bo, of a department, reads it', async () => {
		await ann.getByRole('button', { name: 'Write a note' }).click()
		await ann.getByRole('textbox', { name: 'Note' }).fill('Ask the harbour master')
		await ann.keyboard.press('Escape')
		await expect(thing(bo, 'Ask the harbour master')).toBeVisible()
	})
	await test.step('Bo pastes two lines: each is a note', async () => {
		await canvas(bo).click({ position: { x: 60, y: 500 } })
		await bo.mouse.wheel(0, 300)
		await bo.evaluate(() => {
			const clipboardData = new DataTransfer()
			clipboardData.setData('text/plain', 'Tide table\nBoat for camera')
			dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
		})
		await expect(thing(ann, 'Tide table')).toBeVisible()
		await expect(thing(ann, 'Boat for camera')).toBeVisible()
		await bo.keyboard.press('Escape')
	})
	await test.step('an arrow joins two notes and stays with them', async () => {
		const to = await boxOf(thing(bo, 'Tide table'))
		await tools(bo).getByRole('button', { name: 'Arrow' }).click()
		await dragTo(bo, thing(bo, 'Ask the harbour master'), {
			x: to.x + to.width / 2,
			y: to.y + to.height / 2
		})
		await bo.mouse.up()
		await expect(ann.locator('.arrow')).toHaveCount(1)
		await bo.keyboard.press('Escape')
	})
	await test.step('Ann deletes a note: the arrow shows where it was; undo brings the note back', async () => {
		await thing(ann, 'Tide table').click()
		await selected(ann).getByRole('button', { name: 'Delete' }).click()
		await expect(thing(bo, 'Tide table')).toHaveCount(0)
		await expect(bo.locator('.ghost')).toHaveCount(1)
		await ann.keyboard.press('Control+z')
		await expect(thing(bo, 'Tide table')).toBeVisible()
		await expect(bo.locator('.ghost')).toHaveCount(0)
	})
	await test.step('Ann sees where Bo points', async () => {
		const box = await boxOf(canvas(bo))
		await bo.mouse.move(box.x + 300, box.y + 300)
		await expect(ann.locator('.visitors')).toContainText('Bo')
	})
})

test('Ann pastes a picture: Bo sees it, and it is there after a reload', async ({ person }) => {
	const ann = (await person('Ann Archer')).page
	const address = (await openSample(ann)).replace('/stripboard', '/whiteboard')
	await ann.goto(address)
	const bo = (await person('Bo Berg')).page
	await admit(bo, address, 'department')
	await bo.goto(address)
	await expect(ann.getByRole('heading', { name: 'Nothing on the whiteboard yet' })).toBeVisible()

	await ann.evaluate(async () => {
		const drawn = Object.assign(document.createElement('canvas'), { width: 320, height: 180 })
		const context = drawn.getContext('2d')
		context?.fillRect(40, 40, 240, 100)
		const blob = await new Promise<Blob | null>((made) => drawn.toBlob(made))
		const clipboardData = new DataTransfer()
		clipboardData.items.add(new File([blob ?? ''], 'harbour.png', { type: 'image/png' }))
		dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
	})
	const picture = (page: Page) => canvas(page).locator('.picture img')
	const isShown = (page: Page) =>
		picture(page).evaluate((image: HTMLImageElement) => image.naturalWidth > 100)
	await expect(picture(bo)).toBeVisible()
	await expect.poll(() => isShown(bo)).toBe(true)
	await ann.reload()
	await expect.poll(() => isShown(ann)).toBe(true)
	await isAccessible(ann, 'whiteboard, a picture')
})

test('by keyboard alone: a note, a frame, an arrow and their order, on the board and in the list', async ({
	person
}) => {
	const ann = (await person('Ann Archer')).page
	await ann.goto((await openSample(ann)).replace('/stripboard', '/whiteboard'))
	await expect(ann.getByRole('heading', { name: 'Nothing on the whiteboard yet' })).toBeVisible()

	await test.step('in the list: two notes and an arrow between them', async () => {
		await ann.keyboard.press('l')
		for (const words of ['Tide table', 'Boat for camera']) {
			await ann.getByRole('button', { name: 'Add a note' }).press('Enter')
			await ann.getByRole('dialog').getByRole('textbox').pressSequentially(words)
			await ann.keyboard.press('Escape')
			await expect(ann.getByRole('rowheader', { name: words })).toBeVisible()
		}
		await isAccessible(ann, 'whiteboard as a list')
		await ann.getByRole('button', { name: 'Move Note: Boat for camera earlier' }).press('Enter')
		await expect(ann.getByRole('rowheader').first()).toHaveText('Boat for camera')
	})
	await test.step('on the board: walk to one, move it, join it to the other', async () => {
		await ann.getByRole('button', { name: 'Board', exact: true }).press('Enter')
		await canvas(ann).focus()
		await ann.keyboard.press('Escape')
		await ann.keyboard.press('Alt+ArrowDown')
		await expect(selected(ann)).toContainText('Note')
		const before = await boxOf(thing(ann, 'Boat for camera'))
		await ann.keyboard.press('ArrowRight')
		await expect
			.poll(async () => (await boxOf(thing(ann, 'Boat for camera'))).x)
			.toBeGreaterThan(before.x)
		await ann.keyboard.press('j')
		await ann.getByRole('searchbox', { name: 'Find the other thing' }).pressSequentially('tide')
		await ann.keyboard.press('Tab')
		await ann.keyboard.press('Enter')
		await expect(ann.locator('.arrow')).toHaveCount(1)
	})
	await test.step('in the list: one goes over the other, and back', async () => {
		await ann.keyboard.press('l')
		const over = ann.getByRole('button', { name: 'What Note: Tide table lies over' })
		await over.press('Enter')
		await ann.getByRole('menuitem', { name: 'Bring to front' }).press('Enter')
		await expect(ann.getByText('Note: Tide table lies over everything')).toBeAttached()
	})
	await test.step('on paper: three pages wide, counted before it is made', async () => {
		await ann.getByRole('button', { name: 'Board', exact: true }).press('Enter')
		await ann.getByRole('button', { name: 'Save the whiteboard' }).press('Enter')
		await ann.getByRole('menuitem', { name: 'Print, or save as PDF…' }).press('Enter')
		const dialog = ann.getByRole('dialog')
		await dialog.getByLabel('Scale').selectOption('So many pages wide…')
		await dialog.getByLabel('Pages side by side').fill('3')
		await expect(dialog.getByRole('status')).toContainText('3 across')
		await isAccessible(ann, 'whiteboard, print at a scale')
		await dialog.getByLabel('Pages side by side').fill('0')
		await expect(dialog.getByRole('status')).toContainText('1 to 40')
	})
})
