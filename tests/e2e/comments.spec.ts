import type { Page } from '@playwright/test'
import { isAccessibleRound, fitsItsWidth } from './accessible.ts'
import { openSample, strip } from './board.ts'
import { expect, phone, test } from './fixtures.ts'
import { admit } from './people.ts'

const bell = (page: Page) => page.getByRole('button', { name: /^Mentions and replies/ })
const inbox = (page: Page) => page.getByRole('dialog', { name: 'Mentions and replies' })
const comments = (page: Page) => page.getByRole('region', { name: 'Comments' })

test('Ann asks Bo about a scene; Bo, who may only look at it, is told, answers offline, and it is settled', async ({
	person
}) => {
	const { page: ann } = await person('Ann Archer')
	const { page: bo, context } = await person('Bo Berg', phone)
	const board = await openSample(ann)
	await admit(bo, board, 'department')
	await bo.goto(board)
	await expect(bell(bo)).toHaveAccessibleName('Mentions and replies')

	await test.step('Ann mentions Bo by keyboard', async () => {
		await strip(ann, '14').click()
		await ann.keyboard.press('Enter')
		await ann.getByRole('textbox', { name: /^Comment on Scene 14/ }).click()
		await ann.keyboard.type('@b')
		await expect(ann.getByRole('option', { name: 'Bo Berg Department' })).toBeVisible()
		await ann.keyboard.press('Enter')
		await ann.keyboard.type('is that a night?')
		await isAccessibleRound(ann, 'a comment being written')
		await ann.keyboard.press('Control+Enter')
		await expect(comments(ann).getByText('@Bo Berg')).toBeVisible()
		await expect(strip(ann, '14')).toContainText('1 open comment')
	})

	await test.step('Bo is told, and led to the scene', async () => {
		await expect(bell(bo)).toHaveAccessibleName('Mentions and replies, 1 unread')
		await bell(bo).click()
		const told = inbox(bo).getByRole('button', { name: /Ann Archer mentioned you/ })
		await expect(told).toContainText('@Bo Berg is that a night?')
		await isAccessibleRound(bo, 'the inbox on a phone')
		await told.click()
		await expect(comments(bo)).toContainText('New')
		await expect(bell(bo)).toHaveAccessibleName('Mentions and replies')
		await fitsItsWidth(bo, 'comments on a phone')
		await expect(comments(bo).getByRole('button', { name: 'Edit' })).toHaveCount(0)
	})

	await test.step('Bo answers without a network; Ann is told when he is back', async () => {
		await context.setOffline(true)
		await comments(bo).getByRole('button', { name: 'Reply' }).click()
		await comments(bo).getByRole('textbox', { name: 'Reply' }).fill('No, dusk.')
		await comments(bo).getByRole('button', { name: 'Reply' }).click()
		await expect(comments(bo)).toContainText('No, dusk.')
		await context.setOffline(false)
		await expect(comments(ann)).toContainText('No, dusk.')
	})

	await test.step('Ann settles it; a slip of hers is taken back after a question', async () => {
		await comments(ann).getByRole('button', { name: 'Resolve' }).click()
		await expect(strip(ann, '14')).not.toContainText('open comment')
		await expect(comments(bo).getByText('1 resolved')).toBeVisible()
		await ann.getByRole('textbox', { name: /^Comment on Scene 14/ }).fill('Wrong scene')
		await comments(ann).getByRole('button', { name: 'Comment', exact: true }).click()
		const slip = comments(ann).getByRole('listitem').filter({ hasText: 'Wrong scene' })
		await slip.getByRole('button', { name: 'Remove' }).click()
		await slip
			.getByRole('group', { name: 'Remove the comment?' })
			.getByRole('button', { name: 'Remove' })
			.click()
		await expect(comments(ann)).not.toContainText('Wrong scene')
	})
})
