import { fitText } from '../../core/field.ts'
import { longestRun } from '../../core/longest-run.ts'
import { standing } from '../../core/merged.ts'
import type { ScriptScene } from '../commands/import.ts'
import type { CategoryId } from '../categories.ts'
import { elementKey } from './elements.ts'
import { lengthOf, speakersOf, tagsOf } from './script.ts'
import type { Element, ElementId } from '../records/element.ts'
import { inScriptOrder, type Scene, type SceneId } from '../records/scene.ts'
import { mostSceneText } from '../script-text.ts'
import type { StripboardState } from '../state.ts'

/** One fact of a scene that a draft says otherwise; texts as a person reads them. */
export type FactChange = {
	fact:
		'number' | 'heading' | 'eighths' | 'page' | 'synopsis' | 'text' | 'cast' | 'elements' | 'order'
	from: string | number | null
	to: string | number | null
}

/**
 * What a draft does to one scene.
 *
 *   added     it is new, and will wait in the boneyard of every board
 *   changed   it says something else than before, at least one of `changes`
 *   omitted   the draft omits it; `missing` when it is just not in the file
 *   restored  it was omitted, and is there again
 *   same      nothing
 */
export type RevisionEntry = {
	/** Tells entries apart: the scene's id, or where a new one stands in the draft, `+12`. */
	key: string
	kind: 'added' | 'changed' | 'omitted' | 'restored' | 'same'
	scene: Scene | null
	/** The scene as the draft has it, and where; null when it is not in the draft. */
	next: ScriptScene | null
	at: number | null
	missing: boolean
	/** It stands elsewhere in the draft's order. */
	isMoved: boolean
	changes: readonly FactChange[]
}

/** Everything a draft does to the script on the boards: what it has in its order, then what it lacks. */
export function planRevision(
	state: StripboardState,
	draft: readonly ScriptScene[]
): RevisionEntry[] {
	const scenes = scriptOrder(state)
	const matched = matchScenes(state, { scenes, draft })
	const outOfOrder = movedScenes(matched)
	const newcomers = new Newcomers(state)
	const inDraft = draft.map((next, at): RevisionEntry => {
		const scene = matched.get(at) ?? null
		if (!scene) return entryOf({ key: `+${at}`, kind: next.omitted ? 'same' : 'added', next, at })
		return compareScene(newcomers, { scene, next, at, isMoved: outOfOrder.has(scene.id) })
	})
	const found = new Set([...matched.values()].map(({ id }) => id))
	const lacking = scenes
		.filter((scene) => !found.has(scene.id) && !scene.omitted)
		.map((scene) => entryOf({ key: scene.id, kind: 'omitted', scene, missing: true }))
	return [...inDraft, ...lacking]
}

function entryOf(values: Partial<RevisionEntry> & Pick<RevisionEntry, 'key' | 'kind'>) {
	return {
		scene: null,
		next: null,
		at: null,
		missing: false,
		isMoved: false,
		changes: [],
		...values
	}
}

/** The scenes of a production in the order of the script. */
export function scriptOrder(state: Pick<StripboardState, 'scenes'>): Scene[] {
	return [...state.scenes.values()].filter((scene) => !scene.removed).sort(inScriptOrder)
}

type Known = { scenes: readonly Scene[]; draft: readonly ScriptScene[] }

/** Below this share of numbers that still mean the same set, the draft was numbered anew. */
const lockedShare = 0.6

/**
 * Which scene each place of the draft is. In a locked script a number never moves, so numbers come
 * first, then headings in their order. A draft that was numbered anew goes by headings first.
 */
function matchScenes(state: StripboardState, known: Known): Map<number, Scene> {
	const match = new Match(state, known)
	match.byNumber({ sameSet: true })
	if (match.isLocked) match.byNumber({ sameSet: false })
	match.byHeading()
	match.byNumber({ sameSet: false })
	return match.found
}

class Match {
	readonly found = new Map<number, Scene>()
	readonly isLocked: boolean
	readonly #used = new Set<SceneId>()
	readonly #known: Known
	readonly #setOf: (scene: Scene) => string

