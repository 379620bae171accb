import { expect, test } from 'vitest'
import { readScreenplay } from '#formats/read.ts'
import { readText, utf8 } from './support.ts'

const script = [
	...[
		'\ufeff#Version 3',
		'#Begin-Auto-Completion \\',
		'INT.',
		'#End-Auto-Completion',
		'#Start-Script'
	],
	...['.\\int. shed - night', '>.A lamp on the', '.. table.', '._Ada (V.O.)', '.((softly)'],
	...[
		'>:Is it',
		'|:still',
		'.:raining?',
		'.%remember the rain',
		'./CUT TO:',
		'.*act two',
		'.\\EXT. YARD - DAY',
		'.=ON BEN'
	]
].join('\n')

test('a Trelby script: scenes, cues and words, lines joined as their marks say', () => {
	const { format, scenes, characters, warnings, totals } = readText('lamp.trelby', script)
	expect(format).toBe('trelby')
	expect(scenes.map(({ heading, timeRow, line }) => [heading, timeRow, line])).toEqual([
		['INT. SHED - NIGHT', 'night', 6],
		['EXT. YARD - DAY', 'day', 17]
	])
	expect(scenes[0]?.text).toBe(
		'A lamp on the table.\n\t\tADA (V.O.)\n\t(softly)\n\tIs it still raining?\n\t\t\tCUT TO:'
	)
	expect(scenes[1]).toMatchObject({ section: 'act two', text: 'ON BEN' })
	expect(characters).toEqual([{ name: 'ADA', cues: 1 }])
	expect(warnings).toEqual([])
	expect(totals).toMatchObject({ scenes: 2, numbered: 0 })
})

test('one that was cut off says so, and one without a scene is read with a warning', () => {
	const cut = readText('lamp.trelby', `${script}\n>.Ben runs`)
	expect(cut.warnings).toEqual([
		{ line: 19, message: expect.stringContaining('cut off') as string }
	])
	const empty = readScreenplay({
		name: 'x.trelby',
		bytes: utf8('#Version 3\n#Start-Script\n..Hm.')
	})
	expect(empty).toMatchObject({ ok: true, value: { warnings: [{ line: 1 }] } })
})
