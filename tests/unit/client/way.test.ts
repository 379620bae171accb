import { describe, expect, test } from 'vitest'
import { insteadOf, isOpenPage, productionPath, signInFor, wantedPath } from '$lib/client/way.ts'

const origin = 'https://daybreak.example'
const at = (path: string) => new URL(path, origin)

describe('the page that was wanted', () => {
	test.each(['/p/p1/stripboard', '/p/p1/stripboard?scene=12', '/account#devices', '/'])(
		'%s is gone to after signing in',
		(path) => {
			const signIn = at(signInFor(at(path)))
			expect(signIn.pathname).toBe('/sign-in')
			expect(wantedPath(signIn.searchParams.get('to'), origin)).toBe(path)
		}
	)

	test.each([
		'https://evil.example/',
		'//evil.example',
		'///evil.example',
		'/\\evil.example',
		'\\/evil.example',
		'/\t/evil.example',
		'/\n/evil.example',
		'/.//evil.example',
		'/p/..//evil.example',
		'/%2e//evil.example',
		' //evil.example',
		'javascript:alert(1)',
		'evil.example',
		'p/p1/stripboard',
		''
	])('%j leads nowhere but to the start page', (to) => {
		const path = wantedPath(to, origin)
		expect(path).toBe('/')
	})

	test('is never signing in again', () => {
		expect(wantedPath('/sign-in?to=%2Fsign-in', origin)).toBe('/')
		expect(wantedPath(null, origin)).toBe('/')
	})
})

describe('whoever is at a page', () => {
	const nobody = { isThere: false, isVisitor: false, wasThere: false }
	const somebody = { ...nobody, isThere: true }

	test('that needs nobody stays there', () => {
		for (const path of [
			'/sign-in',
			'/set-up',
			'/join',
			'/forgot',
			'/reset',
			'/shared',
			'/answer'
		]) {
			expect([isOpenPage(path), insteadOf(at(path), nobody)]).toEqual([true, null])
		}
		expect([isOpenPage('/'), insteadOf(at('/'), nobody)]).toEqual([false, null])
	})

	test('that needs somebody signs in first, and comes back', () => {
		expect(insteadOf(at('/p/p1/stripboard'), nobody)).toBe('/sign-in?to=%2Fp%2Fp1%2Fstripboard')
		expect(insteadOf(at('/p/p1/stripboard'), somebody)).toBe(null)
		expect(isOpenPage('/joined')).toBe(false)
	})

	test('and signs out there goes to the start page', () => {
		expect(insteadOf(at('/account'), { ...nobody, wasThere: true })).toBe('/')
	})

	test('of accounts needs an account: a visitor has none', () => {
		const visitor = { ...somebody, isVisitor: true }
		expect(insteadOf(at('/account'), visitor)).toBe('/sign-in?to=%2Faccount')
		expect(insteadOf(at('/p/p1/stripboard'), visitor)).toBe(null)
	})
})

test('a production opens on its board, for a guest on what is published', () => {
	expect(productionPath({ id: 'p1', role: 'ad' })).toBe('/p/p1/stripboard')
	expect(productionPath({ id: 'p1', role: 'guest' })).toBe('/p/p1/published')
})
