import { describe, expect, test } from 'vitest'
import { cast, fdx, fdxText, headings, paragraph, readText, scene } from './support.ts'

const runs = (...texts: string[]): string => texts.map((text) => `<Text>${text}</Text>`).join('')
const heading = (inside: string, attributes = ''): string =>
	`<Paragraph Type="Scene Heading" ${attributes}>${inside}</Paragraph>`

test('a small script comes out whole', () => {
	const script = fdx(
		[
			heading(
				'<SceneProperties Length="1 2/8" Page="3A" Title="Card">' +
					'<Summary><Paragraph><Text>Ada finds </Text><Text>the lamp.</Text></Paragraph></Summary>' +
					'</SceneProperties><Text>INT. SHED - NIGHT</Text>',
				'Number="1A"'
			),
			paragraph('Action', 'Dark.'),
			paragraph('Character', 'Ada (V.O.)'),
			paragraph('Parenthetical', '(softly)'),
			paragraph('Dialogue', 'Hello?'),
			heading('<Text>OVER THERE</Text>')
		].join('\n')
	)
	expect(script).toEqual({
		format: 'fdx',
		title: '',
		scenes: [
			scene({
				...{ number: '1A', heading: 'INT. SHED - NIGHT', intExt: 'INT', set: 'SHED', line: 4 },
				...{ time: 'NIGHT', timeRow: 'night', synopsis: 'Ada finds the lamp.', page: '3A' },
				...{ eighths: 10, eighthsEstimated: false, characters: ['ADA'] },
				text: 'Dark.\n\t\tAda (V.O.)\n\t(softly)\n\tHello?'
			}),
			scene({
				heading: 'OVER THERE',
				set: 'OVER THERE',
				line: 9,
				needsLook: 'No INT. or EXT. No time of day.'
			})
		],
		characters: [{ name: 'ADA', cues: 1 }],
		warnings: [],
		totals: { scenes: 2, numbered: 1, omitted: 0, eighths: 11 }
	})
})

describe('text', () => {
	test('runs join without anything between them, then white space folds', () => {
		const inside = runs('INT. ', 'KIT', 'CHEN', '\n   - ', 'DAY ', '(d1)')
		expect(headings(fdx(heading(inside)))).toEqual(['INT. KITCHEN - DAY (d1)'])
	})

	test('numbers, booleans and numeric entities stay the text they are', () => {
		const script = fdx(heading(runs('INT. 007 ', '1e3 true 0x10 ADA&#39;S &amp; &#x42;EN&#8217;S')))
		expect(headings(script)).toEqual(["INT. 007 1e3 true 0x10 ADA'S & BEN’S"])
	})

	test('CDATA is text', () => {
		expect(headings(fdx(heading('<Text><![CDATA[INT. A & B]]></Text>')))).toEqual(['INT. A & B'])
	})

	test('headings show in capitals where their runs or the file’s settings say AllCaps', () => {
		const mixed = '<Text Style="Bold+AllCaps">Int. shed </Text><Text>- mORNING</Text>'
		const settings = (type: string): string =>
			`<ElementSettings Type="${type}"><FontSpec Style="AllCaps"/></ElementSettings>`
		expect(headings(fdx(heading(mixed)))).toEqual(['INT. SHED - mORNING'])
		expect(headings(fdx(heading(mixed), settings('Action')))).toEqual(['INT. SHED - mORNING'])
		expect(headings(fdx(heading(mixed), settings('Scene Heading')))).toEqual([
			'INT. SHED - MORNING'
		])
	})
})

