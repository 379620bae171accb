import { expect, test } from 'vitest'
import { readScriptLines, writeScriptLines } from '#model/stripboard/script-text.ts'

test('a scene keeps what each paragraph is, and folds white space', () => {
	const lines = [
		{ kind: 'action', text: 'The lamp\n goes   out.' },
		{ kind: 'cue', text: 'ADA' },
		{ kind: 'dialogue', text: '\tHello?' },
		{ kind: 'transition', text: 'CUT TO:' },
		{ kind: 'action', text: ' \n ' }
	] as const
	const text = writeScriptLines(lines)
	expect(text).toBe('The lamp goes out.\n\t\tADA\n\tHello?\n\t\t\tCUT TO:')
	expect(readScriptLines(text)).toEqual([
		{ kind: 'action', text: 'The lamp goes out.' },
		{ kind: 'cue', text: 'ADA' },
		{ kind: 'dialogue', text: 'Hello?' },
		{ kind: 'transition', text: 'CUT TO:' }
	])
})

test('whatever stands there is read as something', () => {
	expect(readScriptLines('')).toEqual([])
	expect(readScriptLines('\t\t\t\t\tFar out\n\n')).toEqual([
		{ kind: 'transition', text: 'Far out' }
	])
})
