import { describe, expect, test } from 'vitest'
import { cast, fountain, headings, readText, scene } from './support.ts'

test('a small script comes out whole', () => {
	const script = fountain(
		...['Title: The Lamp', 'Author: A. Writer', '', '# Act One', '', 'INT. SHED - NIGHT #1A#', ''],
		...['= Ada finds the lamp.', '', 'Dark.', '', 'ADA (V.O.)', '(softly)', 'Hello?', ''],
		...['EXT. YARD - CONTINUOUS', '', 'BEN', 'Ada!', '', 'ADA', 'Here.', '', 'BEN', 'Oh.']
	)
	expect(script).toEqual({
		format: 'fountain',
		title: 'The Lamp',
		scenes: [
			scene({
				...{ number: '1A', heading: 'INT. SHED - NIGHT', intExt: 'INT', set: 'SHED', line: 6 },
				...{ time: 'NIGHT', timeRow: 'night', synopsis: 'Ada finds the lamp.' },
				...{ characters: ['ADA'], section: 'Act One', eighths: 1 },
				text: 'Dark.\n\t\tADA (V.O.)\n\t(softly)\n\tHello?'
			}),
			scene({
				...{ heading: 'EXT. YARD - CONTINUOUS', intExt: 'EXT', set: 'YARD', line: 16 },
				...{ time: 'CONTINUOUS', timeRow: 'night', characters: ['BEN', 'ADA'] },
				...{ section: 'Act One', eighths: 2 },
				text: '\t\tBEN\n\tAda!\n\t\tADA\n\tHere.\n\t\tBEN\n\tOh.',
				needsLook: 'CONTINUOUS: taken as NIGHT from the scene before.'
			})
		],
		characters: [
			{ name: 'ADA', cues: 2 },
			{ name: 'BEN', cues: 2 }
		],
		warnings: [],
		totals: { scenes: 2, numbered: 1, omitted: 0, eighths: 3 }
	})
})

describe('the title page', () => {
	test.each([
		[
			'indented by a tab, with a line of two blanks inside',
			'Title:\n\t_Lamp_\n  \n\tII\nDate: x',
			'_Lamp_'
		],
		['behind blank lines', '\n\nTitle: Lamp', 'Lamp'],
		['behind a note', '[[a\nnote]]\n\nTitle: Lamp', 'Lamp'],
		['with the title last', 'Credit: by\nAuthor: X\nTitle: Lamp', 'Lamp'],
		['that is not one: FADE IN: is no key', 'FADE IN:', ''],
		['that is not there', 'Some action.', '']
	])('%s', (_, page, title) => {
		const script = fountain(page, '', 'INT. SHED - DAY', '', 'Dark.')
		expect([script.title, ...headings(script)]).toEqual([title, 'INT. SHED - DAY'])
	})
})

describe('scene headings', () => {
	test('start with a listed prefix and a dot or a blank, in any case', () => {
		const taken = ['INT. A', 'ext b', 'EST. C', 'INT./EXT. D', 'INT/EXT E', 'i/e. f']
		const left = ['INTERIOR G', 'INT', 'ESTABLISHING', '... H', '. I', '!INT. J', 'ИНТ. K']
		expect(headings(fountain([...taken, ...left].join('\n\n')))).toEqual(taken)
	})

	test('are forced by one dot before a letter or digit of any language', () => {
		const script = fountain('.ŁAZIENKA - DAY', '', '.4B', '', '..no', '', '...no', '', 'x', '.no')
		expect(headings(script)).toEqual(['ŁAZIENKA - DAY', '4B'])
		expect(script.scenes[0]?.needsLook).toBe('No INT. or EXT.')
	})

	test('in spellings outside the rules are taken, with a word about it', () => {
		const [first] = fountain('EXT/INT. CAR - DAY').scenes
		expect(first).toMatchObject({
			...{ intExt: 'INT/EXT', set: 'CAR' },
			needsLook: 'EXT/INT. is not in the Fountain rules; taken as INT/EXT.'
		})
	})

	test('without a blank line after are taken with a warning', () => {
		const script = fountain('INT. SHED - DAY', 'Dark.')
		expect(script.scenes[0]?.needsLook).toBe('No blank line after the heading.')
		expect(script.warnings).toEqual([
			{ line: 1, message: 'No blank line after this scene heading; it was taken all the same.' }
		])
	})

	test('right under a transition are taken with a warning, and the transition speaks no line', () => {
		const script = fountain('Dark.', '', 'CUT TO:', 'INT. SHED - DAY', '', 'FADE IN:', 'EXT. B', '')
		expect(headings(script)).toEqual(['INT. SHED - DAY', 'EXT. B'])
		expect(script.characters).toEqual([])
		expect(script.warnings.map(({ line }) => line)).toEqual([4, 7])
	})

	test('side by side are neither taken, nor lost without a word', () => {
		const script = fountain('INT. A - DAY', 'EXT. B - DAY', '', 'INT. C - DAY', '')
		expect(headings(script)).toEqual(['INT. C - DAY'])
		expect(script.warnings.map(({ line, message }) => [line, message.slice(0, 28)])).toEqual([
			[1, 'Two lines that look like sce']
		])
	})

	test('inside action or a speech are not taken but pointed out', () => {
		const script = fountain('He reads:', 'INT. A - DAY', '', 'ADA', 'Look.', 'EXT. B - DAY', '')
		expect(script.scenes).toEqual([])
		expect(script.warnings.map(({ line }) => line)).toEqual([1, 2, 6])
	})

	test('may stand right under a section, a synopsis or a page break', () => {
		const script = fountain('# One', 'INT. A - DAY', '', '= s', 'INT. B - DAY', '===', 'x', '')
		expect(headings(script)).toEqual(['INT. A - DAY', 'INT. B - DAY'])
		expect(script.warnings).toEqual([])
	})

	test('beyond two thousand characters are action, and so are cues', () => {
		const long = 'VERY '.repeat(401)
		const script = fountain(`INT. ${long}`, '', `.${long}`, '', `ADA ${long}`, 'Hi.')
		expect([headings(script), cast(script)]).toEqual([[], []])
	})

	test('lose notes and trailing blanks and may be very long', () => {
		const long = `INT. ${'LONG '.repeat(80)}ROOM - DAY`
		const script = fountain(`${long}  `, '', 'EXT. B - DAY [[color red]] #2#')
		expect(headings(script)).toEqual([long, 'EXT. B - DAY'])
		expect(script.scenes[1]?.number).toBe('2')
	})
})

