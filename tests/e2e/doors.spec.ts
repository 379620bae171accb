import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import { fitsItsWidth, isAccessible, isAccessibleRound } from './accessible.ts'
import { moveToDay, openSample, orderOf, saveState, seeTheSame, strip } from './board.ts'
import { expect, phone, test } from './fixtures.ts'
import { accountOf, invite, productionOf, share } from './people.ts'

test.use({ isAlone: true, keepsApp: true })

/** What somebody’s rights may take to reach a board: five seconds, and what a busy machine adds. */
const soon = { timeout: 15_000 }

const wrong = 'The e-mail and the password do not belong together.'

/** Fills the page that signs people in. */
async function signIn(page: Page, { email, password }: { email: string; password: string }) {
	await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
	await page.getByRole('textbox', { name: 'Password', exact: true }).fill(password)
	await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Chooses to sign out in the menu behind one's name. */
async function signOut(page: Page, name: string): Promise<void> {
	await page.getByRole('button', { name: `${name}: account` }).click()
	await page.getByRole('menuitem', { name: 'Sign out' }).click()
}

/** How much of documents, and of edits that wait, this browser keeps. */
function keptOn(page: Page): Promise<{ updates: number; waiting: number }> {
	return page.evaluate(async () => {
		const answered = <Result>(request: IDBRequest<Result>) =>
			new Promise<Result>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result)
				request.onerror = () => reject(request.error)
			})
		const database = await answered(indexedDB.open('daybreak'))
		const tables = database.transaction(['updates', 'waiting'])
		const count = (name: string) => answered(tables.objectStore(name).count())
		const kept = { updates: await count('updates'), waiting: await count('waiting') }
		database.close()
		return kept
	})
}

const startPage = (page: Page) =>
	expect(
		page.getByRole('heading', { name: 'One live board for your film or series' })
	).toBeVisible()

test('a wrong password and an unknown address are answered alike; the right one opens what was wanted', async ({
	owner,
	stranger
}) => {
	const ann = await owner('Ann Archer')
	const address = await openSample(ann.page)
	const { page } = await stranger()
	await page.goto(address)
	await expect(page).toHaveURL(/\/sign-in\?to=/)

	const account = accountOf('Ann Archer')
	await signIn(page, { ...account, password: 'not what she chose' })
	await expect(page.getByRole('alert')).toHaveText(wrong)
	await signIn(page, { ...account, email: 'nobody@example.com' })
	await expect(page.getByRole('alert')).toHaveText(wrong)
	await signIn(page, account)
	await expect(page).toHaveURL(address)
	await expect(strip(page, '14')).toBeVisible()
})

test('signing out takes everything off the device, and asks first while something is not saved', async ({
	owner
}) => {
	const { context, page } = await owner('Ann Archer')
	const address = await openSample(page)
	await expect(saveState(page)).toHaveText('Saved')
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
	await context.setOffline(true)
	await expect(saveState(page)).toHaveText('Offline, kept here')
	await moveToDay(page, '14', 2)
	await expect(saveState(page)).toHaveText('Offline, kept here, 1 edit waiting')
	await page.getByRole('link', { name: 'All productions' }).click()
	await expect(page.getByText('Kept on this device', { exact: true })).toBeVisible()
	expect(await keptOn(page)).toMatchObject({ waiting: 1 })

	await signOut(page, 'Ann Archer')
	const question = page.getByRole('dialog', { name: 'Sign out and lose edits?' })
	await expect(question).toContainText('1 edit is kept on this device alone')
	await question.getByRole('button', { name: 'Sign out' }).click()
	await expect(question.getByRole('alert')).toContainText('the server cannot be reached just now')
	await question.getByRole('button', { name: 'Stay signed in' }).click()
	expect(await keptOn(page)).toMatchObject({ waiting: 1 })

	await context.setOffline(false)
	await signOut(page, 'Ann Archer')
	await question.getByRole('button', { name: 'Sign out' }).click()
	await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
	await startPage(page)
	expect(await keptOn(page)).toEqual({ updates: 0, waiting: 0 })

	await page.goto(address)
	await signIn(page, accountOf('Ann Archer'))
	await expect.poll(() => orderOf(page, 2)).toEqual(['47', '11', '12'])
})

