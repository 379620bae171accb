import { createRequire } from 'node:module'
import { stateOfBackups } from '../backups/state.ts'
import { databaseFile, readConfig } from '../config.ts'
import { schemaVersion } from '../store/schema.ts'
import { protocolVersion } from '#protocol/version.ts'
import { readArguments, withStore, type Verb } from './verb.ts'

// As source this is server/cli/, as built build/server/: both two folders below.
const { version } = createRequire(import.meta.url)('../../package.json') as { version: string }

/** `doctor`: the settings in effect, versions, and whether the store answers. No secrets. */
export const doctor: Verb = {
	usage: 'doctor',
	summary: 'shows settings and versions, and checks the store',
	async run(args) {
		readArguments(args, { count: 0, options: {} })
		const config = readConfig(process.env)
		const {
			secret: _secret,
			smtpUrl,
			provider,
			publicUrl,
			metricsToken,
			backups: plan,
			...settings
		} = config
		const store = await checkStore()
		const backups = await stateOfBackups(config, Date.now())
		const json = {
			versions: {
				daybreak: version,
				node: process.version,
				protocol: protocolVersion,
				schema: schemaVersion
			},
			settings: {
				...settings,
				publicUrl: publicUrl?.href ?? null,
				mail: smtpUrl === null ? 'off' : 'on', // its address can carry a password
				provider: provider?.issuer.href ?? null,
				backupHours: plan === null ? 'off' : plan.everyMs / 3_600_000,
				backupsKept: plan?.keep ?? 0,
				metrics: metricsToken === null ? 'this machine' : 'by token'
			},
			database: databaseFile(settings),
			store,
			backups: backups.sentence
		}
		const lines = Object.entries({ ...json.versions, ...json.settings, database: json.database })
		const found = [...lines, ['store', store], ['backups', backups.sentence]] as const
		const text = found.map(([name, value]) => `${name}: ${value}`)
		return { text: text.join('\n'), json, exitCode: store === 'works' && backups.areFine ? 0 : 1 }
	}
}

async function checkStore(): Promise<string> {
	try {
		await withStore((store) => store.check())
		return 'works'
	} catch (error) {
		return (error as Error).message
	}
}
