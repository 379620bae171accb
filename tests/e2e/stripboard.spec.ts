import type { Page } from '@playwright/test'
import {
	banner,
	board,
	boxOf,
	day,
	dayBreak,
	dayHeader,
	daysOf,
	dragTo,
	grab,
	landingLine,
	openBoard,
	openSample,
	orderOf,
	saveState,
	select,
	strip,
	totalsOf,
	wholeBoard
} from './board.ts'
import { expect, test } from './fixtures.ts'
import { admit } from './people.ts'

const dayOne = ['PRE-RIG TEA ROOM BLACKOUTS', '40', '14', '29', '53']
const undo = (page: Page) => page.getByRole('button', { name: 'Undo my last change' })
const sheet = (page: Page, number: string) =>
	page.getByRole('complementary', { name: `Scene ${number}`, exact: true })

test('Ann drags scene 14 into another day: Bo sees it there, and both see the same totals', async ({
	person
}) => {
	const { page: ann } = await person('Ann Archer')
	const { page: bo } = await person('Bo Baker')
	await openBoard(bo, await openSample(ann))

	const hold = await grab(ann, strip(ann, '14'))
	await hold.over(strip(ann, '32'), 'after')
	await expect(landingLine(ann)).toHaveText('Day 3: 5 4/8 → 7')
	await hold.drop()

	for (const page of [ann, bo]) {
		await expect
			.poll(() => orderOf(page, 3))
			.toEqual(['CALL 09:30 - 40 VILLAGERS CHECK IN 08:00', '32', '14', '33', 'SUNSET 17:55', '58'])
		expect(await orderOf(page, 1)).toEqual(dayOne.filter((row) => row !== '14'))
		expect(await totalsOf(page, 1)).toBe('4 1/8, 5:40, 6 cast')
		expect(await totalsOf(page, 3)).toBe('7, 10:00, 11 cast')
	}
	await expect(saveState(ann)).toHaveText('Saved')
})

