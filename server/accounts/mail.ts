import { createTransport, type Transporter } from 'nodemailer'
import type { Log } from '../log.ts'

/** A letter in plain text. */
export type Letter = { to: string; subject: string; text: string }

/** Sends letters when the server has been told how; otherwise says that it cannot. */
export class Mail {
	#transport: Transporter | null
	#from: string
	#log: Log

	constructor({ smtpUrl, from, log }: { smtpUrl: string | null; from: string; log: Log }) {
		this.#transport = smtpUrl === null ? null : createTransport(smtpUrl)
		this.#from = from
		this.#log = log
	}

	/** Whether letters can be sent at all. */
	get canSend(): boolean {
		return this.#transport !== null
	}

	/** Whether the letter was taken by the mail server. A failure is logged, without the letter. */
	async send(letter: Letter): Promise<boolean> {
		if (this.#transport === null) return false
		try {
			await this.#transport.sendMail({ from: this.#from, ...letter })
			return true
		} catch (error) {
			this.#log.error({ error: (error as Error).message }, 'a letter could not be sent')
			return false
		}
	}

	close(): void {
		this.#transport?.close()
	}
}
