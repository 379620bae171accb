import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import type { CategoryId } from '../categories.ts'
import { elements, type ElementId } from '../records/element.ts'
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
	const member = known ?? (edit.newId() as ElementId)
	transact(edit, () => {
		if (!known) elements.create(edit.doc, member, { category: element.category, name })
		scenes.link(edit.doc, id, { field: 'elements', id: member })
	})
	return ok(member)
}

function findElement(edit: Edit, wanted: { category: CategoryId; name: string }): ElementId | null {
	const name = wanted.name.toLowerCase()
	for (const element of elements.all(edit.doc).values()) {
		if (element.removed || element.category !== wanted.category) continue
		if (element.name.toLowerCase() === name) return element.id
	}
	return null
}

/** Renames or renumbers an element. A cast number is unique in its category: a duplicate is refused. */
export function editElement(
	edit: Edit,
	id: ElementId,
	values: { name?: string; number?: string }
): Outcome<null, 'element-gone' | 'bad-value' | 'number-taken'> {
	const element = elements.get(edit.doc, id)
	if (!element || element.removed) return refuse('element-gone')
	if (elements.problem(values) !== null || values.name?.trim() === '') return refuse('bad-value')
	if (values.number && holderOf(edit, { ...element, number: values.number })) {
		return refuse('number-taken')
	}
	transact(edit, () => elements.patch(edit.doc, id, values))
	return ok(null)
}

function holderOf(
	edit: Edit,
	wanted: { id: ElementId; category: CategoryId; number: string }
): boolean {
	return [...elements.all(edit.doc).values()].some(
		(element) =>
			!element.removed &&
			element.id !== wanted.id &&
			element.category === wanted.category &&
			element.number === wanted.number
	)
}