describe('what is script', () => {
	test('only children of Content and of its dual dialogue are', () => {
		const nested = heading(runs('INT. NOTE')) + paragraph('Character', 'NOBODY')
		const script = fdx(
			heading(
				`<ScriptNote>${nested}</ScriptNote><SceneProperties><SceneArcBeats>${nested}` +
					`</SceneArcBeats></SceneProperties><Text>INT. REAL - DAY</Text>`
			),
			`<HeaderAndFooter>${nested}</HeaderAndFooter><ScriptNotes><Content>${nested}</Content></ScriptNotes>`
		)
		expect([headings(script), cast(script)]).toEqual([['INT. REAL - DAY'], []])
	})

	test('settings may stand before Content, and unknown elements and types anywhere', () => {
		const content = `<Content>${heading(runs('INT. A'))}${paragraph('Odd', 'x')}<Wrap/></Content>`
		const text = `<FinalDraft Version="9"><New><Deep/></New>${content}<Later/></FinalDraft>`
		expect(headings(readText('x.fdx', text))).toEqual(['INT. A'])
	})

	test('every Scene Heading paragraph is a scene, an empty one too', () => {
		const script = fdx(
			['INT. A', 'LATER', 'ON ADA', ''].map((text) => heading(runs(text))).join('')
		)
		expect(headings(script)).toEqual(['INT. A', 'LATER', 'ON ADA', ''])
	})

	test('dual dialogue is two speeches, whatever its wrapper is called', () => {
		const dual = (wrapper: string): string =>
			`<Paragraph ${wrapper}><DualDialogue><Paragraph/>` +
			paragraph('Character', 'ADA') +
			paragraph('Dialogue', 'Hey.') +
			paragraph('Character', 'BEN (O.S.)') +
			paragraph('Dialogue', 'Ho.') +
			'</DualDialogue></Paragraph>'
		const wrappers = ['', 'Type="General"', 'Type="Character"', 'Type="Action"']
		const script = fdx(heading(runs('INT. A')) + wrappers.map(dual).join(''))
		expect(cast(script)).toEqual(['ADA 4', 'BEN 4'])
		expect(script.scenes[0]?.characters).toEqual(['ADA', 'BEN'])
	})

	test('acts written twice are one section', () => {
		const act = `<Paragraph Type="New Act" id="1"/>${paragraph('New Act', 'ACT ONE', 'id="1"')}`
		const script = fdx(heading(runs('INT. A')) + act + heading(runs('INT. B')))
		expect(script.scenes.map(({ section }) => section)).toEqual(['', 'ACT ONE'])
	})
})

describe('scene properties', () => {
	test.each([
		['1/8', 1],
		['1', 8],
		['1 7/8', 15],
		['10/8', 10]
	])('a length of %s is kept', (length, eighths) => {
		const inside = `<SceneProperties Length="${length}"/><Text>INT. A</Text>`
		expect(fdx(heading(inside)).scenes).toMatchObject([{ eighths, eighthsEstimated: false }])
	})

	test.each(['', '0', 'long', '1/3'])('a length of "%s" is estimated', (length) => {
		const inside = `<SceneProperties Length="${length}"/><Text>INT. A</Text>`
		expect(fdx(heading(inside)).scenes).toMatchObject([{ eighths: 1, eighthsEstimated: true }])
	})

	test('the number of the paragraph counts before that of the properties', () => {
		const inside = '<SceneProperties Number="7"/><Text>INT. A</Text>'
		const script = fdx(heading(inside, 'Number="12C"') + heading(inside) + heading(runs('INT. A')))
		expect(script.scenes.map(({ number }) => number)).toEqual(['12C', '7', null])
	})

	test('the card’s title stands in for a missing summary', () => {
		const inside = '<SceneProperties Title="The lamp"/><Text>INT. A</Text>'
		expect(fdx(heading(inside)).scenes[0]?.synopsis).toBe('The lamp')
	})
})

describe('omitted scenes', () => {
	const original =
		heading('<SceneProperties Length="2"/><Text>EXT. YARD - DUSK</Text>', 'Number="5"') +
		paragraph('Character', 'GONE') +
		paragraph('Dialogue', 'Lost.')

	test('keep their number and their place, and count for nothing else', () => {
		const script = fdx(
			heading(`<Text>OMITTED</Text><OmittedScene>${original}</OmittedScene>`, 'Number="21"') +
				heading(runs('INT. A - LATER'))
		)
		expect(script.scenes[0]).toEqual(
			scene({
				...{ number: '21', heading: 'OMITTED', omitted: true, eighths: 0, line: 4 },
				...{ eighthsEstimated: false, intExt: 'EXT', set: 'YARD', time: 'DUSK', timeRow: 'evening' }
			})
		)
		expect(script.scenes[1]?.timeRow).toBeNull()
		expect(script.characters).toEqual([])
		expect(script.totals).toEqual({ scenes: 1, numbered: 1, omitted: 1, eighths: 1 })
	})

	test('are known by their word or their flag too', () => {
		const script = fdx(heading(runs('Omitted')) + heading(runs('INT. A'), 'Flags="Omitted"'))
		expect(script.scenes.map(({ omitted }) => omitted)).toEqual([true, true])
	})
})

