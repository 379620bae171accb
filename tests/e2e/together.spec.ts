import type { Page } from '@playwright/test'
import {
	board,
	face,
	grab,
	moveToDay,
	openBoard,
	openSample,
	orderOf,
	saveState,
	seeTheSame,
	select,
	strip,
	wholeBoard
} from './board.ts'
import { expect, test, type Visitor } from './fixtures.ts'

type Arrive = (name: string) => Promise<Visitor>

/** People at one board, the first of whom made it. */
async function atOneBoard(person: Arrive, ...names: string[]): Promise<Visitor[]> {
	const people: Visitor[] = []
	let address = ''
	for (const name of names) {
		const visitor = await person(name)
		if (address === '') address = await openSample(visitor.page)
		else await openBoard(visitor.page, address)
		people.push(visitor)
	}
	return people
}

test('two people drag at the same moment: both moves stand, nothing is lost or doubled', async ({
	person
}) => {
	const [ann, bo] = (await atOneBoard(person, 'Ann Archer', 'Bo Baker')) as [Visitor, Visitor]

	const [annHolds, boHolds] = await Promise.all([
		grab(ann.page, strip(ann.page, '14')),
		grab(bo.page, strip(bo.page, '47'))
	])
	await Promise.all([
		annHolds.over(strip(ann.page, '32'), 'after'),
		boHolds.over(strip(bo.page, '32'), 'after')
	])
	await Promise.all([annHolds.drop(), boHolds.drop()])

	for (const { page } of [ann, bo]) {
		await expect(saveState(page)).toHaveText('Saved')
		await expect.poll(async () => (await orderOf(page, 3)).length).toBe(7)
		expect(await orderOf(page, 3)).toEqual(expect.arrayContaining(['32', '14', '47', '33']))
		await expect(board(page).locator('.strip')).toHaveCount(74)
	}
	await seeTheSame(ann.page, bo.page)
})

test('a strip that Bo holds is outlined with his name on Ann’s board until he lets go', async ({
	person
}) => {
	const [ann, bo] = (await atOneBoard(person, 'Ann Archer', 'Bo Baker')) as [Visitor, Visitor]
	const held = strip(ann.page, '47')

	const hold = await grab(bo.page, strip(bo.page, '47'))
	await hold.over(strip(bo.page, '32'), 'after')
	await expect(held).toHaveAttribute('data-holds', 'Bo')
	await expect(held).toHaveCSS('outline-style', 'solid')
	expect(await held.evaluate((row) => getComputedStyle(row, '::after').content)).toContain('Bo')

	await hold.drop()
	await expect.poll(() => orderOf(ann.page, 3)).toContain('47')
	await expect(held).not.toHaveAttribute('data-holds')
	await expect(held).toHaveCSS('outline-style', 'none')
})

test('where Bo’s strip would land is marked on Ann’s board as soon as his hand rests', async ({
	person
}) => {
	const [ann, bo] = (await atOneBoard(person, 'Ann Archer', 'Bo Baker')) as [Visitor, Visitor]
	const hold = await grab(bo.page, strip(bo.page, '47'))

	for (const number of ['32', '17', '29', '58']) {
		await hold.over(strip(bo.page, number), 'before')
		await expect(strip(ann.page, number)).toHaveAttribute('data-lands', 'Bo')
	}
	await hold.cancel()
	await expect(strip(ann.page, '58')).not.toHaveAttribute('data-lands')
})

test('what a colleague moves while I drag waits for my drop, then both moves stand', async ({
	person
}) => {
	const [ann, bo] = (await atOneBoard(person, 'Ann Archer', 'Bo Baker')) as [Visitor, Visitor]
	const before = await wholeBoard(ann.page)
	const hold = await grab(ann.page, strip(ann.page, '14'))
	await hold.over(strip(ann.page, '32'), 'after')

	await moveToDay(bo.page, '40', 2)
	await expect.poll(() => orderOf(bo.page, 2)).toEqual(['47', '11', '12', '40'])
	await expect(saveState(bo.page)).toHaveText('Saved')
	// What Bo holds travels behind what he moved: once it shows, his move has arrived.
	const boHolds = await grab(bo.page, strip(bo.page, '29'))
	await boHolds.over(strip(bo.page, '53'), 'after')
	await expect(strip(ann.page, '29')).toHaveAttribute('data-holds', 'Bo')
	expect(await wholeBoard(ann.page)).toEqual(before)
	await boHolds.cancel()

	await hold.drop()
	await expect.poll(() => orderOf(ann.page, 2)).toEqual(['47', '11', '12', '40'])
	for (const { page } of [ann, bo]) {
		await expect
			.poll(() => orderOf(page, 3))
			.toEqual(['CALL 09:30 - 40 VILLAGERS CHECK IN 08:00', '32', '14', '33', 'SUNSET 17:55', '58'])
		expect(await orderOf(page, 1)).toEqual(['PRE-RIG TEA ROOM BLACKOUTS', '29', '53'])
	}
	await seeTheSame(ann.page, bo.page)
})

