import type { Log } from '../log.ts'
import type { Audit } from './audit.ts'
import { resetSeconds } from './auth.ts'
import type { Mail } from './mail.ts'

/** A way to a new password that somebody has asked for. */
export type Reset = { name: string; email: string; link: string; expiresAt: number }

type Parts = { mail: Mail; audit: Audit; log: Log; origin: string; now: () => number }

/**
 * Brings people the link to a new password: by mail; without mail it is written to the log and
 * shown to the server's owner, who passes it on.
 */
export class Resets {
	#parts: Parts
	#waiting: (Reset & { person: string })[] = []

	constructor(parts: Parts) {
		this.#parts = parts
	}

	/** What the owner can pass on; only what still works. */
	get waiting(): Reset[] {
		this.#forget((reset) => reset.expiresAt <= this.#parts.now())
		return this.#waiting.map(({ name, email, link, expiresAt }) => ({
			name,
			email,
			link,
			expiresAt
		}))
	}

	/** Brings a person their link. */
	async bring(to: { id: string; name: string; email: string }, token: string): Promise<void> {
		const { mail, audit, log, origin, now } = this.#parts
		const link = `${origin}/reset#${token}`
		await audit.note({ kind: 'password-reset-asked', by: to })
		if (mail.canSend) {
			// Not waited for: how long an answer takes must not tell whether there is such a person.
			void mail.send({
				to: to.email,
				subject: 'Choose a new Daybreak password',
				text: letter(link)
			})
			return
		}
		const { id: person, name, email } = to
		this.#forget((reset) => reset.person === person)
		const expiresAt = now() + resetSeconds * 1000
		this.#waiting.push({ person, name, email, link, expiresAt })
		log.warn({ email, link }, 'no mail is set up: pass this link for a new password on by hand')
	}

	/** A person has chosen a new password. */
	async done(person: { id: string; name: string }): Promise<void> {
		this.#forget((reset) => reset.person === person.id)
		await this.#parts.audit.note({ kind: 'password-reset', by: person })
	}

	#forget(isOver: (reset: Reset & { person: string }) => boolean): void {
		this.#waiting = this.#waiting.filter((reset) => !isOver(reset))
	}
}

function letter(link: string): string {
	return `Somebody, hopefully you, asked for a new password for Daybreak.

Choose it here, within an hour:
${link}

If it was not you, nothing has changed and nothing needs to be done.
`
}
