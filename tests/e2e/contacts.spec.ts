import type { Page } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { saveState } from './board.ts'
import { expect, test } from './fixtures.ts'
import { invite } from './people.ts'

test.use({ isAlone: true })

const sheet = (page: Page, name: string) => page.getByRole('complementary', { name, exact: true })
const crew = (page: Page, department: string) => page.getByRole('region', { name: department })
const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })

const list = `Name\tJob\tDept\tPhone\tE-mail
Rex Ray\tGaffer\tElectric\t+44 20 7946 0001\trex@example.com
Kit Kay\tKey grip\tGrip\t\t
\tNobody yet\tGrip\t\t
Mia Moss\tProducer\tProduction\t+44 20 7946 0018\t
`

test('an owner and a coordinator keep one list, and see each other’s changes as they are made', async ({
	owner,
	invited
}) => {
	const { page: ann } = await owner('Ann Archer')
	await ann.getByRole('button', { name: 'Start empty' }).click()
	await ann.getByRole('textbox', { name: 'Title of the production' }).fill('The Long Wait')
	await ann.getByRole('button', { name: 'Start', exact: true }).click()
	await expect(ann.getByRole('heading', { name: 'The Long Wait' })).toBeVisible()
	const address = ann.url()
	const { page: cleo } = await invited('Cleo Cole', await invite(ann, address, 'coordinator'))
	const contacts = address.replace('/stripboard', '/contacts')
	for (const page of [ann, cleo]) {
		await page.goto(contacts)
		await expect(
			page.getByRole('heading', { name: /^Nobody is on the contact list/ })
		).toBeVisible()
	}
	await isAccessible(ann, 'contacts, empty')

	await test.step('Ann adds somebody: Cleo has her phone number', async () => {
		await ann.getByRole('button', { name: 'Add a contact' }).click()
		const draft = sheet(ann, 'New contact')
		await draft.getByRole('textbox', { name: 'Name' }).fill('Mia Moss')
		await draft.getByRole('textbox', { name: 'Job' }).fill('Producer')
		await draft.getByRole('combobox', { name: 'Department' }).fill('Production')
		await draft.getByRole('textbox', { name: 'Phone' }).fill('+44 20 7946 0018')
		await draft.getByRole('button', { name: 'Add to the list' }).click()
		await expect(ann.getByText('Mia Moss is on the list.').first()).toBeVisible()

		await expect(crew(cleo, 'Production')).toContainText('Producer')
		const call = cleo.getByRole('link', { name: 'Call Mia Moss, +44 20 7946 0018' })
		await expect(call).toHaveAttribute('href', 'tel:+442079460018')
	})

	await test.step('Cleo changes the job: Ann reads it', async () => {
		await cleo.getByRole('button', { name: 'Mia Moss', exact: true }).click()
		const job = sheet(cleo, 'Mia Moss').getByRole('textbox', { name: 'Job' })
		await job.fill('Line producer')
		await job.press('Enter')
		await expect(row(ann, 'Mia Moss')).toContainText('Line producer')
		await sheet(cleo, 'Mia Moss').getByRole('button', { name: 'Close' }).click()
	})

	await test.step('Cleo removes her, and undo brings her back for both', async () => {
		await cleo.getByRole('button', { name: 'More for Mia Moss' }).click()
		await cleo.getByRole('menuitem', { name: 'Remove' }).click()
		await expect(row(ann, 'Mia Moss')).toBeHidden()
		const removed = cleo.getByRole('group', { name: 'Removed' })
		await expect(removed).toContainText('Mia Moss is off the list.')

		await removed.getByRole('button', { name: 'Undo' }).click()
		for (const page of [ann, cleo])
			await expect(row(page, 'Mia Moss')).toContainText('Line producer')
		await expect(removed).toBeHidden()
	})

	await test.step('Ann pastes rows of a spreadsheet: Cleo has them too', async () => {
		await sheet(ann, 'New contact').getByRole('button', { name: 'Close' }).click()
		await ann.getByRole('button', { name: 'Paste a crew list' }).click()
		const dialog = ann.getByRole('dialog', { name: 'Paste a crew list' })
		await dialog.getByRole('textbox', { name: 'Rows from a spreadsheet' }).fill(list)
		await expect(dialog).toContainText('Left out: 1 row already on the list, 1 row without a name.')
		await dialog.getByRole('button', { name: 'Add 2 contacts' }).click()
		await expect(dialog).toBeHidden()

		for (const page of [ann, cleo]) {
			await expect(page.getByText('3 contacts', { exact: true })).toBeVisible()
			await expect(crew(page, 'Electric')).toContainText('Rex Ray')
			await expect(row(page, 'Kit Kay')).toContainText('Key grip')
		}
		await expect(saveState(ann)).toHaveText('Saved')
	})
})
