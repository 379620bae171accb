import type { Page } from '@playwright/test'
import { isAccessible, fitsItsWidth } from './accessible.ts'
import { saveState } from './board.ts'
import { expect, phone, test } from './fixtures.ts'
import { invite, startEmpty } from './people.ts'

test.use({ isAlone: true })

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
const sheet = (page: Page, name: string) => page.getByRole('complementary', { name, exact: true })
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true })

async function addLine(page: Page, name: string, category: string): Promise<void> {
	const form = dialog(page, 'Add to a schedule')
	await form.getByRole('combobox', { name: 'Deliverable' }).fill(name)
	await form.getByRole('combobox', { name: 'Category' }).selectOption(category)
	await form.getByRole('button', { name: 'Add', exact: true }).click()
	await expect(form.getByText(`${name} is on the schedule.`)).toBeVisible()
}

const broadcaster = 'UK broadcaster: DPP, AS-11, 38 lines'

const qcReport = `TC In\tSeverity\tDescription
01:10:02:11\tFail\tDead pixel
01:22:00:00\tMinor\tClick on the left
noon\tMinor\tHum
`

/** A picture of one dot. */
const dot = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
)

test('a supervisor and a coordinator of post keep one checklist at once', async ({
	owner,
	invited
}) => {
	const { page: ann } = await owner('Ann Archer')
	const production = await startEmpty(ann, 'The Long Wait')
	const { page: pat, context } = await invited('Pat Poole', await invite(ann, production, 'post'))
	const deliverables = `${production}/deliverables`
	for (const page of [ann, pat]) {
		await page.goto(deliverables)
		await expect(page.getByRole('heading', { name: 'Who is owed a delivery?' })).toBeVisible()
	}
	await isAccessible(ann, 'deliverables, empty')

	await test.step('Ann adds a buyer and two lines: Pat has them', async () => {
		await ann.getByRole('button', { name: 'Add a recipient' }).click()
		const form = dialog(ann, 'Add a recipient')
		await form.getByRole('textbox', { name: 'Name' }).fill('Northlight Sales')
		await form.getByRole('button', { name: 'Add recipient' }).click()
		await ann.getByRole('button', { name: 'Add a deliverable' }).click()
		await addLine(ann, 'Feature master', 'Picture')
		await addLine(ann, 'Music cue sheet', 'Legal')
		await dialog(ann, 'Add to a schedule').getByRole('button', { name: 'Done' }).click()
		await expect(row(pat, 'Feature master')).toContainText('Not started')
	})

	await test.step('a wrong step is refused with what is missing', async () => {
		await row(ann, 'Feature master').click()
		await ann.keyboard.press('s')
		const step = dialog(ann, 'Feature master')
		await step.getByRole('combobox', { name: 'Status' }).selectOption('Delivered')
		await expect(step.getByRole('alert')).toHaveText(
			'It is not started. Before it is delivered it has to be in progress and ready.'
		)
		await expect(step.getByRole('button', { name: 'Set status' })).toBeDisabled()
		await step.getByRole('combobox', { name: 'Status' }).selectOption('In progress')
		await step.getByRole('button', { name: 'Set status' }).click()
		await expect(row(pat, 'Feature master')).toContainText('In progress')
		await sheet(ann, 'Feature master').getByRole('button', { name: 'Ready', exact: true }).click()
		await dialog(ann, 'Feature master').getByRole('button', { name: 'Set status' }).click()
		await expect(dialog(ann, 'Feature master').getByText(/^What is missing:/)).toHaveText(
			'What is missing: the file or document and its version.'
		)
		await dialog(ann, 'Feature master').getByRole('textbox', { name: 'File' }).fill('TLW_v1.mov')
		await dialog(ann, 'Feature master')
			.getByRole('textbox', { name: 'Version', exact: true })
			.fill('v1')
		await dialog(ann, 'Feature master').getByRole('button', { name: 'Set status' }).click()
		await expect(row(pat, 'Feature master')).toContainText('Ready')
	})

	await test.step('Pat ticks on the train, Ann in the office: both are kept, one is told', async () => {
		await context.setOffline(true)
		await row(pat, 'Feature master').click()
		await sheet(pat, 'Feature master').getByRole('button', { name: 'Back to in progress' }).click()
		await dialog(pat, 'Feature master').getByRole('button', { name: 'Set status' }).click()
		await expect(row(pat, 'Feature master')).toContainText('In progress')

		await sheet(ann, 'Feature master').getByRole('button', { name: 'Deliver' }).click()
		const step = dialog(ann, 'Feature master')
		await step.getByRole('textbox', { name: 'Approved in the house by' }).fill('Ann Archer')
		await step.getByRole('textbox', { name: /^Waybill/ }).fill('AWB 4711')
		await step.getByRole('button', { name: 'Set status' }).click()
		await expect(row(ann, 'Feature master')).toContainText('Delivered')
		await context.setOffline(false)
		for (const page of [ann, pat]) {
			await expect(row(page, 'Feature master')).toContainText(/Delivered|In progress/)
			await expect(row(page, 'Feature master').getByLabel('To look at')).toBeVisible()
			await expect(sheet(page, 'Feature master').getByRole('note')).toContainText('does not count')
		}
	})

	await test.step('Pat notes a waiver: the server grants it, both see it, and undo says that it stands', async () => {
		await row(pat, 'Music cue sheet').click()
		await pat.keyboard.press('s')
		const step = dialog(pat, 'Music cue sheet')
		await step.getByRole('combobox', { name: 'Status' }).selectOption('Waived')
		await step.getByRole('textbox', { name: /letter/i }).fill('Mail of Mar 2, from Northlight')
		await step.getByRole('button', { name: 'Set status' }).click()
		for (const page of [ann, pat])
			await expect(row(page, 'Music cue sheet')).toContainText('Waived')
		await pat.keyboard.press('Control+z')
		await expect(sheet(pat, 'Music cue sheet')).toContainText('The decision stands')
		await expect(row(pat, 'Music cue sheet')).toContainText('Waived')
		await sheet(pat, 'Music cue sheet').getByRole('button', { name: 'Close' }).click()
		await row(pat, 'Feature master').click()
	})

	await test.step('Pat brings a QC report in and answers a finding: Ann sees what is open', async () => {
		const master = sheet(pat, 'Feature master')
		await master.getByRole('checkbox', { name: 'QC report' }).check()
		await master.getByRole('button', { name: 'Bring a report in…' }).click()
		const report = dialog(pat, 'Bring a QC report in')
		await report.getByRole('textbox', { name: 'Rows of the report' }).fill(qcReport)
		await expect(report.getByRole('list')).toHaveText('Row 4: noon is no timecode: 01:02:03:04 is.')
		await report.getByRole('button', { name: 'Add 2 findings' }).click()
		await expect(row(ann, 'Feature master')).toContainText('QC 2')
		await master.getByRole('button', { name: /^1 Blocker/ }).click()
		const finding = dialog(pat, 'Finding 1')
		await finding.getByLabel('Attach a file').setInputFiles({
			name: 'dead pixel.png',
			mimeType: 'image/png',
			buffer: dot
		})
		await expect(finding.getByRole('link', { name: /^dead pixel\.png/ })).toBeVisible()
		await finding.getByRole('combobox', { name: 'Our answer' }).selectOption('Will fix')
		await finding.getByRole('combobox', { name: 'Looked at again' }).selectOption('Fixed')
		await finding.getByRole('button', { name: 'Keep' }).click()
		await expect(row(ann, 'Feature master')).toContainText('QC 1')
	})

	await test.step('five keys set an owner for two lines, and undo takes it back', async () => {
		await sheet(ann, 'Feature master').getByRole('button', { name: 'Close' }).click()
		await expect(row(ann, 'Feature master')).toBeFocused()
		await ann.keyboard.press('Shift+ArrowDown')
		await ann.keyboard.press('e')
		await dialog(ann, '2 lines').getByRole('combobox', { name: 'Owner' }).fill('Kim Ray')
		await ann.keyboard.press('Enter')
		for (const name of ['Feature master', 'Music cue sheet'])
			await expect(row(pat, name)).toContainText('Kim Ray')
		await ann.keyboard.press('Control+z')
		await expect(row(pat, 'Music cue sheet')).not.toContainText('Kim Ray')
		await expect(saveState(ann)).toHaveText('Saved')
	})

	await isAccessible(ann, 'deliverables')
	await pat.setViewportSize(phone.viewport)
	await sheet(pat, 'Feature master').getByRole('button', { name: 'Close' }).click()
	await fitsItsWidth(pat, 'deliverables on a phone')
})