test.describe('with the mouse', () => {
	test('five selected strips go together and keep their order', async ({ person }) => {
		const { page } = await person('Ann Archer')
		await openSample(page)
		await strip(page, '40').click()
		await strip(page, '53').click({ modifiers: ['Shift'] })
		await strip(page, '47').click({ modifiers: ['Control'] })

		await dragTo(page, strip(page, '29'), strip(page, '33'), 'after')

		await expect
			.poll(() => orderOf(page, 3))
			.toEqual([
				...['CALL 09:30 - 40 VILLAGERS CHECK IN 08:00', '32', '33'],
				...['40', '14', '29', '53', '47'],
				...['SUNSET 17:55', '58']
			])
		expect(await orderOf(page, 1)).toEqual(['PRE-RIG TEA ROOM BLACKOUTS'])
		expect(await orderOf(page, 2)).toEqual(['11', '12'])
	})

	test('a dragged day break gives its strips to the next day', async ({ person }) => {
		const { page } = await person('Ann Archer')
		await openSample(page)

		await dragTo(page, dayBreak(page, 1), strip(page, '29'), 'before')

		await expect.poll(() => orderOf(page, 1)).toEqual(['PRE-RIG TEA ROOM BLACKOUTS', '40', '14'])
		expect(await orderOf(page, 2)).toEqual(['29', '53', '47', '11', '12'])
		expect(await daysOf(page)).toHaveLength(16)
	})

	test('a day dragged by its header takes everything along, and the dates flow again', async ({
		person
	}) => {
		const { page } = await person('Ann Archer')
		await openSample(page)

		await dragTo(page, dayHeader(page, 1), dayBreak(page, 2), 'after')

		await expect.poll(() => orderOf(page, 1)).toEqual(['47', '11', '12'])
		expect(await orderOf(page, 2)).toEqual(dayOne)
		const days = await daysOf(page)
		expect(days.slice(0, 3)).toEqual([
			'Day 1, Mon 2 Mar, 5 5/8 pages',
			'Day 2, Tue 3 Mar, 5 5/8 pages',
			'Day 3, Wed 4 Mar, 5 4/8 pages'
		])
		expect(days).toHaveLength(16)
	})

	test('a strip goes to the boneyard, counts no more, and comes back', async ({ person }) => {
		const { page } = await person('Ann Archer')
		await openSample(page)
		const before = await wholeBoard(page)

		await dragTo(page, strip(page, '14'), strip(page, '5'), 'before')
		await expect.poll(() => orderOf(page, 'boneyard')).toEqual(['1', '14', '5', '13', '19', '52'])
		expect(await totalsOf(page, 1)).toBe('4 1/8, 5:40, 6 cast')
		await expect(page.getByText('90 4/8 pgs · 68 scenes · 16 days')).toBeVisible()

		await dragTo(page, strip(page, '14'), strip(page, '29'), 'before')
		await expect.poll(() => wholeBoard(page)).toEqual(before)
	})

	test('Esc lets go of a drag and changes nothing', async ({ person }) => {
		const { page } = await person('Ann Archer')
		await openSample(page)
		const before = await wholeBoard(page)

		const hold = await grab(page, strip(page, '14'))
		await hold.over(strip(page, '33'), 'after')
		await hold.cancel()

		await expect(landingLine(page)).toBeHidden()
		expect(await wholeBoard(page)).toEqual(before)
		await expect(undo(page)).toBeDisabled()
		await expect(saveState(page)).toHaveText('Saved')
	})

	test('a strip held at the bottom edge scrolls the board to its last day', async ({ person }) => {
		const { page } = await person('Ann Archer')
		await openSample(page)
		await expect(strip(page, '63')).not.toBeInViewport()

		const hold = await grab(page, strip(page, '14'))
		const list = await boxOf(board(page))
		await page.mouse.move(list.x + 200, list.y + list.height - 12, { steps: 8 })
		await expect(strip(page, '63')).toBeInViewport()
		await hold.over(strip(page, '63'), 'after')
		await hold.drop()

		await expect
			.poll(() => orderOf(page, 16))
			.toEqual(['2', '3', '27B', 'COMPANY MOVE TO STAGE 2', '37', '63', '14', 'WRAP PARTY'])
	})

	test('Shift selects a run, Ctrl adds and takes away one, and the bar adds them up', async ({
		person
	}) => {
		const { page } = await person('Ann Archer')
		await openSample(page)
		const selected = page.getByRole('toolbar', { name: 'Selected strips' })

		await strip(page, '40').click()
		await strip(page, '53').click({ modifiers: ['Shift'] })
		await expect(selected).toContainText('4 strips 5 5/8 pgs · 7:45 · 7 cast')

		await strip(page, '29').click({ modifiers: ['Control'] })
		await expect(selected).toContainText('3 strips 3 3/8 pgs')
		await strip(page, '12').click({ modifiers: ['Control'] })
		await expect(selected).toContainText('4 strips 4 2/8 pgs')

		await selected.getByRole('button', { name: 'Let go' }).click()
		await expect(selected).toBeHidden()
	})
})

