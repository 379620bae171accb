import type { LogFile, LogFiles } from '../../server/store/log-files.ts'

/**
 * What is wrong with the disk: nothing is written; half of it is, and cannot be taken back when it is
 * stuck; it is written and not kept; it takes long, and then as long as `release` is not called.
 */
export type Fault = 'full' | 'torn' | 'stuck' | 'unsynced' | 'slow'

/** Segments in memory, on a disk that fails when told to, and that a crash can cut off. */
export class FaultyFiles implements LogFiles {
	fault: Fault | null = null
	/** The names of segments that were put aside. */
	readonly aside: string[] = []
	#released: (() => void)[] = []
	/** What is on the disk for good. */
	#files = new Map<string, Uint8Array>()

	/** The same disk as it is now, and well: what a process finds after the one before it has ended. */
	copy(): FaultyFiles {
		const copy = new FaultyFiles()
		copy.#files = new Map(this.#files)
		return copy
	}

	/** Takes the last bytes off the newest segment. */
	cut(bytes: number): void {
		const name = this.list().at(-1) as string
		const file = this.#files.get(name) as Uint8Array
		this.#files.set(name, file.slice(0, -bytes))
	}

	/** What a commit that is waited for costs on a slow disk; tests with a clock of their own say so. */
	stall: () => void = () => spin(15)

	/** How many commits a slow disk has under way. */
	get held(): number {
		return this.#released.length
	}

	/** A slow disk ends what it has under way, and is quick from now on. */
	release(): void {
		this.fault = null
		for (const resolve of this.#released.splice(0)) resolve()
	}

	list(): string[] {
		return [...this.#files.keys()].sort()
	}

	read(name: string): Uint8Array | null {
		return this.#files.get(name) ?? null
	}

	create(name: string): LogFile {
		if (this.fault === 'full') throw new Error('ENOSPC: no space left on device')
		this.#files.set(name, new Uint8Array())
		return {
			commit: (bytes) => this.#commit(name, bytes),
			commitAside: async (bytes) => {
				if (this.fault === 'slow')
					await new Promise<void>((resolve) => this.#released.push(resolve))
				this.#commit(name, bytes)
			},
			truncate: (length) => {
				if (this.fault === 'stuck') throw new Error('EIO: i/o error, ftruncate')
				this.#files.set(name, (this.read(name) as Uint8Array).slice(0, length))
			},
			close: () => {}
		}
	}

	remove(name: string): void {
		this.#files.delete(name)
	}

	setAside(name: string): void {
		this.aside.push(name)
		this.remove(name)
	}

	#commit(name: string, bytes: Uint8Array): void {
		if (this.fault === 'slow') this.stall()
		const kept = { full: 0, torn: bytes.length >> 1, stuck: bytes.length >> 1 }
		const length =
			this.fault === null || this.fault === 'unsynced' || this.fault === 'slow'
				? bytes.length
				: kept[this.fault]
		const before = this.#files.get(name) as Uint8Array
		this.#files.set(name, Buffer.concat([before, bytes.subarray(0, length)]))
		if (this.fault !== null && this.fault !== 'slow')
			throw new Error(`EIO: the disk is ${this.fault}`)
	}
}

/** Keeps this thread busy: a synchronous write to a slow disk. */
function spin(ms: number): void {
	const until = performance.now() + ms
	while (performance.now() < until);
}
