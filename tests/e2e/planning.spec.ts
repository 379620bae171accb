import { day, grab, landingLine, openBoard, openSample, strip } from './board.ts'
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

test('Ann notes that Nell is away: a drop is warned of before it lands, and Bo sees the flag', async ({
	person
}) => {
	const { page } = await person('Ann')
	const address = await openSample(page)
	const bo = await person('Bo')
	await openBoard(bo.page, address)
	await page.keyboard.press('f')
	await page.getByRole('button', { name: 'Availability…' }).click()
	const away = page.getByRole('dialog', { name: 'Availability' })
	await away.getByLabel('From', { exact: true }).fill('2026-03-06')
	await away.getByLabel('From (time)').fill('noonish')
	await away.getByRole('button', { name: 'Note it' }).click()
	await expect(away.getByRole('alert')).toContainText('Write the hours as')
	await away.getByLabel('From (time)').fill('')
	await away.getByRole('button', { name: 'Note it' }).click()
	await expect(away.getByRole('listitem')).toContainText('Fri 6 Mar')
	await page.keyboard.press('Escape')

	const hold = await grab(page, strip(page, '12'))
	await hold.over(day(page, 5).locator('.strip').first(), 'before')
	await expect(landingLine(page)).toContainText('NELL TOVEY: unavailable Fri 6 Mar')
	await hold.drop()
	await expect(strip(bo.page, '12').getByRole('img', { name: /NELL TOVEY/ })).toBeVisible()
	await day(bo.page, 5).getByRole('button', { name: '1 flag' }).click()
	const flags = bo.page.getByRole('dialog', { name: 'Flags' })
	await expect(flags.getByRole('region', { name: 'Day 5, Fri 6 Mar' })).toContainText('NELL TOVEY')
})

test.describe('on a phone', () => {
	test('the day out of days keeps its names in sight, and an empty chart leads to the board', async ({
		person
	}) => {
		const { page } = await person('Ann', phone)
		const address = await openSample(page)
		await page.goto(`${address}/day-out-of-days`)
		await page.getByRole('gridcell', { name: 'WF' }).last().scrollIntoViewIfNeeded()
		await expect(page.getByRole('rowheader', { name: /NELL TOVEY/ })).toBeInViewport()
		await page.getByLabel('Chart of').selectOption('Mechanical effects')
		await expect(page.getByText(/nobody and nothing scheduled/)).toBeVisible()
		await page.getByRole('link', { name: 'To the board' }).click()
		await expect(strip(page, '14')).toBeVisible()
	})
})
