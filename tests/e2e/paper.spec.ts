import { extractText, getDocumentProxy } from 'unpdf'
import readExcelFile from 'read-excel-file/node'
import type { Page } from '@playwright/test'
import { day, moveToDay, openBoard, openSample, orderOf, strip, wholeBoard } from './board.ts'
import { isAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { handedOut, textOf } from './handed-out.ts'

/** What a button of the page hands out. */
async function taken(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
	const tools = page.getByRole('toolbar', { name: 'Report' })
	return handedOut(page, tools.getByRole('button', { name: button }))
}

test('an AD prints the one-liner, takes it as PDF and Excel, and the board with its boneyard', async ({
	person
}) => {
	const { page } = await person('Ann Archer')
	await openSample(page)
	await moveToDay(page, '14', 2)
	const dayTwo = await orderOf(page, 2)
	const waiting = await orderOf(page, 'boneyard')

	await page.getByRole('link', { name: 'Reports' }).click()
	const paper = page.getByRole('region', { name: 'One-line schedule' })
	await expect(paper).toContainText('69 scenes, 92 pages, 16 days')
	const scenesOfDayTwo = dayTwo.filter((scene) => /^[A-Z]?\d/.test(scene))

	await page.getByRole('combobox', { name: 'Revision' }).selectOption('Blue')
	const pdf = await taken(page, 'PDF')
	expect(pdf.name).toBe('Every Fourteen Seconds - One-line schedule (blue).pdf')
	const read = await getDocumentProxy(new Uint8Array(pdf.bytes))
	const { text, totalPages } = await extractText(read, { mergePages: true })
	expect(text).toContain(`Page ${totalPages} of ${totalPages}`)
	expect(text).toContain('BLUE revision')
	const printed = /SHOOT DAY 2 .*?\n?(.*)END OF DAY 2 /s.exec(text)?.[1] ?? ''
	for (const scene of scenesOfDayTwo) expect(printed).toContain(scene)

	const excel = await taken(page, 'Excel')
	const [sheet] = await readExcelFile(excel.bytes)
	const ofDayTwo = sheet?.data.filter(([day, , , scene]) => day === 2 && scene !== null)
	expect(ofDayTwo?.map(([, , , scene]) => scene)).toEqual(scenesOfDayTwo)

	await page.getByRole('button', { name: /^Stripboard/ }).click()
	const board = page.getByRole('region', { name: 'Stripboard', exact: true })
	await page.getByRole('checkbox', { name: 'Boneyard' }).check()
	await expect(board.getByRole('cell', { name: 'Boneyard', exact: true })).toBeVisible()
	const numbers = board.getByRole('row').locator('td:first-child')
	const last = (await numbers.allTextContents()).slice(-waiting.length)
	expect(last).toEqual(waiting)

	await page.emulateMedia({ media: 'print' })
	await expect(page.getByRole('navigation', { name: 'Reports' })).toBeHidden()
	await expect(board).toBeVisible()
})

test('a schedule taken as Excel is brought back, column by column, as the same board', async ({
	person
}) => {
	const { page } = await person('Ann Archer')
	await openSample(page)
	await moveToDay(page, '14', 2)
	const orders = async () => {
		const found: string[][] = []
		for (const number of [1, 2, 9, 16]) found.push(await orderOf(page, number))
		return found
	}
	const before = await orders()
	await page.getByRole('link', { name: 'Reports' }).click()
	const { bytes } = await taken(page, 'Excel')

	await page.goto('/')
	await page.getByRole('button', { name: 'New production' }).click()
	await page.getByRole('menuitem', { name: /^Start from a screenplay/ }).click()
	const opening = page.waitForEvent('filechooser')
	await page.getByRole('button', { name: 'Choose a file' }).click()
	await (await opening).setFiles({ name: 'plan.xlsx', mimeType: 'application/zip', buffer: bytes })
	const columns = page.getByRole('region', { name: 'Columns of the sheet' })
	await expect(columns.getByRole('combobox', { name: 'Column 4: Scene' })).toHaveValue('number')
	await expect(page.getByRole('status')).toContainText('16 shooting days')
	await isAccessible(page, 'columns of a sheet')
	await columns.getByRole('combobox', { name: 'Column 4: Scene' }).selectOption('')
	await columns.getByRole('combobox', { name: 'Column 4: Scene' }).selectOption('number')
	await page.getByRole('button', { name: 'Look it through' }).click()
	await page.getByRole('tab', { name: 'Days 16' }).click()
	await expect(page.getByRole('row', { name: /^Day 2 .*14/ })).toBeVisible()
	await isAccessible(page, 'preview of a schedule')
	await page.getByRole('button', { name: /^Put \d+ scenes on the board/ }).click()
	await expect(strip(page, '14')).toBeVisible()
	expect(await orders()).toEqual(before)
	expect(before[1]).toContain('14')
})

test('two people fill in one call sheet; what was published stays as it went out, and what changed since is told', async ({
	person
}) => {
	const ann = await person('Ann Archer')
	const address = await openSample(ann.page)
	await day(ann.page, 2).getByRole('link', { name: 'Call sheet of day 2' }).click()
	const bo = await person('Bo Baker')
	await openBoard(bo.page, address)
	await day(bo.page, 2).getByRole('link', { name: 'Call sheet of day 2' }).click()

	const fill = async ({ page }: { page: Page }, label: string, text: string) => {
		await page.getByRole('textbox', { name: label }).fill(text)
		await page.keyboard.press('Tab')
	}
	await fill(ann, 'Weather', 'Rain by noon')
	await fill(bo, 'Nearest hospital', 'St Jude, 4 Mill Lane')
	await expect(bo.page.getByRole('textbox', { name: 'Weather' })).toHaveValue('Rain by noon')
	// Where Ann's cursor stands, but has typed nothing.
	await expect(ann.page.getByRole('textbox', { name: 'Nearest hospital' })).toHaveValue(/St Jude/)
	await fill(ann, 'Crew call', '6:30')
	await fill(bo, 'Call of Camera', '-0:30')
	const crew = ann.page.getByRole('region', { name: 'Crew calls' })
	await expect(crew.getByRole('textbox', { name: 'Call of Camera' })).toHaveValue('-0:30')
	await expect(crew).toContainText('6:00')

	await ann.page.getByRole('button', { name: 'Publish', exact: true }).click()
	const sent = bo.page.getByRole('region', { name: 'What went out' })
	await expect(sent).toContainText('Published: sent out today')
	await expect(sent).toContainText('by Ann Archer')
	await fill(bo, 'Crew call', '7:30')
	await expect(sent).toContainText('Crew call: 6:30 → 7:30')
	await expect(ann.page.getByRole('button', { name: 'Publish revision 1' })).toBeEnabled()

	const pdf = ann.page.getByRole('button', { name: 'PDF' })
	const draft = await textOf(await handedOut(ann.page, pdf))
	for (const words of ['Draft', '* Crew call 7:30', 'Rain by noon', 'St Jude', '* Camera', '7:00'])
		expect(draft).toContain(words)
	const copies = ann.page.getByRole('combobox', { name: 'Which copy is looked at' })
	await copies.selectOption({ index: 1 })
	await expect(ann.page.getByRole('region', { name: /^Call sheet, day 2/ })).toContainText('6:30')
	const frozen = await textOf(await handedOut(ann.page, pdf))
	expect(frozen).toContain('Published')
	expect(frozen).toContain('Crew call 6:30')
	expect(frozen).not.toContain('7:30')

	await ann.page.getByRole('button', { name: 'Fill in' }).click()
	const calls = ann.page.getByRole('table', { name: 'Cast calls' })
	const dot = calls.getByRole('button', { name: 'Calendar of' }).first()
	const menu = async (item: RegExp) => {
		await dot.click()
		return ann.page.getByRole('menuitem', { name: item })
	}
	const saved = await handedOut(ann.page, await menu(/^Save as a calendar file/))
	expect(saved.name).toMatch(/^Calls of .*\.ics$/)
	await (await menu(/^Make a calendar link/)).click()
	await ann.page.getByRole('textbox', { name: 'Who gets it' }).fill('Their agent')
	await ann.page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished)))
	await isAccessible(ann.page, 'a new calendar')
	await ann.page.getByRole('button', { name: 'Make', exact: true }).click()
	const calendar = ann.page.getByRole('textbox', { name: 'Calendar for Their agent' })
	const followed = await ann.page.request.get(await calendar.inputValue())
	const told = await followed.text()
	expect(told).toContain('STATUS:CONFIRMED')
	expect(told).toMatch(/SUMMARY:Day 2: call [\d:]+ \(\w+\)/)
	// The same call by both ways, whatever has been changed since it went out.
	const moment = (text: string) =>
		/DTSTART:(\w+)(?:\r\n(?!END:VEVENT).*)*SUMMARY:Day 2:/.exec(text.replaceAll('\r\n ', ''))?.[1]
	expect(moment(told)).toBe(moment(saved.bytes.toString()))
	await ann.page.getByRole('button', { name: 'Done' }).click()
	await expect(ann.page.getByRole('list', { name: 'Links' })).toContainText('Their agent')
})

test('a whole production is taken as one file, and opened again as the same one', async ({
	person
}) => {
	const { page } = await person('Ann Archer')
	await openSample(page)
	await moveToDay(page, '14', 2)
	const before = await wholeBoard(page)
	await page.getByRole('link', { name: 'Reports' }).click()
	const file = await handedOut(page, page.getByRole('button', { name: 'The whole production' }))
	expect(file.name).toBe('Every Fourteen Seconds.json')

	await page.goto('/')
	const pick = async (buffer: Buffer) => {
		const opening = page.waitForEvent('filechooser')
		await page.getByRole('button', { name: 'New production' }).click()
		await page.getByRole('menuitem', { name: /^Open a production file/ }).click()
		await (await opening).setFiles({ name: file.name, mimeType: 'application/json', buffer })
	}
	await pick(file.bytes.subarray(0, 5000))
	await expect(page.getByText('This file is damaged')).toBeVisible()
	await pick(file.bytes)
	await expect(strip(page, '14')).toBeVisible()
	await expect.poll(() => wholeBoard(page)).toEqual(before)
})
