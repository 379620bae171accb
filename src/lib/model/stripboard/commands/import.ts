import { transact, type Edit } from '../../core/edit.ts'
import { fitText } from '../../core/field.ts'
import { orderBlock } from '../../core/order.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { categoryOf, type CategoryId } from '../categories.ts'
import type { List } from '../place.ts'
import type { BoardId } from '../records/board.ts'
import { elements, type ElementId } from '../records/element.ts'
import { scenes, type SceneId } from '../records/scene.ts'
import { sets, type SetId } from '../records/set.ts'
import { strips, type StripId } from '../records/strip.ts'
import { lastPosition } from '../queries/script.ts'
import { placesFor } from './move.ts'

/** A scene as a script reader hands it over. */
export type ScriptScene = {
	number: string | null
	heading: string
	intExt: 'INT' | 'EXT' | 'INT/EXT' | null
	set: string
	time: string
	timeRow: 'day' | 'night' | 'morning' | 'evening' | null
	synopsis: string
	eighths: number | null
	eighthsEstimated: boolean
	page: string
	omitted: boolean
	characters: readonly string[]
	elements: readonly { category: string; categoryId: string; name: string }[]
}

/** A script to be put on a board: scenes in script order, speakers by how much they speak. */
export type Script = {
	scenes: readonly ScriptScene[]
	characters: readonly { name: string; cues: number }[]
	/** The order and the days of a schedule; without one, strips lie in script order. */
	board?: readonly ScriptStrip[]
}

/** A strip of a schedule that is imported: a scene by its place in `scenes`, a banner, a day break. */
export type ScriptStrip =
	| { kind: 'scene'; scene: number }
	| { kind: 'banner'; text: string; minutes: number | null }
	| { kind: 'dayBreak' }

/** The most scenes one import may bring: an epic has 400, a season's block 1,000. */
export const mostScenes = 5000

/**
 * Puts a script on an empty board: scenes with their sets, cast and tagged elements, a strip each,
 * in script order; omitted scenes lie in the boneyard. Cast are numbered by how much they speak.
 * One transaction: a colleague sees all of it or nothing. What is too long for a field is cut, a
 * length that cannot be is unknown.
 */
export function importScript(
	edit: Edit,
	board: BoardId,
	script: Script
): Outcome<{ scenes: number }, 'no-scenes' | 'too-many-scenes'> {
	if (script.scenes.length === 0) return refuse('no-scenes')
	if (script.scenes.length > mostScenes) return refuse('too-many-scenes')
	transact(edit, () => new Importer(edit, board, script).run())
	return ok({ scenes: script.scenes.length })
}

class Importer {
	readonly #edit: Edit
	readonly #board: BoardId
	readonly #script: Script
	readonly #sets = new Map<string, SetId>()
	readonly #elements = new Map<string, ElementId>()

	constructor(edit: Edit, board: BoardId, script: Script) {
		this.#edit = edit
		this.#board = board
		this.#script = script
		for (const set of sets.all(edit.doc).values()) {
			if (!set.removed) this.#sets.set(set.name, set.id)
		}
		for (const known of elements.all(edit.doc).values()) {
			if (!known.removed) this.#elements.set(elementKey(known.category, known.name), known.id)
		}
	}