describe('scene numbers', () => {
	test.each(['1', '1A', '1a', 'I-1-A', '1.', '110A', '2-B', '12Б'])('#%s# is one', (number) => {
		expect(fountain(`INT. A - DAY #${number}#`).scenes).toMatchObject([
			{ number, heading: 'INT. A - DAY', needsLook: null }
		])
	})

	test.each(['INT. A #😆#', 'INT. A #1 2#', 'INT. A ##', 'INT. A #1'])('%s has none', (heading) => {
		expect(fountain(heading).scenes).toMatchObject([{ number: null, heading }])
	})

	test('are never made up: numbered and unnumbered scenes mix', () => {
		const script = fountain('INT. A #9#', '', 'INT. B', '', 'INT. C #3#')
		expect(script.scenes.map(({ number }) => number)).toEqual(['9', null, '3'])
		expect(script.totals.numbered).toBe(2)
	})

	test('stay used on an omitted scene, which counts for nothing else', () => {
		const script = fountain('.OMITTED #21#', '', 'INT. A - DAY #22#', '')
		expect(script.scenes[0]).toEqual(
			scene({
				...{ number: '21', heading: 'OMITTED', omitted: true },
				eighths: 0,
				eighthsEstimated: false
			})
		)
		expect(script.totals).toEqual({ scenes: 1, numbered: 2, omitted: 1, eighths: 1 })
	})
})

describe('cues', () => {
	test('stand in capitals under a blank line, with text right below', () => {
		const script = fountain(
			...['ADA', 'Hi.', '', '3CPO', 'Beep.', '', '23', 'no', '', 'NOBODY', '', 'Ben', 'no', ''],
			...['x', 'CLARA', 'no', '', '    DAN', '  yes', '', 'EVE']
		)
		expect(cast(script)).toEqual(['3CPO 1', 'ADA 1', 'DAN 1'])
	})

	test('are one person with every extension, with and without a blank before it', () => {
		const lines = ['ADA', 'ADA (V.O.)', 'ADA(O.S.)', "ADA (V.O.) (CONT'D)", 'ADA (on phone) ^']
		expect(cast(fountain(lines.map((cue) => `${cue}\nHi.\n`).join('\n')))).toEqual(['ADA 5'])
	})

	test('in mixed case need @, and keep their letters', () => {
		const script = fountain('@McDUCK (O.S.)', 'Hi.', '', 'MCDUCK', 'Ho.', '', '@someone posts', '')
		expect(cast(script)).toEqual(['McDUCK 2'])
	})

	test('need a letter with case: a Japanese line above text is action', () => {
		expect(cast(fountain('ジョン', 'ここはどこ?', '', '@ジョン', '病院?'))).toEqual(['ジョン 1'])
	})

	test('may be followed by a lyric, a parenthetical, a note, or lines cut by boneyard', () => {
		const script = fountain(
			...['ADA', '~La la', '', 'BEN', '(low)', 'Hm.', '', 'CLEO', '[[fix]]', 'Yes.', ''],
			...['DAN', '/* cut', 'this */', 'No.']
		)
		expect(cast(script)).toEqual(['ADA 1', 'BEN 1', 'CLEO 1', 'DAN 1'])
	})

	test('before the first scene count, and belong to no scene', () => {
		const script = fountain('ADA', 'Hi.', '', 'INT. A - DAY', '', 'BEN', 'Ho.', '', 'BEN', 'Ha.')
		expect(cast(script)).toEqual(['BEN 2', 'ADA 1'])
		expect(script.scenes[0]?.characters).toEqual(['BEN'])
	})
})

