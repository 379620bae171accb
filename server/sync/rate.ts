/** A steady rate, and how much of it may be saved up. */
export type Rate = { perSecond: number; burst: number }

/** What is left of a rate. Times are in milliseconds, of any clock that does not go back. */
export class Allowance {
	#rate: Rate
	#left: number
	#at: number | null = null

	constructor(rate: Rate) {
		this.#rate = rate
		this.#left = rate.burst
	}

	/** Uses some of it. False when there is not enough left: then nothing is used. */
	spend(amount: number, now: number): boolean {
		const { perSecond, burst } = this.#rate
		const earned = ((now - (this.#at ?? now)) * perSecond) / 1000
		this.#left = Math.min(burst, this.#left + earned)
		this.#at = now
		if (amount > this.#left) return false
		this.#left -= amount
		return true
	}
}
