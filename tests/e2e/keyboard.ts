import { expect, type Locator, type Page } from '@playwright/test'

/*
 * What somebody does who has no mouse: they walk with Tab until what they want has the focus, and
 * see that it has.
 */

/** More stops than any page of ours should ask for. */
const mostStops = 60

/** Walks to something with Tab. It has to show that it has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
	await expect(target).toBeVisible()
	const hasFocus = () => target.evaluate((element) => element === document.activeElement)
	for (let stop = 0; stop < mostStops && !(await hasFocus()); stop++) {
		await page.keyboard.press('Tab')
	}
	await showsFocus(target)
}

/** Something has the focus, and looks it. */
export async function showsFocus(target: Locator): Promise<void> {
	await expect(target).toBeFocused()
	const look = await target.evaluate((element) => {
		const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
		return {
			outline: outlineStyle !== 'none' && outlineWidth !== '0px',
			ring: boxShadow !== 'none'
		}
	})
	expect.soft(look.outline || look.ring, `${target} looks focused`).toBe(true)
}

/** Walks to a button or a link and presses it. */
export async function press(page: Page, target: Locator): Promise<void> {
	await tabTo(page, target)
	await page.keyboard.press('Enter')
}

/** Walks to a field and writes in it. */
export async function write(page: Page, field: Locator, text: string): Promise<void> {
	await tabTo(page, field)
	await page.keyboard.type(text)
	await expect(field).toHaveValue(text)
}

/** Opens a list that stands behind a button, and chooses in it by typing its first word. */
export async function choose(page: Page, list: Locator, words: string): Promise<void> {
	await press(page, list)
	const option = page.getByRole('option', { name: words })
	await expect(option).toBeVisible()
	// A space would choose.
	await page.keyboard.type(words.replace(/ .*/, ''))
	await chooseHighlighted(page, option)
}

/** Opens a menu and chooses in it with the arrows. */
export async function chooseIn(page: Page, menu: Locator, words: string): Promise<void> {
	await press(page, menu)
	const items = page.getByRole('menuitem')
	await expect(items.first()).toBeFocused()
	const at = (await items.allInnerTexts()).findIndex((text) => text.startsWith(words))
	for (let step = 0; step < at; step++) await page.keyboard.press('ArrowDown')
	await chooseHighlighted(page, page.getByRole('menuitem', { name: words }))
}

async function chooseHighlighted(page: Page, item: Locator): Promise<void> {
	await expect(item).toHaveAttribute('data-highlighted')
	await page.keyboard.press('Enter')
	await expect(item).toBeHidden()
}
