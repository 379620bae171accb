import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import type { SharedNote } from '$lib/client/workspace.svelte.ts'
import { noteCarets } from './note-carets.ts'
import { noteText } from './note-text.ts'

/** Mounts the rich-text editor of a shared note, with colleagues' carets. Answers how to take it down. */
export function openNote(
	element: HTMLElement,
	{ note, mayWrite }: { note: SharedNote; mayWrite: boolean }
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
				'aria-label': 'Note'
			}
		}
	})
	return () => editor.destroy()
}
