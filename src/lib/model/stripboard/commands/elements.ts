import { transact, type Edit } from '../../core/edit.ts'
import { standing, standingList } from '../../core/merged.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { removal, type Remover } from '../../core/remover.ts'
import type { CategoryId } from '../categories.ts'
import { elementKey } from '../queries/elements.ts'
import { elements, type Element, type ElementId } from '../records/element.ts'
import { scenes, type SceneId } from '../records/scene.ts'

/** Adds an element to a scene by name: the one of that name and category, else a new one. */
export function addElement(
	edit: Edit,
	id: SceneId,
	element: { category: CategoryId; name: string }
): Outcome<ElementId, 'scene-gone' | 'bad-value'> {
	const scene = scenes.get(edit.doc, id)
	if (!scene || scene.removed) return refuse('scene-gone')
	const name = element.name.trim()
	if (name === '' || elements.problem({ ...element, name }) !== null) return refuse('bad-value')
	const known = findElement(edit, { ...element, name })
	const member = known?.id ?? (edit.newId() as ElementId)
	transact(edit, () => {
		if (!known) elements.create(edit.doc, member, { category: element.category, name })
		scenes.link(edit.doc, id, { field: 'elements', id: member })
	})
	return ok(member)
}

function findElement(edit: Edit, wanted: { category: CategoryId; name: string }): Element | null {
	const key = elementKey(wanted.category, wanted.name)
	const all = standingList(elements.all(edit.doc))
	return all.find(({ category, name }) => elementKey(category, name) === key) ?? null
}

/** What a person edits of an element. */
export type ElementValues = { name?: string; number?: string; category?: CategoryId }

type NotEdited =
	'element-gone' | 'bad-value' | 'number-taken' | 'number-locked' | 'element-name-taken'

/**
 * Renames, renumbers or recategorises an element. A name and a board id are unique in their category;
 * a locked board id stays.
 */
export function editElement(
	edit: Edit,
	id: ElementId,
	values: ElementValues
): Outcome<null, NotEdited> {
	const element = live(edit, id)
	if (!element) return refuse('element-gone')
	if (elements.problem(values) !== null || values.name?.trim() === '') return refuse('bad-value')
	const now = { ...element, ...values }
	if (element.numberLocked && now.number !== element.number) return refuse('number-locked')
	const others = standingList(elements.all(edit.doc)).filter(
		(other) => other.id !== id && other.category === now.category
	)
	const isMoved = now.category !== element.category
	if (now.number !== '' && (isMoved || values.number !== undefined)) {
		if (others.some((other) => other.number === now.number)) return refuse('number-taken')
	}
	if (isMoved || (values.name !== undefined && values.name !== element.name)) {
		const name = now.name.trim().toLowerCase()
		if (others.some((other) => other.name.toLowerCase() === name))
			return refuse('element-name-taken')
	}
	transact(edit, () => elements.patch(edit.doc, id, values))
	return ok(null)
}

function live(edit: Edit, id: ElementId): Element | null {
	const element = standing(elements.all(edit.doc)).get(id)
	return element?.id === id ? element : null
}

/**
 * Adds elements typed or pasted as rows, to no scene yet. What is there already by name and category
 * is passed over; a board id that somebody has is left out.
 */
export function addElements(
	edit: Edit,
	rows: readonly { category: CategoryId; name: string; number?: string }[]
): Outcome<ElementId[], 'bad-value'> {
	const wanted = rows.map((row) => ({ ...row, name: row.name.trim(), number: row.number ?? '' }))
	if (wanted.some((row) => row.name === '' || elements.problem(row) !== null))
		return refuse('bad-value')
	const added: ElementId[] = []
	const listed = standingList(elements.all(edit.doc))
	const names = new Set(listed.map((row) => elementKey(row.category, row.name)))
	const numbers = new Set(listed.map((row) => `${row.category} ${row.number}`))
	transact(edit, () => {
		for (const { category, name, number } of wanted) {
			const key = elementKey(category, name)
			if (names.has(key)) continue
			names.add(key)
			const isFree = number !== '' && !numbers.has(`${category} ${number}`)
			if (isFree) numbers.add(`${category} ${number}`)
			const id = edit.newId() as ElementId
			elements.create(edit.doc, id, { category, name, ...(isFree ? { number } : {}) })
			added.push(id)
		}
	})
	return ok(added)
}

