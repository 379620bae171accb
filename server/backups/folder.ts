import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { removeDatabase } from './files.ts'

/** Why a copy was made. */
export const occasions = [
	'scheduled',
	'asked',
	'before-upgrade',
	'before-restore',
	'brought'
] as const
export type Occasion = (typeof occasions)[number]

/** A copy of everything in the folder of backups. */
export type KeptBackup = {
	name: string
	file: string
	occasion: Occasion
	/** Milliseconds since 1970. */
	at: number
	bytes: number
}

/** How many copies of each other occasion are kept: to go back some steps, not to fill the disk. */
const keptOfOthers = 5

const pattern = new RegExp(
	`^(${occasions.join('|')})-(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d)-(\\d\\d)-(\\d\\d\\.\\d{3}Z)\\.db$`
)

/** Where the backups of a data directory lie. */
export function backupFolder(dataDir: string): string {
	return join(dataDir, 'backups')
}

/** The name of a copy that says when and why it was made, and needs no escaping anywhere. */
export function backupName(occasion: Occasion, at: number): string {
	return `${occasion}-${new Date(at).toISOString().replaceAll(':', '-')}.db`
}

/** What a name says, or null when it is no name of ours. */
export function readBackupName(name: string): { occasion: Occasion; at: number } | null {
	const [, occasion, day, hours, minutes, seconds] = pattern.exec(name) ?? []
	if (occasion === undefined) return null
	const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}`)
	return Number.isNaN(at) ? null : { occasion: occasion as Occasion, at }
}

/** A path for a new copy; makes the folder when it is not there. */
export async function newBackupFile(
	dataDir: string,
	{ occasion, at }: { occasion: Occasion; at: number }
): Promise<string> {
	const folder = backupFolder(dataDir)
	await mkdir(folder, { recursive: true, mode: 0o700 })
	return join(folder, backupName(occasion, at))
}

/** The copies that are there, newest first. A copy has its name only once it is whole. */
export async function keptBackups(dataDir: string): Promise<KeptBackup[]> {
	const folder = backupFolder(dataDir)
	const names = await readdir(folder).catch(() => [])
	const kept: KeptBackup[] = []
	for (const name of names) {
		const read = readBackupName(name)
		const file = join(folder, name)
		const size = read && (await stat(file).catch(() => null))
		if (read && size) kept.push({ name, file, ...read, bytes: size.size })
	}
	return kept.sort((a, b) => b.at - a.at)
}

/** Removes the oldest copies, so that so many scheduled ones are left. */
export async function pruneBackups(dataDir: string, keep: number): Promise<void> {
	const kept = await keptBackups(dataDir)
	for (const occasion of occasions) {
		const most = occasion === 'scheduled' ? keep : keptOfOthers
		const tooMany = kept.filter((backup) => backup.occasion === occasion).slice(most)
		for (const { file } of tooMany) await removeDatabase(file)
	}
}

/** Removes what is left of copies that were cut off. */
export async function sweepBackups(dataDir: string): Promise<void> {
	const folder = backupFolder(dataDir)
	for (const name of await readdir(folder).catch(() => [])) {
		const [, whole] = /^(.+)\.unread(?:\.partial)?(?:-\w+)?$/.exec(name) ?? []
		if (whole !== undefined && readBackupName(whole)) await rm(join(folder, name), { force: true })
	}
}
