import { done, request } from './api.ts'
import type { App } from './app.ts'
import type { Device } from './device.ts'

/** How many edits on this device are not on the server: signing out would lose them. */
export async function unsavedOnThisDevice(device: Device): Promise<number> {
	await device.settled()
	const rows = await device.waiting.toArray().catch(() => [])
	return rows.reduce((sum, { edits }) => sum + edits, 0)
}

/**
 * Signs out and takes everything off this device. Answers a sentence when the server did not hear
 * of it: whoever sits here next would still be signed in, so nothing is taken off then.
 */
export async function signOut({ device, me, productions }: App): Promise<string | null> {
	const asked = await request({ method: 'POST', path: '/api/auth/sign-out', body: {} }, done)
	if (!asked.ok && asked.offline) return unreachable
	if (!asked.ok && asked.code !== 'signed-out') return asked.message
	const wiped = await device.wipe().then(
		() => true,
		() => false
	)
	productions.forget()
	await me.forget()
	return wiped ? null : notWiped
}

const unreachable =
	'You are still signed in: the server cannot be reached just now. Try again when there is a network.'

const notWiped =
	'You are signed out, but this browser would not remove what Daybreak kept on this device. Remove this site’s data in the browser’s settings.'
