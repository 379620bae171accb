import { expect, test } from 'vitest'
import type { CategoryId } from '#model/stripboard/categories.ts'
import { addElement, mergeElements } from '#model/stripboard/commands/elements.ts'
import { taggedLines } from '#model/stripboard/queries/tagged.ts'
import type { ElementId } from '#model/stripboard/records/element.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy } from '../../../../support/builders.ts'

function tagger() {
	const edit = editBy('ann')
	const { scene } = drawBoard(edit, '1 |')
	const needed = new Set<ElementId>()
	return {
		edit,
		tag(name: string, category: CategoryId = 'props'): ElementId {
			const added = addElement(edit, scene('1'), { category, name })
			if (!added.ok) throw new Error(added.reason)
			needed.add(added.value)
			return added.value
		},
		/** `A [lamp] goes out`: what is tagged stands in brackets. */
		read: (text: string) =>
			taggedLines(readStripboard(edit.doc), text, needed)
				.map(({ pieces }) =>
					pieces.map(({ text, element }) => (element ? `[${text}]` : text)).join('')
				)
				.join(' / '),
		forget: (id: ElementId) => needed.delete(id)
	}
}

test('what names an element is found in any case, as whole words, the longer name first', () => {
	const { tag, read } = tagger()
	tag('Lamp')
	tag('Oil lamp')
	expect(read('LAMPS: a lamp, an oil  lamp.')).toBe('LAMPS: a [lamp], an oil  [lamp].')
	expect(read('The oil lamp and the LAMP\n\tMy lamp!')).toBe(
		'The [oil lamp] and the [LAMP] / My [lamp]!'
	)
})

test('names of any letters and signs are only themselves', () => {
	const { tag, read } = tagger()
	tag('Éclair (x2)')
	tag('.*')
	expect(read('An éclair (x2), an eclair')).toBe('An [éclair (x2)], an eclair')
})

test('another spelling that was merged away still names it; what is not needed here does not', () => {
	const { edit, tag, read, forget } = tagger()
	const [lantern, rusty] = [tag('Lantern'), tag('rusty old thing')]
	mergeElements(edit, rusty, lantern)
	expect(read('A rusty old thing')).toBe('A [rusty old thing]')
	forget(lantern)
	expect(read('A rusty old thing')).toBe('A rusty old thing')
})
