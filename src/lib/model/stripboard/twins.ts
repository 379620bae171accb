import { inScriptOrder, type Scene, type SceneId } from './records/scene.ts'
import type { ScriptScene } from './commands/import.ts'

/*
 * Two people may import one draft at once, and each makes a scene 42A. What such a scene was born from
 * is the same text in both, so everybody sees one of the two: the one whose place in the script comes
 * first. All scenes of one import lie together there, so the one import stands as a whole.
 */

/** The scenes without those that have a twin before them. */
export function withoutTwins(scenes: ReadonlyMap<SceneId, Scene>): ReadonlyMap<SceneId, Scene> {
	const firsts = new Map<string, Scene>()
	const twins = new Set<SceneId>()
	for (const scene of scenes.values()) {
		if (scene.removed || scene.born === '') continue
		const other = firsts.get(scene.born)
		const isFirst = other === undefined || inScriptOrder(scene, other) < 0
		if (isFirst) firsts.set(scene.born, scene)
		if (other) twins.add(isFirst ? other.id : scene.id)
	}
	if (twins.size === 0) return scenes
	return new Map([...scenes].filter(([id]) => !twins.has(id)))
}

/** What the scenes of a whole script are born from: the script, and where they stand in it. */
export function bornIn(script: readonly ScriptScene[]): string[] {
	const hash = hashOf(script.map(({ number, heading }) => `${number ?? ''} ${heading}`).join('\n'))
	return script.map((_, at) => `script ${hash} ${at}`)
}

/** What a scene that a draft adds is born from: its number, or where it has none its heading. */
export function bornAs({ number, heading }: ScriptScene): string {
	const name = (number ?? '').trim().toUpperCase()
	return name === '' ? `heading ${hashOf(heading)}` : `number ${name.slice(0, 24)}`
}

/** The same texts, but for those that live scenes were born from: these are second births. */
export function freeBirths(
	scenes: ReadonlyMap<SceneId, Scene>,
	births: readonly string[]
): string[] {
	const taken = new Set(
		[...scenes.values()].filter(({ removed }) => !removed).map(({ born }) => born)
	)
	return births.map((birth) => {
		let free = birth
		for (let again = 2; taken.has(free); again++) free = `${birth} again ${again}`
		taken.add(free)
		return free
	})
}

/** FNV-1a: short, and the same everywhere; nobody gains by making two scripts collide. */
function hashOf(text: string): string {
	let hash = 0x811c9dc5
	for (let at = 0; at < text.length; at++) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
	}
	return (hash >>> 0).toString(36)
}
