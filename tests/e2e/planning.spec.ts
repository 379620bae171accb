import { openSample, strip } from './board.ts'
import { expect, phone, test } from './fixtures.ts'

/*
 * What a schedule is held against: the day out of days, the calendar, and the red flags.
 */

test('Ann reads the day out of days, and a square leads her to its strip', async ({ person }) => {
	const { page } = await person('Ann')
	const address = await openSample(page)
	await page.getByRole('link', { name: 'DOOD' }).click()
	const nell = page.getByRole('row', { name: /NELL TOVEY/ })
	await expect(nell.getByRole('gridcell').first()).toHaveText('SW')
	await expect(nell.getByRole('gridcell', { name: 'WF' })).toHaveCount(1)
	await nell.getByRole('gridcell').first().focus()
	await page.keyboard.press('ArrowRight')
	await page.keyboard.press('Enter')
	await expect(page).toHaveURL(new RegExp(`${address}\\?strip=`))
	await expect(page.getByRole('complementary', { name: /^Scene/ })).toBeVisible()
})

test.describe('on a phone', () => {
	test('the day out of days keeps its names in sight and can be charted by anything', async ({
		person
	}) => {
		const { page } = await person('Ann', phone)
		const address = await openSample(page)
		await page.goto(`${address}/day-out-of-days`)
		await page.getByRole('gridcell', { name: 'WF' }).last().scrollIntoViewIfNeeded()
		await expect(page.getByRole('rowheader', { name: /NELL TOVEY/ })).toBeInViewport()
		await page.getByLabel('Chart of').selectOption('Music')
		await expect(page.getByText(/nobody and nothing scheduled/)).toBeVisible()
		await page.getByRole('link', { name: 'To the board' }).click()
		await expect(strip(page, '14')).toBeVisible()
	})
})