test.describe('with the keyboard alone', () => {
	test('arrows walk, X and V carry a strip, Alt with an arrow nudges it past a break', async ({
		person
	}) => {
		const { page } = await person('Ann Archer')
		await openSample(page)
		const { keyboard } = page
		for (let step = 0; step < 3; step++) await keyboard.press('ArrowDown')
		await expect(strip(page, '14')).toBeFocused()
		await expect(strip(page, '14')).toHaveAttribute('aria-selected', 'true')

		await keyboard.press('x')
		await keyboard.press(']')
		await expect(strip(page, '47')).toBeFocused()
		await keyboard.press('v')
		await expect.poll(() => orderOf(page, 2)).toEqual(['47', '14', '11', '12'])

		await keyboard.press('Alt+ArrowDown')
		await expect.poll(() => orderOf(page, 2)).toEqual(['47', '11', '14', '12'])
		for (let step = 0; step < 3; step++) await keyboard.press('Alt+ArrowUp')
		await expect
			.poll(() => orderOf(page, 1))
			.toEqual(['PRE-RIG TEA ROOM BLACKOUTS', '40', '29', '53', '14'])
		expect(await orderOf(page, 2)).toEqual(['47', '11', '12'])
	})

	test('B breaks the day, Ctrl+Z takes it back, Ctrl+Shift+Z does it again', async ({ person }) => {
		const { page } = await person('Ann Archer')
		await openSample(page)
		const { keyboard } = page
		await select(page, '14')

		await keyboard.press('b')
		await expect.poll(() => daysOf(page)).toHaveLength(17)
		expect(await orderOf(page, 1)).toEqual(['PRE-RIG TEA ROOM BLACKOUTS', '40', '14'])
		expect(await orderOf(page, 2)).toEqual(['29', '53'])

		await keyboard.press('Control+z')
		await expect.poll(() => orderOf(page, 1)).toEqual(dayOne)
		expect(await daysOf(page)).toHaveLength(16)

		await keyboard.press('Control+Shift+z')
		await expect.poll(() => daysOf(page)).toHaveLength(17)
		expect(await orderOf(page, 2)).toEqual(['29', '53'])
	})

	test('N puts in a lunch of 45 minutes, and the day grows by them', async ({ person }) => {
		const { page } = await person('Ann Archer')
		await openSample(page)
		await select(page, '14')

		await page.keyboard.press('n')
		await expect(page.getByRole('combobox', { name: 'What it says' })).toBeFocused()
		await page.keyboard.type('LUNCH')
		await page.keyboard.press('Tab')
		await page.keyboard.type('0:45')
		await page.keyboard.press('Enter')

		await expect
			.poll(() => orderOf(page, 1))
			.toEqual(['PRE-RIG TEA ROOM BLACKOUTS', '40', '14', 'LUNCH', '29', '53'])
		expect(await totalsOf(page, 1)).toBe('5 5/8, 8:30, 7 cast')
		await expect(banner(page, 'LUNCH')).toContainText('0:45')
	})

	test('Y sends a strip to the boneyard, M fetches it back into a day', async ({ person }) => {
		const { page } = await person('Ann Archer')
		await openSample(page)
		await select(page, '14')

		await page.keyboard.press('y')
		await expect.poll(() => orderOf(page, 'boneyard')).toEqual(['1', '5', '13', '19', '52', '14'])

		await page.keyboard.press('m')
		await page.keyboard.type('Day 9')
		await expect(page.getByRole('option', { name: /^Day 9/ })).toContainText('6 2/8 → 7 6/8 pgs')
		await page.keyboard.press('Enter')
		await expect
			.poll(() => orderOf(page, 9))
			.toEqual(['18', '20', '21', '22', 'LAMP MOVES TO YARD', '69', '14'])
		expect(await orderOf(page, 'boneyard')).toEqual(['1', '5', '13', '19', '52'])
	})

	test('? lists the keys, and the list can be searched', async ({ person }) => {
		const { page } = await person('Ann Archer')
		await openSample(page)

		await page.keyboard.press('?')
		const keys = page.getByRole('dialog', { name: 'Keys' })
		await expect(keys).toContainText('Insert day break below')
		await expect(keys).toContainText('Find scenes, days and actions')
		await keys.getByRole('searchbox', { name: 'Search keys' }).fill('boneyard')
		await expect(keys.getByRole('term')).toHaveText(['Send to boneyard'])
		await expect(keys.getByRole('definition')).toHaveText(['Y'])
		await page.keyboard.press('Escape')
		await expect(keys).toBeHidden()
	})
})

