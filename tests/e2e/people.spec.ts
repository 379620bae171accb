import type { Page } from '@playwright/test'
import { accessTo } from '#model/access.ts'
import { documents, type DocumentKind } from '#model/documents.ts'
import { isAccessible, isAccessibleRound } from './accessible.ts'
import {
	board,
	boxOf,
	dragTo,
	face,
	landingLine,
	openSample,
	orderOf,
	saveState,
	seeTheSame,
	strip,
	wholeBoard
} from './board.ts'
import { expect, test } from './fixtures.ts'
import { choose, chooseIn, press, showsFocus, write } from './keyboard.ts'
import { accountOf, invite } from './people.ts'

test.use({ isAlone: true })

/** What somebody’s rights may take to reach a board: five seconds, and what a busy machine adds. */
const soon = { timeout: 15_000 }

const dayTwo = ['47', '14', '11', '12']

/** Writes who they are, and sends it. */
async function makeAccount(page: Page, name: string): Promise<void> {
	const { email, password } = accountOf(name)
	await write(page, page.getByRole('textbox', { name: 'Name' }), name)
	await write(page, page.getByRole('textbox', { name: 'E-mail' }), email)
	await write(page, page.getByRole('textbox', { name: 'Password', exact: true }), password)
	await page.keyboard.press('Enter')
}

