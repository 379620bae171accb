import type { Page } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { openSample } from './board.ts'
import { expect, phone, test } from './fixtures.ts'
import { handedOut, textOf } from './handed-out.ts'
import { admit } from './people.ts'

const sheet = (page: Page) => page.getByRole('complementary', { name: 'Session' })
const timeline = (page: Page) => page.getByRole('region', { name: 'Timeline' })

/** Pencils a session on Stage 2 by keyboard and leaves it open. */
async function pencil(page: Page, title: string): Promise<void> {
	await page.getByRole('button', { name: 'New session' }).click()
	await page.getByRole('textbox', { name: 'Title' }).fill(title)
	await page
		.getByRole('combobox', { name: 'Add to what it books' })
		.selectOption({ label: 'Stage 2 · House B' })
	await page.getByRole('button', { name: 'Pencil', exact: true }).click()
	await expect(sheet(page)).toContainText(title)
}

test('two people want one stage: the holds are ranked, one is confirmed, and the other is told why not', async ({
	person,
	stranger
}) => {
	const { page: ann } = await person('Ann Archer')
	await ann.getByRole('button', { name: 'Start empty' }).click()
	await ann.getByRole('textbox', { name: 'Title of the production' }).fill('The Long Wait')
	await ann.getByRole('button', { name: 'Start', exact: true }).click()
	await expect(ann.getByRole('heading', { name: 'The Long Wait' })).toBeVisible()
	const bookings = ann.url().replace('/stripboard', '/bookings')
	const { page: bo } = await person('Bo Berg', phone)
	await admit(bo, bookings)
	await ann.goto(bookings)
	await expect(ann.getByRole('heading', { name: 'Nothing is booked yet' })).toBeVisible()
	await isAccessible(ann, 'bookings, empty')

	await test.step('Ann pastes what she books, and pencils a mix', async () => {
		await ann.getByRole('button', { name: 'Paste a list' }).click()
		await ann
			.getByRole('textbox', { name: 'Rows from a spreadsheet' })
			.fill('Stage 2\tHouse B\tStage\tEurope/London\nSuite 4\tCutting Co\tSuite')
		await ann.getByRole('button', { name: 'Add 2 rows' }).click()
		await pencil(ann, 'Mix R1')
		await expect(sheet(ann)).toContainText('1st hold')
		await expect(timeline(ann)).toContainText('Mix R1')
	})

	await test.step('Bo, on a phone, pencils the same slot: the second hold', async () => {
		await bo.goto(bookings)
		await expect(bo.getByRole('button', { name: /Mix R1/ })).toContainText('1st hold')
		await pencil(bo, 'ADR Wren')
		await expect(sheet(bo)).toContainText('2nd hold')
		await isAccessible(bo, 'a session on a phone')
	})

	await test.step('Ann asks the house by link; Lou accepts on a phone, without an account', async () => {
		await sheet(ann).getByRole('button', { name: 'Ask by link…' }).click()
		await ann.getByRole('button', { name: 'Make the link' }).click()
		const address = await ann.getByRole('textbox', { name: 'Link for House B' }).inputValue()
		await ann.getByRole('button', { name: 'Done' }).click()
		const { page: lou } = await stranger(phone)
		await lou.goto(address)
		await expect(lou.getByRole('heading', { name: 'Mix R1' })).toBeVisible()
		await expect(lou.getByRole('main')).toContainText('1st hold')
		await isAccessible(lou, 'a booking asked for by link')
		await lou.getByRole('textbox', { name: 'Your name' }).fill('Lou')
		await lou.getByRole('textbox', { name: 'A note' }).fill('The blue door is open.')
		await lou.getByRole('button', { name: 'Accept' }).click()
		await expect(lou.getByRole('status')).toContainText('You accepted it today')
		await expect(sheet(ann)).toContainText('Accepted by link')
		await expect(sheet(ann)).toContainText('1st hold')
	})

	await test.step('Ann confirms; Bo is told that the stage is hers, and keeps the hold', async () => {
		await sheet(ann).getByRole('button', { name: 'Confirm…' }).click()
		const why = ann.getByRole('textbox', { name: 'Note' }).last()
		await expect(why).toHaveValue('Accepted by link, Lou for House B: The blue door is open.')
		await ann.getByRole('button', { name: 'Confirm', exact: true }).last().click()
		await expect(sheet(ann)).toContainText('Confirmed')
		await sheet(bo).getByRole('button', { name: 'Confirm', exact: true }).click()
		await expect(sheet(bo).getByRole('alert')).toContainText('Stage 2 is confirmed for “Mix R1”')
		await expect(sheet(bo)).toContainText('2nd hold')
		await expect(sheet(ann)).toContainText('“ADR Wren” wanted the same slot and came second.')
	})

	await test.step('Ann looks at the booking sheet, and takes it as PDF', async () => {
		await sheet(ann).getByRole('button', { name: 'Papers' }).click()
		const paper = ann.getByRole('region', { name: 'Booking sheet' })
		await expect(paper).toContainText('Stage 2')
		await sheet(ann).getByRole('textbox', { name: 'Note' }).fill('Ring the blue door.')
		await sheet(ann).getByRole('textbox', { name: 'Note' }).blur()
		await expect(paper).toContainText('Ring the blue door.')
		await isAccessible(ann, 'a booking sheet')
		const pdf = await handedOut(ann, ann.getByRole('button', { name: 'PDF', exact: true }))
		expect(pdf.name).toBe('The Long Wait - Booking sheet.pdf')
		const said = await textOf(pdf)
		for (const fact of ['Mix R1', 'Confirmed', 'House B', 'London time', 'Ring the blue door.'])
			expect(said).toContain(fact)
		await ann.getByRole('button', { name: 'Back', exact: true }).click()
	})

	await test.step('Ann cancels: Bo moves up, and confirms', async () => {
		await sheet(ann).getByRole('button', { name: 'Cancel booking…' }).click()
		await ann.getByRole('textbox', { name: 'Reason' }).fill('The lock slipped')
		await ann.getByRole('button', { name: 'Cancel booking', exact: true }).click()
		await expect(sheet(bo)).toContainText('1st hold')
		await sheet(bo).getByRole('button', { name: 'Understood' }).click()
		await sheet(bo).getByRole('button', { name: 'Confirm', exact: true }).click()
		await expect(sheet(bo)).toContainText('Confirmed')
		await ann.getByRole('button', { name: 'Close' }).click()
		await expect(timeline(ann)).toContainText('Confirmed')
	})
})

