/** The words that are selected inside a part of the page, as one line; '' for none. */
export function selectedWords(inside: HTMLElement): string {
	const selection = document.getSelection()
	if (!selection || selection.isCollapsed) return ''
	if (!inside.contains(selection.getRangeAt(0).commonAncestorContainer)) return ''
	// Lines are blocks: between the last word of one and the first of the next stands no space.
	const words = selection.toString().replace(/\s+/g, ' ').trim()
	return words.replace(/^[\p{P}\s]+|[\s,.;:!?…]+$/gu, '').slice(0, 120)
}

/**
 * Selects by key, as an editor does, in a text that nobody types in: an arrow takes the word beside, or
 * one in the line above or below; with Shift it takes more. Whether the key was one of these.
 */
export function selectWords(event: KeyboardEvent, inside: HTMLElement): boolean {
	const selection = document.getSelection()
	const direction = /^Arrow(Right|Down)$/.test(event.key) ? 'forward' : 'backward'
	if (
		!selection ||
		!event.key.startsWith('Arrow') ||
		event.ctrlKey ||
		event.altKey ||
		event.metaKey
	)
		return false
	if (!inside.contains(selection.anchorNode)) selection.collapse(inside, 0)
	const unit = /^Arrow(Up|Down)$/.test(event.key) ? 'line' : 'word'
	if (event.shiftKey) selection.modify('extend', direction, unit)
	else takeWord(selection, direction, unit)
	if (!inside.contains(selection.focusNode)) selection.collapse(inside, 0)
	selection.focusNode?.parentElement?.scrollIntoView({ block: 'nearest' })
	return true
}

function takeWord(
	selection: Selection,
	direction: 'forward' | 'backward',
	unit: 'word' | 'line'
): void {
	if (!selection.isCollapsed) {
		if (direction === 'forward') selection.collapseToEnd()
		else selection.collapseToStart()
	}
	if (unit === 'line' || direction === 'backward') selection.modify('move', direction, unit)
	selection.modify('extend', 'forward', 'word')
}
