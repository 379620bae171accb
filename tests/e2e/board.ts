import { expect, type Locator, type Page } from '@playwright/test'
import { admit } from './people.ts'

/*
 * The stripboard in a person's words, for every test that acts on it: a strip by its scene number,
 * a day by its number, a drag from row to row. Everything else a test finds by role, label or text.
 */

const sampleButton = /^(Open the sample production|Look at the sample)/

/** Opens the sample production from the start page, in one click. Answers the board's address. */
export async function openSample(page: Page): Promise<string> {
	await page.getByRole('button', { name: sampleButton }).click()
	await expect(strip(page, '14')).toBeVisible()
	return page.url()
}

/** Comes to a board by its address, as a colleague who was sent the link. */
export async function openBoard(page: Page, address: string): Promise<void> {
	await admit(page, address)
	await page.goto(address)
	await expect(strip(page, '14')).toBeVisible()
}

export function board(page: Page): Locator {
	return page.getByRole('group', { name: 'Board and boneyard' })
}

/** The strip of a scene. */
export function strip(page: Page, number: string): Locator {
	return board(page).locator(`.strip:has(.number:text-is("${number}"))`)
}

/** A banner strip by what it says. */
export function banner(page: Page, text: string): Locator {
	return board(page).locator('.banner').filter({ hasText: text })
}

/** A shooting day with everything in it. */
export function day(page: Page, number: number): Locator {
	return board(page).getByRole('rowgroup', { name: new RegExp(`^Day ${number},`) })
}

/** The header that a day is dragged by. */
export function dayHeader(page: Page, number: number): Locator {
	return day(page, number).getByRole('row').first()
}

/** The break that ends a day. */
export function dayBreak(page: Page, number: number): Locator {
	return board(page).getByRole('row', { name: `End of day ${number}`, exact: true })
}

export function boneyard(page: Page): Locator {
	return board(page).getByRole('rowgroup', { name: /^Boneyard/ })
}

/** What a day's header adds up to: `5 5/8, 7:45, 5 cast`. */
export async function totalsOf(page: Page, number: number): Promise<string> {
	const cells = await dayHeader(page, number).getByRole('gridcell').allTextContents()
	return cells.map((cell) => cell.trim()).join(', ')
}

/** What lies in a day, or in the boneyard, from the top: scene numbers and banners' texts. */
export async function orderOf(page: Page, where: number | 'boneyard'): Promise<string[]> {
	const place = where === 'boneyard' ? boneyard(page) : day(page, where)
	const rows = place.locator('.strip .number, .banner .text')
	return (await rows.allTextContents()).map((text) => text.trim())
}

/** The days as they are announced: `Day 1, Mon 2 Mar, 5 5/8 pages`. */
export async function daysOf(page: Page): Promise<string[]> {
	const days = board(page).getByRole('rowgroup', { name: /^Day/ })
	return days.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''))
}

/** The whole board, row by row with its totals: two people see the same when these are equal. */
export async function wholeBoard(page: Page): Promise<string[]> {
	return board(page)
		.locator('[data-row], [data-day]')
		.evaluateAll((rows: HTMLElement[]) =>
			rows.map((row) => {
				const id = row.dataset['row'] ?? row.dataset['day']
				return `${id} ${row.textContent.replace(/\s+/g, ' ').trim()}`
			})
		)
}

/** Waits until somebody's board is the same as another's, row by row. */
export async function seeTheSame(one: Page, ...others: Page[]): Promise<void> {
	for (const other of others) {
		await expect
			.poll(
				async () =>
					JSON.stringify(await wholeBoard(other)) === JSON.stringify(await wholeBoard(one)),
				{
					message: 'both see the same board',
					timeout: 30_000
				}
			)
			.toBe(true)
	}
}

/** The mark that says whether everything is saved. */
export function saveState(page: Page): Locator {
	return page.getByRole('banner').getByRole('status')
}

/** The face of somebody who is here. */
export function face(page: Page, name: string): Locator {
	return page.getByRole('group', { name: 'Who is here' }).getByRole('img', { name })
}

/** Selects the strip of a scene, and stands there. */
export async function select(page: Page, number: string): Promise<void> {
	await strip(page, number).click()
	await expect(strip(page, number)).toHaveAttribute('aria-selected', 'true')
}