/** Makes a link for somebody with a role, from the page of people. */
async function makeLink(page: Page, role: string): Promise<string> {
	await press(page, page.getByRole('button', { name: 'Invite', exact: true }))
	const dialog = page.getByRole('dialog')
	await choose(page, dialog.getByRole('combobox', { name: /^Role: / }), role)
	await press(page, dialog.getByRole('button', { name: 'Make link' }))
	const field = dialog.getByRole('textbox', { name: 'Link of the invitation' })
	await expect(field).toHaveValue(/\/join#[\w-]+/)
	const link = await field.inputValue()
	await press(page, dialog.getByRole('button', { name: 'Done' }))
	await expect(dialog).toBeHidden()
	return link
}

/** Every document that a page opens a line for, as long as it lives. */
function linesOf(page: Page): string[] {
	const lines: string[] = []
	page.on('websocket', (socket) => lines.push(new URL(socket.url()).pathname))
	return lines
}

const toPeople = (page: Page) =>
	press(
		page,
		page.getByRole('navigation', { name: 'Daybreak' }).getByRole('link', { name: 'People' })
	)

test('by keyboard alone: an owner sets up and invites an office, and roles take hold while all look on', async ({
	profile,
	server
}) => {
	test.slow()
	const arrive = async (name: string) => (await profile(name)).newPage()
	const ann = await arrive('Ann Archer')
	const links = { coordinator: '', ad: '', department: '' }
	let address = ''

	await test.step('Ann opens the printed address, sets up and opens the sample', async () => {
		await ann.goto(await server.setUpUrl)
		await showsFocus(ann.getByRole('textbox', { name: 'Name' }))
		await isAccessible(ann, 'setting up')
		await makeAccount(ann, 'Ann Archer')
		await press(ann, ann.getByRole('button', { name: 'Open the sample production' }))
		await expect(strip(ann, '14')).toBeVisible()
		address = ann.url()
	})

	await test.step('Ann makes three links', async () => {
		await toPeople(ann)
		await expect(ann.getByText('Nobody else is here yet.')).toBeVisible()
		links.coordinator = await makeLink(ann, 'Coordinator')
		links.ad = await makeLink(ann, 'Assistant director')
		links.department = await makeLink(ann, 'Department')
		await expect(ann.getByRole('list', { name: 'Invitations' }).getByRole('listitem')).toHaveCount(
			3
		)
		await isAccessible(ann, 'people')
	})

	const [cleo, bo, dee] = [
		await arrive('Cleo Cole'),
		await arrive('Bo Baker'),
		await arrive('Dee Dolan')
	]
	const opened = { cleo: linesOf(cleo), bo: linesOf(bo), dee: linesOf(dee) }

	await test.step('each of them makes an account by their link, and stands before the board', async () => {
		for (const [page, name, link] of [
			[cleo, 'Cleo Cole', links.coordinator],
			[bo, 'Bo Baker', links.ad],
			[dee, 'Dee Dolan', links.department]
		] as const) {
			await page.goto(link)
			await expect(page.getByRole('heading', { name: 'Join Every Fourteen Seconds' })).toBeVisible()
			await makeAccount(page, name)
			await expect(strip(page, '14')).toBeVisible()
		}
		await isAccessibleRound(dee, 'the board of somebody who reads it')
	})

	await test.step('Bo moves a strip: Ann and Dee see it live', async () => {
		await press(ann, ann.getByRole('link', { name: 'Board', exact: true }))
		await expect(face(ann, 'Dee Dolan, Department')).toBeVisible()
		for (let step = 0; step < 3; step++) await bo.keyboard.press('ArrowDown')
		await showsFocus(strip(bo, '14'))
		await bo.keyboard.press('x')
		await bo.keyboard.press(']')
		await showsFocus(strip(bo, '47'))
		await bo.keyboard.press('v')
		for (const page of [bo, ann, dee]) await expect.poll(() => orderOf(page, 2)).toEqual(dayTwo)
		await expect(saveState(bo)).toHaveText('Saved')
		await expect(saveState(dee)).toHaveText('Saved')
	})

	await test.step('Dee walks and opens, and no key of hers changes anything', async () => {
		const before = await wholeBoard(dee)
		for (let step = 0; step < 2; step++) await dee.keyboard.press('ArrowDown')
		await showsFocus(strip(dee, '40'))
		for (const key of ['y', 'b', 'n', 'm', 's', 'x', 'v', 'Delete', 'Alt+ArrowDown', 'Control+z']) {
			await dee.keyboard.press(key)
		}
		await expect(dee.getByRole('dialog')).toBeHidden()
		await dee.keyboard.press('Enter')
		const sheet = dee.getByRole('complementary', { name: 'Scene 40' })
		await expect(sheet).toBeVisible()
		// Who only reads may still say something about it; nothing else is a field.
		const fields = ':is(input, select, textarea, [contenteditable=true])'
		await expect(sheet.locator(`${fields}:not([aria-label=Comments] *)`)).toHaveCount(0)
		await isAccessibleRound(dee, 'the sheet of somebody who reads it')
		await dee.keyboard.press('Escape')
		await expect(sheet).toBeHidden()
		await showsFocus(strip(dee, '40'))
		expect(await wholeBoard(dee)).toEqual(before)
		await seeTheSame(ann, dee)
	})

	await test.step('Cleo has the contacts; Dee has neither the page nor what is on it', async () => {
		await press(cleo, cleo.getByRole('link', { name: 'Contacts' }))
		await expect(cleo.getByRole('link', { name: /^Call Mina Kapoor, / })).toBeVisible()
		await expect.poll(() => documentsIn(opened.cleo)).toContain('office')

		await expect(dee.getByRole('link', { name: 'People' })).toBeVisible()
		await expect(dee.getByRole('link', { name: 'Contacts' })).toBeHidden()
		await dee.goto(address.replace('/stripboard', '/contacts'))
		await expect(
			dee.getByRole('heading', { name: 'Contacts are kept by owners and coordinators' })
		).toBeVisible()
		await isAccessible(dee, 'a page that is not for her')
		await press(dee, dee.getByRole('link', { name: 'To the board' }))
		await expect(strip(dee, '14')).toBeVisible()
		await expect(saveState(dee)).toHaveText('Saved')
	})

	await test.step('Ann makes Bo a reader: his board is one within five seconds, and says so', async () => {
		await toPeople(ann)
		await choose(
			ann,
			ann.getByRole('combobox', { name: 'Role of Bo Baker: Assistant director' }),
			'Department'
		)
		await expect(
			bo.getByText('You are now Department here: you can look, and work on the whiteboard.')
		).toBeVisible(soon)
		await expect(strip(bo, '14')).toBeVisible()
		await expect(bo.getByRole('button', { name: 'Add scene' })).toBeHidden()
		await expect(
			ann.getByText('Bo Baker is Department now, no longer Assistant director.')
		).toBeVisible()
		await isAccessibleRound(bo, 'a board that has become a reader’s')
	})

	await test.step('Ann takes Bo off: his page says so within five seconds', async () => {
		await chooseIn(ann, ann.getByRole('button', { name: 'More for Bo Baker' }), 'Remove…')
		const question = ann.getByRole('dialog', { name: 'Remove Bo Baker?' })
		await press(ann, question.getByRole('button', { name: 'Remove' }))
		await expect(
			bo.getByRole('heading', { name: 'You no longer belong to Every Fourteen Seconds.' })
		).toBeVisible(soon)
		await expect(board(bo)).toBeHidden()
		await isAccessible(bo, 'a production that is closed to him')
		await press(bo, bo.getByRole('link', { name: 'To the productions' }))
		await expect(
			bo.getByRole('heading', { name: 'Nobody has added you to a production yet.' })
		).toBeVisible()
	})

	for (const lines of [opened.bo, opened.dee]) {
		expect(new Set(documentsIn(lines))).toEqual(new Set(readByAll))
	}
})

/** What whoever schedules receives, and whoever only reads: the office is not among it. */
const readByAll = (Object.keys(documents) as DocumentKind[]).filter(
	(kind) => accessTo(kind, 'ad') !== 'none' && accessTo(kind, 'department') !== 'none'
)

/** The documents of these lines: `/sync/p1/office` is one to `office`. */
function documentsIn(lines: readonly string[]): string[] {
	return lines.map((path) => path.split('/').at(-1) ?? '')
}

test('who reads the board cannot drag it; who schedules can, and both see it', async ({
	owner,
	invited
}) => {
	const ann = await owner('Ann Archer')
	const address = await openSample(ann.page)
	const bo = await invited('Bo Baker', await invite(ann.page, address, 'ad'))
	const dee = await invited('Dee Dolan', await invite(ann.page, address, 'department'))
	for (const { page } of [bo, dee]) {
		await page.goto(address)
		await expect(strip(page, '14')).toBeVisible()
	}
	await expect(saveState(dee.page)).toHaveText('Saved')
	await expect(dee.page.getByText('You can look, not change')).toBeVisible()
	await expect(bo.page.locator('.grip').first()).toBeVisible()
	await expect(dee.page.locator('.grip')).toHaveCount(0)
	for (const name of ['Undo my last change', 'Add scene', 'Break into days']) {
		await expect(dee.page.getByRole('button', { name })).toBeHidden()
	}

	const before = await wholeBoard(dee.page)
	await pull(dee.page, '14', '11')
	expect(await wholeBoard(dee.page)).toEqual(before)

	await dragTo(bo.page, strip(bo.page, '14'), strip(bo.page, '47'), 'after')
	for (const { page } of [ann, bo, dee]) {
		await expect.poll(() => orderOf(page, 2)).toEqual(dayTwo)
	}
	await seeTheSame(bo.page, ann.page, dee.page)
})

/** Pulls at a strip with the mouse as far as another, and lets go: it stays where it is. */
async function pull(page: Page, number: string, to: string): Promise<void> {
	const [from, over] = [await boxOf(strip(page, number)), await boxOf(strip(page, to))]
	await page.mouse.move(from.x + 60, from.y + from.height / 2)
	await page.mouse.down()
	await page.mouse.move(from.x + 60, over.y + over.height / 2, { steps: 10 })
	// Two frames: a drag that had begun would be on the screen by then.
	await page.evaluate(
		() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
	)
	await expect(board(page)).not.toHaveClass(/dragging/)
	await expect(landingLine(page)).toBeHidden()
	await page.mouse.up()
}
