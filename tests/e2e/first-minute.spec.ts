import { existsSync, readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { board, daysOf, moveToDay, openSample, orderOf, saveState, strip } from './board.ts'
import { typed, typedPdf } from '../support/screenplay-pdf.ts'
import { expect, test } from './fixtures.ts'

test.use({ isAlone: true })

const samples = '../shared/samples'
const welcome = (page: Page): Locator =>
	page.getByRole('heading', { name: 'One live board for your film or series' })

type Picked = string | { name: string; mimeType: string; buffer: Buffer }

test('a visitor on this machine looks at the sample in one click and stands before 16 days', async ({
	stranger
}) => {
	const { context, page } = await stranger()
	await expect(welcome(page)).toBeVisible()
	await expect(page.getByText('Open the set-up address that the server printed')).toBeVisible()

	await page.getByRole('button', { name: 'Look at the sample' }).click()
	await expect(page.getByRole('heading', { name: 'Every Fourteen Seconds' })).toBeVisible()
	await expect.poll(() => daysOf(page)).toHaveLength(16)
	await expect(page.getByText('92 pgs · 69 scenes · 16 days')).toBeVisible()
	await expect(page.getByRole('img', { name: 'Visitor, Owner' })).toBeVisible()
	await expect(saveState(page)).toHaveText('Saved')
	await moveToDay(page, '14', 2)
	await expect(saveState(page)).toHaveText('Saved')

	const again = await context.newPage()
	await again.goto('/')
	await expect(again.getByRole('heading', { name: 'Productions' })).toBeVisible()
	await expect(again.getByText('You are looking at the sample as a visitor.')).toBeVisible()
	await again.getByRole('link', { name: 'Every Fourteen Seconds' }).click()
	await expect(strip(again, '14')).toBeVisible()
	expect(await orderOf(again, 2)).toContain('14')
})

test('two visitors have a sample each, and neither finds the other’s', async ({ stranger }) => {
	const [one, other] = [await stranger(), await stranger()]
	const address = await openSample(one.page)
	expect(await openSample(other.page)).not.toBe(address)

	await other.page.goto(address)
	await expect(
		other.page.getByRole('heading', { name: 'You do not belong to this production.' })
	).toBeVisible()
})

test.describe('without the sample', () => {
	test.use({ settings: { DAYBREAK_SAMPLE: 'off' } })

	test('a stranger finds no way in but the set-up address', async ({ stranger, server }) => {
		const { page } = await stranger()
		await expect(page.getByText('Open the set-up address that the server printed')).toBeVisible()
		await expect(page.getByRole('button')).toHaveCount(0)

		await page.goto(await server.setUpUrl)
		await expect(page.getByRole('heading', { name: 'Set up Daybreak' })).toBeVisible()
	})
})

test('an empty production says what to do next, and takes a scene by hand', async ({ person }) => {
	const { page } = await person('Ann Archer')
	await page.getByRole('button', { name: 'Start empty' }).click()
	await page.getByRole('textbox', { name: 'Title of the production' }).fill('The Long Wait')
	await page.getByRole('button', { name: 'Start', exact: true }).click()

	await expect(page.getByRole('heading', { name: 'The Long Wait' })).toBeVisible()
	await expect(page.getByRole('heading', { name: 'No strips on this board yet' })).toBeVisible()
	await expect(page.getByRole('link', { name: 'Bring in a screenplay' })).toBeVisible()

	await page.getByRole('button', { name: 'Add a scene by hand' }).click()
	const dialog = page.getByRole('dialog', { name: 'Add scene' })
	await dialog.getByRole('textbox', { name: 'Number' }).fill('1')
	await dialog.getByRole('textbox', { name: 'Pages' }).fill('1 3/8')
	await dialog.getByRole('combobox', { name: 'Interior or exterior' }).selectOption('EXT')
	await dialog.getByRole('combobox', { name: 'Time of day' }).selectOption('Night')
	await dialog.getByRole('combobox', { name: 'Set' }).fill('bus stop')
	await dialog.getByRole('textbox', { name: 'Synopsis' }).fill('Nobody comes.')
	await dialog.getByRole('button', { name: 'Add scene' }).click()

	await expect(strip(page, '1')).toContainText(/EXT.*BUS STOP.*Nobody comes\..*NIGHT.*1 3\/8/i)
	expect(await daysOf(page)).toEqual([expect.stringMatching(/^Day 1, Mon .*, 1 3\/8 pages$/)])
	await expect(saveState(page)).toHaveText('Saved')
})

test.describe('a screenplay', () => {
	test('of 115 scenes: looked through first, then 115 strips on the board', async ({ person }) => {
		const file = sampleFile('fountain/barrier15-s01e01.fountain')
		const { page } = await person('Ann Archer')
		await pick(page, file)

		const found = page.getByText(/^115 scenes, .* pages \(estimated\), 27 speaking parts/)
		await expect(found).toBeVisible()
		await expect(page.getByRole('textbox', { name: 'Title of the production' })).toHaveValue(
			'Barrier_15'
		)
		await page.getByRole('button', { name: 'Put 115 scenes on the board' }).click()

		await expect(board(page).locator('.strip')).toHaveCount(115)
		await expect(page.getByRole('heading', { name: 'Barrier_15' })).toBeVisible()
		await expect(page.getByText('115 scenes in one open day.')).toBeVisible()
		await page.getByRole('button', { name: 'Cast', exact: true }).click()
		const cast = page.getByRole('dialog', { name: 'Cast' })
		await expect(cast.getByRole('textbox', { name: /^Cast number of/ })).toHaveCount(27)
		await expect(cast.getByRole('textbox', { name: 'Cast number of BRIANNA' })).toHaveValue('1')
		await expect(saveState(page)).toHaveText('Saved')
	})

	test('from Final Draft: its scenes and its page count', async ({ person }) => {
		const file = sampleFile('fdx/fd12.words-replaced.fdx')
		const { page } = await person('Ann Archer')
		await pick(page, file)

		await expect(page.getByText(/^36 scenes, 28 4\/8 pages, /)).toBeVisible()
		await page.getByRole('button', { name: 'Put 36 scenes on the board' }).click()
		await expect(board(page).locator('.strip')).toHaveCount(36)
		await expect(page.getByText('28 4/8 pgs · 36 scenes · 1 day')).toBeVisible()
	})

	test('dropped on the welcome page is read, and stays one production on a second look', async ({
		person
	}) => {
		const { page } = await person('Ann Archer')
		await drop(page, { name: 'two-rooms.fountain', text: twoRooms })
		await expect(page.getByText(/^2 scenes, .*, 2 speaking parts/)).toBeVisible()
		await page.getByRole('button', { name: 'Put 2 scenes on the board' }).click()
		await expect(board(page).locator('.strip')).toHaveCount(2)
		await expect(saveState(page)).toHaveText('Saved')

		await page.reload()
		await expect(board(page).locator('.strip')).toHaveCount(2)
		await page.goto('/')
		await expect(page.getByRole('listitem')).toHaveCount(1)
		await expect(page.getByRole('link', { name: 'Two Rooms' })).toBeVisible()
	})

	test('keeps its words: some become a prop by key, are coloured, and one undo takes it back', async ({
		person
	}) => {
		const { page } = await person('Ann Archer')
		const buffer = Buffer.from(twoRooms.replace('ADA', 'A rusty lantern on the table.\n\nADA'))
		await pick(page, { name: 'two-rooms.fountain', mimeType: 'text/plain', buffer })
		await page.getByRole('button', { name: 'Put 2 scenes on the board' }).click()
		await board(page).locator('.strip').first().dblclick()
		const script = page.getByRole('group', { name: 'What is written in the scene' })
		await expect(script.locator('mark')).toHaveText(['ADA'])

		await script.focus()
		for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'Enter'])
			await page.keyboard.press(key)
		const offer = page.getByRole('group', { name: 'Tag rusty lantern as' })
		await expect(offer.getByRole('button', { name: 'Cast' })).toBeFocused()
		await isAccessible(page, 'words of a scene')
		await offer.getByRole('button', { name: 'Props' }).press('Enter')
		await expect(script.locator('mark')).toHaveText(['rusty lantern', 'ADA'])
		await expect(script.getByTitle('Props: rusty lantern')).toBeVisible()
		await page.keyboard.press('Control+z')
		await expect(script.locator('mark')).toHaveText(['ADA'])

		await script.getByText('raining').dblclick({ position: { x: 3, y: 8 } })
		const word = page.getByRole('group', { name: 'Tag Is as' })
		await word.getByRole('button', { name: 'Special effects' }).click()
		await expect(script.locator('mark')).toHaveCount(2)
	})

	test('that is a picture is refused in one sentence, and nothing has changed', async ({
		person
	}) => {
		const { page } = await person('Ann Archer')
		const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000', 'hex')
		await pick(page, { name: 'holiday.fountain', mimeType: 'text/plain', buffer: png })

		const refused = page.getByRole('alert')
		await expect(refused).toContainText('holiday.fountain')
		await expect(refused).toContainText('This is a picture.')
		await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible()
		await leavesNothing(page)
	})

	test('that breaks off in the middle is refused in one sentence, and nothing has changed', async ({
		person
	}) => {
		const { page } = await person('Ann Archer')
		const buffer = Buffer.from(halfOfAnFdx)
		await pick(page, { name: 'half.fdx', mimeType: 'text/xml', buffer })

		const refused = page.getByRole('alert')
		await expect(refused).toContainText('half.fdx')
		await expect(refused).toContainText(/(ends|breaks off|cut off|incomplete).*\./i)
		await leavesNothing(page)
	})

	test('that was only looked through leaves no production behind', async ({ person }) => {
		const { page } = await person('Ann Archer')
		const buffer = Buffer.from(twoRooms)
		await pick(page, { name: 'two-rooms.fountain', mimeType: 'text/plain', buffer })
		await expect(page.getByText(/^2 scenes/)).toBeVisible()

		await page.getByRole('button', { name: 'Back' }).click()
		await choose(page, { name: 'rooms.pdf', mimeType: 'application/pdf', buffer: await printed() })
		await expect(page.getByText('2 scenes, 2/8 page, 1 speaking part')).toBeVisible()
		await expect(page.getByRole('row', { name: 'INT KITCHEN DAY 1/8 1' })).toBeVisible()
		await page.getByRole('button', { name: 'Back' }).click()
		await choose(page, { name: 'scan.pdf', mimeType: 'application/pdf', buffer: await printed('') })
		await expect(page.getByRole('alert')).toContainText('are pictures')
		await page.getByRole('button', { name: 'Back' }).click()
		await expect(welcome(page)).toBeVisible()
		await leavesNothing(page)
	})
})

