import { maxHeading, maxScenes } from './limits.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import type { BoardItem, Screenplay, ScriptCharacter, ScriptScene } from './screenplay.ts'
import type { WarningList } from './warnings.ts'

/** What a schedule file gives, before it is a screenplay. */
export type ScheduleParts = {
	format: Screenplay['format']
	title: string
	scenes: ScriptScene[]
	characters: ScriptCharacter[]
	/** The board's own order, where the file has one. */
	board?: BoardItem[]
	warnings: WarningList
}

/** `6 × Lantern` is six of one thing; a `4x4 truck` is one. */
export function countedName(text: string): { name: string; count?: number } {
	const [, count, name = text] = /^(\d{1,4})\s*[×x]\s+(.+)$/i.exec(text) ?? []
	return count === undefined ? { name } : { name, count: Number(count) }
}

/** A scene of a schedule with nothing known but what is given. */
export function scheduleScene(known: Partial<ScriptScene>): ScriptScene {
	const { heading = '' } = known
	return {
		number: null,
		intExt: null,
		set: '',
		time: '',
		timeRow: null,
		synopsis: '',
		eighths: null,
		eighthsEstimated: false,
		page: '',
		line: 1,
		omitted: false,
		characters: [],
		section: '',
		elements: [],
		needsLook: null,
		...known,
		heading: heading.slice(0, maxHeading)
	}
}

/** A schedule as the import takes it: the same shape as a screenplay, with an order of its own. */
export function asScreenplay(parts: ScheduleParts): { ok: true; value: Screenplay } | Refusal {
	const { format, title, scenes, characters, board, warnings } = parts
	if (scenes.length === 0)
		return refuseFile('not-a-screenplay', 'There are no scenes in this schedule.')
	if (scenes.length > maxScenes) {
		const most = maxScenes.toLocaleString('en-US')
		return refuseFile('too-many', `This file has more than ${most} scenes; it was not read.`)
	}
	const live = scenes.filter(({ omitted }) => !omitted)
	const totals = {
		scenes: live.length,
		numbered: scenes.filter(({ number }) => number !== null).length,
		omitted: scenes.length - live.length,
		eighths: live.reduce((sum, scene) => sum + (scene.eighths ?? 0), 0)
	}
	const value = { format, title, scenes, characters, warnings: warnings.all(), totals }
	return { ok: true, value: board === undefined ? value : { ...value, board } }
}

/**
 * Names with the number of scenes they are in, most first, then by name. `numbers` are the board ids
 * that the schedule gives, by name: where there are any, they come first, in their order.
 */
export function castByScenes(
	scenes: readonly ScriptScene[],
	numbers: ReadonlyMap<string, string> = new Map()
): ScriptCharacter[] {
	const counts = new Map<string, number>()
	for (const name of scenes.flatMap(({ characters }) => characters)) {
		counts.set(name, (counts.get(name) ?? 0) + 1)
	}
	return [...counts]
		.map(([name, cues]) => {
			const number = numbers.get(name) ?? ''
			return number === '' ? { name, cues } : { name, cues, number }
		})
		.sort((a, b) => byNumber(a, b) || b.cues - a.cues || (a.name < b.name ? -1 : 1))
}

const numberOrder = new Intl.Collator('en', { numeric: true })

function byNumber({ number: a = '' }: ScriptCharacter, { number: b = '' }: ScriptCharacter) {
	if ((a === '') !== (b === '')) return a === '' ? 1 : -1
	return numberOrder.compare(a, b)
}
