import { chmod, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { roomAt, toDisk } from '../disk.ts'
import { filesFolder } from '../files/folder.ts'
import type { Store } from '../store/store.ts'
import { aside, type Aside } from './aside.ts'

/** A copy of everything that has been read back. */
export type Taken = { file: string; bytes: number; documents: number }

/** What a copy is made of, and where it goes. */
export type TakeOrder = {
	store: Pick<Store, 'backup'>
	databaseFile: string
	file: string
	look?: Aside
}

/**
 * Copies everything into a file, while work goes on, with what people have attached, and reads it back
 * from end to end. The file has its name only then; what cannot be read back is removed. Throws a
 * sentence when there is no room.
 */
export async function takeBackup(order: TakeOrder): Promise<Taken> {
	const { store, databaseFile, file, look = aside } = order
	await expectRoom(databaseFile, file)
	const unread = `${file}.unread`
	try {
		await store.backup(unread)
		await chmod(unread, 0o600)
		const { problems, documents } = await look('pack', unread, filesFolder(dirname(databaseFile)))
		if (problems.length > 0) throw new Error(`The copy is damaged: ${problems[0]}`)
		await toDisk(unread)
		await rename(unread, file)
		await toDisk(dirname(file))
		return { file, bytes: (await stat(file)).size, documents }
	} catch (error) {
		await rm(unread, { force: true })
		throw error
	}
}

/** Never the last of the disk: what people are writing goes there as well. */
async function expectRoom(databaseFile: string, file: string): Promise<void> {
	const { size } = await stat(databaseFile)
	if ((await roomAt(dirname(file))) < 1.2 * size) {
		throw new Error(`There is no room for a backup: it needs ${size} bytes in ${dirname(file)}.`)
	}
}
