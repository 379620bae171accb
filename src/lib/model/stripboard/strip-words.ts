import type { Scene } from './records/scene.ts'

/*
 * The few words and the one colour that a scene has wherever it is shown small: on a strip, on a card.
 */

/** The strip colour of a scene: a token's name, `ext-night`. INT/EXT takes the exterior's colour. */
export function colourOf(scene: Scene): string {
	if (scene.omitted || scene.intExt === 'unknown' || scene.timeRow === 'unknown') return 'unknown'
	return `${scene.intExt === 'INT' ? 'int' : 'ext'}-${scene.timeRow}`
}

/** INT, EXT, I/E; a question mark for a heading that says neither. */
export function interiorLabel(scene: Scene): string {
	if (scene.intExt === 'unknown') return '?'
	return scene.intExt === 'INT/EXT' ? 'I/E' : scene.intExt
}

const rowNames = { day: 'DAY', night: 'NIGHT', morning: 'MORN', evening: 'EVE', unknown: '?' }

const shortTimes: Record<string, string> = {
	MORNING: 'MORN',
	EVENING: 'EVE',
	AFTERNOON: 'AFT',
	CONTINUOUS: 'CONT',
	'MOMENTS LATER': 'LATER',
	'LATE NIGHT': 'NIGHT'
}

/** The heading's own word for the time in the room a strip has, else the row it stands for. */
export function timeLabel(scene: Scene): string {
	const word = scene.time.toUpperCase()
	return shortTimes[word] ?? (word || rowNames[scene.timeRow])
}