	constructor(state: StripboardState, known: Known) {
		const sets = standing(state.sets)
		this.#known = known
		this.#setOf = (scene) => (scene.set === '' ? '' : (sets.get(scene.set)?.name ?? ''))
		const byNumber = numbersOf(known.scenes)
		const both = known.draft.flatMap((next) => {
			const scene = byNumber.get(numberKey(next.number))
			return scene ? [this.#isSameSet(scene, next)] : []
		})
		this.isLocked = both.length > 0 && both.filter(Boolean).length / both.length >= lockedShare
	}

	byNumber({ sameSet }: { sameSet: boolean }): void {
		const open = numbersOf(this.#known.scenes.filter(({ id }) => !this.#used.has(id)))
		this.#known.draft.forEach((next, at) => {
			const scene = open.get(numberKey(next.number))
			if (!scene || this.found.has(at) || this.#used.has(scene.id)) return
			if (!sameSet || next.omitted || this.#isSameSet(scene, next)) this.#pair(at, scene)
		})
	}

	/** The same place at the same time of day, in the order of both. */
	byHeading(): void {
		const open = new Map<string, Scene[]>()
		for (const scene of this.#known.scenes) {
			if (this.#used.has(scene.id)) continue
			const key = headingKey(scene.intExt, this.#setOf(scene), scene.timeRow)
			open.set(key, [...(open.get(key) ?? []), scene])
		}
		this.#known.draft.forEach((next, at) => {
			if (this.found.has(at) || next.omitted || next.set.trim() === '') return
			const key = headingKey(next.intExt ?? 'unknown', next.set, next.timeRow ?? 'unknown')
			const scene = open.get(key)?.shift()
			if (scene) this.#pair(at, scene)
		})
	}

	#pair(at: number, scene: Scene): void {
		this.found.set(at, scene)
		this.#used.add(scene.id)
	}

	#isSameSet(scene: Scene, next: ScriptScene): boolean {
		return scene.omitted || setKey(this.#setOf(scene)) === setKey(next.set)
	}
}

/** Numbers that one scene has: a number given twice says nothing. */
function numbersOf(scenes: readonly Scene[]): Map<string, Scene> {
	const found = new Map<string, Scene>()
	const twice = new Set<string>()
	for (const scene of scenes) {
		const key = numberKey(scene.number)
		if (found.has(key)) twice.add(key)
		found.set(key, scene)
	}
	for (const key of ['', ...twice]) found.delete(key)
	return found
}

function numberKey(number: string | null): string {
	return (number ?? '').trim().toUpperCase()
}

function setKey(name: string): string {
	return fitText(name.trim().toUpperCase(), 500)
}

function headingKey(intExt: string, set: string, timeRow: string): string {
	return `${intExt} ${setKey(set)} ${timeRow}`
}

/** The scenes that stand elsewhere in the draft's order: all but the longest run that kept it. */
function movedScenes(matched: ReadonlyMap<number, Scene>): Set<SceneId> {
	const order = [...matched].sort(([a], [b]) => a - b).map(([, scene]) => scene)
	const kept = longestRun(order.map(({ position }) => position))
	return new Set(order.filter((_, at) => !kept.has(at)).map(({ id }) => id))
}

function compareScene(
	newcomers: Newcomers,
	found: { scene: Scene; next: ScriptScene; at: number; isMoved: boolean }
): RevisionEntry {
	const { scene, next, at } = found
	const base = { key: scene.id, scene, next, at, isMoved: found.isMoved }
	if (next.omitted) return entryOf({ ...base, kind: scene.omitted ? 'same' : 'omitted' })
	const changes = changesOf(newcomers, found)
	if (scene.omitted) return entryOf({ ...base, kind: 'restored', changes })
	return entryOf({ ...base, kind: changes.length > 0 ? 'changed' : 'same', changes })
}

/** What the draft says otherwise. What it says nothing of, a person's own words or length, stands. */
function changesOf(
	newcomers: Newcomers,
	{ scene, next, isMoved }: { scene: Scene; next: ScriptScene; isMoved: boolean }
): FactChange[] {
	const changes: FactChange[] = []
	const note = (fact: FactChange['fact'], from: FactChange['from'], to: FactChange['to']) => {
		if (from !== to) changes.push({ fact, from, to })
	}
	if (next.number !== null) note('number', scene.number, fitText(next.number, 24))
	note('heading', scene.heading, fitText(next.heading, 600))
	const length = lengthOf(next)
	const isOurGuess = next.eighthsEstimated && !scene.eighthsEstimated && scene.eighths !== null
	if (length !== null && !isOurGuess && !scene.omitted) note('eighths', scene.eighths, length)
	if (next.page !== '') note('page', scene.page, fitText(next.page, 12))
	if (next.synopsis !== '') note('synopsis', scene.synopsis, fitText(next.synopsis, 600))
	const text = fitText(next.text ?? '', mostSceneText)
	if (text !== '' && text !== scene.script) changes.push({ fact: 'text', from: null, to: null })
	const cast = newcomers.in(scene, speakersOf(next))
	if (cast.length > 0) note('cast', '', cast.join(', '))
	const tagged = newcomers.in(scene, tagsOf(next))
	if (tagged.length > 0) note('elements', '', tagged.join(', '))
	if (isMoved) changes.push({ fact: 'order', from: null, to: null })
	return changes
}

/** Every element by each name it is written under, and what a scene's breakdown does not have yet. */
class Newcomers {
	readonly #elements: ReadonlyMap<ElementId, Element>
	readonly #byName = new Map<string, ElementId>()

	constructor(state: Pick<StripboardState, 'elements'>) {
		this.#elements = standing(state.elements)
		for (const [id, element] of this.#elements) {
			const { category, name } = state.elements.get(id) ?? element
			this.#byName.set(elementKey(category, name), element.id)
		}
	}

	/** Those who speak, or are tagged, and are not in the scene yet. Who has fallen silent stays in it. */
	in(scene: Scene, wanted: readonly { category: CategoryId; name: string }[]): string[] {
		const here = new Set(scene.elements.map((id) => this.#elements.get(id)?.id))
		return wanted
			.map(({ category, name }) => ({ category, name: fitText(name.trim(), 120) }))
			.filter(({ category, name }) => {
				const known = this.#byName.get(elementKey(category, name))
				return name !== '' && (known === undefined || !here.has(known))
			})
			.map(({ name }) => name)
	}
}
