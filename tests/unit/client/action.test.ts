import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { actionFor, isTyping, keyLabel, type Action } from '$lib/client/action.ts'
import { element, installPage, press } from './support/page.ts'

/** An action that knows its keys, and no more. */
function action(id: string, keys: readonly string[], when?: () => boolean): Action {
	return { id, label: id, keys, group: 'Test', run: () => {}, ...(when ? { when } : {}) }
}

const actions = [
	action('undo', ['Mod+Z']),
	action('redo', ['Mod+Shift+Z', 'Mod+Y']),
	action('up', ['Alt+ArrowUp']),
	action('boneyard', ['Y']),
	action('help', ['?']),
	action('zoom', ['Mod++']),
	action('remove', ['Delete', 'Backspace']),
	{ id: 'keyless', label: 'Keyless', group: 'Test', run: () => {} }
]

const meant = (keys: string) => actionFor(actions, press(keys))?.id ?? null

describe('a key press means', () => {
	test.each([
		['Mod+z', 'undo'],
		['Mod+Z', 'undo'],
		['Mod+Shift+Z', 'redo'],
		['Mod+y', 'redo'],
		['y', 'boneyard'],
		['Y', 'boneyard'],
		['Alt+ArrowUp', 'up'],
		['Delete', 'remove'],
		['Backspace', 'remove'],
		['Mod++', 'zoom'],
		['Mod+Shift++', 'zoom']
	])('%s: %s', (keys, id) => {
		expect(meant(keys)).toBe(id)
	})

	test.each([
		'z',
		'Shift+Y',
		'Alt+y',
		'ArrowUp',
		'Alt+Shift+ArrowUp',
		'Mod+Alt+z',
		'Mod+Alt+ArrowUp',
		'Mod+Delete',
		'q'
	])('%s: nothing', (keys) => {
		expect(meant(keys)).toBe(null)
	})

	test('?, whether or not it takes Shift to type it', () => {
		expect(['?', 'Shift+?', 'Mod+?'].map(meant)).toEqual(['help', 'help', null])
	})

	test('nothing with the Windows key, which is the system’s', () => {
		expect(['Meta+y', 'Meta+z', 'Meta+Mod+z', 'Meta+?'].map(meant)).toEqual(Array(4).fill(null))
	})

	test('what can be done now, the first of several', () => {
		let open = false
		const both = [action('close', ['Escape'], () => open), action('clear', ['Escape'])]
		expect(actionFor(both, press('Escape'))?.id).toBe('clear')
		open = true
		expect(actionFor(both, press('Escape'))?.id).toBe('close')
		expect(actionFor([action('never', ['N'], () => false)], press('n'))).toBe(null)
	})
})

test.each([
	['Mod+Z', 'Ctrl Z'],
	['Mod+Shift+Z', 'Ctrl Shift Z'],
	['Alt+ArrowUp', 'Alt ↑'],
	['Alt+ArrowDown', 'Alt ↓'],
	['ArrowLeft', '←'],
	['ArrowRight', '→'],
	['Delete', 'Del'],
	['Escape', 'Esc'],
	['B', 'B'],
	['?', '?']
])('%s is printed as %s', (key, label) => {
	expect(keyLabel(key)).toBe(label)
})

describe('on a Mac', () => {
	beforeEach(() => {
		vi.resetModules()
		vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)' })
	})
	afterEach(() => vi.unstubAllGlobals())

	test('Mod is Cmd, and Ctrl is somebody else’s', async () => {
		const mac = await import('$lib/client/action.ts')
		const meant = (keys: string) => mac.actionFor(actions, press(keys))?.id ?? null
		expect(['Meta+z', 'Meta+Shift+z', 'y'].map(meant)).toEqual(['undo', 'redo', 'boneyard'])
		expect(['Ctrl+z', 'Ctrl+y', 'Meta+Ctrl+z'].map(meant)).toEqual([null, null, null])
	})

	test('keys are printed as on its keyboard', async () => {
		const mac = await import('$lib/client/action.ts')
		const labels = ['Mod+Shift+Z', 'Alt+ArrowUp'].map(mac.keyLabel)
		expect(labels).toEqual(['⌘ ⇧ Z', '⌥ ↑'])
	})
})

describe('a key belongs to a text field', () => {
	beforeEach(() => installPage())
	afterEach(() => vi.unstubAllGlobals())

	test.each([
		['INPUT', true],
		['TEXTAREA', true],
		['SELECT', true],
		['BUTTON', false],
		['DIV', false]
	])('in %s: %s', (tagName, typing) => {
		expect(isTyping(press('a', element(tagName)))).toBe(typing)
	})

	test('in a box that is ticked: the space bar only', () => {
		const box = Object.assign(element('INPUT'), { type: 'checkbox' })
		expect([isTyping(press(' ', box)), isTyping(press('s', box))]).toEqual([true, false])
	})

	test('in anything that can be edited, and not on the window', () => {
		expect(isTyping(press('a', element('DIV', true)))).toBe(true)
		expect(isTyping(press('a', new EventTarget()))).toBe(false)
	})
})