/** Gives board ids as planned. An element whose id was locked meanwhile keeps it. */
export function numberElements(
	edit: Edit,
	plan: readonly { id: ElementId; number: string }[]
): Outcome<number, 'bad-value' | 'number-taken' | 'nothing-changed'> {
	const all = standing(elements.all(edit.doc))
	const changes = plan.filter(({ id, number }) => {
		const element = all.get(id)
		return element?.id === id && !element.numberLocked && element.number !== number
	})
	if (changes.some((change) => elements.problem({ number: change.number }) !== null))
		return refuse('bad-value')
	if (changes.length === 0) return refuse('nothing-changed')
	const planned = new Map(changes.map(({ id, number }) => [id, number]))
	const held = new Set<string>()
	for (const { id, category, number } of new Set(all.values())) {
		const now = planned.get(id) ?? number
		if (now !== '' && held.has(`${category} ${now}`)) return refuse('number-taken')
		held.add(`${category} ${now}`)
	}
	transact(edit, () => {
		for (const { id, number } of changes) elements.patch(edit.doc, id, { number })
	})
	return ok(changes.length)
}

/** Locks board ids, as they are once they were published, or unlocks them. */
export function lockNumbers(
	edit: Edit,
	ids: readonly ElementId[],
	{ locked }: { locked: boolean }
): Outcome<number, 'element-gone'> {
	const found = ids.filter((id) => live(edit, id) !== null)
	if (found.length === 0) return refuse('element-gone')
	transact(edit, () => {
		for (const id of found) elements.patch(edit.doc, id, { numberLocked: locked })
	})
	return ok(found.length)
}

/**
 * Merges two spellings of one element: wherever the first was, in scenes that a colleague is just
 * breaking down too, the second is. Nothing else is written, so one undo parts them again.
 */
export function mergeElements(
	edit: Edit,
	from: ElementId,
	into: ElementId
): Outcome<null, 'element-gone' | 'same-element' | 'other-category'> {
	if (from === into) return refuse('same-element')
	const [one, other] = [live(edit, from), live(edit, into)]
	if (!one || !other) return refuse('element-gone')
	if (one.category !== other.category) return refuse('other-category')
	transact(edit, () => {
		elements.patch(edit.doc, from, { mergedInto: into })
		// The number goes along where the other has none, or nobody would have it.
		if (other.number === '' && one.number !== '')
			elements.patch(edit.doc, into, { number: one.number })
	})
	return ok(null)
}

/** Lets an element bring another into every scene it is in, as a minor brings a studio teacher; or no longer. */
export function linkElements(
	edit: Edit,
	id: ElementId,
	change: { brings: ElementId; linked: boolean }
): Outcome<null, 'element-gone' | 'same-element'> {
	if (id === change.brings) return refuse('same-element')
	if (!live(edit, id) || (change.linked && !live(edit, change.brings)))
		return refuse('element-gone')
	const member = { field: 'brings', id: change.brings } as const
	transact(edit, () => {
		if (change.linked) elements.link(edit.doc, id, member)
		else elements.unlink(edit.doc, id, member)
	})
	return ok(null)
}

/** Takes elements out of every breakdown. */
export function removeElements(
	edit: Edit,
	ids: readonly ElementId[],
	by?: Remover
): Outcome<number, 'element-gone'> {
	const found = ids.filter((id) => live(edit, id) !== null)
	if (found.length === 0) return refuse('element-gone')
	transact(edit, () => {
		for (const id of found) elements.patch(edit.doc, id, removal(by))
	})
	return ok(found.length)
}

/** Brings a removed element back, into every breakdown that it was in. */
export function restoreElement(edit: Edit, id: ElementId): Outcome<null, 'element-gone'> {
	if (elements.get(edit.doc, id)?.removed !== true) return refuse('element-gone')
	transact(edit, () => elements.patch(edit.doc, id, { removed: false }))
	return ok(null)
}