test('signed out everywhere: the other browser says so, and what it had not sent is there after signing in', async ({
	owner,
	profile
}) => {
	const { page: first } = await owner('Ann Archer')
	const address = await openSample(first)
	await expect(saveState(first)).toHaveText('Saved')
	const second = await (await profile('Ann Archer, elsewhere')).newPage()
	await second.goto('/account')
	await signIn(second, accountOf('Ann Archer'))
	await expect(second.getByText('This device, signed in')).toBeVisible()
	await expect(second.getByRole('button', { name: /^Sign out Chrome on / })).toBeVisible()

	await second.getByRole('button', { name: 'Sign out everywhere…' }).click()
	const question = second.getByRole('dialog', { name: 'Sign out everywhere?' })
	await question.getByRole('button', { name: 'Sign out everywhere' }).click()
	await expect(
		first.getByText(/^You are signed out\. Your edits are kept on this device/).first()
	).toBeVisible(soon)
	await startPage(second)

	await moveToDay(first, '14', 2)
	await expect(saveState(first)).toContainText('Kept here, not sent: 1 edit')
	await first.getByRole('link', { name: 'Sign in' }).click()
	await signIn(first, accountOf('Ann Archer'))
	await expect(first).toHaveURL(address)
	await expect.poll(() => orderOf(first, 2)).toContain('14')
	await expect(saveState(first)).toHaveText('Saved')
})

test('a forgotten password: the owner passes a link on, which works once', async ({
	owner,
	invited,
	stranger
}) => {
	const ann = await owner('Ann Archer')
	const bo = await invited('Bo Baker', await invite(ann.page, await openSample(ann.page), 'ad'))
	const { page } = await stranger()
	await page.goto('/sign-in')
	await page.getByRole('link', { name: 'Forgot your password?' }).click()
	await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible()
	const { email, password } = accountOf('Bo Baker')
	await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
	await page.getByRole('button', { name: 'Ask for a link' }).click()
	await expect(page.getByRole('status')).toContainText(`If ${email} has an account here`)

	await ann.context.grantPermissions(['clipboard-read', 'clipboard-write'])
	await ann.page.goto('/account')
	await ann.page.getByRole('button', { name: 'Copy the link for Bo Baker' }).click()
	await expect(ann.page.getByText('The link is copied.')).toBeAttached()
	const link = await ann.page.evaluate(() => navigator.clipboard.readText())

	await page.goto(link)
	await page.getByRole('textbox', { name: 'New password' }).fill('a new one, as good')
	await page.getByRole('button', { name: 'Change password' }).click()
	await page.getByRole('link', { name: 'Sign in' }).click()
	await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
	await signIn(page, { email, password })
	await expect(page.getByRole('alert')).toHaveText(wrong)
	await signIn(page, { email, password: 'a new one, as good' })
	await expect(page.getByRole('link', { name: 'Every Fourteen Seconds' })).toBeVisible()
	await bo.page.reload()
	await expect(bo.page.getByRole('button', { name: 'Sign in' })).toBeVisible()

	await ann.page.goto(link)
	await ann.page.getByRole('textbox', { name: 'New password' }).fill('and another for me')
	await ann.page.getByRole('button', { name: 'Change password' }).click()
	await expect(ann.page.getByRole('heading', { name: 'This link has ended' })).toBeVisible()
})

