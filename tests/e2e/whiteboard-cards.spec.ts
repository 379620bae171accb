import type { Page } from '@playwright/test'
import { isAccessible, fitsItsWidth } from './accessible.ts'
import { boxOf, openSample } from './board.ts'
import { expect, test } from './fixtures.ts'
import { admit } from './people.ts'

/*
 * Cards that are sessions, deliveries, people, locations and lists.
 */

const canvas = (page: Page) => page.getByRole('group', { name: 'Whiteboard' })
const card = (page: Page, title: string) =>
	canvas(page).locator('[data-object].card').filter({ hasText: title })
const dialog = (page: Page) => page.getByRole('dialog')

/** Books a mix on Stage 2, and owes a master to a buyer. */
async function bookAndOwe(page: Page, production: string): Promise<void> {
	await page.goto(`${production}/bookings`)
	await page.getByRole('button', { name: 'Paste a list' }).click()
	await page
		.getByRole('textbox', { name: 'Rows from a spreadsheet' })
		.fill('Stage 2\tHouse B\tStage\tEurope/London\nStage 3\tHouse B\tStage\tEurope/London')
	await page.getByRole('button', { name: 'Add 2 rows' }).click()
	await page.getByRole('button', { name: 'New session' }).click()
	await page.getByRole('textbox', { name: 'Title' }).fill('Mix R1')
	await page
		.getByRole('combobox', { name: 'Add to what it books' })
		.selectOption({ label: 'Stage 2 · House B' })
	await page.getByRole('button', { name: 'Pencil', exact: true }).click()
	await page.goto(`${production}/deliverables`)
	await page.getByRole('button', { name: 'Add a recipient' }).click()
	await dialog(page).getByRole('textbox', { name: 'Name' }).fill('Northlight Sales')
	await dialog(page).getByRole('button', { name: 'Add recipient' }).click()
	await page.getByRole('button', { name: 'Add a deliverable' }).click()
	await dialog(page).getByRole('combobox', { name: 'Deliverable' }).fill('Feature master')
	await dialog(page).getByRole('combobox', { name: 'Category' }).selectOption('Picture')
	await dialog(page).getByRole('button', { name: 'Add', exact: true }).click()
	await dialog(page).getByRole('button', { name: 'Done' }).click()
}

/** Ticks things of a kind in the dialog that puts cards on the whiteboard. */
async function pick(page: Page, kind: string, name: RegExp): Promise<void> {
	await dialog(page).getByRole('button', { name: kind, exact: true }).click()
	await dialog(page).getByRole('checkbox', { name }).first().check()
}

/** Draws a frame, and makes it stand for something. */
async function frameFor(page: Page, at: { x: number; y: number }, meaning: string): Promise<void> {
	await page.keyboard.press('f')
	await page.mouse.move(at.x, at.y)
	await page.mouse.down()
	await page.mouse.move(at.x + 260, at.y + 170, { steps: 4 })
	await page.mouse.up()
	await page.keyboard.press('Escape')
	await page.getByRole('combobox', { name: 'What this frame stands for' }).selectOption(meaning)
}

async function dragInto(page: Page, title: string, to: { x: number; y: number }): Promise<void> {
	const box = await boxOf(card(page, title))
	await page.mouse.move(box.x + box.width / 2, box.y + 14)
	await page.mouse.down()
	await page.mouse.move(to.x, to.y, { steps: 6 })
}

