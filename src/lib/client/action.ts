/**
 * Something a person can do, as data: the menu, the keyboard and the palette all read it, so the
 * three never disagree.
 */
export type Action = {
	/** Area and verb: `strip.boneyard`. */
	id: string
	label: string
	/** `Mod+Z`, `Alt+ArrowUp`, `B`; Mod is Ctrl, or Cmd on a Mac. Several do the same. */
	keys?: readonly string[]
	/** The heading it stands under in menus and key help. */
	group: string
	/** Whether it can be done now; left out, it always can. */
	when?: () => boolean
	/** Left out of the menu of a strip: it concerns the whole board. */
	scope?: 'selection' | 'board'
	run: () => void
}

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

/** The action that a key press means now, or null. */
export function actionFor(actions: readonly Action[], event: KeyboardEvent): Action | null {
	for (const action of actions) {
		if (!action.keys?.some((key) => isPressed(key, event))) continue
		if (action.when?.() ?? true) return action
	}
	return null
}

function isPressed(key: string, event: KeyboardEvent): boolean {
	const parts = key.split('+')
	const name = parts.pop() || '+'
	const wants = (modifier: string) => parts.includes(modifier)
	const [mod, other] = isMac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey]
	if (other) return false
	if (wants('Mod') !== mod || wants('Alt') !== event.altKey) return false
	// A key that only Shift reaches, like ?, needs no Shift in its name.
	const shifted = name.length === 1 && !/[a-z0-9]/i.test(name)
	if (!shifted && wants('Shift') !== event.shiftKey) return false
	return event.key.toLowerCase() === name.toLowerCase()
}

const shown: Record<string, string> = {
	Mod: isMac ? '⌘' : 'Ctrl',
	Alt: isMac ? '⌥' : 'Alt',
	Shift: isMac ? '⇧' : 'Shift',
	ArrowUp: '↑',
	ArrowDown: '↓',
	ArrowLeft: '←',
	ArrowRight: '→',
	Delete: 'Del',
	Escape: 'Esc'
}

/** A key as menus and the key help print it: `Ctrl Z`, `⌘ Z`. */
export function keyLabel(key: string): string {
	const parts = key.split('+').map((part) => part || '+')
	return parts.map((part) => shown[part] ?? part).join(' ')
}

/** Whether a key press belongs to a text field and not to the board. */
export function isTyping(event: KeyboardEvent): boolean {
	const target = event.target
	if (!(target instanceof HTMLElement)) return false
	// A box takes the space bar and nothing else.
	if ((target as HTMLInputElement).type === 'checkbox') return event.key === ' '
	return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}