test.describe('arranging', () => {
	test('breaks by pages come with a preview, keep every day within them, and one undo restores', async ({
		person
	}) => {
		const { page } = await person('Ann Archer')
		await openSample(page)
		const before = await wholeBoard(page)

		await page.getByRole('button', { name: 'Break into days' }).click()
		const dialog = page.getByRole('dialog', { name: 'Break into days' })
		await expect(dialog).toContainText('The 16 day breaks on the board now will be replaced.')
		await dialog.getByRole('textbox', { name: 'Pages a day' }).fill('4 4/8')
		const preview = await dialog.getByRole('listitem').allTextContents()
		expect(preview.length).toBeGreaterThan(16)
		await dialog.getByRole('button', { name: `Break into ${preview.length} days` }).click()

		await expect.poll(() => daysOf(page)).toHaveLength(preview.length)
		for (const [at, name] of (await daysOf(page)).entries()) {
			const [, pages = ''] = /, ([\d/ ]+) pages$/.exec(name) ?? []
			const scenes = await day(page, at + 1)
				.locator('.strip')
				.count()
			// A scene that is longer than a day stands in a day alone.
			if (scenes > 1) expect(eighthsIn(pages), name).toBeLessThanOrEqual(36)
			expect(preview[at]).toContain(`${pages} pgs`)
		}

		await page.keyboard.press('Control+z')
		await expect.poll(() => wholeBoard(page)).toEqual(before)
	})

	test('sorting changes places among the selected strips only', async ({ person }) => {
		const { page } = await person('Ann Archer')
		await openSample(page)
		await strip(page, '45').click()
		await strip(page, '10').click({ modifiers: ['Shift'] })

		await page.keyboard.press('s')
		const dialog = page.getByRole('dialog', { name: 'Sort 4 strips' })
		await dialog.getByRole('combobox', { name: 'First by' }).selectOption('Longest first')
		await dialog.getByRole('button', { name: 'Sort', exact: true }).click()

		// 14, 13, 11 and 5 eighths; the banner among them keeps its place.
		await expect
			.poll(() => orderOf(page, 6))
			.toEqual([
				...['15', 'MOVE INDOORS: HARBOUR OFFICE', '41', '16', '10'],
				...['TIDE: HIGH WATER 16:30 - BOAT AFLOAT', '45']
			])
	})

	test('a filter leaves what matches, with its count', async ({ person }) => {
		const { page } = await person('Ann Archer')
		await openSample(page)
		const field = page.getByRole('searchbox', { name: 'Filter strips' })

		await field.fill('12')
		await expect(board(page).locator('.strip')).toHaveCount(2)
		await expect(page.getByText('2 scenes of 69, 1 1/8 pgs')).toBeVisible()
		await expect(strip(page, '12')).toBeVisible()
		await expect(strip(page, '12A')).toBeVisible()

		await field.fill('amos')
		await page.getByRole('combobox', { name: 'Time of day' }).selectOption('Night')
		await expect(strip(page, '62')).toBeVisible()
		await expect(strip(page, '12A')).toBeHidden()

		await field.fill('')
		await page.getByRole('combobox', { name: 'Time of day' }).selectOption('Any time')
		await expect(board(page).locator('.strip')).toHaveCount(74)
	})

	test('Ctrl+K and a scene number jump to its strip', async ({ person }) => {
		const { page } = await person('Ann Archer')
		await openSample(page)
		await expect(strip(page, '12A')).not.toBeInViewport()

		await page.keyboard.press('Control+k')
		const palette = page.getByRole('dialog', { name: 'Find scenes, days and actions' })
		await palette.getByRole('combobox', { name: 'Find' }).fill('12A')
		await expect(palette.getByRole('option').first()).toContainText('Scene 12A')
		await page.keyboard.press('Enter')

		await expect(strip(page, '12A')).toBeInViewport()
		await expect(strip(page, '12A')).toBeFocused()
		await expect(strip(page, '12A')).toHaveAttribute('aria-selected', 'true')
	})
})

