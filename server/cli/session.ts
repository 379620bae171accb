import { randomUUID } from 'node:crypto'
import { cookieName, sealPerson } from '../accounts/cookie.ts'
import { readConfig } from '../config.ts'
import { readArguments, type Verb } from './verb.ts'

/** `session`: a `Cookie` header by which scripts on this machine are somebody. */
export const session: Verb = {
	usage: 'session [--production P] [--role R] [--name N]',
	summary: 'prints a Cookie header value for scripts on this machine',
	async run(args) {
		const text = { type: 'string' } as const
		// Everybody may enter every production for now, so --production changes nothing yet.
		const options = { production: text, role: text, name: text }
		const { values } = readArguments(args, { count: 0, options })
		const { secret } = readConfig(process.env)
		const person = { id: randomUUID(), name: values.name ?? 'Script', role: values.role ?? '' }
		const cookie = `${cookieName}=${sealPerson(person, { secret, at: Date.now() })}`
		return { text: cookie, json: { cookie, person } }
	}
}
