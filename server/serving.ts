import { noteDeed } from './backups/note.ts'
import { putInPlace } from './backups/restore.ts'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import type { RunningServer } from './main.ts'

/** How a server is run for longer than one start. */
export type ServingParts = {
	config: Config
	log: Log
	/** Starts a server, which may ask to begin again. */
	start: (config: Config, asking: { beginAgain: () => void }) => Promise<RunningServer>
	/** With the first start and each one after. */
	started: (running: RunningServer) => void
	/** It could not begin again. */
	failed: (error: Error) => void
}

/**
 * Runs a server, and begins it again, on the same port, when a backup has been prepared to take the
 * place of its data. Answers what ends it for good.
 */
export async function serve(parts: ServingParts): Promise<{ stop: () => Promise<void> }> {
	const { config, log, started, failed } = parts
	const start = async (port: number) => {
		const running = await parts.start({ ...config, port }, { beginAgain })
		started(running)
		return running
	}
	const again = async (before: RunningServer) => {
		await before.stop()
		try {
			await putInPlace(config.dataDir)
			await noteDeed(config, 'restored')
		} catch (error) {
			log.error({ error }, 'the backup could not be put in place')
		}
		return start(before.port)
	}
	let current = start(config.port)
	function beginAgain(): void {
		current = current.then(again)
		current.catch(failed)
	}
	await current
	return { stop: () => current.then((running) => running.stop()) }
}