describe('tags', () => {
	const props = '05c556eb-6bc1-4a3a-b09f-f8b5ba1b6afa'
	const book = (categories: string): string =>
		`<TagData>${categories}<TagDefinitions>` +
		`<TagDefinition Id="D1" CatId="${props.toUpperCase()}" Label="Old lamp" Number="1"/>` +
		`<TagDefinition Id="D2" CatId="own" Label="Fog" Number="2"/>` +
		'</TagDefinitions><Tags><Tag Number="4"><DefId>d1</DefId><DefId>D2</DefId></Tag>' +
		'<Tag Number="5"><DefId>D1</DefId></Tag><Tag Number="6"><DefId>gone</DefId></Tag></Tags></TagData>'
	const tagged =
		heading('<Text TagNumber="5">INT. A</Text>') +
		'<Paragraph Type="Action"><Text>The </Text><Text TagNumber="4">lamp</Text>' +
		'<Text TagNumber="6">x</Text><Text TagNumber="99">y</Text></Paragraph>'

	test('become the elements of their scene, each once, by the label of the definition', () => {
		const own = '<TagCategories><TagCategory Id="own" Name="Weather"/></TagCategories>'
		expect(fdx(tagged, book(own)).scenes[0]?.elements).toEqual([
			{ category: 'Props', categoryId: props, name: 'Old lamp' },
			{ category: 'Weather', categoryId: 'own', name: 'Fog' }
		])
	})

	test('use the file’s own name for a category where it gives one', () => {
		const named = `<TagCategories><TagCategory Id="${props}" Name="Requisiten"/></TagCategories>`
		expect(fdx(tagged, book(named)).scenes[0]?.elements).toEqual([
			{ category: 'Requisiten', categoryId: props, name: 'Old lamp' },
			{ category: '', categoryId: 'own', name: 'Fog' }
		])
	})

	test('may be missing or empty', () => {
		expect(fdx(tagged).scenes[0]?.elements).toEqual([])
		expect(fdx(tagged, '<TagData/>').scenes[0]?.elements).toEqual([])
	})
})

describe('the title', () => {
	const page = (...lines: string[]): string =>
		`<TitlePage><HeaderAndFooter><Paragraph><Text>.</Text></Paragraph></HeaderAndFooter>` +
		`<Content>${lines.join('')}</Content></TitlePage>`

	test('is the first centred line of the title page, or its first line', () => {
		const draft = '<Paragraph Alignment="Right"><Text>Draft 2</Text></Paragraph>'
		const empty = '<Paragraph Alignment="Center"/>'
		const lamp = '<Paragraph Alignment="Center"><Text>The </Text><Text>Lamp</Text></Paragraph>'
		expect(fdx('', page(draft, empty, lamp)).title).toBe('The Lamp')
		expect(fdx('', page(draft)).title).toBe('Draft 2')
		expect(fdx('').title).toBe('')
	})
})

test('lines are those of the source, behind blank lines and for tags over several lines', () => {
	const text =
		'\r\n\r\n' + fdxText(`<Paragraph\n\tType="Scene Heading">${runs('INT. A')}</Paragraph>`)
	expect(readText('x.fdx', text).scenes.map(({ line }) => line)).toEqual([6])
})

test('control characters, raw or as references, are removed with a warning', () => {
	const script = fdx(
		heading(runs('INT. A\u0007')) + '\n' + paragraph('Action', 'x&#7;y&#x1F;z&#10;')
	)
	expect(headings(script)).toEqual(['INT. A'])
	expect(script.warnings).toEqual([
		{ line: 4, message: 'A control character was removed.' },
		{ line: 5, message: 'References to control characters were removed.' }
	])
})
