import { WebAuthnError } from '@simplewebauthn/browser'
import { afterEach, expect, test, vi } from 'vitest'
import { ceremonyRefusal, passkeyHindrance, passkeysOfMine } from '$lib/client/passkeys.ts'

afterEach(() => {
	vi.unstubAllGlobals()
})

const at = (hostname: string, isSecureContext = true) =>
	passkeyHindrance({ hostname, isSecureContext })

test('an address made of numbers has no passkeys, and it is said why', () => {
	vi.stubGlobal('PublicKeyCredential', class {})
	for (const number of ['127.0.0.1', '10.0.0.7', '[::1]', '[fe80::1]']) {
		expect(at(number)).toMatch(/number/)
	}
	expect([at('localhost'), at('daybreak.example'), at('4.example')]).toEqual([null, null, null])
})

test('an address that is not secure has none, nor has an old browser', () => {
	vi.stubGlobal('PublicKeyCredential', class {})
	expect(at('daybreak.local', false)).toMatch(/https/)
	vi.stubGlobal('PublicKeyCredential', undefined)
	expect(at('daybreak.example')).toMatch(/browser/)
})

test('my passkeys are read with or without a name and a day', async () => {
	const said = [
		{ id: 'k1', name: 'Laptop', createdAt: '2026-03-12T14:00:00.000Z', publicKey: 'x' },
		{ id: 'k2', name: null, createdAt: null }
	]
	vi.stubGlobal('fetch', async () => Response.json(said))
	expect(await passkeysOfMine()).toEqual({
		ok: true,
		value: [
			{ id: 'k1', name: 'Laptop', createdAt: Date.UTC(2026, 2, 12, 14) },
			{ id: 'k2', name: null, createdAt: null }
		]
	})
})

test('whoever closes the browser’s window has given up, not failed', () => {
	const named = (name: string) => Object.assign(new Error('x'), { name })
	expect(ceremonyRefusal(named('NotAllowedError')).code).toBe('given-up')
	expect(ceremonyRefusal(named('AbortError')).code).toBe('given-up')
	expect(ceremonyRefusal(named('SecurityError')).code).toBe('failed')
	const cause = named('InvalidStateError')
	const code = 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
	expect(ceremonyRefusal(new WebAuthnError({ message: 'x', code, cause })).code).toBe('known')
})
