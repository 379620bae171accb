import {
	browserSupportsWebAuthn,
	browserSupportsWebAuthnAutofill,
	startAuthentication,
	startRegistration,
	WebAuthnAbortService,
	WebAuthnError,
	type PublicKeyCredentialCreationOptionsJSON,
	type PublicKeyCredentialRequestOptionsJSON
} from '@simplewebauthn/browser'
import * as z from 'zod/mini'
import { done, request, type Answer, type Refusal } from './api.ts'

const passkey = z.object({
	id: z.string(),
	name: z.nullish(z.string()),
	/** Milliseconds since 1970, or null where nobody wrote it down. */
	createdAt: z.pipe(
		z.nullish(z.union([z.number(), z.string()])),
		z.transform((at) => (at == null ? null : new Date(at).getTime()))
	)
})

/** A passkey I can sign in with. */
export type Passkey = z.infer<typeof passkey>

// What is inside is between the server and the browser, which checks it; we hand it on.
const registration = z.looseObject({ challenge: z.string(), rp: z.looseObject({}) })
const authentication = z.looseObject({ challenge: z.string() })

const path = (verb: string) => `/api/auth/passkey/${verb}`

/**
 * Why there are no passkeys here, as a sentence, or null where there are. A passkey belongs to a
 * name on the network, so an address made of numbers can have none.
 */
export function passkeyHindrance(page: {
	hostname: string
	isSecureContext: boolean
}): string | null {
	const isNumber = /^[\d.]+$|^\[.*\]$/.test(page.hostname)
	if (isNumber) return 'Passkeys need an address with a name. This one is a number.'
	if (!page.isSecureContext) return 'Passkeys need an address that begins with https.'
	return browserSupportsWebAuthn() ? null : 'This browser has no passkeys.'
}

export function passkeysOfMine(): Promise<Answer<Passkey[]>> {
	return request({ method: 'GET', path: path('list-user-passkeys') }, z.array(passkey))
}

/** Makes a passkey with this browser. A person who changes their mind is answered `given-up`. */
export async function addPasskey(name: string): Promise<Answer<unknown>> {
	const asked = await request(
		{ method: 'GET', path: path('generate-register-options') },
		registration
	)
	if (!asked.ok) return asked
	const optionsJSON = asked.value as unknown as PublicKeyCredentialCreationOptionsJSON
	const said = await ceremony(() => startRegistration({ optionsJSON }))
	if (!said.ok) return said
	const body = { response: said.value, name }
	return request({ method: 'POST', path: path('verify-registration'), body }, done)
}

export function removePasskey(id: string): Promise<Answer<unknown>> {
	return request({ method: 'POST', path: path('delete-passkey'), body: { id } }, done)
}

/** Signs in with a passkey; a person who changes their mind is answered `given-up`. */
export async function signInWithPasskey(): Promise<Answer<unknown>> {
	return authenticate({ useBrowserAutofill: false })
}

/**
 * Lets the browser offer passkeys where the e-mail is written, and waits until one is picked;
 * another ceremony ends the wait. Null in browsers that cannot.
 */
export async function offerPasskeys(): Promise<Answer<unknown> | null> {
	if (!(await browserSupportsWebAuthnAutofill())) return null
	return authenticate({ useBrowserAutofill: true })
}

async function authenticate(how: { useBrowserAutofill: boolean }): Promise<Answer<unknown>> {
	const asked = await request(
		{ method: 'GET', path: path('generate-authenticate-options') },
		authentication
	)
	if (!asked.ok) return asked
	const optionsJSON = asked.value as unknown as PublicKeyCredentialRequestOptionsJSON
	const said = await ceremony(() => startAuthentication({ optionsJSON, ...how }))
	if (!said.ok) return said
	const body = { response: said.value }
	return request({ method: 'POST', path: path('verify-authentication'), body }, done)
}

async function ceremony<Value>(
	hold: () => Promise<Value>
): Promise<{ ok: true; value: Value } | Refusal> {
	try {
		return { ok: true, value: await hold() }
	} catch (error) {
		return { ok: false, offline: false, ...ceremonyRefusal(error) }
	}
}

/** What a browser's refusal means to a person. */
export function ceremonyRefusal(error: unknown): { code: string; message: string } {
	const cause = error instanceof WebAuthnError ? error.code : null
	if (cause === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
		return { code: 'known', message: 'This device already has a passkey for your account.' }
	const name = error instanceof Error ? error.name : ''
	// Browsers say "not allowed" for a refusal, a closed window and a minute without an answer alike.
	if (name === 'NotAllowedError' || name === 'AbortError')
		return { code: 'given-up', message: 'No passkey was used. Try again, or use your password.' }
	return { code: 'failed', message: 'The passkey did not work. Use your password instead.' }
}

/** Nobody is at the field any more at which passkeys were offered. */
export function stopOffering(): void {
	WebAuthnAbortService.cancelCeremony()
}