test('undo after a colleague’s edit takes back only mine', async ({ person }) => {
	const [ann, bo] = (await atOneBoard(person, 'Ann Archer', 'Bo Baker')) as [Visitor, Visitor]
	await moveToDay(ann.page, '14', 2)
	await expect.poll(() => orderOf(bo.page, 2)).toContain('14')
	await moveToDay(bo.page, '40', 3)
	await expect.poll(() => orderOf(ann.page, 3)).toContain('40')

	await ann.page.getByRole('button', { name: 'Undo my last change' }).click()

	for (const { page } of [ann, bo]) {
		await expect
			.poll(() => orderOf(page, 1))
			.toEqual(['PRE-RIG TEA ROOM BLACKOUTS', '14', '29', '53'])
		expect(await orderOf(page, 3)).toContain('40')
	}
	await expect(ann.page.getByRole('button', { name: 'Undo my last change' })).toBeDisabled()
	await bo.page.getByRole('button', { name: 'Undo my last change' }).click()
	await expect
		.poll(() => orderOf(ann.page, 1))
		.toEqual(['PRE-RIG TEA ROOM BLACKOUTS', '40', '14', '29', '53'])
})

test.describe('one strip moved by both while one of them is away', () => {
	const told = (page: Page) => page.getByRole('region', { name: 'Edits that met' })

	/** Bo, away, puts scene 14 into day 5; Ann puts it into day 9. Whose stands is chance. */
	async function meet(ann: Visitor, bo: Visitor) {
		// Only who has been in step with everything can come back to it.
		await expect(saveState(bo.page)).toHaveText('Saved')
		await bo.context.setOffline(true)
		await expect(saveState(bo.page)).toHaveText('Offline, kept here')
		await moveToDay(bo.page, '14', 5)
		await expect(saveState(bo.page)).toHaveText('Offline, kept here, 1 edit waiting')
		await moveToDay(ann.page, '14', 9)
		await expect.poll(() => orderOf(ann.page, 9)).toContain('14')
		await expect(saveState(ann.page)).toHaveText('Saved')

		await bo.context.setOffline(false)
		await expect(saveState(bo.page)).toHaveText('Saved')
		for (const { page } of [ann, bo]) await expect(told(page)).toContainText('Scene 14')
		await seeTheSame(ann.page, bo.page)
		await expect(told(bo.page)).toContainText('Back online: 1 edit of yours saved')
		const boStands = (await orderOf(ann.page, 5)).includes('14')
		return boStands
			? { winner: bo, loser: ann, day: 5, lostDay: 9, lostName: 'Ann' }
			: { winner: ann, loser: bo, day: 9, lostDay: 5, lostName: 'Bo' }
	}

	test('both are told, and who lost it puts it back', async ({ person }) => {
		const [ann, bo] = (await atOneBoard(person, 'Ann Archer', 'Bo Baker')) as [Visitor, Visitor]
		const { winner, loser, day, lostDay } = await meet(ann, bo)
		await expect(told(loser.page)).toContainText(
			`put Scene 14 in day ${day}; yours was day ${lostDay}.`
		)
		await expect(told(winner.page)).toContainText(`You put Scene 14 in day ${day};`)

		await loser.page.getByRole('button', { name: 'Put mine back' }).click()
		for (const { page } of [ann, bo]) {
			await expect.poll(() => orderOf(page, lostDay)).toContain('14')
			await expect(board(page).locator('.strip')).toHaveCount(74)
		}
		await expect(told(loser.page).getByText('Scene 14')).toBeHidden()
		await seeTheSame(ann.page, bo.page)
	})

	test('both are told, and whose move stands gives way', async ({ person }) => {
		const [ann, bo] = (await atOneBoard(person, 'Ann Archer', 'Bo Baker')) as [Visitor, Visitor]
		const { winner, lostDay, lostName } = await meet(ann, bo)

		await winner.page.getByRole('button', { name: `Use ${lostName}’s` }).click()
		for (const { page } of [ann, bo]) {
			await expect.poll(() => orderOf(page, lostDay)).toContain('14')
		}
		await expect(told(winner.page).getByText('Scene 14')).toBeHidden()
		await seeTheSame(ann.page, bo.page)
	})
})

