import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { readAle } from '#formats/ale.ts'
import { readEdl } from '#formats/edl.ts'
import { listKind } from '#formats/list-kind.ts'
import { looksLikeHashList, readHashList, type HashList } from '#formats/mhl.ts'
import { readAny } from '#formats/open.ts'
import { readProTools, type PtSession } from '#formats/protools.ts'
import { cuesOfSession } from '#formats/protools-cues.ts'
import type { Refusal } from '#formats/refusal.ts'
import type { BoardItem, Screenplay, ScriptScene } from '#formats/screenplay.ts'
import { readArguments, type Said, type Verb } from './verb.ts'

/** `inspect FILE`: what the import would read from a script, a schedule, a hash list or an editorial list, as JSON and nothing else. */
export const inspect: Verb = {
	usage: 'inspect FILE',
	summary:
		'what a script, schedule, hash list (MHL), EDL, ALE or Pro Tools session text says, as JSON',
	async run(args) {
		const { words } = readArguments(args, { count: 1, options: {} })
		const path = words[0] as string
		const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => error)
		if (bytes instanceof Error) return asJson({ error: { message: sentenceOf(bytes, path) } }, 2)
		const name = basename(path)
		if (looksLikeHashList(name, bytes)) return told(readHashList(bytes), hashesOf)
		const kind = listKind({ name, bytes })
		if (kind === 'edl') return told(readEdl({ name, bytes }), (edl) => edl)
		if (kind === 'ale') return told(readAle({ name, bytes }), (ale) => ale)
		if (kind === 'protools') return told(readProTools({ name, bytes }), sessionOf)
		return told(await readAny({ name, bytes }), summaryOf)
	}
}

function hashesOf({ files, ...list }: HashList) {
	return { ...list, hashes: files }
}

function sessionOf(session: PtSession) {
	return { ...session, cues: cuesOfSession(session) }
}

type Read<Value> = { ok: true; value: Value } | Refusal

function told<Value>(read: Read<Value>, summary: (value: Value) => object): Said {
	if (read.ok) return asJson(summary(read.value), 0)
	const { message, line } = read
	return asJson({ error: line === undefined ? { message } : { message, line } }, 2)
}

function summaryOf({ format, title, scenes, characters, warnings, totals, board }: Screenplay) {
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
		characters: characters.map(({ name, cues, number }) =>
			number === undefined ? { name, cues } : { name, cues, number }
		),
		warnings: warnings.map(({ line, message }) => ({ line, message })),
		totals,
		...(board === undefined ? {} : { strips: board.map((item) => stripOf(item, scenes)) })
	}
}

/** A strip of a schedule, its scene by its number. */
function stripOf(item: BoardItem, scenes: readonly ScriptScene[]): object {
	if (item.kind !== 'scene') return item
	return { kind: 'scene', number: scenes[item.scene]?.number ?? null }
}

function asJson(json: unknown, exitCode: number): Said {
	return { text: JSON.stringify(json), json, exitCode }
}

function sentenceOf(error: NodeJS.ErrnoException, path: string): string {
	return error.code === 'ENOENT'
		? `There is no file ${path}.`
		: `${path} cannot be read: ${error.code}.`
}
