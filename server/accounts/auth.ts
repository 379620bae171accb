import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { genericOAuth } from 'better-auth/plugins'
import * as z from 'zod'
import type { Log } from '../log.ts'
import type { AccountsDatabase } from './database.ts'
import { hashPassword, isPassword, passwordLetters } from './passwords.ts'

/** Sign-in with somebody else's accounts (OpenID Connect). */
export type Provider = {
	/** What the button says. */
	name: string
	/** Where it describes itself, or the issuer's address. */
	issuer: URL
	clientId: string
	clientSecret: string
}

/** What signing in is made of. */
export type AuthParts = {
	database: AccountsDatabase
	secret: string
	/** The address people use. */
	origin: URL
	/** Every address a page of ours may come from. */
	origins: string[]
	provider: Provider | null
	/** Brings somebody the link that lets them choose a new password. */
	sendReset: (to: { id: string; name: string; email: string }, token: string) => Promise<void>
	/** Somebody has chosen a new password that way. */
	wasReset: (person: { id: string; name: string }) => Promise<void>
	log: Log
}

/** The id that an OpenID Connect provider has in our addresses. */
export const providerId = 'provider'

const secondsPerDay = 24 * 60 * 60

/** A device stays signed in this long after it was last used, and no longer. */
export const deviceSeconds = 14 * secondsPerDay

/** How long the link for a new password works. */
export const resetSeconds = 60 * 60

/** Sign-in, devices, passkeys and passwords: better-auth, on our database and with our rules. */
export function createAuth(parts: AuthParts) {
	const isSecure = parts.origin.protocol === 'https:'
	return betterAuth({
		baseURL: parts.origin.origin,
		basePath: '/api/auth',
		secret: parts.secret,
		telemetry: { enabled: false },
		trustedOrigins: parts.origins,
		database: { db: parts.database, type: 'sqlite' },
		logger: { log: (level, message) => parts.log[level]({ from: 'sign-in' }, message) },
		rateLimit: { enabled: false }, // ours counts before anything else is done: http/rates.ts
		emailAndPassword: {
			enabled: true,
			disableSignUp: true, // accounts come from set-up and invitations
			minPasswordLength: passwordLetters.min,
			maxPasswordLength: passwordLetters.max,
			revokeSessionsOnPasswordReset: true,
			resetPasswordTokenExpiresIn: resetSeconds,
			sendResetPassword: ({ user, token }) => parts.sendReset(user, token),
			onPasswordReset: ({ user }) => parts.wasReset(user),
			password: {
				hash: hashPassword,
				verify: ({ hash, password }) => isPassword(password, hash)
			}
		},
		user: {
			additionalFields: {
				isVisitor: { type: 'boolean', required: false, input: false, defaultValue: false },
				isServerOwner: { type: 'boolean', required: false, input: false, defaultValue: false }
			}
		},
		account: { encryptOAuthTokens: true },
		session: { expiresIn: deviceSeconds, updateAge: secondsPerDay, freshAge: 0 },
		advanced: {
			useSecureCookies: false, // it would add a prefix of its own
			cookiePrefix: cookiePrefix(isSecure),
			cookies: { session_token: { name: sessionCookie(isSecure) } },
			defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure },
			ipAddress: { ipAddressHeaders: [] }
		},
		plugins: [
			passkey({ rpID: passkeyHost(parts.origin), rpName: 'Daybreak', origin: parts.origins }),
			genericOAuth({ config: parts.provider ? [oauthOf(parts.provider)] : [] }),
			letIn()
		]
	})
}

export type Auth = ReturnType<typeof createAuth>

/** The cookie by which the server knows a device again; a browser lets no other site set `__Host-`. */
export function sessionCookie(isSecure: boolean): string {
	return isSecure ? '__Host-daybreak' : 'daybreak'
}

function cookiePrefix(isSecure: boolean): string {
	return isSecure ? '__Host-daybreak-door' : 'daybreak-door'
}

/** A passkey belongs to a name; a bare number cannot have one, so there this machine's name stands in. */
function passkeyHost({ hostname }: URL): string {
	return /^[\d.]+$|^\[/.test(hostname) ? 'localhost' : hostname
}

function oauthOf({ name, issuer, clientId, clientSecret }: Provider) {
	return {
		providerId,
		name,
		discoveryUrl: issuer.pathname.includes('/.well-known/')
			? issuer.href
			: `${issuer.href.replace(/\/$/, '')}/.well-known/openid-configuration`,
		clientId,
		clientSecret,
		scopes: ['openid', 'profile', 'email'],
		pkce: true,
		requireIdTokenVerification: true
	}
}

/** One more way in, for the server alone: whoever has just been made, or joined, is signed in. */
function letIn() {
	return {
		id: 'let-in',
		endpoints: {
			letIn: createAuthEndpoint(
				'/let-in',
				{
					method: 'POST',
					body: z.object({ person: z.string() }),
					metadata: { SERVER_ONLY: true }
				},
				async (ctx) => {
					const user = await ctx.context.internalAdapter.findUserById(ctx.body.person)
					if (!user) throw ctx.error('NOT_FOUND')
					const session = await ctx.context.internalAdapter.createSession(user.id)
					await setSessionCookie(ctx, { session, user })
					return ctx.json({})
				}
			)
		}
	}
}
