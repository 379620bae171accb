import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PictureSize } from '#model/core/stored-file.ts'
import { toDisk } from '../disk.ts'

/** Where a file lies: whose production it belongs to, and its id. Both are ours, never a person's text. */
export type FilePlace = { production: string; id: string }

/** Where the files of a data directory lie. */
export function filesFolder(dataDir: string): string {
	return join(dataDir, 'files')
}

/** The path of a file in that folder. Its name is its id: nothing that a person typed is in it. */
export function pathOf(folder: string, { production, id }: FilePlace): string {
	return join(folder, production, id)
}

/** The path of a picture made from it. It can be made again at any time, so no backup has it. */
export function picturePath(folder: string, place: FilePlace, size: PictureSize): string {
	return `${pathOf(join(folder, '_pictures'), place)}.${size}.webp`
}

/** Where files lie that are still arriving. */
function arriving(folder: string): string {
	return join(folder, '_arriving')
}

/** Throws away what arrived when the server stopped: whoever sent it was never told that it is here. */
export async function sweepArriving(folder: string): Promise<void> {
	await rm(arriving(folder), { recursive: true, force: true })
	await mkdir(arriving(folder), { recursive: true, mode: 0o700 })
}

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array> | Readable

/**
 * Writes a file whole or not at all: aside first, then to the disk, then under its name. `look` sees
 * what has arrived before it gets its name, and may throw.
 */
export async function writeWhole(
	folder: string,
	{ place, bytes, look }: { place: FilePlace; bytes: Bytes; look: () => Promise<void> | void }
): Promise<void> {
	const aside = join(arriving(folder), place.id)
	const path = pathOf(folder, place)
	try {
		await mkdir(dirname(aside), { recursive: true, mode: 0o700 })
		await pipeline(bytes, createWriteStream(aside, { mode: 0o600, flags: 'wx' }))
		await look()
		await toDisk(aside)
		await mkdir(dirname(path), { recursive: true, mode: 0o700 })
		await rename(aside, path)
		await toDisk(dirname(path))
	} finally {
		await rm(aside, { force: true })
	}
}

/** Whether there is something to be read at a path. */
export async function isThere(path: string): Promise<boolean> {
	const handle = await open(path).catch(() => null)
	await handle?.close()
	return handle !== null
}
