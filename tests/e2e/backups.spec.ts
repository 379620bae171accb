import type { Page } from '@playwright/test'
import { openSample, strip } from './board.ts'
import { expect, test } from './fixtures.ts'
import { accountOf } from './people.ts'
import { Server } from './server.ts'

test.use({ isAlone: true })

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })

test('an owner takes a backup away, and begins with it on a new machine', async ({
	browser,
	owner
}) => {
	const { page: ann } = await owner('Ann Archer')
	await openSample(ann)
	const board = new URL(ann.url()).pathname
	await ann.goto('/account')
	await ann.getByRole('button', { name: 'Back up now' }).click()
	const download = ann.waitForEvent('download')
	await ann.getByRole('link', { name: /^Download the backup of/ }).click()
	const file = await (await download).path()

	const elsewhere = await Server.open()
	const context = await browser.newContext({ baseURL: elsewhere.url })
	const page = await context.newPage()
	await page.goto(await elsewhere.setUpUrl)
	await page.getByRole('button', { name: 'Begin with a backup' }).click()
	await expect(heading(page, 'Begin with a backup')).toBeVisible()
	const opening = page.waitForEvent('filechooser')
	await page.getByRole('button', { name: 'Choose a backup file…' }).click()
	await (await opening).setFiles(file)
	const question = page.getByRole('dialog', { name: 'Begin with this backup?' })
	await question.getByRole('button', { name: 'Restore' }).click()

	await expect(heading(page, 'Sign in')).toBeVisible({ timeout: 60_000 })
	const { email, password } = accountOf('Ann Archer')
	await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
	await page.getByRole('textbox', { name: 'Password', exact: true }).fill(password)
	await page.getByRole('button', { name: 'Sign in', exact: true }).click()
	await expect(heading(page, 'Productions')).toBeVisible()
	await page.goto(board)
	await expect(strip(page, '14')).toBeVisible()
	await context.close()
	await elsewhere.close()
})
