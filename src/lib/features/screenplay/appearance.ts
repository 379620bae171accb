import type { Screenplay, ScriptScene } from '#formats/screenplay.ts'
import { formatEighths } from '#model/stripboard/eighths.ts'
import { estimatedShare, isSchedule, type Preview } from './preview.ts'

/** The strip colour of a scene: a token's name, `ext-night`. INT/EXT takes the exterior's colour. */
export function colourOf(scene: ScriptScene): string {
	if (scene.omitted || scene.intExt === null || scene.timeRow === null) return 'unknown'
	return `${scene.intExt === 'INT' ? 'int' : 'ext'}-${scene.timeRow}`
}

/** INT, EXT, I/E; a question mark for a heading that says neither. */
export function interiorLabel(scene: ScriptScene): string {
	if (scene.intExt === null) return scene.omitted ? '' : '?'
	return scene.intExt === 'INT/EXT' ? 'I/E' : scene.intExt
}

const rowNames = { day: 'DAY', night: 'NIGHT', morning: 'MORN', evening: 'EVE' }

/** The heading's own word for the time, else the row it stands for. */
export function timeLabel(scene: ScriptScene): string {
	return scene.time || (scene.timeRow ? rowNames[scene.timeRow] : '')
}

/** A count and its word: `1 scene`, `1,115 scenes`. */
export function counted(count: number, word: string, plural = `${word}s`): string {
	return `${count.toLocaleString('en-US')} ${count === 1 ? word : plural}`
}

/** What one sentence says about a script, in its parts. */
export function headlineOf({ screenplay, cast, days, looks }: Preview): string[] {
	const { scenes, omitted } = screenplay.totals
	const shot = days.filter(({ name }) => name.startsWith('Day ')).length
	const people = isSchedule(screenplay) ? 'cast member' : 'speaking part'
	return [
		counted(scenes, 'scene'),
		pagesOf(screenplay),
		...(shot > 0 ? [counted(shot, 'shooting day')] : []),
		counted(cast.length, people),
		...(omitted > 0 ? [`${omitted.toLocaleString('en-US')} omitted`] : []),
		...(looks.length > 0 ? [lookWords(looks.length)] : [])
	]
}

function pagesOf(screenplay: Screenplay): string {
	const { eighths } = screenplay.totals
	const pages = `${formatEighths(eighths)} ${eighths > 0 && eighths <= 8 ? 'page' : 'pages'}`
	const words = { none: '', some: ' (partly estimated)', all: ' (estimated)' }
	return pages + words[estimatedShare(screenplay)]
}

function lookWords(count: number): string {
	return count === 1
		? '1 heading needs a look'
		: `${count.toLocaleString('en-US')} headings need a look`
}