/** Moves the strip of a scene to the end of a day with the keyboard. */
export async function moveToDay(page: Page, number: string, to: number): Promise<void> {
	await select(page, number)
	await page.keyboard.press('m')
	const dialog = page.getByRole('dialog', { name: /^Move 1 strip/ })
	await dialog.getByRole('combobox', { name: 'Day' }).fill(`Day ${to}`)
	await dialog.getByRole('option', { name: new RegExp(`^Day ${to}\\b`) }).click()
	await expect(dialog).toBeHidden()
}

/** Moves the strip of a scene to the end of a day with a finger: a tap, then the bar. */
export async function moveToDayByTouch(page: Page, number: string, to: number): Promise<void> {
	await strip(page, number).tap()
	const bar = page.getByRole('toolbar', { name: 'Selected strips' })
	await bar.getByRole('button', { name: 'Move to day…' }).tap()
	const dialog = page.getByRole('dialog', { name: /^Move 1 strip/ })
	await dialog.getByRole('option', { name: new RegExp(`^Day ${to}\\b`) }).tap()
	await expect(dialog).toBeHidden()
}

/** Something held with the mouse. */
export type Hold = {
	/** Carries it over a row, until the line shows that it would land before or after that row. */
	over: (row: Locator, where: 'before' | 'after') => Promise<void>
	drop: () => Promise<void>
	/** Lets go of it with Esc. */
	cancel: () => Promise<void>
}

/** Takes a row up with the mouse. */
export async function grab(page: Page, row: Locator): Promise<Hold> {
	await row.scrollIntoViewIfNeeded()
	const box = await boxOf(row)
	const from = { x: box.x + 60, y: box.y + box.height / 2 }
	await page.mouse.move(from.x, from.y)
	await page.mouse.down()
	await page.mouse.move(from.x + 4, from.y + 8, { steps: 4 })
	await expect(board(page)).toHaveClass(/dragging/)
	return {
		over: (target, where) => carry(page, { from, target, where }),
		drop: async () => {
			await page.mouse.up()
			await expect(board(page)).not.toHaveClass(/dragging/)
		},
		cancel: async () => {
			await page.keyboard.press('Escape')
			await expect(board(page)).not.toHaveClass(/dragging/)
			await page.mouse.up()
		}
	}
}

/** Drags a row before or after another. */
export async function dragTo(
	page: Page,
	row: Locator,
	target: Locator,
	where: 'before' | 'after'
): Promise<void> {
	const hold = await grab(page, row)
	await hold.over(target, where)
	await hold.drop()
}

/** The line that shows where a held strip would land. */
export function landingLine(page: Page): Locator {
	return page.locator('.line')
}

async function carry(
	page: Page,
	to: { from: { x: number; y: number }; target: Locator; where: 'before' | 'after' }
): Promise<void> {
	const { target, where } = to
	await bringInto(page, target)
	const box = await boxOf(target)
	const y = box.y + box.height * (where === 'before' ? 0.25 : 0.75)
	await page.mouse.move(box.x + Math.min(60, box.width / 2), y, { steps: 5 })
	const edge = where === 'before' ? box.y : box.y + box.height
	await expect
		.poll(async () => Math.abs((await boxOf(landingLine(page))).y + 1 - edge), {
			message: `the line is ${where} the row`
		})
		.toBeLessThan(3)
}

/** Turns the wheel over the list of a row, something in hand, until the row can be reached. */
async function bringInto(page: Page, row: Locator): Promise<void> {
	const list = await boxOf(board(page))
	// Nearer the edges the board scrolls by itself, and a day's header covers the top.
	const [top, bottom] = [list.y + 110, list.y + list.height - 110]
	const box = await boxOf(row)
	if (box.y > top && box.y + box.height < bottom) return
	await page.mouse.move(box.x + 60, (top + bottom) / 2, { steps: 3 })
	await page.mouse.wheel(0, box.y - (top + bottom) / 2)
	await expect
		.poll(async () => {
			const now = await boxOf(row)
			return now.y > list.y + 40 && now.y + now.height < list.y + list.height - 10
		})
		.toBe(true)
}

/** Where something is on the screen. */
export async function boxOf(
	locator: Locator
): Promise<{ x: number; y: number; width: number; height: number }> {
	const box = await locator.boundingBox()
	if (!box) throw new Error('It is not on the screen.')
	return box
}
