import * as fs from 'node:fs'
import { join } from 'node:path'

/** One file that is only ever added to. Each method throws, or fails, as the disk does. */
export interface LogFile {
	/** Adds bytes and waits until they are on the disk; nothing else runs meanwhile. */
	commit(bytes: Uint8Array): void
	/** The same while everything else goes on. */
	commitAside(bytes: Uint8Array): Promise<void>
	/** Takes back what was added beyond this length. */
	truncate(length: number): void
	close(): void
}

/** Where segments of the edit log lie, by names that sort in the order they were begun. */
export interface LogFiles {
	/** The names of all segments there are, oldest first. */
	list(): string[]
	/** All bytes of a segment; null when it is gone. */
	read(name: string): Uint8Array | null
	/** A new, empty segment, whose being there is on the disk as well. */
	create(name: string): LogFile
	remove(name: string): void
	/** Puts a segment out of the way, for a person to look at. */
	setAside(name: string): void
}

const ending = '.segment'

/** Where the edit log of a database lies, unless told otherwise. */
export function editsFolder(databaseFile: string): string {
	return `${databaseFile}-edits`
}

/** The segments in one folder. */
export function logFilesIn(folder: string): LogFiles {
	const pathOf = (name: string) => join(folder, name + ending)
	return {
		list() {
			if (!fs.existsSync(folder)) return []
			const found = fs.readdirSync(folder).filter((name) => name.endsWith(ending))
			return found.map((name) => name.slice(0, -ending.length)).sort()
		},
		read: (name) => {
			try {
				return fs.readFileSync(pathOf(name))
			} catch (error) {
				if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
				throw error
			}
		},
		create(name) {
			fs.mkdirSync(folder, { recursive: true })
			const file = new AppendedFile(fs.openSync(pathOf(name), 'ax'))
			syncFolder(folder)
			return file
		},
		remove: (name) => fs.rmSync(pathOf(name), { force: true }),
		setAside: (name) => fs.renameSync(pathOf(name), `${pathOf(name)}.of-another-history`)
	}
}

/** A file's being there is kept by its folder, which has a disk copy of its own. */
function syncFolder(folder: string): void {
	const descriptor = fs.openSync(folder, 'r')
	try {
		fs.fsyncSync(descriptor)
	} finally {
		fs.closeSync(descriptor)
	}
}

class AppendedFile implements LogFile {
	#descriptor: number

	constructor(descriptor: number) {
		this.#descriptor = descriptor
	}

	commit(bytes: Uint8Array): void {
		for (let at = 0; at < bytes.length;) at += fs.writeSync(this.#descriptor, bytes, at)
		fs.fdatasyncSync(this.#descriptor)
	}

	commitAside(bytes: Uint8Array): Promise<void> {
		return new Promise((resolve, reject) => {
			const settle = (error: Error | null) => (error === null ? resolve() : reject(error))
			const write = (at: number): void =>
				fs.write(this.#descriptor, bytes, at, (error, written) => {
					if (error !== null) return reject(error)
					if (at + written < bytes.length) write(at + written)
					else fs.fdatasync(this.#descriptor, settle)
				})
			write(0)
		})
	}

	truncate(length: number): void {
		fs.ftruncateSync(this.#descriptor, length)
		fs.fdatasyncSync(this.#descriptor)
	}

	close(): void {
		fs.closeSync(this.#descriptor)
	}
}