test('a passkey is added, opens the door at the field and by its button, and nothing once it is removed', async ({
	invited,
	owner,
	server
}) => {
	test.slow()
	const baseURL = server.url.replace('127.0.0.1', 'localhost')
	const ann = await owner('Ann Archer')
	const link = await invite(ann.page, await openSample(ann.page), 'ad')
	const { context, page } = await invited('Bo Baker', link, { baseURL })
	await withThumb(context, page)
	await page.goto('/account')
	await page.getByRole('button', { name: 'Add a passkey…' }).click()
	const dialog = page.getByRole('dialog', { name: 'Add a passkey' })
	await dialog.getByRole('textbox', { name: 'Name' }).fill('My thumb')
	await dialog.getByRole('button', { name: 'Add', exact: true }).click()
	await expect(page.getByRole('button', { name: 'Remove My thumb' })).toBeVisible()
	await isAccessible(page, 'an account with a passkey')

	await signOut(page, 'Bo Baker')
	await page.getByRole('button', { name: 'Sign in' }).click()
	await expect(page.getByRole('link', { name: 'Every Fourteen Seconds' })).toBeVisible()

	await offersNothingAtFields(page)
	await page.goto('/account')
	await signOut(page, 'Bo Baker')
	await page.getByRole('button', { name: 'Sign in' }).click()
	const usePasskey = page.getByRole('button', { name: 'Sign in with a passkey' })
	await expect(usePasskey).toBeVisible()
	await isAccessible(page, 'signing in where there are passkeys')
	await usePasskey.click()
	await expect(page.getByRole('link', { name: 'Every Fourteen Seconds' })).toBeVisible()

	await page.goto('/account')
	await page.getByRole('button', { name: 'Remove My thumb' }).click()
	await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
	await expect(page.getByText('You have none yet.')).toBeVisible()
	await signOut(page, 'Bo Baker')
	await page.getByRole('button', { name: 'Sign in' }).click()
	await usePasskey.click()
	await expect(page.getByText('This passkey does not open any account here.')).toBeVisible()
})

/** From its next page on, a browser that has passkeys but does not offer them where one writes. */
async function offersNothingAtFields(page: Page): Promise<void> {
	await page.addInitScript(() => {
		PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)
	})
}

/** A thumb that is always there, in place of the one at a real sensor. */
async function withThumb(context: BrowserContext, page: Page): Promise<void> {
	const browser = await context.newCDPSession(page)
	await browser.send('WebAuthn.enable')
	await browser.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	})
}

test('made a reader while offline: told so on coming back, and the edits are taken along as a file', async ({
	owner,
	invited
}) => {
	const { page: ann } = await owner('Ann Archer')
	const address = await openSample(ann)
	const bo = await invited('Bo Baker', await invite(ann, address, 'ad'))
	await bo.page.goto(address)
	await expect(saveState(bo.page)).toHaveText('Saved')
	await bo.context.setOffline(true)
	await moveToDay(bo.page, '14', 2)
	await moveToDay(bo.page, '40', 2)
	await expect(saveState(bo.page)).toHaveText('Offline, kept here, 2 edits waiting')
	await giveRole(ann, 'Bo Baker', 'Department')

	await bo.context.setOffline(false)
	await expect(
		bo.page.getByText('You are now Department here: you can look, and work on the whiteboard.')
	).toBeVisible()
	const notice = bo.page
		.getByRole('status')
		.filter({ hasText: '2 edits of yours are not in the shared board' })
	await expect(notice).toContainText('because you may no longer change it.')
	await isAccessibleRound(bo.page, 'edits that were not taken')
	const saving = bo.page.waitForEvent('download')
	await notice.getByRole('button', { name: 'Export them' }).click()
	const download = await saving
	expect(download.suggestedFilename()).toMatch(/^unsent-board-\d{4}-\d\d-\d\d\.json$/)
	const file = JSON.parse(readFileSync(await download.path(), 'utf8')) as {
		production: string
		document: string
		records: { collection: string; changed: string[] }[]
		update: string
	}
	expect(file).toMatchObject({ production: productionOf(address), document: 'stripboard' })
	expect(file.records.map(({ collection }) => collection)).toEqual(['strips', 'strips'])
	expect(file.update.length).toBeGreaterThan(20)

	await notice.getByRole('button', { name: 'Discard…' }).click()
	const question = bo.page.getByRole('dialog', { name: 'Discard these 2 edits?' })
	await question.getByRole('button', { name: 'Discard', exact: true }).click()
	await expect(notice).toBeHidden()
	await expect.poll(() => orderOf(bo.page, 2)).toEqual(['47', '11', '12'])
	await expect(saveState(bo.page)).toHaveText('Saved')
	await ann.goto(address)
	await expect(strip(ann, '14')).toBeVisible()
	await seeTheSame(ann, bo.page)
})