	run(): void {
		const { random } = this.#edit
		this.#addCast()
		const last = lastPosition(this.#edit.doc)
		const positions = orderBlock({ after: last, before: null }, this.#script.scenes.length, random)
		const ids = this.#script.scenes.map((scene, at) => this.#addScene(scene, positions[at] ?? ''))
		for (const list of ['main', 'boneyard'] as const) this.#layOut(list, this.#strips(list), ids)
	}

	/** What lies in a list: as the schedule has it, else omitted scenes in the boneyard and the rest on the board. */
	#strips(list: List): ScriptStrip[] {
		const { scenes, board } = this.#script
		const placed = board?.filter((strip) => strip.kind !== 'scene' || scenes[strip.scene])
		const onBoard = new Set(placed?.map((strip) => (strip.kind === 'scene' ? strip.scene : -1)))
		if (placed && list === 'main') return placed
		return scenes.flatMap((scene, at): ScriptStrip[] => {
			const lies = placed ? !onBoard.has(at) : scene.omitted === (list === 'boneyard')
			return lies ? [{ kind: 'scene', scene: at }] : []
		})
	}

	#layOut(list: List, laid: readonly ScriptStrip[], ids: readonly SceneId[]): void {
		if (laid.length === 0) return
		const { doc } = this.#edit
		const target = { board: this.#board, list, before: null }
		const places = placesFor(this.#edit, { count: laid.length, target, without: new Set() })
		laid.forEach((strip, at) => {
			const id = this.#edit.newId() as StripId
			const where = { board: this.#board, place: places[at] ?? '' }
			if (strip.kind === 'scene') {
				const scene = ids[strip.scene] ?? ''
				strips.create(doc, id, { ...where, kind: 'scene', scene })
			} else if (strip.kind === 'dayBreak') strips.create(doc, id, { ...where, kind: 'dayBreak' })
			else {
				const minutes = strips.fields.minutes.read(strip.minutes)
				strips.create(doc, id, {
					...where,
					kind: 'banner',
					text: fitText(strip.text, 200),
					minutes
				})
			}
		})
	}

	/** Whoever speaks most is number 1, unless the production has numbers already: then none is given. */
	#addCast(): void {
		const numbered = [...elements.all(this.#edit.doc).values()].some((known) => known.number !== '')
		this.#script.characters.forEach((character, at) => {
			this.#element('cast', character.name, numbered ? '' : String(at + 1))
		})
	}

	#addScene(scene: ScriptScene, position: string): SceneId {
		const { doc } = this.#edit
		const id = this.#edit.newId() as SceneId
		scenes.create(doc, id, {
			number: fitText(scene.number ?? '', 24),
			position,
			heading: fitText(scene.heading, 600),
			intExt: scene.intExt ?? 'unknown',
			set: this.#set(scene.set),
			time: fitText(scene.time, 60),
			timeRow: scene.timeRow ?? 'unknown',
			synopsis: fitText(scene.synopsis, 600),
			eighths: scene.omitted ? 0 : scenes.fields.eighths.read(scene.eighths),
			eighthsEstimated: scene.eighthsEstimated,
			page: fitText(scene.page, 12),
			omitted: scene.omitted
		})
		for (const name of scene.characters) this.#link(id, this.#element('cast', name, ''))
		for (const tag of scene.elements) {
			const category = categoryOf(tag.categoryId, tag.category)
			this.#link(id, this.#element(category, tag.name, ''))
		}
		return id
	}

	#link(scene: SceneId, element: ElementId | null): void {
		if (element) scenes.link(this.#edit.doc, scene, { field: 'elements', id: element })
	}

	#set(name: string): SetId | '' {
		const wanted = fitText(name.trim().toUpperCase(), 500)
		if (wanted === '') return ''
		const known = this.#sets.get(wanted)
		if (known) return known
		const id = this.#edit.newId() as SetId
		sets.create(this.#edit.doc, id, { name: wanted })
		this.#sets.set(wanted, id)
		return id
	}

	#element(category: CategoryId, name: string, number: string): ElementId | null {
		const wanted = fitText(name.trim(), 120)
		if (wanted === '') return null
		const key = elementKey(category, wanted)
		const known = this.#elements.get(key)
		if (known) return known
		const id = this.#edit.newId() as ElementId
		elements.create(this.#edit.doc, id, { category, name: wanted, number })
		this.#elements.set(key, id)
		return id
	}
}

function elementKey(category: string, name: string): string {
	return JSON.stringify([category, name.toLowerCase()])
}
