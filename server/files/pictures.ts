import { spawn } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pictureSizes, type PictureSize } from '#model/core/stored-file.ts'

/** By itself, or Vite takes what is built from it for a file of the browser's, where tests run as for one. */
const here = import.meta.url

/** The program that makes one picture; as source and as built it lies beside whoever starts it. */
const program = fileURLToPath(new URL('./shrink.js', here))

/** A picture takes a tenth of a second, or half a one; what takes this long will never be done. */
const mostMs = 20_000

type Order = { from: string; to: string; size: PictureSize }

/**
 * Makes small pictures of large ones. Each in a process of its own, with nothing of ours in it: a
 * picture from outside may bring a decoder down or take all memory, and then only that process ends.
 * One at a time, so that an album does not take the machine away from the edits.
 */
export class Pictures {
	#underWay = new Map<string, Promise<boolean>>()
	#last: Promise<unknown> = Promise.resolve()
	/** Those of which none can be made; not tried again until the server starts. */
	#hopeless = new Set<string>()

	/** Makes one, unless it is being made; false when it cannot be. */
	make(order: Order): Promise<boolean> {
		const { to } = order
		if (this.#hopeless.has(to)) return Promise.resolve(false)
		const known = this.#underWay.get(to)
		if (known !== undefined) return known
		const made = this.#last.then(() => shrink(order))
		this.#last = made
		this.#underWay.set(to, made)
		void made.then((isMade) => {
			this.#underWay.delete(to)
			if (!isMade) this.#hopeless.add(to)
		})
		return made
	}
}

async function shrink({ from, to, size }: Order): Promise<boolean> {
	await mkdir(dirname(to), { recursive: true, mode: 0o700 })
	const child = spawn(process.execPath, [program, from, to, String(pictureSizes[size])], {
		env: {},
		stdio: 'ignore',
		timeout: mostMs,
		killSignal: 'SIGKILL'
	})
	const isMade = await new Promise<boolean>((resolve) => {
		child.once('error', () => resolve(false))
		child.once('exit', (code) => resolve(code === 0))
	})
	if (!isMade) await rm(`${to}.part`, { force: true })
	return isMade
}
