import { expect, test } from 'vitest'
import { clashWords } from '$lib/features/stripboard/flags/flag-words.ts'
import type { Clash } from '#model/stripboard/clashes/clashes.ts'
import { rulePresets } from '#model/stripboard/clashes/presets.ts'
import { changeScheduleRules } from '#model/stripboard/commands/rules.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { editBy } from '../../../../support/builders.ts'

const short = (kind: Clash['kind']) =>
	({ kind, subject: '', is: 630, needs: 720, strips: [] }) as unknown as Clash

test('a forced call says how short the rest is, and what it costs only where the rules say so', () => {
	const edit = editBy('ann')
	const words = (kind: Clash['kind']) => clashWords(short(kind), readStripboard(edit.doc))
	const base = '10 h 30 rest before this day, needs 12 h: forced call, 1 h 30 short'
	expect(words('rest')).toBe(base)
	for (const { id, values } of rulePresets) {
		expect(changeScheduleRules(edit, values).ok).toBe(true)
		if (id.startsWith('sag-aftra')) expect(words('rest')).toMatch(/short \(.*\$900.*undated copy/)
		else expect(words('rest')).toBe(base)
		expect(words('reduced-rest')).not.toContain('$')
	}
	expect(words('reduced-rest')).toContain('1 h 30 short of 12 h')
})
