import { createHash, randomBytes } from 'node:crypto'

/** A new secret for a link: 128 random bits, as 22 letters that need no escaping in an address. */
export function newToken(): string {
	return randomBytes(16).toString('base64url')
}

/**
 * What is kept of a token: whoever reads the database cannot use the links. A plain hash is enough
 * for 128 random bits; slow ones are for what people choose.
 */
export function hashOfToken(token: string): string {
	return createHash('sha256').update(token).digest('hex')
}