const twoRooms = `Title: Two Rooms

INT. KITCHEN - DAY

ADA
Is it still raining?

EXT. YARD - NIGHT

BEN
It never stopped.
`

const halfOfAnFdx = `<?xml version="1.0" encoding="UTF-8" standalone="no" ?>
<FinalDraft DocumentType="Script" Template="No" Version="5">
	<Content>
		<Paragraph Type="Scene Heading" Number="1"><Text>INT. KITCHEN - DAY</Text></Paragraph>
		<Paragraph Type="Action"><Text>Ada looks out of the wind`

/** A real screenplay of the samples folder; without the folder the test is left out, and says so. */
function sampleFile(path: string): string {
	const file = `${samples}/${path}`
	test.skip(!existsSync(file), `There is no ${file} beside the project to read.`)
	expect(readFileSync(file).length).toBeGreaterThan(0)
	return file
}

/** A script as a PDF. */
async function printed(
	script = 'INT. KITCHEN - DAY\n\n                      ADA\n          Is it still raining?\n\nEXT. YARD - DAY\n\nIt is.'
): Promise<Buffer> {
	return Buffer.from(await typedPdf([typed(6, script)]))
}

/** Picks a screenplay as a person does: the choice on the welcome page, then the file window. */
async function pick(page: Page, file: Picked): Promise<void> {
	await page.getByRole('button', { name: 'Start from a screenplay' }).click()
	await choose(page, file)
}

async function choose(page: Page, file: Picked): Promise<void> {
	const opening = page.waitForEvent('filechooser')
	await page.getByRole('button', { name: 'Choose a file' }).click()
	const chooser = await opening
	await chooser.setFiles(file)
}

/** Drops a text file on the page. */
async function drop(page: Page, file: { name: string; text: string }): Promise<void> {
	await expect(welcome(page)).toBeVisible()
	const dataTransfer = await page.evaluateHandle(({ name, text }) => {
		const data = new DataTransfer()
		data.items.add(new File([text], name, { type: 'text/plain' }))
		return data
	}, file)
	for (const type of ['dragenter', 'dragover', 'drop']) {
		await page.dispatchEvent('body', type, { dataTransfer })
	}
}

/** Nobody who comes to this server now finds a production. */
async function leavesNothing(page: Page): Promise<void> {
	const answer = await page.request.get('/api/productions')
	expect(await answer.json()).toEqual({ productions: [] })
	await page.goto('/')
	await expect(welcome(page)).toBeVisible()
}
