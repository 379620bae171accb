import { fileURLToPath } from 'node:url'
import { backup, restore } from './backup.ts'
import { compact, verify } from './check.ts'
import { doctor } from './doctor.ts'
import { exportProduction } from './export.ts'
import { importFile } from './import.ts'
import { inspect } from './inspect.ts'
import { seed } from './seed.ts'
import { session } from './session.ts'
import type { Verb } from './verb.ts'

const verbs: Record<string, Verb> = {
	inspect,
	import: importFile,
	export: exportProduction,
	seed,
	session,
	backup,
	restore,
	verify,
	doctor,
	compact
}

/** Does what the words after `daybreak` say; answers the exit code. Never throws. */
export async function runCommandLine(words: string[]): Promise<number> {
	const isJson = words.includes('--json')
	const [name, ...args] = words.filter((word) => word !== '--json')
	const verb = name === undefined ? undefined : verbs[name]
	if (verb === undefined || args.includes('--help')) return help(name)
	try {
		const { text, json, exitCode = 0 } = await verb.run(args)
		process.stdout.write(`${isJson ? JSON.stringify(json) : text}\n`)
		return exitCode
	} catch (error) {
		const { message } = error as Error
		if (isJson) process.stdout.write(`${JSON.stringify({ error: { message } })}\n`)
		else process.stderr.write(`${message}\n\n  daybreak ${verb.usage}\n`)
		return 2
	}
}

function help(asked: string | undefined): number {
	const isFound = asked === undefined || asked === '--help' || asked in verbs
	const lines = Object.values(verbs).map(({ usage, summary }) => `  ${usage.padEnd(46)} ${summary}`)
	const intro = isFound ? 'Daybreak’s command line' : `There is no verb ${asked}`
	const text = `${intro}. Settings come from the environment, as the server’s do.

  npm run -s daybreak -- <verb> [--json]

${lines.join('\n')}
`
	;(isFound ? process.stdout : process.stderr).write(text)
	return isFound ? 0 : 2
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	process.exitCode = await runCommandLine(process.argv.slice(2))
}