test('cards are the things themselves: steps, rooms, removal and restoring, for everyone', async ({
	person
}) => {
	const ann = (await person('Ann Archer')).page
	const address = await openSample(ann)
	const production = address.replace(/\/stripboard.*/, '')
	const bo = (await person('Bo Berg')).page
	await admit(bo, address, 'ad')
	await bookAndOwe(ann, production)
	await ann.goto(`${production}/whiteboard`)
	await expect(ann.getByRole('heading', { name: 'Nothing on the whiteboard yet' })).toBeVisible()

	await test.step('Ann puts one of each on the board; Bo, at work on the script, sees them', async () => {
		await ann.keyboard.press('s')
		await pick(ann, 'Sessions', /Mix R1/)
		await pick(ann, 'Deliveries', /Feature master/)
		await pick(ann, 'Cast', /./)
		await pick(ann, 'Locations', /./)
		await pick(ann, 'Lists', /Scenes not scheduled/)
		await isAccessible(ann, 'whiteboard, choosing cards')
		await dialog(ann).getByRole('button', { name: 'Add 5 cards' }).click()
		await bo.goto(`${production}/whiteboard`)
		await expect(card(bo, 'Mix R1')).toContainText('Stage 2')
		await expect(card(bo, 'Mix R1')).toContainText('1st hold')
		await expect(card(bo, 'Feature master')).toContainText('Not started')
		await expect(card(bo, 'Scenes not scheduled')).toBeVisible()
		await isAccessible(bo, 'whiteboard, cards of every kind')
	})
	await test.step('a step on the card is a step of the delivery; what is missing is said', async () => {
		await ann.keyboard.press('Escape')
		await card(ann, 'Feature master').click()
		await ann.keyboard.press('Enter')
		await dialog(ann).getByRole('button', { name: 'In progress' }).click()
		await expect(card(bo, 'Feature master')).toContainText('In progress')
		await dialog(ann).getByRole('button', { name: 'Ready' }).click()
		await expect(dialog(ann).getByRole('alert')).toContainText('What is missing')
		await ann.keyboard.press('Escape')
	})
	const area = await boxOf(canvas(ann))
	const corner = { x: area.x + 60, y: area.y + 90 }
	const middle = { x: corner.x + 120, y: corner.y + 80 }
	await test.step('the frame of a status refuses in words, before the drop', async () => {
		await frameFor(ann, corner, 'Accepted')
		await dragInto(ann, 'Feature master', middle)
		await expect(canvas(ann)).toContainText('Before it is accepted it has to be')
		await ann.keyboard.press('Escape')
		await ann.mouse.up()
	})
	await test.step('in the frame of another stage, the session is booked there', async () => {
		await ann.keyboard.press('Escape')
		await canvas(ann).locator('[data-object].frame header').click()
		await ann.getByRole('combobox', { name: 'What this frame stands for' }).selectOption('Stage 3')
		await dragInto(ann, 'Mix R1', middle)
		await expect(canvas(ann)).toContainText('Books Stage 3 for Mix R1 instead of Stage 2')
		await ann.mouse.up()
		await expect(card(bo, 'Mix R1')).toContainText('Stage 3')
		await expect(card(bo, 'Mix R1')).not.toContainText('Stage 2')
	})
	await test.step('Ann removes the session in the bookings: its card says so, and brings it back', async () => {
		await card(ann, 'Mix R1').dblclick()
		await dialog(ann).getByRole('link', { name: 'See it in the bookings' }).click()
		await ann.getByRole('button', { name: 'Remove the session' }).click()
		await expect(card(bo, 'Mix R1')).toContainText('Removed by Ann Archer')
		await expect(card(bo, 'Mix R1').getByRole('button', { name: 'Restore' })).toHaveCount(0)
		await ann.goto(`${production}/whiteboard`)
		await card(ann, 'Mix R1').getByRole('button', { name: 'Restore' }).click()
		await expect(card(bo, 'Mix R1')).toContainText('1st hold')
	})
	await test.step('a note becomes a scene of the script; one undo makes it a note again', async () => {
		await ann.keyboard.press('1')
		await canvas(ann).click({ position: { x: 20, y: 120 } })
		await ann.evaluate(() => {
			const clipboardData = new DataTransfer()
			clipboardData.setData('text/plain', 'LIFEBOAT SHED')
			dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
		})
		await expect(canvas(bo).locator('[data-object].note')).toContainText('LIFEBOAT SHED')
		await ann.keyboard.press('Shift+P')
		await dialog(ann).getByRole('textbox', { name: 'Scene number' }).fill('99')
		await dialog(ann).getByRole('button', { name: 'Make it' }).click()
		await expect(canvas(bo).locator('[data-object].scene')).toContainText('99')
		await expect(card(bo, 'Scenes not scheduled')).toContainText('99 ? LIFEBOAT SHED')
		await ann.keyboard.press('Control+z')
		await expect(canvas(bo).locator('[data-object].note')).toContainText('LIFEBOAT SHED')
	})
	await test.step('the list names the same things, on a phone too', async () => {
		await bo.setViewportSize({ width: 390, height: 844 })
		await bo.getByRole('button', { name: 'List', exact: true }).click()
		await expect(bo.getByRole('row', { name: /Mix R1/ })).toContainText('Session card')
		await fitsItsWidth(bo, 'whiteboard, list of cards')
	})
})