test.describe('a scene and its sheet', () => {
	test('a length typed as 10/8 stands as 1 2/8, and what cannot be read changes nothing', async ({
		person
	}) => {
		const { page: ann } = await person('Ann Archer')
		const { page: bo } = await person('Bo Baker')
		await openBoard(bo, await openSample(ann))
		await strip(ann, '14').dblclick()
		const pages = sheet(ann, '14').getByRole('textbox', { name: 'Pages' })
		await expect(pages).toHaveValue('1 4/8')

		await pages.fill('10/8')
		await pages.press('Enter')
		await expect(pages).toHaveValue('1 2/8')
		await expect(strip(bo, '14')).toContainText('1 2/8')
		await expect.poll(() => totalsOf(bo, 1)).toBe('5 3/8, 7:45, 7 cast')

		await pages.fill('a bit')
		await pages.press('Enter')
		await expect(pages).toHaveValue('1 2/8')
		expect(await totalsOf(bo, 1)).toBe('5 3/8, 7:45, 7 cast')
	})

	test('a note that Ann types appears in front of Bo', async ({ person }) => {
		test.slow()
		const { page: ann } = await person('Ann Archer')
		const { page: bo } = await person('Bo Baker')
		await openBoard(bo, await openSample(ann))
		for (const page of [ann, bo]) await strip(page, '14').dblclick()
		const written = sheet(ann, '14').getByRole('textbox', { name: 'Note' })
		const read = sheet(bo, '14').getByRole('textbox', { name: 'Note' })
		await expect(read).toBeVisible()

		await written.click()
		await ann.keyboard.type('Kippers must be cold.')
		await expect(read).toContainText('Kippers must be cold.')
		await read.click()
		await bo.keyboard.press('Control+End')
		await bo.keyboard.type(' And two of them.')
		await expect(written).toContainText('Kippers must be cold. And two of them.')
	})

	test('the address of an open sheet opens it for a colleague', async ({ person }) => {
		const { page: ann } = await person('Ann Archer')
		const { page: bo } = await person('Bo Baker')
		await openSample(ann)
		await strip(ann, '12A').dblclick()
		await expect(sheet(ann, '12A')).toBeVisible()
		await expect(ann).toHaveURL(/[?&]strip=/)

		await admit(bo, ann.url())
		await bo.goto(ann.url())
		await expect(sheet(bo, '12A')).toBeVisible()
		await expect(sheet(bo, '12A')).toContainText('Day 11, Tue 17 Mar')

		await sheet(ann, '12A').getByRole('button', { name: 'Close' }).click()
		await expect(ann).not.toHaveURL(/strip=/)
	})

	test('a cast number that somebody has is refused; a free one stands on every strip', async ({
		person
	}) => {
		const { page } = await person('Ann Archer')
		await openSample(page)
		await page.getByRole('button', { name: 'Cast', exact: true }).click()
		const cast = page.getByRole('dialog', { name: 'Cast' })
		const number = cast.getByRole('textbox', { name: 'Cast number of DOT CARRAWAY' })

		await number.fill('1')
		await number.press('Tab')
		await expect(cast).toContainText('1 belongs to NELL TOVEY.')
		await expect(number).toHaveValue('3')

		await number.fill('33')
		await number.press('Tab')
		await expect(number).toHaveValue('33')
		await cast.getByRole('button', { name: 'Close' }).click()
		await expect(strip(page, '14')).toContainText('1, 5, 33')
		await expect(strip(page, '29')).toContainText('1, 33')
	})
})

test('a first day and a holiday move the dates of every day, for Bo as well', async ({
	person
}) => {
	const { page: ann } = await person('Ann Archer')
	const { page: bo } = await person('Bo Baker')
	await openBoard(bo, await openSample(ann))
	await ann.getByRole('button', { name: 'Calendar' }).click()
	const calendar = ann.getByRole('dialog', { name: 'Calendar and settings' })

	await calendar.getByRole('textbox', { name: 'First shooting day' }).fill('2026-04-06')
	await calendar.getByRole('textbox', { name: 'Date', exact: true }).fill('2026-04-08')
	await calendar.getByRole('textbox', { name: 'Name', exact: true }).fill('Snow')
	await calendar.getByRole('button', { name: 'Add', exact: true }).click()
	await expect(calendar).toContainText('Shooting ends Tue 28 Apr 2026.')

	for (const page of [ann, bo]) {
		await expect
			.poll(async () => (await daysOf(page)).slice(0, 5).map((name) => name.split(', ')[1]))
			.toEqual(['Mon 6 Apr', 'Tue 7 Apr', 'Thu 9 Apr', 'Fri 10 Apr', 'Mon 13 Apr'])
		await expect(board(page).getByText('Snow')).toBeAttached()
	}
})

/** `4 4/8` → 36. */
function eighthsIn(pages: string): number {
	const [, whole = '0', part = '0'] = /^(?:(\d+)(?= |$))? ?(?:(\d)\/8)?$/.exec(pages) ?? []
	return Number(whole) * 8 + Number(part)
}
