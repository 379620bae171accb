import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import type { SharedNote } from '$lib/client/workspace.svelte.ts'
import { noteCarets } from './carets.ts'
import { noteText } from './text.ts'

type Opened = {
	note: SharedNote
	mayWrite: boolean
	/** What it is called by those who do not see it. */
	label?: string
	/** Typing goes on at its end at once. */
	takesFocus?: boolean
}

/** Mounts the rich-text editor of a shared note, with colleagues' carets. Answers how to take it down. */
export function openNote(
	element: HTMLElement,
	{ note, mayWrite, label = 'Note', takesFocus = false }: Opened
): () => void {
	const editor = new Editor({
		element,
		injectCSS: false,
		editable: mayWrite,
		extensions: [
			// A last paragraph would be written into a note that somebody only reads.
			noteText.configure(mayWrite ? {} : { trailingNode: false }),
			Collaboration.configure({ fragment: note.fragment }),
			noteCarets(note)
		],
		editorProps: {
			attributes: {
				role: 'textbox',
				'aria-multiline': 'true',
				'aria-readonly': String(!mayWrite),
				'aria-label': label
			}
		}
	})
	if (takesFocus) editor.commands.focus('end')
	return () => editor.destroy()
}
