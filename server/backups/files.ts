import { existsSync } from 'node:fs'
import { copyFile, cp, rm } from 'node:fs/promises'
import { editsFolder } from '../store/log-files.ts'

/** Copies a database that nobody has open, with everything beside it that belongs to it. */
export async function copyDatabase(from: string, to: string): Promise<void> {
	await copyFile(from, to)
	if (existsSync(`${from}-wal`)) await copyFile(`${from}-wal`, `${to}-wal`)
	if (!existsSync(editsFolder(from))) return
	await cp(editsFolder(from), editsFolder(to), { recursive: true })
}

/** Removes a database, and everything beside it that belongs to it. */
export async function removeDatabase(file: string): Promise<void> {
	for (const part of ['', '-wal', '-shm', '-journal']) await rm(file + part, { force: true })
	await rm(editsFolder(file), { recursive: true, force: true })
}
