import { limits } from './limits.ts'

/** How a telling went: whether sockets were too backed up for it, and whether some wait for another. */
export type Beat = { isStrained: boolean; someWait: boolean }

type Timer = { dueAt: number; cancel: () => void }

/**
 * Says when it is time to tell a room who is where: at once after a calm spell, then at a steady
 * pace, slower while the event loop is late or sockets are backed up. Nothing runs while nothing is
 * to be told.
 */
export class Pulse {
	#beat: () => Beat
	#timer: Timer | null = null
	#lastAt = -Infinity
	#intervalMs = limits.presenceTickMs

	constructor(beat: () => Beat) {
		this.#beat = beat
	}

	/** There is something to tell. */
	wake(): void {
		this.#arm(this.#lastAt + this.#intervalMs)
	}

	stop(): void {
		this.#timer?.cancel()
		this.#timer = null
	}

	#arm(at: number): void {
		const now = performance.now()
		const dueAt = Math.max(at, now)
		if (this.#timer !== null && this.#timer.dueAt <= dueAt) return
		this.stop()
		this.#timer = { dueAt, cancel: schedule(dueAt - now, () => this.#run(dueAt)) }
	}

	#run(dueAt: number): void {
		this.#timer = null
		this.#lastAt = performance.now()
		const { isStrained, someWait } = this.#beat()
		const lateMs = this.#lastAt - dueAt
		const { presenceTickMs: calm, slowestPresenceTickMs: slowest } = limits
		this.#intervalMs = isStrained ? slowest : Math.min(slowest, calm + 2 * lateMs)
		if (someWait) this.#arm(this.#lastAt + slowest)
	}
}

/** Runs something later; what is due now still waits for the end of this turn, for what comes with it. */
function schedule(waitMs: number, run: () => void): () => void {
	if (waitMs <= 0) {
		const soon = setImmediate(run)
		return () => clearImmediate(soon)
	}
	const later = setTimeout(run, waitMs)
	return () => clearTimeout(later)
}
