import { expect, test } from 'vitest'
import { addElement, editElement } from '#model/stripboard/commands/elements.ts'
import { omitScene } from '#model/stripboard/commands/scenes.ts'
import { castList } from '#model/stripboard/queries/cast.ts'
import { elements, type ElementId } from '#model/stripboard/records/element.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy, viewOf } from '../../../../support/builders.ts'

function drawn(main: string, boneyard = '') {
	const edit = editBy('ann')
	const drawing = drawBoard(edit, main, boneyard)
	const cast = (name: string, number: string, ...scenes: string[]) => {
		const ids = scenes.map((scene) =>
			addElement(edit, drawing.scene(scene), { category: 'cast', name })
		)
		const [id] = ids.map((added) => (added.ok ? added.value : ('' as ElementId)))
		if (number !== '' && id !== undefined) editElement(edit, id, { number })
		return id as ElementId
	}
	const list = () =>
		castList(readStripboard(edit.doc), viewOf(edit.doc, drawing.board)).map(
			({ element, scenes, eighths, days }) => [element.name, scenes, eighths, ...days]
		)
	return { edit, doc: edit.doc, ...drawing, cast, list }
}

test('the cast are listed by number, with their scenes, pages and days', () => {
	const { edit, scene, cast, list } = drawn('1:4 2:12 | 3:? | 4:8')
	cast('NELL', '2', '1', '2', '4')
	cast('AMOS', '10', '2', '3')
	cast('EXTRA', '', '4')
	addElement(edit, scene('1'), { category: 'props', name: 'Lamp' })
	expect(list()).toEqual([
		['NELL', 3, 24, 1, 3],
		['AMOS', 2, 12, 1, 2],
		['EXTRA', 1, 8, 3]
	])
})

test('what lies in the boneyard or is omitted is no work, and who has none is still listed', () => {
	const { edit, scene, cast, list } = drawn('1 2', '3')
	cast('NELL', '1', '1', '3')
	cast('AMOS', '2', '2')
	omitScene(edit, scene('2'), { omitted: true })
	expect(list()).toEqual([
		['NELL', 1, 8, 1],
		['AMOS', 0, 0]
	])
})

test('who was removed is not', () => {
	const { doc, cast, list } = drawn('1')
	elements.patch(doc, cast('NELL', '1', '1'), { removed: true })
	expect(list()).toEqual([])
})
