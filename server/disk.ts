import { open, statfs } from 'node:fs/promises'

/** Waits until a file, or what a folder lists, is on the disk. */
export async function toDisk(path: string): Promise<void> {
	const handle = await open(path, 'r')
	try {
		await handle.sync()
	} finally {
		await handle.close()
	}
}

/** How many bytes the disk that a path is on has left for us. */
export async function roomAt(path: string): Promise<number> {
	const { bavail, bsize } = await statfs(path)
	return bavail * bsize
}
