import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { readScreenplay } from '#formats/read.ts'
import type { Screenplay } from '#formats/screenplay.ts'
import { readArguments, type Said, type Verb } from './verb.ts'

/** `inspect FILE`: what the import would read from a script, as JSON and nothing else. */
export const inspect: Verb = {
	usage: 'inspect FILE',
	summary: 'what a script file says, as JSON',
	async run(args) {
		const { words } = readArguments(args, { count: 1, options: {} })
		const path = words[0] as string
		const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => error)
		if (bytes instanceof Error) return asJson({ error: { message: sentenceOf(bytes, path) } }, 2)
		const read = readScreenplay({ name: basename(path), bytes })
		if (read.ok) return asJson(summaryOf(read.value), 0)
		const { message, line } = read
		return asJson({ error: line === undefined ? { message } : { message, line } }, 2)
	}
}

function summaryOf({ format, title, scenes, characters, warnings, totals }: Screenplay) {
	return {
		format,
		title,
		scenes: scenes.map((scene) => ({
			number: scene.number,
			heading: scene.heading,
			intExt: scene.intExt,
			set: scene.set,
			time: scene.time,
			eighths: scene.eighths,
			eighthsEstimated: scene.eighthsEstimated,
			line: scene.line,
			omitted: scene.omitted,
			characters: scene.characters
		})),
		characters: characters.map(({ name, cues }) => ({ name, cues })),
		warnings: warnings.map(({ line, message }) => ({ line, message })),
		totals
	}
}

function asJson(json: unknown, exitCode: number): Said {
	return { text: JSON.stringify(json), json, exitCode }
}

function sentenceOf(error: NodeJS.ErrnoException, path: string): string {
	return error.code === 'ENOENT'
		? `There is no file ${path}.`
		: `${path} cannot be read: ${error.code}.`
}
