import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { StarterKit } from '@tiptap/starter-kit'
import type { SharedNote } from '$lib/client/workspace.svelte.ts'

/** Links that a note may hold; anything else is text. */
const schemes = ['http', 'https', 'mailto', 'tel']

/** Mounts the rich-text editor of a shared note, with colleagues' carets. Answers how to take it down. */
export function openNote(
	element: HTMLElement,
	input: { note: SharedNote; person: { name: string; color: string } }
): () => void {
	const editor = new Editor({
		element,
		injectCSS: false,
		extensions: [
			StarterKit.configure({
				undoRedo: false,
				link: {
					openOnClick: false,
					protocols: schemes,
					isAllowedUri: (url) => schemes.includes(new URL(url, location.href).protocol.slice(0, -1))
				}
			}),
			Collaboration.configure({ fragment: input.note.fragment }),
			CollaborationCaret.configure({
				provider: { awareness: input.note.awareness },
				user: input.person
			})
		],
		editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': 'Note' } }
	})
	return () => editor.destroy()
}
