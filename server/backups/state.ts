import type { Config } from '../config.ts'
import { keptBackups } from './folder.ts'
import { failedBackup } from './schedule.ts'

/** How the scheduled backups stand, in a sentence, and whether somebody should look after them. */
export type StateOfBackups = { areFine: boolean; sentence: string }

/** Reads it off the folder of backups: whoever asks need not be the server. */
export async function stateOfBackups(
	{ dataDir, backups: plan }: Pick<Config, 'dataDir' | 'backups'>,
	now: number
): Promise<StateOfBackups> {
	if (plan === null) return { areFine: true, sentence: 'off: BACKUP_HOURS is 0' }
	const failed = await failedBackup(dataDir)
	if (failed !== null) {
		const sentence = `the one of ${momentOf(failed.at)} failed: ${failed.message}`
		return { areFine: false, sentence }
	}
	const scheduled = (await keptBackups(dataDir)).filter(({ occasion }) => occasion === 'scheduled')
	const [newest] = scheduled
	if (newest === undefined) return { areFine: true, sentence: 'none yet' }
	const isLate = now - newest.at > 2 * plan.everyMs
	const kept = `${scheduled.length} kept, the newest of ${momentOf(newest.at)}`
	return { areFine: !isLate, sentence: isLate ? `${kept}, which is late` : kept }
}

function momentOf(at: number): string {
	return new Date(at).toISOString()
}