describe('a speech', () => {
	test('goes on over a line of two blanks, and ends at an empty one', () => {
		const script = fountain('ADA', 'One.', '  ', 'TWO', 'Three.', '', 'BEN', 'Four.')
		expect(cast(script)).toEqual(['ADA 1', 'BEN 1'])
	})

	test('takes capitals inside it as speech', () => {
		expect(cast(fountain('ADA', 'STOP', 'THAT'))).toEqual(['ADA 1'])
	})
})

describe('boneyard and notes', () => {
	test('boneyard hides scenes and may end on the line above a heading', () => {
		const script = fountain('CUT TO:', '/*', 'INT. A - DAY', '', 'x', '*/', 'EXT. B - DAY', '', 'y')
		expect(script.scenes.map(({ heading, line }) => [heading, line])).toEqual([['EXT. B - DAY', 7]])
		expect(script.characters).toEqual([])
	})

	test('boneyard inside a line leaves the rest, and ends at the first closing', () => {
		const script = fountain('INT. /* x /* y */SHED - DAY', '', 'a /* b', 'c */ d')
		expect(headings(script)).toEqual(['INT. SHED - DAY'])
	})

	test('boneyard without an end is text, with a warning', () => {
		const script = fountain('INT. A - DAY', '', '/* open', '', 'INT. B - DAY', '')
		expect(headings(script)).toEqual(['INT. A - DAY', 'INT. B - DAY'])
		expect(script.warnings.map(({ line }) => line)).toEqual([3])
	})

	test('a note may hold a line of two blanks; an empty line makes it text', () => {
		const held = fountain('Hm [[one', '  ', 'INT. A - DAY', '  ', 'two]]', '', 'INT. B - DAY', '')
		const broken = fountain('Hm [[one', '', 'INT. A - DAY', '', 'two]]', '', 'INT. B - DAY', '')
		expect([headings(held), headings(broken)]).toEqual([
			['INT. B - DAY'],
			['INT. A - DAY', 'INT. B - DAY']
		])
	})

	test('a heading behind a note or boneyard is told by its own line', () => {
		const script = fountain('[[a', 'b]]', 'INT. A - DAY', '', '/* c', 'd */ INT. B - DAY', '')
		expect(script.scenes.map(({ line }) => line)).toEqual([3, 6])
	})
})

describe('sections and synopses', () => {
	test('sections nest, and a new one closes the deeper ones', () => {
		const script = fountain(
			...['# Act 1', '## Hunt', '', 'INT. A - DAY', '', '### Deep', '', 'INT. B - DAY', ''],
			...['# Act 2', '', 'INT. C - DAY', '', '####### too many', '']
		)
		expect(script.scenes.map(({ section }) => section)).toEqual([
			...['Act 1 / Hunt', 'Act 1 / Hunt / Deep', 'Act 2']
		])
	})

	test('synopses right under a heading are the scene’s, later ones are not', () => {
		const script = fountain('= no', 'INT. A - DAY', '= one', '', '= two', '', 'x', '', '= no')
		expect(script.scenes.map(({ synopsis }) => synopsis)).toEqual(['one two'])
	})
})

test('page breaks, centred text, lyrics and transitions are no headings and no cues', () => {
	const script = fountain(
		...[
			'INT. A - DAY',
			'',
			'===',
			'',
			'> THE END <',
			'x',
			'',
			'> CUT TO:',
			'',
			'SMASH CUT TO:',
			''
		],
		...['~LA LA', 'la', '', '!BANG', 'bang', '', 'FADE OUT.', '']
	)
	expect([headings(script), cast(script)]).toEqual([['INT. A - DAY'], []])
})

test.each([
	['CR', '\r'],
	['CRLF', '\r\n'],
	['LF', '\n']
])('%s line ends give the same scenes on the same lines', (_, end) => {
	const lines = ['INT. A - DAY', '', 'ADA', 'Hi.', '', 'EXT. B - DAY', '', 'x']
	const script = readText('script.txt', lines.join(end))
	expect(script.scenes.map(({ heading, line }) => [heading, line])).toEqual([
		['INT. A - DAY', 1],
		['EXT. B - DAY', 6]
	])
	expect(cast(script)).toEqual(['ADA 1'])
})

test('two readings do not touch each other', () => {
	const dual = ['ADA', 'Hi.', '', 'BEN ^', 'Ho.']
	expect(fountain(...dual)).toEqual(fountain(...dual))
})

test('a script without headings says so', () => {
	expect(fountain('Just prose.').warnings).toEqual([
		{ line: 1, message: 'No scene headings were found in this file.' }
	])
})

test('warnings beyond two hundred are counted, not kept', () => {
	const script = fountain('INT. A - DAY\nx\n\n'.repeat(250))
	expect(script.warnings).toHaveLength(201)
	expect(script.warnings.at(-1)?.message).toBe('50 more warnings are not shown.')
})