test('a coordinator makes out a contract from the session: what is missing is named, and the PDF has the rest', async ({
	person
}) => {
	const { page } = await person('Ann Archer')
	await openSample(page)
	await page.goto(page.url().replace(/\/stripboard.*/, '/bookings'))
	await page.getByRole('button', { name: 'Paste a list' }).click()
	await page
		.getByRole('textbox', { name: 'Rows from a spreadsheet' })
		.fill('Stage 2\tHouse B\tStage')
	await page.getByRole('button', { name: /^Add 1/ }).click()
	await page.getByRole('button', { name: 'New session' }).click()
	await page.getByRole('textbox', { name: 'Title' }).fill('ADR, day one')
	await page.getByRole('button', { name: 'Pencil', exact: true }).click()
	await sheet(page).getByRole('button', { name: 'Papers' }).click()
	await page.getByRole('button', { name: 'Contract or memo…' }).click()
	await page.getByRole('button', { name: 'Make it out' }).click()
	const form = page.getByRole('region', { name: /^Day-player contract, / })
	await expect(form.getByRole('status')).toContainText('Guaranteed hours')
	await form.getByRole('textbox', { name: 'Guaranteed hours' }).fill('4 hours')
	await form.getByRole('textbox', { name: 'Rate' }).fill('640 for the call')
	await form.getByRole('textbox', { name: 'Rate' }).blur()
	await expect(form.getByRole('status')).not.toContainText('Guaranteed hours')
	await isAccessible(page, 'a contract that is filled in')
	const pdf = await handedOut(page, page.getByRole('button', { name: 'PDF', exact: true }))
	const said = await textOf(pdf)
	for (const fact of ['640 for the call', '4 hours', '(Legal name)', 'production’s lawyer'])
		expect(said).toContain(fact)
})
