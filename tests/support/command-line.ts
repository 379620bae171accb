import { execFile } from 'node:child_process'
import { testSettings } from './server.ts'

/** What a verb printed, and how it ended. */
export type Printed = { code: number; out: string; err: string }

/** The command line as a process of its own, on a data directory. */
export function daybreakIn(
	dataDir: string,
	words: readonly string[],
	settings: NodeJS.ProcessEnv = {}
): Promise<Printed> {
	const args = ['build/server/daybreak.js', ...words]
	const env = { ...process.env, ...testSettings(dataDir), ...settings }
	return new Promise((resolve) =>
		execFile(process.execPath, args, { env, maxBuffer: 64 * 1024 * 1024 }, (error, out, err) =>
			resolve({ code: error === null ? 0 : Number(error.code), out, err })
		)
	)
}
