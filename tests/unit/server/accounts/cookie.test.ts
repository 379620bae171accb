import { expect, test } from 'vitest'
import { cookieMaxAgeSeconds, readPerson, sealPerson } from '../../../../server/accounts/cookie.ts'

const secret = 'a secret long enough'
const ann = { id: 'a1', name: 'Ann Ödegård; AD=1', role: '1st AD' }
const value = sealPerson(ann, { secret, at: 1000 })
const read = (cookies: string | undefined, now = 2000) => readPerson(cookies, { secret, now })

test('a person comes back out of their cookie, wherever it stands', () => {
	expect(read(`daybreak=${value}`)).toEqual(ann)
	expect(read(`other=1; daybreak=${value}; more=2`)).toEqual(ann)
})

test('what we did not sign is nobody', () => {
	const [who, signature] = value.split('.') as [string, string]
	const foreign = sealPerson(ann, { secret: 'another secret', at: 1000 })
	const other = Buffer.from('{"id":"b","name":"Bo","role":"","at":1000}').toString('base64url')
	const forged = [
		foreign,
		who,
		`${who}.`,
		`.${signature}`,
		`${other}.${signature}`,
		`${value}.x`,
		'x',
		''
	]
	for (const cookie of forged) expect(read(`daybreak=${cookie}`)).toBeNull()
	expect(read(undefined)).toBeNull()
})

test('a cookie older than browsers keep one is nobody', () => {
	expect(read(`daybreak=${value}`, 1000 + cookieMaxAgeSeconds * 1000)).toEqual(ann)
	expect(read(`daybreak=${value}`, 1001 + cookieMaxAgeSeconds * 1000)).toBeNull()
})
