import type { Locator, Page } from '@playwright/test'
import { fitsItsWidth, isAccessible } from './accessible.ts'
import { day, openBoard, openSample, strip } from './board.ts'
import { expect, phone, test } from './fixtures.ts'

/*
 * The calendar of a board: a month of it, and what a date is made into from there.
 */

/** The square of a date, by its day and month: `Mon 2 Mar`. */
function square(page: Page, date: string): Locator {
	return page.getByRole('gridcell', { name: new RegExp(`^${date};`) })
}

test('Ann makes a Thursday a day off by key: the days after it move on, and Bo sees it on his board', async ({
	person
}) => {
	const { page } = await person('Ann')
	const address = await openSample(page)
	const bo = await person('Bo')
	await openBoard(bo.page, address)
	await expect(day(bo.page, 4)).toHaveAccessibleName(/Thu 5 Mar/)

	await page.getByRole('link', { name: 'Calendar' }).click()
	await expect(page.getByRole('region', { name: 'March 2026' })).toBeVisible()
	await isAccessible(page, 'calendar')
	await square(page, 'Mon 2 Mar').focus()
	for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'o']) await page.keyboard.press(key)
	await expect(square(page, 'Thu 5 Mar')).toHaveAccessibleName(/Day off/)
	await expect(square(page, 'Fri 6 Mar')).toHaveAccessibleName(/Day 4,/)
	await expect(day(bo.page, 4)).toHaveAccessibleName(/Fri 6 Mar/)

	await page.keyboard.press('Control+z')
	await expect(square(page, 'Thu 5 Mar')).toHaveAccessibleName(/Day 4,/)
	await page.keyboard.press('Enter')
	await expect(page).toHaveURL(/\/stripboard(\?|$)/)
	await expect(day(page, 4).locator('[data-row]').first()).toBeFocused()
})

test('Ann looks up the holidays of Scotland and takes them; without a server she is told so', async ({
	person
}) => {
	const { page } = await person('Ann')
	await openSample(page)
	await page.getByRole('link', { name: 'Calendar' }).click()
	await page.getByRole('button', { name: 'Dates and settings…' }).click()
	const dialog = page.getByRole('dialog', { name: 'Calendar and settings' })
	await page.context().setOffline(true)
	await dialog.getByRole('button', { name: 'Look up public holidays…' }).click()
	await expect(dialog.getByRole('alert')).toContainText('The server cannot be reached')
	await page.context().setOffline(false)
	await dialog.getByRole('button', { name: 'Try again' }).click()
	await dialog.getByLabel('Country').selectOption('United Kingdom')
	await dialog.getByLabel('Region').selectOption('Scotland')
	const lookup = dialog.getByRole('region', { name: 'Public holidays' })
	await expect(lookup.getByRole('listitem')).toHaveText([/Fri 3 Apr 2026\s+Good Friday/])
	await lookup.getByRole('button', { name: 'Add 1 holiday' }).click()
	await expect(lookup.getByRole('listitem')).toContainText('on the calendar')
	await isAccessible(page, 'public holidays')
	await page.keyboard.press('Escape')
	await page.getByRole('button', { name: 'Month after' }).click()
	await expect(square(page, 'Fri 3 Apr')).toHaveAccessibleName(/Holiday: Good Friday/)
})

test('Ann says where the chapel is: its days tell sunrise and sunset, and so does the call sheet', async ({
	person
}) => {
	const { page } = await person('Ann')
	const address = await openSample(page)
	await page.keyboard.press('Control+k')
	await page.getByRole('combobox', { name: 'Find' }).fill('Locations')
	await page.keyboard.press('Enter')
	const dialog = page.getByRole('dialog', { name: 'Locations' })
	const chapel = dialog.getByRole('region', { name: 'Brackle Chapel' })
	await chapel.getByLabel('Place on the map').fill('near the sea')
	await page.keyboard.press('Tab')
	await expect(dialog.getByRole('alert')).toContainText('54.4858, -0.6206')
	await chapel.getByLabel('Place on the map').fill('54.4858, -0.6206')
	await chapel.getByLabel('Time zone').fill('Europe/London')
	await page.keyboard.press('Tab')
	await expect(chapel).toContainText('sunrise 6:4')
	await isAccessible(page, 'locations')
	await page.keyboard.press('Escape')
	const span = day(page, 3).getByTitle(/^Sunrise 6:44, sunset 17:44 .*Brackle Chapel$/)
	await expect(span).toHaveText('6:44–17:44')
	await page.goto(`${address}/calendar?date=2026-03-04`)
	const sheet = page.getByRole('complementary', { name: 'Wed 4 Mar 2026' })
	await expect(sheet).toContainText('Sunrise 6:44, sunset 17:44')
	await page.goto(`${address}/call-sheets`)
	await page.getByLabel('Shooting day').selectOption('Day 3, Wed 4 Mar')
	const sun = page.getByLabel('Sun', { exact: true })
	await expect(sun).toHaveAttribute('placeholder', /^Sunrise 6:44/)
})

test.describe('on a phone', () => {
	test('the month is a list of its dates', async ({ person }) => {
		const { page } = await person('Ann', phone)
		const address = await openSample(page)
		await page.goto(`${address}/calendar`)
		await expect(square(page, 'Mon 2 Mar')).toBeVisible()
		await square(page, 'Sat 7 Mar').tap()
		const sheet = page.getByRole('complementary', { name: 'Sat 7 Mar 2026' })
		await sheet.getByRole('button', { name: 'Work day' }).tap()
		await expect(square(page, 'Sat 7 Mar')).toHaveAccessibleName(/Day \d+/)
		await fitsItsWidth(page, 'calendar on a phone')
		await page.goto(address)
		await expect(strip(page, '14')).toBeVisible()
	})
})
