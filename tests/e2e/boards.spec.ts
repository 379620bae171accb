import {
	boneyard,
	daysOf,
	moveToDay,
	openBoard,
	openSample,
	orderOf,
	select,
	strip
} from './board.ts'
import { expect, test } from './fixtures.ts'
import { admit } from './people.ts'
import type { Page } from '@playwright/test'

const menu = (page: Page) => page.getByRole('button', { name: /^Board: / })

test('Ann keeps a weather cover, publishes it and changes it; Bo sees what changed, live', async ({
	person
}) => {
	test.slow()
	const { page: ann } = await person('Ann Archer')
	const { page: bo } = await person('Bo Baker')
	await openSample(ann)

	await menu(ann).click()
	await ann.getByRole('menuitem', { name: 'Duplicate this board…' }).click()
	const copy = ann.getByRole('dialog', { name: 'Duplicate this board' })
	await expect(copy.getByRole('textbox', { name: 'Name' })).toHaveValue('Weather cover')
	await copy.getByRole('button', { name: 'Duplicate' }).click()
	await expect(menu(ann)).toHaveAccessibleName('Board: Weather cover')
	await expect(ann).toHaveURL(/[?&]board=/)

	// The link shows Bo the same board; what Ann moves on it stays where it was on the main board.
	await openBoard(bo, ann.url())
	await expect(menu(bo)).toHaveAccessibleName('Board: Weather cover')

	await menu(ann).click()
	await ann.getByRole('menuitem', { name: 'Publish this board…' }).click()
	await ann
		.getByRole('dialog', { name: 'Publish Weather cover' })
		.getByRole('button', { name: 'Publish as White' })
		.click()
	await expect(bo.getByRole('link', { name: 'White, unchanged since' })).toBeVisible()

	await moveToDay(ann, '14', 9)
	await bo.getByRole('link', { name: 'White, 1 change since' }).click()
	const row = bo.getByRole('row', { name: /^14 / })
	await expect(row).toContainText('Moved')
	await expect(row).toContainText('Day 1 → day 9')

	// Compared with the main board it is the same move, and a second one comes in while Bo looks.
	await bo.getByRole('combobox', { name: 'From' }).selectOption('Main board, now')
	await expect(bo.getByRole('heading', { name: '1 change' })).toBeVisible()
	await moveToDay(ann, '29', 9)
	await expect(bo.getByRole('heading', { name: '2 changes' })).toBeVisible()

	// Locked, its strips stay; the main board never changed.
	await ann.keyboard.press('Control+k')
	const palette = ann.getByRole('dialog', { name: 'Find scenes, days and actions' })
	await palette.getByRole('combobox', { name: 'Find' }).fill('Lock this board')
	await ann.keyboard.press('Enter')
	await select(ann, '29')
	await ann.keyboard.press('y')
	await expect(ann.getByText('This board is locked.').first()).toBeVisible()
	expect(await orderOf(ann, 9)).toContain('29')
	await menu(ann).click()
	await ann.getByRole('menuitem', { name: 'Main board' }).click()
	await expect.poll(() => orderOf(ann, 1)).toContain('29')
})

test('a scene split into parts is shot on two days, and adds up', async ({ person }) => {
	const { page } = await person('Ann Archer')
	await openSample(page)
	await select(page, '14')
	await page.keyboard.press('Control+k')
	const palette = page.getByRole('dialog', { name: 'Find scenes, days and actions' })
	await palette.getByRole('combobox', { name: 'Find' }).fill('Split scene')
	await page.keyboard.press('Enter')

	const dialog = page.getByRole('dialog', { name: 'Split scene 14' })
	await dialog.getByRole('textbox', { name: 'Pages of part 1' }).fill('1')
	await expect(dialog).toContainText('2/8 too much.')
	await dialog.getByRole('textbox', { name: 'Pages of part 2' }).fill('4/8')
	await dialog.getByRole('button', { name: 'Split scene' }).click()
	await expect(strip(page, '14pt2')).toContainText('4/8')
	await moveToDay(page, '14pt2', 2)
	await expect.poll(() => orderOf(page, 2)).toContain('14pt2')
	expect((await daysOf(page)).slice(0, 2)).toEqual([
		'Day 1, Mon 2 Mar, 5 1/8 pages',
		'Day 2, Tue 3 Mar, 6 1/8 pages'
	])
	await expect(page.getByText('92 pgs · 69 scenes · 16 days')).toBeVisible()

	await page.keyboard.press('Control+k')
	await palette.getByRole('combobox', { name: 'Find' }).fill('Join the parts')
	await page.keyboard.press('Enter')
	await expect(strip(page, '14')).toContainText('1 4/8')
	await expect(strip(page, '14pt2')).toHaveCount(0)
	await expect(boneyard(page)).toBeVisible()
})

