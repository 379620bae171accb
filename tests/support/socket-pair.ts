/** One end of a wire. What arrives is handed to `onMessage` when the test delivers it. */
export type SocketEnd = {
	onMessage: (message: Uint8Array) => void
	/** The wire was closed, by either side, and everything on it is lost. */
	onClose: () => void
	send: (message: Uint8Array) => void
	close: () => void
	readonly isOpen: boolean
}

export type Side = 'client' | 'server'

/**
 * Two ends of a wire whose messages wait until the test lets them through, one by one and in order,
 * as a socket keeps them. Cutting it loses what is under way in both directions.
 */
export class SocketPair {
	readonly client: SocketEnd
	readonly server: SocketEnd
	#towards: Record<Side, Uint8Array[]> = { client: [], server: [] }
	#isOpen = true

	constructor() {
		this.client = this.#end('server')
		this.server = this.#end('client')
	}

	get isOpen(): boolean {
		return this.#isOpen
	}

	/** How many messages are under way to one side. */
	waiting(side: Side): number {
		return this.#towards[side].length
	}

	/** Lets the next message through to one side. False when none is under way. */
	deliver(side: Side): boolean {
		const message = this.#towards[side].shift()
		if (message === undefined) return false
		this[side].onMessage(message)
		return true
	}

	/** Makes the next message to one side arrive twice. */
	duplicate(side: Side): void {
		const [first] = this.#towards[side]
		if (first) this.#towards[side].unshift(first)
	}

	/** Cuts the wire; both ends hear of it. */
	cut(): void {
		if (!this.#isOpen) return
		this.#isOpen = false
		this.#towards = { client: [], server: [] }
		this.client.onClose()
		this.server.onClose()
	}

	#end(other: Side): SocketEnd {
		const isOpen = () => this.#isOpen
		return {
			onMessage: () => {},
			onClose: () => {},
			send: (message) => {
				if (this.#isOpen) this.#towards[other].push(message)
			},
			close: () => this.cut(),
			get isOpen() {
				return isOpen()
			}
		}
	}
}
