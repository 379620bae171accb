import { transact, type Edit } from '../../core/edit.ts'
import { fitText } from '../../core/field.ts'
import { standing, standingList } from '../../core/merged.ts'
import { orderBetween } from '../../core/order.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { closedReason, type Closed } from '../put.ts'
import type { RiskId } from '../risks.ts'
import { boards } from '../records/board.ts'
import { elements, type ElementId } from '../records/element.ts'
import { scenes, type Scene, type SceneId } from '../records/scene.ts'
import { sets, type SetId } from '../records/set.ts'
import { strips, type StripId } from '../records/strip.ts'
import { stripsIn } from '../queries/rows.ts'
import { lastPosition } from '../queries/script.ts'
import { placesFor, type Target } from './move.ts'

/** The fields of a scene that a person edits directly. */
export type SceneValues = Partial<
	Pick<
		Scene,
		| 'number'
		| 'intExt'
		| 'time'
		| 'timeRow'
		| 'synopsis'
		| 'eighths'
		| 'page'
		| 'scriptDay'
		| 'minutes'
		| 'set'
	>
>

/** Changes a scene's breakdown sheet. A typed length is no longer an estimate. */
export function editScene(
	edit: Edit,
	id: SceneId,
	values: SceneValues
): Outcome<null, 'scene-gone' | 'bad-value'> {
	const scene = scenes.get(edit.doc, id)
	if (!scene || scene.removed) return refuse('scene-gone')
	if (scenes.problem(values) !== null) return refuse('bad-value')
	const settled = 'eighths' in values ? { ...values, eighthsEstimated: false } : values
	transact(edit, () => scenes.patch(edit.doc, id, settled))
	return ok(null)
}

/** Gives a scene a set by name: the one that has this name, else a new one. */
export function nameSet(
	edit: Edit,
	id: SceneId,
	name: string
): Outcome<SetId | '', 'scene-gone' | 'bad-value'> {
	const scene = scenes.get(edit.doc, id)
	if (!scene || scene.removed) return refuse('scene-gone')
	const wanted = name.trim().toUpperCase()
	if (sets.problem({ name: wanted }) !== null) return refuse('bad-value')
	let set: SetId | '' = ''
	transact(edit, () => {
		set = wanted === '' ? '' : (findSet(edit, wanted) ?? addSet(edit, wanted))
		scenes.patch(edit.doc, id, { set })
	})
	return ok(set)
}

function findSet(edit: Edit, name: string): SetId | null {
	return standingList(sets.all(edit.doc)).find((set) => set.name === name)?.id ?? null
}

function addSet(edit: Edit, name: string): SetId {
	const id = edit.newId() as SetId
	sets.create(edit.doc, id, { name })
	return id
}

/** Adds a scene by hand, last in the script, with its strip at a target and its set found by name. */
export function addScene(
	edit: Edit,
	target: Target,
	{ setName = '', ...values }: SceneValues & { setName?: string }
): Outcome<{ scene: SceneId; strip: StripId }, 'bad-value' | Closed> {
	const closed = closedReason(edit.doc, target.board)
	if (closed) return refuse(closed)
	if (scenes.problem(values) !== null) return refuse('bad-value')
	if (sets.problem({ name: setName.trim().toUpperCase() }) !== null) return refuse('bad-value')
	const scene = edit.newId() as SceneId
	const strip = edit.newId() as StripId
	transact(edit, () => {
		const [place = ''] = placesFor(edit, { count: 1, target, without: new Set() })
		scenes.create(edit.doc, scene, {
			...values,
			position: orderBetween(lastPosition(edit.doc), null, edit.random)
		})
		strips.create(edit.doc, strip, { board: target.board, place, kind: 'scene', scene })
		if (setName.trim() !== '') nameSet(edit, scene, setName)
	})
	return ok({ scene, strip })
}

/**
 * Marks a scene omitted, as a revision does: struck, uncounted, its strips in the boneyard of every
 * board that may be changed. Or takes that back.
 */
