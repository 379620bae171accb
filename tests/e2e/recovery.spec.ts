import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openSqlite } from '../../server/store/sqlite.ts'
import { moveToDay, moveToDayByTouch, openBoard, openSample, orderOf, saveState } from './board.ts'
import { expect, phone, test } from './fixtures.ts'
import { invite } from './people.ts'

test.use({ isAlone: true, keepsApp: true })

const crewList = ['Name\tJob\tDept\tPhone\tE-mail']
	.concat(Array.from({ length: 20 }, (_, at) => `Person ${at + 10}\tGrip\tGrip\t\t`))
	.join('\n')

/** A contact list of twenty, which Ann owns and Cleo coordinates. */
async function openContacts(ann: Page): Promise<string> {
	await ann.getByRole('button', { name: 'Start empty' }).click()
	await ann.getByRole('textbox', { name: 'Title of the production' }).fill('The Long Wait')
	await ann.getByRole('button', { name: 'Start', exact: true }).click()
	await expect(ann.getByRole('heading', { name: 'The Long Wait' })).toBeVisible()
	const contacts = ann.url().replace('/stripboard', '/contacts')
	await ann.goto(contacts)
	await ann.getByRole('button', { name: 'Paste a crew list' }).click()
	const dialog = ann.getByRole('dialog', { name: 'Paste a crew list' })
	await dialog.getByRole('textbox', { name: 'Rows from a spreadsheet' }).fill(crewList)
	await dialog.getByRole('button', { name: 'Add 20 contacts' }).click()
	await expect(ann.getByText('20 contacts', { exact: true })).toBeVisible()
	return contacts
}

async function removeContact(page: Page, name: string): Promise<void> {
	await page.getByRole('button', { name: `More for ${name}` }).click()
	await page.getByRole('menuitem', { name: 'Remove' }).click()
	await expect(page.getByRole('group', { name: 'Removed' })).toContainText(name)
}

test('a third of the list goes only when the owner allows it, and the one who removed it is told', async ({
	owner,
	invited
}) => {
	const { page: ann } = await owner('Ann Archer')
	const contacts = await openContacts(ann)
	const link = await invite(ann, contacts, 'coordinator')
	const { page: cleo } = await invited('Cleo Cole', link)
	await cleo.goto(contacts)
	const told = (page: Page, sentence: string) =>
		page.getByRole('status').filter({ hasText: sentence })

	await test.step('Cleo removes seven: six are gone, the seventh waits', async () => {
		for (let at = 10; at < 17; at++) await removeContact(cleo, `Person ${at}`)
		await expect(told(cleo, 'You removed 7 of 20 contacts')).toBeVisible()
		await expect(saveState(cleo)).toContainText('Kept here, not sent: 1 edit')
		await expect(ann.getByText('14 contacts', { exact: true })).toBeVisible()
		await expect(told(ann, 'Cleo Cole wants to remove 7 of 20 contacts.')).toBeVisible()
	})

	await test.step('Ann keeps it: Cleo is told, and goes back', async () => {
		await ann.getByRole('button', { name: 'Keep them' }).click()
		await expect(told(cleo, 'Ann Archer has kept the 7 contacts that you removed.')).toBeVisible()
		await cleo.getByRole('button', { name: 'Go back to the shared contacts…' }).click()
		const dialog = cleo.getByRole('dialog', {
			name: 'Go back to the shared contacts, without this edit?'
		})
		await dialog.getByRole('button', { name: 'Go back to the shared contacts' }).click()
		await expect(cleo.getByRole('button', { name: 'More for Person 16' })).toBeVisible()
		await expect(saveState(cleo)).toHaveText('Saved')
	})

	await test.step('she tries again, and Ann allows it', async () => {
		await removeContact(cleo, 'Person 16')
		await ann.getByRole('button', { name: 'Allow' }).click()
		await expect(ann.getByText('13 contacts', { exact: true })).toBeVisible()
		await expect(saveState(cleo)).toHaveText('Saved')
		await expect(told(cleo, 'contacts')).toHaveCount(0)
	})
})