test('a whole schedule on a timeline, and the delivery in pictures that are tables too', async ({
	owner
}) => {
	const { page: ann } = await owner('Ann Archer')
	await ann.goto(`${await startEmpty(ann, 'The Long Wait')}/deliverables`)
	await ann.getByRole('button', { name: 'Add a recipient' }).click()
	const form = dialog(ann, 'Add a recipient')
	await form.getByRole('textbox', { name: 'Name' }).fill('Kanal Nord')
	await form.getByRole('combobox', { name: 'Begin with' }).selectOption({ label: broadcaster })
	await form.getByLabel('Delivery due').fill('2199-03-02')
	await form.getByRole('button', { name: 'Add recipient' }).click()
	await expect(row(ann, 'Loudness log')).toBeVisible()

	await ann.getByRole('button', { name: 'Timeline' }).click()
	const lane = ann.getByRole('region', { name: 'Kanal Nord', exact: true })
	const log = lane.getByRole('button', { name: /^Loudness log/ })
	await expect(log).toContainText('Not started, 2 Mar')
	await log.focus()
	await ann.keyboard.press('ArrowUp')
	await expect(log).not.toBeFocused()
	await ann.keyboard.press('ArrowDown')
	await ann.keyboard.press('Enter')
	const hangs = sheet(ann, 'Loudness log').getByRole('combobox', { name: 'Hangs on' })
	await hangs.selectOption('Their delivery date')
	await sheet(ann, 'Loudness log')
		.getByLabel(/^Days after it/)
		.fill('-14')
	await ann.keyboard.press('Tab')
	await expect(log).toContainText('16 Feb')

	await ann.getByRole('link', { name: 'Progress' }).click()
	const picture = ann.getByRole('region', { name: 'Due, delivered and settled', exact: true })
	await expect(picture.getByRole('img')).toHaveAccessibleName(/0 of 38 lines due by today/)
	await picture.getByText('The same as a table').click()
	await expect(picture.getByRole('row').last()).toContainText('38')
	await isAccessible(ann, 'progress of the delivery')
	await ann.setViewportSize(phone.viewport)
	await fitsItsWidth(ann, 'progress on a phone')
})
