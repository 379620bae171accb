import { dirname } from 'node:path'
import { backupFolder } from '../backups/folder.ts'

/** What SQLite and the system say, and what it means for whoever looks after the server. */
const meanings: [RegExp, string][] = [
	[/disk is full|ENOSPC|EDQUOT/i, 'its disk is full'],
	[/readonly|read-only|EROFS|EACCES|EPERM/i, 'its file may not be written by this user'],
	[/malformed|not a database|encrypted/i, 'its file is damaged'],
	[/locked|busy/i, 'another program holds its file'],
	[/unable to open|ENOENT|EISDIR/i, 'its file cannot be opened'],
	[/I\/O error|EIO/i, 'its disk reports errors'],
	[/not answered in time/i, 'its disk has not answered in time'],
	[/stopped|stopping/i, 'the server is stopping']
]

const unknownMeaning = 'the log says why'

/** Why the store fails, as the end of a sentence that begins “The database cannot be used: ”. */
export function meaningOf(error: unknown): string {
	const said = error instanceof Error ? error.message : String(error)
	return meanings.find(([words]) => words.test(said))?.[1] ?? unknownMeaning
}

/** Why a database cannot be opened, and what to do, for whoever starts the server. */
export function sentenceOfOpening(file: string, error: Error): string {
	if (error.message.startsWith('The database ')) return error.message
	if (isDamage(error)) {
		return `The database ${file} cannot be read: ${error.message}. Put a backup back by “npm run -s daybreak -- restore FILE”; those made by the server lie in ${backupFolder(dirname(file))}.`
	}
	const meaning = meaningOf(error)
	return `The database ${file} cannot be used: ${meaning === unknownMeaning ? error.message : meaning}.`
}

/** Whether the file itself is beyond what SQLite can read; one that was cut short reads as a broken disk. */
export function isDamage(error: unknown): boolean {
	return ['its file is damaged', 'its disk reports errors'].includes(meaningOf(error))
}