/** Makes somebody something else, on the page of people. */
async function giveRole(page: Page, name: string, role: string): Promise<void> {
	await page.getByRole('link', { name: 'People' }).click()
	await page.getByRole('combobox', { name: `Role of ${name}` }).click()
	await page.getByRole('option', { name: role }).click()
	await expect(page.getByText(`${name} is ${role} now`)).toBeVisible()
}

test('a published page: whoever has the link reads it, under their name, until it is ended', async ({
	owner,
	stranger
}) => {
	const { page: ann } = await owner('Ann Archer')
	await openSample(ann)
	await ann.getByRole('link', { name: 'People' }).click()
	await ann.getByRole('link', { name: 'Links' }).click()
	await ann.getByRole('button', { name: 'New link' }).click()
	const dialog = ann.getByRole('dialog')
	await dialog.getByRole('textbox', { name: 'Who gets it' }).fill('Vera Vendor')
	await dialog.getByRole('button', { name: 'Publish' }).click()
	const link = await dialog.getByRole('textbox', { name: 'Link for Vera Vendor' }).inputValue()
	await dialog.getByRole('button', { name: 'Done' }).click()
	await expect(ann.getByText('Not opened yet')).toBeVisible()

	const { page: vera } = await stranger()
	const sockets: string[] = []
	vera.on('websocket', (socket) => sockets.push(socket.url()))
	await vera.goto(link)
	await expect(vera.getByRole('heading', { name: 'One-line schedule' })).toBeVisible()
	await expect(vera.getByRole('heading', { name: /^Day \d+/ })).toHaveCount(16)
	await expect(vera.getByRole('rowheader', { name: '14', exact: true })).toBeVisible()
	await expect(vera.locator('.watermark text').first()).toHaveText('Vera Vendor')
	await expect(vera.getByText('This copy is for Vera Vendor.')).toBeVisible()
	await expect(vera.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex')
	expect(sockets).toEqual([])

	await ann.getByRole('button', { name: /^More for the link of Vera Vendor/ }).click()
	await ann.getByRole('menuitem', { name: 'End this link…' }).click()
	await ann.getByRole('dialog').getByRole('button', { name: 'End link' }).click()
	await expect(ann.getByText('Vera Vendor’s link has ended.')).toBeVisible()
	await vera.reload()
	await expect(vera.getByRole('heading', { name: 'This link has ended.' })).toBeVisible()
	await expect(vera.getByRole('rowheader')).toHaveCount(0)
})

test('a guest reads what has been published, and no line to a live document is ever opened', async ({
	owner,
	invited
}) => {
	const { page: ann } = await owner('Ann Archer')
	const address = await openSample(ann)
	const { page: gus } = await invited('Gus Gale', await invite(ann, address, 'guest'), phone)
	const sockets: string[] = []
	gus.on('websocket', (socket) => sockets.push(socket.url()))
	await gus.getByRole('link', { name: 'Every Fourteen Seconds' }).click()
	await expect(gus.getByText('Nothing has been published yet.')).toBeVisible()

	await share(ann, address, 'the insurance')
	await gus.reload()
	await expect(gus.getByRole('link', { name: 'One-line schedule' })).toBeVisible()
	await fitsItsWidth(gus, 'what has been published')
	await isAccessible(gus, 'what has been published')
	await gus.getByRole('link', { name: 'One-line schedule' }).click()
	await expect(gus.getByRole('heading', { name: /^Day \d+/ })).toHaveCount(16)
	await fitsItsWidth(gus, 'a published page')

	const places = gus.getByRole('navigation', { name: 'Daybreak' }).getByRole('link')
	await expect(places).toHaveText(['', 'Pages', 'People'])
	await gus.goto(address)
	await expect(
		gus.getByRole('heading', { name: 'Guests see what has been published' })
	).toBeVisible()
	expect(sockets).toEqual([])
})
