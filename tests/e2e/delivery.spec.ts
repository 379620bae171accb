import type { Page } from '@playwright/test'
import { isAccessible, fitsItsWidth } from './accessible.ts'
import { expect, phone, test } from './fixtures.ts'
import { admit, startEmpty } from './people.ts'

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
const sheet = (page: Page, name: string) => page.getByRole('complementary', { name, exact: true })
const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name })

/** Takes the open line to a status, filling in what is asked for. */
async function take(page: Page, to: string, shown: Record<string, string> = {}): Promise<void> {
	await sheet(page, 'Feature master').getByRole('button', { name: to, exact: true }).click()
	const form = dialog(page, 'Feature master')
	for (const [name, value] of Object.entries(shown))
		await form.locator(`[name=${name}]`).fill(value)
	await form.getByRole('button', { name: 'Set status' }).click()
	await expect(form).toBeHidden()
}

test('a supervisor and a coordinator of post sign a master off, send it, have it rejected with a report, and begin its second round', async ({
	person
}) => {
	const { page: ann } = await person('Ann Archer')
	const deliverables = `${await startEmpty(ann, 'The Long Wait')}/deliverables`
	const { page: pat } = await person('Pat Poole')
	await admit(pat, deliverables, 'post')
	for (const page of [ann, pat]) await page.goto(deliverables)

	await test.step('Ann owes Northlight a master, which the director signs off', async () => {
		await ann.getByRole('button', { name: 'Add a recipient' }).click()
		await dialog(ann, 'Add a recipient').getByRole('textbox', { name: 'Name' }).fill('Northlight')
		await ann.getByRole('button', { name: 'Add recipient' }).click()
		await ann.getByRole('button', { name: 'Add a deliverable' }).click()
		const add = dialog(ann, 'Add to a schedule')
		await add.getByRole('combobox', { name: 'Deliverable' }).fill('Feature master')
		await add.getByRole('button', { name: 'Add', exact: true }).click()
		await add.getByRole('button', { name: 'Done' }).click()
		await row(ann, 'Feature master').click()
		const master = sheet(ann, 'Feature master')
		await master.getByRole('checkbox', { name: 'QC report' }).check()
		await master.getByRole('combobox', { name: 'Add who signs it off' }).selectOption('Director')
		await take(ann, 'Start')
		await take(ann, 'Ready', { file: 'TLW_v1.mov', label: 'v1' })
	})

	await test.step('Pat sees whom it waits for, and writes the director’s word down', async () => {
		await pat.getByRole('combobox', { name: 'Show' }).selectOption('Waiting for director')
		await row(pat, 'Feature master').click()
		await sheet(pat, 'Feature master').getByRole('button', { name: 'Sign off…' }).click()
		const form = dialog(pat, /^Sign off/)
		await form.getByRole('combobox', { name: 'Name' }).fill('Dee Ray')
		await form.getByRole('button', { name: 'Write down' }).click()
		await expect(sheet(ann, 'Feature master').getByText('Dee Ray')).toBeVisible()
		await expect(pat.getByText('No line matches what you look for.')).toBeVisible()
		await pat.getByRole('button', { name: 'Show everything' }).click()
	})

	await test.step('Pat sends it, and hears that it arrived: Ann’s checklist follows', async () => {
		await pat.getByRole('link', { name: 'Shipping' }).click()
		await pat.getByRole('button', { name: 'Put a consignment together' }).click()
		const form = dialog(pat, 'Put a consignment together')
		await form.getByRole('textbox', { name: 'Waybill or transfer id' }).fill('AWB 4711')
		await form.getByRole('checkbox', { name: /^Feature master/ }).check()
		await form.getByRole('button', { name: 'Put 1 deliverable together' }).click()
		await sheet(pat, 'AWB 4711').getByRole('button', { name: 'Mark as sent' }).click()
		await dialog(pat, /^Sent/).getByRole('button', { name: 'Mark as sent' }).click()
		await expect(row(ann, 'Feature master')).toContainText('Delivered')
		await sheet(pat, 'AWB 4711')
			.getByLabel('Attach a file')
			.setInputFiles({
				name: 'waybill.pdf',
				mimeType: 'application/pdf',
				buffer: Buffer.from('%PDF-1.4 waybill')
			})
		const papers = sheet(pat, 'AWB 4711').getByRole('region', { name: 'Papers' })
		await expect(papers.getByRole('link', { name: /^waybill\.pdf/ })).toBeVisible()
		await isAccessible(pat, 'shipping')
		await sheet(pat, 'AWB 4711').getByRole('button', { name: 'Mark as received' }).click()
		await dialog(pat, /^Received/)
			.getByRole('textbox', { name: 'Received by' })
			.fill('Lou May')
		await dialog(pat, /^Received/)
			.getByRole('button', { name: 'Mark as received' })
			.click()
		await expect(row(ann, 'Feature master')).toContainText('Received')
	})

	await test.step('Ann attaches the QC report, and it is rejected; both rounds are kept', async () => {
		await take(ann, 'Into QC')
		const master = sheet(ann, 'Feature master')
		await master.getByLabel('Attach a file').setInputFiles({
			name: 'QC report.pdf',
			mimeType: 'application/pdf',
			buffer: Buffer.from('%PDF-1.4 fail')
		})
		await expect(master.getByRole('link', { name: /^QC report\.pdf/ })).toBeVisible()
		const proof = { report: 'QC report.pdf', lab: 'Deluxe', operator: 'Sam', reason: 'Dead pixel' }
		await take(ann, 'Rejected', proof)
		await take(ann, 'Start the next round')
		await expect(master.getByText('Not attached in round 2: QC report.')).toBeVisible()
		await expect(master.getByRole('heading', { name: 'Round 1' })).toBeVisible()
		await isAccessible(ann, 'a line with files and sign-off')
	})

	await test.step('the file is handed out as it came, and nothing that is no document is taken', async () => {
		await pat.setViewportSize(phone.viewport)
		await fitsItsWidth(pat, 'shipping on a phone')
		const master = sheet(ann, 'Feature master')
		const saving = ann.waitForEvent('download')
		await master.getByRole('link', { name: /^QC report\.pdf/ }).click()
		expect((await saving).suggestedFilename()).toBe('QC report.pdf')
		await master.getByLabel('Attach a file').setInputFiles({
			name: 'contract.pdf',
			mimeType: 'application/pdf',
			buffer: Buffer.from('MZ\x90\0\x03\0', 'latin1')
		})
		await expect(master.getByRole('alert')).toContainText('This is none of them')
	})
})
