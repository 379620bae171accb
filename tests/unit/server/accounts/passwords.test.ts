import { expect, test } from 'vitest'
import { hashPassword, isPassword } from '../../../../server/accounts/passwords.ts'

const password = 'correct horse battery'

test('a password is stored as scrypt with its strength, a salt of its own and a key', async () => {
	const [one, other] = [await hashPassword(password), await hashPassword(password)]
	expect(one).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/)
	expect(one).not.toContain(password)
	expect(one).not.toBe(other)
	expect(await isPassword(password, one)).toBe(true)
	expect(await isPassword(password, other)).toBe(true)
})

test('a wrong password is refused, also one that only nearly fits', async () => {
	const stored = await hashPassword(password)
	for (const wrong of ['', 'Correct horse battery', `${password} `, password.slice(0, -1)]) {
		expect(await isPassword(wrong, stored)).toBe(false)
	}
})

test('a letter that keyboards write in different ways is one letter', async () => {
	const stored = await hashPassword('Zoë’s caf\u00e9 in Oslo')
	expect(await isPassword('Zoe\u0308’s cafe\u0301 in Oslo', stored)).toBe(true)
	expect(await isPassword('Zoe’s cafe in Oslo', stored)).toBe(false)
})

test('what was stored with another strength is still read', async () => {
	const { scryptSync } = await import('node:crypto')
	const salt = Buffer.from('0123456789abcdef')
	const key = scryptSync(password, salt, 32, { N: 1024, r: 8, p: 1 }).toString('base64url')
	const stored = `scrypt$1024$8$1$${salt.toString('base64url')}$${key}`
	expect(await isPassword(password, stored)).toBe(true)
	expect(await isPassword('something else', stored)).toBe(false)
})

test.each(['', 'scrypt', 'plain$correct horse battery', '$2b$10$abcdefghijklmnopqrstuv', 'a:b'])(
	'a stored text that is none of ours opens to nobody: %s',
	async (stored) => {
		expect(await isPassword(password, stored)).toBe(false)
		expect(await isPassword('', stored)).toBe(false)
	}
)
