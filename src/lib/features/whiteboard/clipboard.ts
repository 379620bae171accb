import { readExcalidraw } from '#formats/excalidraw.ts'
import { plainLines } from '#model/core/note.ts'
import { inGrid } from '#model/whiteboard/arrange.ts'
import { addObjects } from '#model/whiteboard/commands/objects.ts'
import { cardKinds, readAbout } from '#model/whiteboard/about.ts'
import { pasteObjects } from '#model/whiteboard/commands/paste.ts'
import { copiesOf, mostCopies, readCopies, textOf, type Copy } from '#model/whiteboard/copies.ts'
import type { Point } from '#model/whiteboard/geometry.ts'
import { centreOf } from '#model/whiteboard/geometry.ts'
import { counted } from '$lib/ui/words.ts'
import { document as kind } from './document.ts'
import { sizes } from './tools.ts'
import type { WhiteboardView } from './whiteboard.svelte.ts'

/*
 * What is copied goes to the clipboard as text for other programs, and with everything about it in
 * the HTML beside it, which is how another whiteboard knows it again.
 */

const mark = 'data-daybreak-whiteboard'

/** What is selected as the clipboard takes it, or null when nothing is. */
export function copied(view: WhiteboardView): { text: string; html: string } | null {
	const copies = copiesOf(view.workspace.doc(kind), view.selected).map((copy) => named(view, copy))
	if (copies.length === 0) return null
	const value = JSON.stringify({ production: view.workspace.production, copies })
	const holder = document.createElement('div')
	holder.setAttribute(mark, value)
	holder.textContent = textOf(copies)
	return { text: textOf(copies), html: holder.outerHTML }
}

/** In another production a card is only what it said here. */
function named(view: WhiteboardView, copy: Copy): Copy {
	const about = copy.kind === 'card' ? readAbout(copy.about, cardKinds) : null
	if (about) {
		const { title, lines } = view.things.face(about)
		return { ...copy, note: plainLines([title, ...lines].join('\n')) }
	}
	const row = copy.kind === 'scene' ? view.schedule.scene(copy.scene)?.row : undefined
	if (!row) return copy
	const words = [row.scene.number, row.setName, row.scene.synopsis].filter((part) => part !== '')
	return { ...copy, note: plainLines(words.join(' ')) }
}

/** Takes what a clipboard holds: things of a whiteboard, or lines of text, each of which is a note. */
export function paste(view: WhiteboardView, { text, html }: { text: string; html: string }): void {
	const copies = copiesIn(view, html)
	const others = copies.length > 0 ? copies : (readExcalidraw(text) ?? [])
	const ids = others.length > 0 ? pasteCopies(view, others) : pasteLines(view, text)
	if (ids === null) return
	view.selection = ids
	view.say(`${counted(ids.length, 'thing')} pasted`)
}

function copiesIn(view: WhiteboardView, html: string): Copy[] {
	if (!html.includes(mark)) return []
	const parsed = new DOMParser().parseFromString(html, 'text/html')
	const value = parsed.querySelector(`[${mark}]`)?.getAttribute(mark)
	try {
		const { production, copies } = JSON.parse(value ?? '{}') as Record<string, unknown>
		const isSameProduction = production === view.workspace.production
		return readCopies(copies, { isSameProduction }).map((copy) =>
			copy.kind === 'scene' || copy.kind === 'card' ? { ...copy, note: [] } : copy
		)
	} catch {
		return []
	}
}

function pasteCopies(view: WhiteboardView, copies: readonly Copy[]) {
	const at = pasteAt(view, copies)
	return view.run((edit) => pasteObjects(edit, copies, at))
}

/** A little off what was copied, so that the copy is seen; the middle of the view when that is elsewhere. */
function pasteAt(view: WhiteboardView, copies: readonly Copy[]): Point {
	const { width, height } = copies.reduce(
		(most, { box }) => ({
			width: Math.max(most.width, box.x + box.width),
			height: Math.max(most.height, box.y + box.height)
		}),
		{ width: 0, height: 0 }
	)
	const middle = centreOf(view.view)
	const selected = view.selectedBox
	if (selected !== null) return { x: selected.x + 24, y: selected.y + 24 }
	return { x: middle.x - width / 2, y: middle.y - height / 2 }
}

function pasteLines(view: WhiteboardView, text: string) {
	const lines = text
		.split(/\r\n?|\n/)
		.map((line) => line.replaceAll('\t', ' · ').trim())
		.filter((line) => line !== '')
		.slice(0, mostCopies)
	if (lines.length === 0) return null
	const size = sizes.note ?? { width: 192, height: 128 }
	const columns = Math.max(1, Math.min(6, Math.ceil(Math.sqrt(lines.length))))
	const { x, y } = centreOf(view.view)
	const corner = { x: x - (columns * size.width) / 2, y: y - size.height }
	const boxes = inGrid(
		lines.map(() => ({ ...corner, ...size })),
		columns
	)
	return view.run((edit) =>
		addObjects(
			edit,
			lines.map((line, at) => ({
				kind: 'note' as const,
				colour: 'yellow' as const,
				box: boxes[at] ?? { ...corner, ...size },
				note: plainLines(line.slice(0, 2000))
			}))
		)
	)
}

/** Puts copies of what is selected beside it. */
export function duplicate(view: WhiteboardView): void {
	const copies = copiesOf(view.workspace.doc(kind), view.selected)
	const box = view.selectedBox
	const at = box ? { x: box.x + 24, y: box.y + 24 } : centreOf(view.view)
	const ids = view.run((edit) => pasteObjects(edit, copies, at))
	if (ids) view.selection = ids
}
