import { Extension } from '@tiptap/core'
import { defaultSelectionBuilder, yCursorPlugin } from '@tiptap/y-tiptap'
import { caretOwner } from '$lib/client/carets.ts'
import type { SharedNote } from '$lib/client/workspace.svelte.ts'
import { personColour } from '$lib/ui/people.ts'

/** Colleagues' carets in a note, under the names that the server knows them by. */
export function noteCarets({ fragment, awareness }: SharedNote): Extension {
	const ownerOf = (client: number) =>
		caretOwner(awareness.getStates().get(client), fragment.doc?.share ?? new Map())
	return Extension.create({
		name: 'noteCarets',
		priority: 999, // after the shared text, before what else draws
		addProseMirrorPlugins: () => [
			yCursorPlugin(awareness, {
				awarenessStateFilter: (mine: number, theirs: number) =>
					mine !== theirs && ownerOf(theirs) !== null,
				cursorBuilder: (_claimed: unknown, client: number) => drawCaret(ownerOf(client)),
				selectionBuilder: (_claimed: unknown, client: number) =>
					defaultSelectionBuilder({ color: personColour(ownerOf(client)?.id ?? '') })
			})
		]
	})
}

function drawCaret(owner: { id: string; name: string } | null): HTMLElement {
	const line = document.createElement('span')
	if (owner === null) return line // gone again
	const colour = personColour(owner.id)
	line.className = 'note-caret'
	line.style.borderColor = colour
	const label = document.createElement('div')
	label.className = 'note-caret-name'
	label.style.backgroundColor = colour
	label.textContent = owner.name
	line.append(label)
	return line
}
