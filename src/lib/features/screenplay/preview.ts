import type { BoardItem, Screenplay, ScriptScene, ScriptWarning } from '#formats/screenplay.ts'

/** Someone who speaks, and the number the board would give; '' for none. */
export type PreviewCast = { name: string; cues: number; scenes: number; number: string }

/** A shooting day of a schedule: its scenes and banners in order. The last may be open, its strips without a day break. */
export type PreviewDay = { name: string; strips: string; scenes: number; eighths: number }

/** A place, with what is shot there. Omitted scenes do not count. */
export type PreviewSet = { name: string; scenes: number; eighths: number }

/** A scene whose heading a person should look at; `at` is where it stands in the script. */
export type PreviewLook = { at: number; scene: ScriptScene; why: string }

/** A screenplay turned over for a look before anything is written. */
export type Preview = {
	fileName: string
	title: string
	screenplay: Screenplay
	cast: readonly PreviewCast[]
	sets: readonly PreviewSet[]
	/** The days that a schedule brings; none for a script. */
	days: readonly PreviewDay[]
	looks: readonly PreviewLook[]
	notes: readonly ScriptWarning[]
}

/** What a person looks through: who speaks, which sets there are, what the reader was unsure of. */
export function previewOf(screenplay: Screenplay, fileName: string): Preview {
	const looks = screenplay.scenes.flatMap((scene, at) =>
		scene.needsLook === null ? [] : [{ at, scene, why: scene.needsLook }]
	)
	return {
		fileName,
		title: plainTitle(screenplay.title) || titleFromFile(fileName),
		screenplay,
		cast: castOf(screenplay),
		sets: setsOf(screenplay.scenes),
		days: daysOf(screenplay),
		looks,
		notes: screenplay.warnings
	}
}

/** Whether a file is a schedule, not a script: its cast are counted by scenes. */
export function isSchedule({ format }: Screenplay): boolean {
	return ['uss', 'sex', 'csv', 'xlsx'].includes(format)
}

/** How many of the live scenes have a length that the reader worked out. */
export function estimatedShare(screenplay: Screenplay): 'none' | 'some' | 'all' {
	const live = screenplay.scenes.filter((scene) => !scene.omitted && scene.eighths !== null)
	const estimated = live.filter((scene) => scene.eighthsEstimated).length
	if (estimated === 0) return 'none'
	return estimated === live.length ? 'all' : 'some'
}

function castOf({ characters, scenes }: Screenplay): PreviewCast[] {
	const counts = new Map<string, number>()
	for (const name of scenes.flatMap((scene) => [...new Set(scene.characters)])) {
		counts.set(name, (counts.get(name) ?? 0) + 1)
	}
	const hasOwn = characters.some(({ number = '' }) => number !== '')
	return characters.map(({ name, cues, number = '' }, at) => ({
		name,
		cues,
		scenes: counts.get(name) ?? 0,
		number: hasOwn ? number : String(at + 1)
	}))
}

function daysOf({ board, scenes }: Screenplay): PreviewDay[] {
	const groups: BoardItem[][] = [[]]
	for (const item of board ?? []) {
		if (item.kind === 'dayBreak') groups.push([])
		else groups.at(-1)?.push(item)
	}
	const open = groups.pop() ?? []
	return [
		...groups.map((items, at) => dayOf(`Day ${at + 1}`, items, scenes)),
		...(open.length > 0 ? [dayOf('No day yet', open, scenes)] : [])
	]
}

function dayOf(
	name: string,
	items: readonly BoardItem[],
	scenes: readonly ScriptScene[]
): PreviewDay {
	const placed = items.flatMap((item) => (item.kind === 'scene' ? partOf(item, scenes) : []))
	const strips = items.flatMap((item) => {
		if (item.kind === 'banner') return [item.text || 'Banner']
		return item.kind === 'scene' ? partOf(item, scenes).map(({ number }) => number ?? '–') : []
	})
	const eighths = placed.reduce((sum, scene) => sum + (scene.omitted ? 0 : (scene.eighths ?? 0)), 0)
	return { name, strips: strips.join(', '), scenes: placed.length, eighths }
}

/** A scene as its strip shows it: a part has its own number and length. */
function partOf(
	{ scene: at, part }: Extract<BoardItem, { kind: 'scene' }>,
	scenes: readonly ScriptScene[]
): ScriptScene[] {
	const scene = scenes[at]
	if (!scene) return []
	const length = part === undefined ? undefined : scene.parts?.[part - 1]
	return [
		length === undefined
			? scene
			: { ...scene, number: `${scene.number ?? ''}pt${part}`, eighths: length }
	]
}

/** Sets as the board will have them, one per name in capitals, the longest first. */
function setsOf(scenes: readonly ScriptScene[]): PreviewSet[] {
	const sets = new Map<string, PreviewSet>()
	for (const { omitted, set, eighths } of scenes) {
		const name = set.trim().toUpperCase()
		if (omitted || name === '') continue
		const known = sets.get(name) ?? { name, scenes: 0, eighths: 0 }
		sets.set(name, { name, scenes: known.scenes + 1, eighths: known.eighths + (eighths ?? 0) })
	}
	return [...sets.values()].sort(
		(one, other) => other.eighths - one.eighths || one.name.localeCompare(other.name)
	)
}

/** A title without Fountain's marks for bold, italic and underline. */
function plainTitle(title: string): string {
	const escaped = title.replace(/\\([*_\\])/g, (_, mark: string) =>
		mark === '*' ? '\u0001' : '\u0002'
	)
	const bare = escaped.replace(/[*_]+/g, '')
	return bare.replaceAll('\u0001', '*').replaceAll('\u0002', '_').trim()
}

function titleFromFile(name: string): string {
	return name
		.replace(/\.[a-z0-9]+$/i, '')
		.replace(/[_-]+/g, ' ')
		.trim()
}
