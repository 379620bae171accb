import type { Page } from '@playwright/test'
import { fitsItsWidth, isAccessible } from './accessible.ts'
import { openSample } from './board.ts'
import { expect, test } from './fixtures.ts'
import { admit } from './people.ts'

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name }).first()
const start = (page: Page, name: string) => page.getByLabel(`Start of ${name}`, { exact: true })

test('the lock moves by three days: Ann sees what moves along and what breaks before she accepts; Bo sees it moved', async ({
	person
}) => {
	const { page: ann } = await person('Ann')
	const address = (await openSample(ann)).replace('/stripboard', '/bookings/schedule')
	const { page: bo } = await person('Bo')
	await admit(bo, address)
	await ann.goto(address)

	await test.step('a film is laid out from the last shooting day of the board', async () => {
		await ann.getByRole('button', { name: 'Choose a template' }).click()
		await ann.getByLabel('Delivery date, from the contract').fill('2026-12-18')
		await expect(ann.getByText('it goes on following the board')).toBeVisible()
		await isAccessible(ann, 'the templates of a post schedule')
		await ann.getByRole('button', { name: 'Lay it out' }).click()
		await expect(ann.getByText('30 milestones laid out')).toBeVisible()
		await bo.goto(address)
		await expect(row(bo, 'Final mix')).toContainText('after Pre-dubs')
	})

	await test.step('the lock is moved: nothing happens before she has seen what it comes to', async () => {
		const [lock, mix] = [start(ann, 'Picture lock'), start(ann, 'Final mix')]
		const [lockWas, mixWas] = [await lock.inputValue(), await mix.inputValue()]
		const later = new Date(`${lockWas}T00:00:00Z`)
		later.setUTCDate(later.getUTCDate() + 7)
		await lock.fill(later.toISOString().slice(0, 10))
		await lock.press('Tab')
		const question = ann.getByRole('dialog', { name: /^Move “Picture lock”/ })
		await expect(question.getByRole('listitem').filter({ hasText: 'Final mix' })).toBeVisible()
		await isAccessible(ann, 'what a move comes to')
		await question.getByRole('checkbox', { name: /^Foley/ }).uncheck()
		await question.getByRole('button', { name: /^Move \d+ milestones$/ }).click()
		await expect(mix).not.toHaveValue(mixWas)
		await expect(start(bo, 'Final mix')).toHaveValue(await mix.inputValue())
		await expect(row(bo, 'Foley')).toContainText('Pinned to its date')
		await ann.getByRole('button', { name: 'Undo my last change' }).click()
		await expect(lock).toHaveValue(lockWas)
		await expect(mix).toHaveValue(mixWas)
	})

	await test.step('what changes after an issue is marked', async () => {
		await ann.getByRole('button', { name: 'More for the post schedule' }).click()
		await ann.getByRole('menuitem', { name: 'Issue these dates' }).click()
		await expect(ann.getByText(/^Issue 1,/)).toBeVisible()
		await ann.getByRole('button', { name: 'Delivery', exact: true }).click()
		await ann.getByLabel('Pinned to this date').fill('2026-12-21')
		await ann.getByRole('button', { name: 'Save' }).click()
		await expect(row(bo, 'Post wrap')).toContainText('changed')
		await bo.getByRole('button', { name: 'Chart' }).click()
		await expect(bo.getByRole('button', { name: /^Picture lock: / })).toBeVisible()
		await isAccessible(bo, 'the chart of a post schedule')
	})

	await test.step('a month shows what falls on its dates, and opens it by key', async () => {
		await ann.getByRole('button', { name: 'Month', exact: true }).click()
		await ann.getByLabel('Month', { exact: true }).selectOption('December 2026')
		const square = (date: string) => ann.getByRole('gridcell', { name: new RegExp(`^${date}`) })
		await expect(square('Fri 18 Dec')).toHaveAccessibleName(/Delivery was planned/)
		await expect(square('Mon 21 Dec')).toHaveAccessibleName(/Delivery, 1 day late, changed/)
		await isAccessible(ann, 'the months of a post schedule')
		await square('Fri 18 Dec').click()
		for (const key of ['ArrowRight', 'ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowRight', 'Enter'])
			await ann.keyboard.press(key)
		await expect(ann.getByRole('dialog', { name: 'Delivery' })).toBeVisible()
	})

	await test.step('on a phone it is a list of the dates on which something falls', async () => {
		await bo.setViewportSize({ width: 390, height: 844 })
		await bo.getByRole('button', { name: 'Month', exact: true }).click()
		await bo.getByLabel('Month', { exact: true }).selectOption('December 2026')
		await expect(bo.getByRole('gridcell', { name: /^Mon 21 Dec/ })).toBeVisible()
		await expect(bo.locator('[data-date="2026-12-26"]')).toBeHidden()
		await fitsItsWidth(bo, 'the months of a post schedule on a phone')
	})
})
