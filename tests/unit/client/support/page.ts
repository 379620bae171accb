import { vi } from 'vitest'

class Page extends EventTarget {
	readonly visibilityState = 'visible'
}

/** What `target instanceof HTMLElement` asks about, without a DOM behind it. */
class ElementOfPage extends EventTarget {
	readonly tagName: string
	readonly isContentEditable: boolean

	constructor(tagName: string, isContentEditable = false) {
		super()
		this.tagName = tagName
		this.isContentEditable = isContentEditable
	}
}

/**
 * What a browser gives a page and Node does not: a window that hears events, a document, an
 * address. Answers the window. Gone again with `vi.unstubAllGlobals`.
 */
export function installPage(address = 'http://daybreak.test/'): EventTarget {
	const window = new EventTarget()
	for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const) {
		vi.stubGlobal(name, window[name].bind(window))
	}
	vi.stubGlobal('document', new Page())
	vi.stubGlobal('location', new URL(address))
	vi.stubGlobal('HTMLElement', ElementOfPage)
	return window
}

/** The window hears that something happened: `online`, `offline`, `pagehide`. */
export function happens(name: string): void {
	dispatchEvent(new Event(name))
}

/** An element of the page for an event to have as its target. */
export function element(tagName: string, isContentEditable = false): HTMLElement {
	return new ElementOfPage(tagName, isContentEditable) as unknown as HTMLElement
}

/** A key press, written as in menus: `Mod+Z` is Ctrl here, `Meta+Z` the Windows or Cmd key. */
export function press(keys: string, target: EventTarget | null = null): KeyboardEvent {
	const parts = keys.split('+')
	const key = parts.pop() || '+'
	return {
		key,
		target,
		ctrlKey: parts.includes('Mod') || parts.includes('Ctrl'),
		metaKey: parts.includes('Meta'),
		altKey: parts.includes('Alt'),
		shiftKey: parts.includes('Shift')
	} as KeyboardEvent
}