/** A Fountain script of scenes, each so many lines long. */
function fountain(...scenes: [number: string, heading: string, lines: number][]) {
	const text = scenes.map(
		([number, heading, lines]) =>
			`${heading} #${number}#\n\n${Array.from({ length: lines }, () => 'The tide comes in.').join('\n\n')}\n`
	)
	return { name: 'tide.fountain', mimeType: 'text/plain', buffer: Buffer.from(text.join('\n')) }
}

async function choose(page: Page, file: ReturnType<typeof fountain>): Promise<void> {
	const chooser = page.waitForEvent('filechooser')
	await page.getByRole('button', { name: 'Choose a file' }).click()
	await (await chooser).setFiles(file)
}

test('Ann takes the next draft while Bo moves a strip: both stand, and nothing is there twice', async ({
	person
}) => {
	test.slow()
	const { page: ann } = await person('Ann Archer')
	const { page: bo } = await person('Bo Baker')
	const [barn, yard, loft] = ['INT. BARN - DAY', 'EXT. YARD - NIGHT', 'INT. LOFT - DAY']
	await ann.goto('/new')
	await choose(ann, fountain(['1', barn, 6], ['2', yard, 6], ['3', loft, 6]))
	await ann.getByRole('button', { name: 'Put 3 scenes on the board' }).click()
	await expect(strip(ann, '3')).toBeVisible()
	await admit(bo, ann.url())
	await bo.goto(ann.url())
	await expect(strip(bo, '3')).toBeVisible()

	await ann.goto(`${ann.url().replace(/[?#].*/, '')}/import`)
	await choose(ann, fountain(['1', barn, 40], ['1A', 'EXT. SEA - DAWN', 6], ['2', yard, 6]))
	await ann.getByRole('button', { name: 'Go on with 3 scenes' }).click()
	const changed = ann.getByRole('region', { name: 'Changed' })
	await expect(changed).toContainText('1')
	await expect(ann.getByRole('region', { name: 'Added' })).toContainText('EXT. SEA - DAWN')
	await expect(ann.getByRole('region', { name: 'Not in this file' })).toContainText('INT. LOFT')

	await select(bo, '2')
	await bo.keyboard.press('Alt+ArrowUp')
	await expect.poll(() => orderOf(bo, 1)).toEqual(['2', '1', '3'])
	await ann.getByRole('button', { name: 'Accept 3 changes' }).click()

	for (const page of [ann, bo]) {
		await expect.poll(() => orderOf(page, 1)).toEqual(['2', '1'])
		expect((await orderOf(page, 'boneyard')).sort()).toEqual(['1A', '3'])
		await expect(strip(page, '3')).toHaveClass(/omitted/)
	}
})

test('elements are worked through as in a spreadsheet', async ({ person }) => {
	const { page } = await person('Ann Archer')
	const board = await openSample(page)
	await page.goto(`${board.replace(/[?#].*/, '')}/elements`)
	await page.getByRole('combobox', { name: 'Category', exact: true }).selectOption('Cast')
	const number = (name: string) => page.getByRole('textbox', { name: `Number of ${name}` })
	await number('DOT CARRAWAY').fill('1')
	await page.keyboard.press('Enter')
	await expect(page.getByText('1 belongs to NELL TOVEY.').first()).toBeVisible()
	await expect(number('DOT CARRAWAY')).toHaveValue('3')

	await page.getByRole('textbox', { name: 'Name of the new element' }).fill('DOTTIE')
	await page.keyboard.press('Enter')
	await page.getByRole('checkbox', { name: 'Select DOTTIE' }).check()
	await page.getByRole('checkbox', { name: 'Select DOT CARRAWAY' }).check()
	await page.getByRole('button', { name: 'Merge' }).click()
	await page.getByRole('menuitem', { name: /^Into 3 DOT CARRAWAY/ }).click()
	await expect(page.getByRole('checkbox', { name: 'Select DOTTIE' })).toHaveCount(0)
	await page.getByRole('button', { name: 'Undo' }).click()
	await expect(page.getByRole('checkbox', { name: 'Select DOTTIE' })).toBeVisible()
})
