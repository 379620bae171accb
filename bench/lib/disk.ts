import { closeSync, fdatasyncSync, mkdirSync, openSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** A file that is appended to and synced: what a disk asks for one durable edit, and nothing else. */
export class DiskProbe {
	/** Milliseconds of every append so far. */
	readonly took: number[] = []
	#file: number

	constructor(dir: string) {
		mkdirSync(dir, { recursive: true })
		this.#file = openSync(join(dir, `fsync-${process.pid}`), 'a')
	}

	/** Appends 200 bytes and waits for the disk, so many times. */
	measure(times: number): void {
		const bytes = Buffer.alloc(200, 0x61)
		for (let time = 0; time < times; time++) {
			const start = performance.now()
			writeSync(this.#file, bytes)
			fdatasyncSync(this.#file)
			this.took.push(performance.now() - start)
		}
	}

	close(): void {
		closeSync(this.#file)
	}
}

const tmpfs = 0x01021994

/** Whether a folder lies in memory, where nothing is durable and every disk figure is meaningless. */
export function isInMemory(dir: string): boolean {
	return statfsSync(dir).type === tmpfs
}
