import { isAccessible } from './accessible.ts'
import { expect, phone, test } from './fixtures.ts'
import { admit, startEmpty } from './people.ts'

test('a drive is registered, its hash list kept, and a colleague finds it and writes down where it went', async ({
	person
}) => {
	const { page: ann } = await person('Ann Archer')
	const vault = `${await startEmpty(ann, 'The Long Wait')}/deliverables/vault`
	await ann.goto(vault)
	await expect(ann.getByRole('heading', { name: 'Where are the masters?' })).toBeVisible()
	await isAccessible(ann, 'the vault, empty')

	await ann.getByRole('button', { name: 'Register a tape or drive' }).click()
	const dialog = ann.getByRole('dialog', { name: 'Register a tape or drive' })
	await dialog.getByRole('textbox', { name: 'Barcode' }).fill('LW0001')
	await dialog.getByRole('textbox', { name: 'Name' }).fill('Picture master')
	await dialog.getByRole('combobox', { name: 'Where it is' }).fill('House B, vault 2')
	await dialog.getByRole('button', { name: 'Register' }).click()
	await expect(dialog).toBeHidden()

	await ann.getByLabel('Read a hash list').setInputFiles({
		name: 'masters.md5',
		mimeType: 'text/plain',
		buffer: Buffer.from('d41d8cd98f00b204e9800998ecf8427e  Reel 1/mix.wav\n')
	})
	const list = ann.getByRole('dialog').filter({ hasText: 'Reel 1/mix.wav' })
	await list.getByRole('button', { name: 'Keep the list' }).click()
	await expect(list).toBeHidden()
	await isAccessible(ann, 'the vault')

	const { page: bo } = await person('Bo Berg', phone)
	await admit(bo, vault, 'post')
	await bo.goto(vault)
	await bo.getByRole('searchbox', { name: 'Find in the vault' }).fill('picture master')
	await bo.getByRole('button', { name: /^LW0001 Picture master/ }).click()
	await bo.getByRole('button', { name: /^Move/ }).click()
	const move = bo.getByRole('dialog', { name: /^Move/ })
	await move.getByRole('combobox', { name: 'To' }).fill('Lab C')
	await move.getByRole('button', { name: 'Write down' }).click()
	await expect(move).toBeHidden()
	await isAccessible(bo, 'a drive on a phone')
	await expect(ann.getByText('Lab C').first()).toBeVisible()
})