export function omitScene(
	edit: Edit,
	id: SceneId,
	{ omitted, by = '' }: { omitted: boolean; by?: string }
): Outcome<null, 'scene-gone'> {
	const scene = scenes.get(edit.doc, id)
	if (!scene || scene.removed) return refuse('scene-gone')
	transact(edit, () => {
		const who = omitted ? { omittedBy: fitText(by, 60) } : {}
		scenes.patch(edit.doc, id, { omitted, ...who })
		if (omitted) sendToBoneyard(edit, id)
	})
	return ok(null)
}

function sendToBoneyard(edit: Edit, scene: SceneId): void {
	for (const board of boards.all(edit.doc).keys()) {
		if (closedReason(edit.doc, board)) continue
		const ids = stripsIn(strips.all(edit.doc), { board, list: 'main' })
			.filter((strip) => strip.scene === scene)
			.map((strip) => strip.id)
		const target = { board, list: 'boneyard', before: null } as const
		const places = placesFor(edit, { count: ids.length, target, without: new Set(ids) })
		ids.forEach((strip, at) => strips.patch(edit.doc, strip, { place: places[at] ?? '' }))
	}
}

/** Puts an element into a scene's breakdown, or takes it out. */
export function linkElement(
	edit: Edit,
	id: SceneId,
	change: { element: ElementId; linked: boolean }
): Outcome<null, 'scene-gone' | 'element-gone'> {
	const scene = scenes.get(edit.doc, id)
	if (!scene || scene.removed) return refuse('scene-gone')
	const all = standing(elements.all(edit.doc))
	const element = all.get(change.element)
	if (!element) return refuse('element-gone')
	transact(edit, () => {
		if (change.linked) scenes.link(edit.doc, id, { field: 'elements', id: element.id })
		// Whatever it was called when it was put in.
		else
			for (const member of scene.elements.filter((member) => all.get(member) === element))
				scenes.unlink(edit.doc, id, { field: 'elements', id: member })
	})
	return ok(null)
}

/** Says how many of an element a scene needs. */
export function countElement(
	edit: Edit,
	id: SceneId,
	{ element, count }: { element: ElementId; count: number }
): Outcome<null, 'scene-gone' | 'element-gone' | 'bad-value'> {
	const scene = scenes.get(edit.doc, id)
	if (!scene || scene.removed) return refuse('scene-gone')
	const all = standing(elements.all(edit.doc))
	const members = scene.elements.filter((member) => all.get(member)?.id === element)
	if (members.length === 0) return refuse('element-gone')
	if (scenes.fields.quantities.count.problem(count) !== null) return refuse('bad-value')
	transact(edit, () => {
		for (const of of members) scenes.setCount(edit.doc, id, { field: 'quantities', of, count })
	})
	return ok(null)
}

/** Marks a risk of a scene, or takes the mark off. */
export function markRisk(
	edit: Edit,
	id: SceneId,
	{ risk, marked }: { risk: RiskId; marked: boolean }
): Outcome<null, 'scene-gone'> {
	const scene = scenes.get(edit.doc, id)
	if (!scene || scene.removed) return refuse('scene-gone')
	const member = { field: 'risks', id: risk } as const
	transact(edit, () => {
		if (marked) scenes.link(edit.doc, id, member)
		else scenes.unlink(edit.doc, id, member)
	})
	return ok(null)
}

/** Merges two spellings of one set: every scene of the first is in the second, and one undo parts them. */
export function mergeSets(
	edit: Edit,
	from: SetId,
	into: SetId
): Outcome<null, 'set-gone' | 'same-set'> {
	if (from === into) return refuse('same-set')
	const all = standing(sets.all(edit.doc))
	const [one, other] = [all.get(from), all.get(into)]
	if (one?.id !== from || other?.id !== into) return refuse('set-gone')
	transact(edit, () => {
		sets.patch(edit.doc, from, { mergedInto: into })
		if (other.location === '' && one.location !== '')
			sets.patch(edit.doc, into, { location: one.location })
	})
	return ok(null)
}
