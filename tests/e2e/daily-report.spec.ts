import { day, openBoard, openSample } from './board.ts'
import { isAccessible, fitsItsWidth } from './accessible.ts'
import { expect, test } from './fixtures.ts'

test('one taps the day’s times on a phone while another notes the scenes; the report keeps both', async ({
	person
}) => {
	const ann = await person('Ann Archer')
	const address = await openSample(ann.page)
	await day(ann.page, 2).getByRole('link', { name: 'Call sheet of day 2' }).click()
	await ann.page.getByRole('link', { name: 'Daily report', exact: true }).click()
	await ann.page.setViewportSize({ width: 390, height: 844 })
	const bo = await person('Bo Baker')
	await openBoard(bo.page, address)
	await bo.page.goto(ann.page.url())

	const times = ann.page.getByRole('region', { name: 'Times of the day' })
	await times.getByRole('button', { name: /^First shot Now/ }).click()
	await expect(times.getByRole('textbox', { name: 'First shot', exact: true })).toHaveValue(
		/^\d+:\d\d$/
	)
	await times.getByRole('button', { name: /^Lunch out/ }).click()
	const lunch = times.getByRole('textbox', { name: 'Lunch out' })
	await lunch.fill('13:05')
	await lunch.press('Enter')

	const scenes = bo.page.getByRole('region', { name: 'Scenes of the day' })
	const first = scenes.getByRole('listitem').first()
	await first.getByRole('button', { name: 'Shot', exact: true }).click()
	await expect(first.getByRole('button', { name: 'Shot', exact: true })).toHaveAttribute(
		'aria-pressed',
		'true'
	)
	await first.getByRole('textbox', { name: /^Set-ups/ }).fill('7')
	await bo.page.keyboard.press('Tab')
	const taken = ann.page.getByRole('table', { name: 'What is taken' })
	await expect(taken.getByRole('row', { name: /^Taken today/ })).toContainText('7')
	const theirs = bo.page.getByRole('region', { name: 'Times of the day' })
	await expect(theirs.getByRole('textbox', { name: 'Lunch out' })).toHaveValue('13:05')
	await expect(theirs).toContainText('Ann Archer')
	await isAccessible(ann.page, 'a daily report on a phone')
	await fitsItsWidth(ann.page, 'a daily report on a phone')

	await ann.page.getByRole('button', { name: 'Publish', exact: true }).click()
	const out = bo.page.getByRole('region', { name: 'What was published' })
	await expect(out).toContainText(/Published\s+today.*by Ann Archer/s)
	await bo.page.getByRole('textbox', { name: 'Delays and reasons' }).fill('Rain, 0:40')
	await bo.page.keyboard.press('Tab')
	await expect(out).toContainText('something was noted since')
	await bo.page.getByRole('button', { name: 'Paper' }).click()
	const paper = bo.page.getByRole('region', { name: /^Daily production report, day 2/ })
	await expect(paper).toContainText('Rain, 0:40')
	const copies = bo.page.getByRole('combobox', { name: 'Which copy is looked at' })
	await copies.selectOption({ index: 1 })
	await expect(paper).toContainText('13:05')
	await expect(paper).not.toContainText('Rain, 0:40')
})
