import { mostParts } from '#model/stripboard/parts.ts'
import type { BoardItem, ScriptScene } from './screenplay.ts'

/** Scenes of a schedule, and where each of its strips lies, by the ids of the file. */
type Laid = { scenes: ScriptScene[]; placed: Map<string, BoardItem> }

/** `12pt2` is the second part of scene 12. */
const partNumber = /^(.+?)\s*pt\.?\s*([1-9])$/i

type Part = { at: number; part: number; scene: ScriptScene }

/**
 * Scenes that a schedule has in parts, each as one scene that is split. They are joined only where the parts
 * are all there, from the first on, in one place and at one time, with a length each; anything else stays as
 * it stands, for it may be two scenes to whoever wrote it.
 */
export function joinParts({ scenes, placed }: Laid): Laid {
	const whole = new Set(scenes.map(({ number }) => number))
	const groups = new Map<string, Part[]>()
	for (const [at, scene] of scenes.entries()) {
		const [, base = '', part = ''] = partNumber.exec(scene.number ?? '') ?? []
		if (base === '' || whole.has(base)) continue
		const parts = groups.get(base) ?? []
		groups.set(base, [...parts, { at, part: Number(part), scene }])
	}
	const firsts = new Map<number, ScriptScene>()
	const parts = new Map<number, { first: number; part: number }>()
	for (const [base, unsorted] of groups) {
		const found = unsorted.sort((a, b) => a.part - b.part)
		if (!belongTogether(found)) continue
		const first = Math.min(...found.map(({ at }) => at))
		firsts.set(first, joined(base, found))
		for (const { at, part } of found) parts.set(at, { first, part })
	}
	return firsts.size === 0 ? { scenes, placed } : laidAnew({ scenes, placed }, { firsts, parts })
}

type Joined = {
	/** What each joined scene is, by the place of the first of its parts in the file. */
	firsts: ReadonlyMap<number, ScriptScene>
	parts: ReadonlyMap<number, { first: number; part: number }>
}

function laidAnew({ scenes, placed }: Laid, { firsts, parts }: Joined): Laid {
	const kept: ScriptScene[] = []
	const now = new Map<number, number>()
	for (const [at, scene] of scenes.entries()) {
		if (parts.has(at) && !firsts.has(at)) continue
		now.set(at, kept.length)
		kept.push(firsts.get(at) ?? scene)
	}
	const moved = [...placed].map(([id, item]): [string, BoardItem] => {
		if (item.kind !== 'scene') return [id, item]
		const found = parts.get(item.scene)
		const scene = now.get(found?.first ?? item.scene) ?? 0
		return [id, { kind: 'scene', scene, ...(found ? { part: found.part } : {}) }]
	})
	return { scenes: kept, placed: new Map(moved) }
}

function belongTogether(parts: readonly Part[]): boolean {
	const [first] = parts
	if (!first || parts.length < 2 || parts.length > mostParts) return false
	return parts.every(
		({ part, scene }, at) =>
			part === at + 1 &&
			scene.heading === first.scene.heading &&
			scene.eighths !== null &&
			scene.eighths > 0
	)
}

function joined(number: string, parts: readonly Part[]): ScriptScene {
	const all = parts.map(({ scene }) => scene)
	const lengths = all.map(({ eighths }) => eighths ?? 0)
	const minutes = all.map((scene) => scene.minutes ?? null)
	const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0)
	const elements = new Map(
		all.flatMap((scene) => scene.elements).map((each) => [`${each.categoryId} ${each.name}`, each])
	)
	return {
		...(all[0] as ScriptScene),
		...{ number, eighths: sum(lengths), parts: lengths },
		synopsis: all.find(({ synopsis }) => synopsis !== '')?.synopsis ?? '',
		minutes: minutes.includes(null) ? null : sum(minutes as number[]),
		characters: [...new Set(all.flatMap(({ characters }) => characters))],
		elements: [...elements.values()]
	}
}
