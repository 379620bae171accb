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

/** Shots that each last to the next: source, its first frame, where they begin in the picture. */
function edl(shots: string[]): string {
	const ends = [...shots.slice(1).map((shot) => shot.split(' ')[2] ?? ''), '02:12:00']
	const seconds = (time: string) =>
		time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
	const time = (all: number) =>
		[all / 3600, (all / 60) % 60, all % 60]
			.map((part) => String(Math.floor(part)).padStart(2, '0'))
			.join(':')
	const lines = shots.map((shot, at) => {
		const [source = '', from = '', begins = ''] = shot.split(' ')
		const out = time(seconds(from) + seconds(ends[at] ?? '') - seconds(begins))
		return `00${at + 1}  ${source}  V  C  ${from}:00 ${out}:00 ${begins}:00 ${ends[at] ?? ''}:00`
	})
	return ['TITLE: R2', 'FCM: NON-DROP FRAME', ...lines].join('\n')
}

async function pickFile(
	page: Page,
	button: string,
	{ name, text }: { name: string; text: string }
): Promise<void> {
	const chooser = page.waitForEvent('filechooser')
	await page.getByRole('button', { name: button, exact: true }).click()
	await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
	await expect(page.getByText(name)).toBeVisible()
}

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
		await pickFile(ann, 'Pick a file', { name: 'R2.csv', text: sheet })
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

	await test.step('what is said about a cue is marked on it; the music cue sheet gets its head', async () => {
		await ann.getByRole('button', { name: 'Open NEL-2002' }).click()
		await ann.getByRole('textbox', { name: /^Comment on NEL-2002/ }).fill('Off mic too?')
		await ann.getByRole('button', { name: 'Comment', exact: true }).click()
		await expect(list(bo).getByText('1 open comment')).toBeVisible()
		await ann.getByRole('button', { name: 'Music' }).click()
		await ann.getByRole('button', { name: 'Add the first' }).click()
		await more(ann, 'Head of the music cue sheet…')
		await ann.getByLabel('Territories').fill('United Kingdom, Ireland')
		await ann.getByLabel('Episode number').fill('103')
		await isAccessible(ann, 'the head of the music cue sheet')
		await ann.getByRole('button', { name: 'To paper and files' }).click()
		const file = ann.waitForEvent('download')
		await ann.getByRole('button', { name: 'Music cue sheet, PDF' }).click()
		expect((await file).suggestedFilename()).toContain('Music cue sheet')
		await ann.keyboard.press('Escape')
	})

	await test.step('a new cut of the reel: Ann sees what moves and what is cut before she accepts', async () => {
		await ann.getByRole('button', { name: 'Reels', exact: true }).click()
		await ann.getByRole('button', { name: 'Add a reel' }).click()
		await ann.getByLabel('Reel', { exact: true }).fill('2')
		await ann.getByRole('button', { name: 'Add', exact: true }).click()
		await ann.getByRole('button', { name: 'New cut of reel 2' }).click()
		await pickFile(ann, 'Old EDL', {
			name: 'v1.edl',
			text: edl(['A 00:00:00 02:00:00', 'B 00:00:00 02:03:00', 'C 00:00:00 02:08:00'])
		})
		await pickFile(ann, 'New EDL or change list', {
			name: 'changes.csv',
			text: 'Old in,Old out,New in,New out\n02:00:00:00,02:00:10:00,02:00:00:00,02:00:09:00'
		})
		await expect(ann.getByRole('alert')).toHaveText(
			'changes.csv, line 2: 240 frames of the old cut cannot lie in 216 of the new one.'
		)
		await pickFile(ann, 'New EDL or change list', {
			name: 'v2.edl',
			text: edl(['A 00:00:00 02:00:00', 'B 00:00:30 02:03:00', 'C 00:00:00 02:07:30'])
		})
		await ann.getByLabel('Called').fill('v2')
		const question = ann.getByRole('dialog', { name: 'New cut of reel 2' })
		await expect(question).toContainText('3 cues: 2 moved, 1 untouched')
		await expect(question.getByRole('row').filter({ hasText: 'AMO-2001' })).toContainText(
			'720 frames earlier'
		)
		await isAccessible(ann, 'what a new cut does')
		await question.getByRole('button', { name: 'Accept this cut' }).click()
		await expect(list(bo).getByRole('textbox', { name: 'TC in, NEL-2002' })).toHaveValue(
			'02:03:30:00'
		)
		await ann.getByRole('button', { name: 'Note a turnover' }).click()
		await ann.getByLabel('To', { exact: true }).fill('Sound')
		await ann.getByRole('button', { name: 'Note it' }).click()
		await expect(ann.getByText('Not acknowledged')).toBeVisible()
		await isAccessible(ann, 'reels and turnovers')
	})
})