test('a server that refuses an edit says why, also after a reload; it can be exported, and one can go back', async ({
	person
}) => {
	const { page: ann, context } = await person('Ann Archer', phone)
	const address = await openSample(ann)
	await expect(saveState(ann)).toHaveText('Saved')
	await ann.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
	await context.routeWebSocket(/\/sync\/.*stripboard/, (socket) => {
		const server = socket.connectToServer()
		socket.onMessage((message) => {
			const [kind, step] = typeof message === 'string' ? [] : message
			const bringsEdits = kind === 0 && (step === 2 || (step === 1 && message.length > 6))
			if (bringsEdits) return void socket.close({ code: 4422, reason: 'refusedEdit: full' })
			server.send(message)
		})
	})
	await ann.reload()
	await expect(saveState(ann)).toHaveText('Saved')
	await moveToDayByTouch(ann, '14', 3)

	const notice = ann.getByRole('status').filter({ hasText: 'The document has grown' })
	for (const visit of ['at once', 'after a reload']) {
		await test.step(visit, async () => {
			await expect(notice).toContainText('The server could not accept an edit of yours.')
			await expect(notice).toContainText('The document has grown as large as it may.')
			await expect(notice).toBeInViewport({ ratio: 1 })
			await expect(saveState(ann)).toContainText('Kept here, not sent: 1 edit')
			const download = ann.waitForEvent('download')
			await notice.getByRole('button', { name: 'Export it' }).click()
			expect((await download).suggestedFilename()).toMatch(/^unsent-board-.*\.json$/)
			if (visit === 'at once') await ann.reload()
		})
	}

	await notice.getByRole('button', { name: 'Go back to the shared board…' }).click()
	const dialog = ann.getByRole('dialog', {
		name: 'Go back to the shared board, without this edit?'
	})
	await dialog.getByRole('button', { name: 'Go back to the shared board' }).click()
	await expect(saveState(ann)).toHaveText('Saved')
	await expect(notice).toBeHidden()
	await expect.poll(() => orderOf(ann, 3)).not.toContain('14')
	expect(ann.url()).toBe(address)
})

test('a server restored from an older backup is offered what this device has, and nothing is merged unasked', async ({
	person,
	server
}) => {
	const { page: ann } = await person('Ann Archer')
	const address = await openSample(ann)
	await moveToDay(ann, '29', 4)
	await expect(saveState(ann)).toHaveText('Saved')
	const file = join(server.dataDir, 'daybreak.db')
	const backup = join(server.dataDir, 'backup.db')
	await server.stop()
	await copyFile(file, backup)
	await server.start()
	await expect(saveState(ann)).toHaveText('Saved', { timeout: 30_000 })
	await moveToDay(ann, '14', 3)
	await moveToDay(ann, '40', 2)
	await expect(saveState(ann)).toHaveText('Saved')

	await server.stop()
	const restored = await openSqlite(backup)
	await restored.renewGeneration()
	await restored.close()
	for (const part of ['-wal', '-shm']) await rm(file + part, { force: true })
	await copyFile(backup, file)
	await server.start()

	const notice = ann
		.getByRole('status')
		.filter({ hasText: 'The server was restored from a backup of' })
	await expect(notice).toContainText('This device has 2 edits of the board that are newer.', {
		timeout: 30_000
	})
	expect(await orderOf(ann, 3)).not.toContain('14')
	await notice.getByRole('button', { name: 'Bring them back' }).click()
	await expect(notice).toBeHidden()
	await expect.poll(() => orderOf(ann, 3)).toContain('14')
	await expect(saveState(ann)).toHaveText('Saved')
	const { page: bo } = await person('Bo Baker')
	await openBoard(bo, address)
	expect(await orderOf(bo, 2)).toContain('40')
})
