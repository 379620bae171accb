import type { Page } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { openSample } from './board.ts'
import { expect, phone, test } from './fixtures.ts'
import { admit } from './people.ts'

const list = (page: Page) => page.getByRole('region', { name: 'List of ADR cues' })
const more = async (page: Page, item: string) => {
	await page.getByRole('button', { name: 'More for the cues' }).click()
	await page.getByRole('menuitem', { name: item }).click()
}

const sheet = [
	'Reel;Char;Start;End;Dialogue;Reason;Scene',
	'2;Nell;02:01:10:00;02:01:12:12;"I said; not now.";Off mic;14',
	'2;Nell;02:04:00:00;02:04:03:00;Who is there?;Noise;15',
	'2;Amos;02:09:00:00;02:09:01:12;Nobody.;Noise;16',
	'2;Nell;soon;;Come back!;;16'
].join('\n')

test('a supervisor brings a cue sheet in, sizes a session and fills it; a colleague sees it on a phone', async ({
	person
}) => {
	const { page: ann } = await person('Ann')
	const address = (await openSample(ann)).replace('/stripboard', '/bookings/cues')
	const { page: bo } = await person('Bo', phone)
	await admit(bo, address)
	await ann.goto(address)

	await test.step('the sheet is read by its headings, and a row that cannot be is told', async () => {
		await expect(ann.getByRole('heading', { name: 'No ADR cues yet' })).toBeVisible()
		await isAccessible(ann, 'cues, empty')
		await ann.getByRole('button', { name: 'Bring a cue sheet in' }).click()
		const chooser = ann.waitForEvent('filechooser')
		await ann.getByRole('button', { name: 'Pick a file' }).click()
		await (
			await chooser
		).setFiles({ name: 'R2.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) })
		await expect(ann.getByText('Row 5: “soon” is no TC in.')).toBeVisible()
		await isAccessible(ann, 'a cue sheet that is brought in')
		await ann.getByRole('button', { name: 'Bring 3 cues in' }).click()
		await expect(ann.getByText('3 ADR cues added, 0 changed.')).toBeVisible()
		await more(ann, 'Number the cues')
		await expect(list(ann).getByRole('textbox', { name: 'Line, NEL-2002' })).toHaveValue(
			'Who is there?'
		)
	})

	await test.step('two cues go to a session that is as long as they need; Bo sees them in it', async () => {
		await ann.getByLabel('Character', { exact: true }).selectOption('Nell')
		await ann.getByRole('checkbox', { name: 'Tick all ADR cues shown' }).check()
		await expect(ann.getByText('2 cues ticked: 10 min of work, a call of 2 h')).toBeVisible()
		await isAccessible(ann, 'the grid of cues')
		await ann.getByRole('button', { name: 'Take to a session…' }).click()
		await expect(ann.getByLabel('Length')).toHaveValue('2 h')
		await ann.getByLabel('Title').fill('ADR Nell')
		await ann.getByRole('button', { name: 'Make it, and take them there' }).click()
		await expect(ann.getByText('2 cues in ADR Nell, no time yet.')).toBeVisible()
		await bo.goto(address)
		await bo.getByLabel('Session', { exact: true }).selectOption('ADR Nell, no time yet')
		await expect(list(bo).getByRole('textbox', { name: 'Line, NEL-2001' })).toHaveValue(
			'I said; not now.'
		)
		await expect(list(bo).getByRole('row')).toHaveCount(3)
	})

	await test.step('what was sent keeps its number; what was not reached waits for another session', async () => {
		await more(ann, 'Note as sent to the stage')
		await expect(list(bo).getByRole('textbox', { name: 'Cue, NEL-2001' })).not.toBeEditable()
		await ann.getByRole('checkbox', { name: 'Tick all ADR cues shown' }).check()
		await ann.getByRole('button', { name: 'Write down results…' }).click()
		await ann.getByLabel('Result of NEL-2001').selectOption('Recorded')
		await ann.getByRole('button', { name: 'The rest was not reached' }).click()
		await ann.getByRole('button', { name: 'Write down 2' }).click()
		await expect(list(bo).getByRole('row')).toHaveCount(2)
		await bo.getByLabel('Session', { exact: true }).selectOption('In no session yet')
		await bo.getByLabel('Status', { exact: true }).selectOption('Still to do')
		await expect(list(bo).getByRole('textbox', { name: 'Line, NEL-2002' })).toBeVisible()
		await isAccessible(bo, 'the grid of cues on a phone')
	})
})
