import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'

/**
 * Passwords at rest: scrypt at a strength OWASP's password storage sheet lists as sufficient, about
 * 32 MB and a quarter of a second each. They are taken one after the other, so that a crowd at the
 * door keeps at most one core from those who work.
 */
const strength = { N: 2 ** 15, r: 8, p: 3 } satisfies ScryptOptions
const keyBytes = 32
const maxMemory = 64 * 1024 * 1024

/** NIST SP 800-63B: long enough, long allowed, nothing else demanded. */
export const passwordLetters = { min: 10, max: 128 } as const

let last: Promise<unknown> = Promise.resolve()

/** A password as it is stored: `scrypt$N$r$p$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
	const salt = randomBytes(16)
	const { N, r, p } = strength
	const key = await derive(password, { salt, N, r, p })
	return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Whether a password is the one that was stored. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
	const [name, N, r, p, salt, key] = stored.split('$')
	if (name !== 'scrypt' || salt === undefined || key === undefined) return false
	const expected = Buffer.from(key, 'base64url')
	const options = { salt: Buffer.from(salt, 'base64url'), N: Number(N), r: Number(r), p: Number(p) }
	const found = await derive(password, options)
	return found.length === expected.length && timingSafeEqual(found, expected)
}

function derive(password: string, { salt, ...cost }: { salt: Buffer } & typeof strength) {
	const derived = last.then(
		() =>
			new Promise<Buffer>((resolve, reject) => {
				const options = { ...cost, maxmem: maxMemory }
				// One way of writing a letter that several keyboards write differently.
				scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) =>
					error ? reject(error) : resolve(key)
				)
			})
	)
	last = derived.catch(() => undefined)
	return derived
}