test('three people move at random: their boards end equal, with each strip once', async ({
	person
}) => {
	test.slow()
	const seed = Number(process.env['DAYBREAK_SEED'] ?? Date.now() % 1_000_000)
	process.stdout.write(`three people move at random: DAYBREAK_SEED=${seed}\n`)
	test.info().annotations.push({ type: 'seed', description: String(seed) })
	const people = await atOneBoard(person, 'Ann Archer', 'Bo Baker', 'Cy Cole')
	const pages = people.map(({ page }) => page)
	const numbers = await board(pages[0] as Page)
		.locator('.strip .number')
		.allTextContents()
	const rows = (await idsOf(pages[0] as Page)).length

	await Promise.all(
		pages.map((page, at) => moveAtRandom(page, { random: chance(seed + at), numbers }))
	)

	for (const page of pages) await expect(saveState(page)).toHaveText('Saved')
	await seeTheSame(...(pages as [Page, ...Page[]]))
	for (const page of pages) {
		const ids = await idsOf(page)
		expect(new Set(ids).size, `seed ${seed}`).toBe(ids.length)
		expect(ids, `seed ${seed}`).toHaveLength(rows)
		// A strip that was nudged past the last break lies in an open day behind it.
		await expect(board(page).getByRole('row', { name: /^End of day/ })).toHaveCount(16)
	}
})

test('the faces of who is here come and go', async ({ person }) => {
	const ann = await person('Ann Archer')
	const address = await openSample(ann.page)
	await expect(face(ann.page, 'Ann Archer, Owner')).toBeVisible()
	await expect(face(ann.page, 'Bo Baker')).toBeHidden()

	const bo = await person('Bo Baker')
	await openBoard(bo.page, address)
	await expect(face(ann.page, 'Bo Baker, Coordinator')).toBeVisible()
	await expect(face(bo.page, 'Ann Archer, Owner')).toBeVisible()

	// A second window is not a second person.
	const second = await bo.context.newPage()
	await openBoard(second, address)
	await expect(face(second, 'Ann Archer, Owner')).toBeVisible()
	await expect(face(ann.page, 'Bo Baker')).toHaveCount(1)
	await second.close()
	await expect(face(ann.page, 'Bo Baker')).toHaveCount(1)

	await bo.page.goto('/')
	await expect(face(ann.page, 'Bo Baker')).toBeHidden()
	await bo.page.goto(address)
	await expect(face(ann.page, 'Bo Baker')).toBeVisible()
	await bo.context.close()
	await expect(face(ann.page, 'Bo Baker')).toBeHidden()
})

/** The same numbers for the same seed, from 0 to 1. */
function chance(seed: number): () => number {
	let state = seed >>> 0
	return () => {
		state = (state + 0x6d2b79f5) >>> 0
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
	}
}

/** Eight moves of one person: into a day, a nudge, into the boneyard, cut here and paste there. */
async function moveAtRandom(
	page: Page,
	{ random, numbers }: { random: () => number; numbers: readonly string[] }
): Promise<void> {
	const one = () => numbers[Math.floor(random() * numbers.length)] ?? ''
	const moves = [
		() => moveToDay(page, one(), 1 + Math.floor(random() * 16)),
		async () => {
			await select(page, one())
			await page.keyboard.press(random() < 0.5 ? 'Alt+ArrowUp' : 'Alt+ArrowDown')
		},
		async () => {
			await select(page, one())
			await page.keyboard.press('y')
		},
		async () => {
			await select(page, one())
			await page.keyboard.press('x')
			await select(page, one())
			await page.keyboard.press('v')
		}
	]
	for (let turn = 0; turn < 8; turn++) await moves[Math.floor(random() * moves.length)]?.()
}

function idsOf(page: Page): Promise<string[]> {
	return board(page)
		.locator('[data-row]')
		.evaluateAll((rows: HTMLElement[]) => rows.map((row) => row.dataset['row'] ?? ''))
}
