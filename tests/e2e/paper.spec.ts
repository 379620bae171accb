import { readFile } from 'node:fs/promises'
import { extractText, getDocumentProxy } from 'unpdf'
import readExcelFile from 'read-excel-file/node'
import type { Download, Page } from '@playwright/test'
import { moveToDay, openSample, orderOf } from './board.ts'
import { expect, test } from './fixtures.ts'

/** What a button of the page hands out. */
async function taken(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
	const waiting: Promise<Download> = page.waitForEvent('download')
	await page.getByRole('toolbar', { name: 'Report' }).getByRole('button', { name: button }).click()
	const download = await waiting
	return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
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
