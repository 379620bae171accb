import { isAccessible } from './accessible.ts'
import { openSample } from './board.ts'
import { expect, phone, test } from './fixtures.ts'

test('Ann has an order suggested, makes a board of it and compares the two', async ({ person }) => {
	test.slow()
	const { page } = await person('Ann Archer')
	await openSample(page)
	await page.getByRole('button', { name: /^Board: / }).click()
	await page.getByRole('menuitem', { name: 'Suggest an order…' }).click()

	const days = page.getByLabel('Shooting days')
	await expect(days).toHaveValue('16')
	await days.fill('none')
	await expect(page.getByText('A whole number from 1 to 69: every day gets a scene.')).toBeVisible()
	await expect(page.getByRole('button', { name: 'Look for an order' })).toBeDisabled()
	await days.fill('16')
	await page.getByLabel('Scenes that stay on their day').fill('14, 999')
	await expect(page.getByText('On no day of this board: 999.')).toBeVisible()
	await page.getByLabel('Scenes that stay on their day').fill('14')
	await page.getByText('Days that stay as they are').click()
	await page.getByRole('checkbox', { name: /^Day 16/ }).check()
	await page.getByRole('radio', { name: 'Until I stop it' }).check()
	await isAccessible(page, 'asking for an order')

	await page.getByRole('button', { name: 'Look for an order' }).click()
	await expect(page.getByRole('progressbar', { name: 'Looking for a better order' })).toBeVisible()
	const hold = page.getByRole('definition').first()
	await expect(hold).toContainText(/−\d+, now 43/, { timeout: 60_000 })
	await page.getByRole('button', { name: 'Stop, and take the best so far' }).click()
	await expect(page.getByRole('heading', { name: 'A suggested order' })).toBeVisible()
	await isAccessible(page, 'a suggested order')

	await page.getByRole('button', { name: 'Make a board of it' }).click()
	await expect(page.getByRole('combobox', { name: 'To' })).toContainText('Suggested order, now')
	await expect(page.getByRole('heading', { name: /^\d+ changes$/ })).toBeVisible()
	await expect(page.getByRole('row', { name: /^14 .*Day 1 → day/ })).toHaveCount(0)
	await page.goto(page.url().replace(/compare.*/, 'boards'))
	const suggested = page.getByRole('listitem', { name: 'Suggested order', exact: true })
	await expect(suggested).toContainText('69 scenes, 92 pgs, 16 days')
})

test.describe('on a phone', () => {
	test('Ann leaves a suggested order, and nothing has changed', async ({ person }) => {
		const { page } = await person('Ann Archer', phone)
		const address = await openSample(page)
		await page.goto(`${address}/suggest`)
		await page.getByRole('radio', { name: 'Until I stop it' }).check()
		await page.getByRole('button', { name: 'Look for an order' }).click()
		await page.getByRole('button', { name: 'Stop, and take the best so far' }).click()
		await page.getByRole('button', { name: 'Leave it' }).click()
		await expect(page.getByLabel('Shooting days')).toHaveValue('16')
		await page.goto(`${address}/boards`)
		await expect(page.getByRole('list', { name: 'Boards' }).getByRole('listitem')).toHaveCount(1)
	})
})
