import { describe, expect, test } from 'vitest'
import { mailLink, phoneLink } from '$lib/features/contacts/reach.ts'

describe('a phone', () => {
	test.each([
		['(207) 555-0101', 'tel:2075550101'],
		['+44 20 7946 0018', 'tel:+442079460018'],
		[' +1 207.555.0101', 'tel:+12075550101'],
		['207 555 0101 x12', 'tel:2075550101;ext=12'],
		['207-555-0101 ext. 12', 'tel:2075550101;ext=12'],
		['555-0101 (Kit)', 'tel:5550101']
	])('as %s is dialled as %s', (phone, link) => {
		expect(phoneLink(phone)).toBe(link)
	})

	test.each(['', 'n/a', 'ask Ruth', '12'])('as %j is not dialled', (phone) => {
		expect(phoneLink(phone)).toBeNull()
	})

	test('cannot become another kind of link', () => {
		expect(phoneLink('javascript:alert(123)')).toBe('tel:123')
		expect(phoneLink('555-0101?x=<b>')).toBe('tel:5550101')
	})
})

describe('an e-mail', () => {
	test.each([
		['ines.duarte@example.com', 'mailto:ines.duarte@example.com'],
		['ines+crew@example.com', 'mailto:ines%2Bcrew@example.com']
	])('as %s is written to as %s', (email, link) => {
		expect(mailLink(email)).toBe(link)
	})

	test.each(['', 'n/a', 'ines@', 'ines@example', 'a@b.c, d@e.f', '<ines@example.com>'])(
		'as %j is not written to',
		(email) => {
			expect(mailLink(email)).toBeNull()
		}
	)

	test('cannot add recipients or words to the letter', () => {
		expect(mailLink('a@example.com?bcc=b@example.com')).toBeNull()
		expect(mailLink('a@example.com?body=hello')).toBe('mailto:a@example.com%3Fbody%3Dhello')
		expect(mailLink('javascript:x@example.com')).toBe('mailto:javascript%3Ax@example.com')
	})
})
