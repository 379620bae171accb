import type { SampleScene } from './shape.ts'

/** Script days D2 and N2: the secret of the lamp. */
export const scenesTwo: SampleScene[] = [
	{
		number: '14',
		heading: 'INT. TEA ROOM - PARLOUR - MORNING',
		intExt: 'INT',
		set: 'TEA ROOM - PARLOUR',
		time: 'MORNING',
		synopsis: 'Dot serves kippers and slides a chart of names behind the toast rack.',
		eighths: 12,
		minutes: 125,
		page: '15A',
		scriptDay: 'D2',
		location: 'Tea Room',
		cast: ['1', '3', '5'],
		elements: [
			{ category: 'Props', name: 'The rota' },
			{ category: 'Props', name: 'Kippers, four repeats' },
			{ category: 'Background Actors', name: 'Breakfast guests (4)' }
		]
	},
	{
		number: '15',
		heading: 'EXT. HARBOUR - QUAY - MORNING',
		intExt: 'EXT',
		set: 'HARBOUR - QUAY',
		time: 'MORNING',
		synopsis: 'The car comes ashore on a winch with a crab at the wheel.',
		eighths: 8,
		minutes: 100,
		page: '17',
		scriptDay: 'D2',
		location: 'Brackle Harbour',
		cast: ['1', '4', '9'],
		elements: [
			{ category: 'Vehicles', name: "Nell's hatchback (shell, drowned)" },
			{ category: 'Special Equipment', name: 'Quay winch' },
			{ category: 'Animals', name: 'Crab and handler' },
			{ category: 'Background Actors', name: 'Fishermen (6)' }
		]
	},
	{
		number: '16',
		heading: 'INT. HARBOUR - OFFICE - DAY',
		intExt: 'INT',
		set: 'HARBOUR - OFFICE',
		time: 'DAY',
		synopsis: 'Mo offers eleven years of lamp logs in a surprising number of handwritings.',
		eighths: 13,
		minutes: 130,
		page: '18',
		scriptDay: 'D2',
		location: 'Brackle Harbour',
		cast: ['1', '9'],
		elements: [
			{ category: 'Props', name: 'Lamp logs (eleven volumes)' },
			{ category: 'Props', name: 'Magnifying glass' }
		]
	},
	{
		number: '17',
		heading: 'EXT. CHAPEL - CHURCHYARD - DAY',
		intExt: 'EXT',
		set: 'CHAPEL - CHURCHYARD',
		time: 'DAY',
		synopsis: 'The Reverend apologises to a headstone for the fib she is about to tell Nell.',
		eighths: 9,
		minutes: 95,
		page: '19',
		scriptDay: 'D2',
		location: 'Brackle Chapel',
		cast: ['1', '6'],
		elements: [
			{ category: 'Greenery', name: 'Ivy on headstones' },
			{ category: 'Props', name: 'Wheelbarrow' }
		]
	},
	{
		number: '18',
		heading: 'INT. LIGHTHOUSE - STAIRS - DAY',
		intExt: 'INT',
		set: 'LIGHTHOUSE - STAIRS',
		time: 'DAY',
		synopsis: 'Amos leads the climb and stops at every window to admire the same view.',
		eighths: 7,
		minutes: 75,
		page: '20',
		scriptDay: 'D2',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '2'],
		elements: [
			{ category: 'Props', name: 'Inspection clipboard' },
			{ category: 'Special Equipment', name: 'Stair camera harness' }
		]
	},
	{
		number: '19',
		heading: 'OMITTED',
		intExt: 'INT',
		set: '',
		time: '',
		synopsis: '',
		eighths: 0,
		minutes: 0,
		page: '21',
		scriptDay: '',
		location: '',
		cast: [],
		elements: [],
		omitted: true
	},
	{
		number: '20',
		heading: 'INT. LIGHTHOUSE - LAMP ROOM - DAY',
		intExt: 'INT',
		set: 'LIGHTHOUSE - LAMP ROOM',
		time: 'DAY',
		synopsis: 'Nell meets the lens, forgets her clipboard and remembers why she took this job.',
		eighths: 17,
		minutes: 175,
		page: '21',
		scriptDay: 'D2',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '2'],
		elements: [
			{ category: 'Props', name: 'Inspection clipboard' },
			{ category: 'Set Dressing', name: 'Hero lens, polished' },
			{ category: 'Special Equipment', name: 'Jib arm' }
		]
	},
	{
		number: '21',
		heading: 'INT. LIGHTHOUSE - LAMP ROOM - CONTINUOUS',
		intExt: 'INT',
		set: 'LIGHTHOUSE - LAMP ROOM',
		time: 'CONTINUOUS',
		synopsis: 'She opens the motor housing and finds rust, a nest and a tin of shortbread.',
		eighths: 9,
		minutes: 95,
		page: '23',
		scriptDay: 'D2',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '2'],
		elements: [
			{ category: 'Props', name: 'Shortbread tin' },
			{ category: 'Set Dressing', name: 'Seized motor' },
			{ category: 'Animals', name: 'Nest (no eggs)' }
		]
	},
	{
		number: '22',
		heading: 'EXT. LIGHTHOUSE - GALLERY - DAY',
		intExt: 'EXT',
		set: 'LIGHTHOUSE - GALLERY',
		time: 'DAY',
		synopsis: 'Amos says the motor is resting; Nell asks what it is resting from.',
		eighths: 9,
		minutes: 105,
		page: '24',
		scriptDay: 'D2',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '2'],
		elements: [
			{ category: 'Stunts', name: 'Safety lines' },
			{ category: 'Props', name: 'Oil can' }
		]
	},
	{
		number: '23',
		heading: 'EXT. LIGHTHOUSE - YARD - DUSK',
		intExt: 'EXT',
		set: 'LIGHTHOUSE - YARD',
		time: 'DUSK',
		synopsis: 'Nell makes a show of leaving, then hides behind the goat.',
		eighths: 5,
		minutes: 60,
		page: '26',
		scriptDay: 'D2',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '2'],
		elements: [
			{ category: 'Animals', name: 'Commodore (goat)' },
			{ category: 'Vehicles', name: 'Borrowed bicycle' }
		]
	},
	{
		number: '24',
		heading: 'INT. LIGHTHOUSE - STAIRS - NIGHT',
		intExt: 'INT',
		set: 'LIGHTHOUSE - STAIRS',
		time: 'NIGHT',
		synopsis: 'Nell creeps upstairs in her socks toward the sound of a hymn.',
		eighths: 4,
		minutes: 40,
		page: '26',
		scriptDay: 'N2',
		location: 'Brackle Head Lighthouse',
		cast: ['1'],
		elements: [
			{ category: 'Music', name: 'Hymn, distant' },
			{ category: 'Wardrobe', name: 'Odd socks' }
		]
	},
	{
		number: '25',
		heading: 'INT. LIGHTHOUSE - LAMP ROOM - NIGHT',
		intExt: 'INT',
		set: 'LIGHTHOUSE - LAMP ROOM',
		time: 'NIGHT',
		synopsis: 'The Reverend, in her dressing gown, is pushing two tons of glass around by hand.',
		eighths: 21,
		minutes: 220,
		page: '27',
		scriptDay: 'N2',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '6'],
		elements: [
			{ category: 'Wardrobe', name: 'Quilted dressing gown' },
			{ category: 'Music', name: 'Hymn, hummed to picture' },
			{ category: 'Set Dressing', name: 'Push bar on lens' },
			{ category: 'Visual Effects', name: 'Lighthouse beam' }
		]
	},
	{
		number: '26',
		heading: 'INT. LIGHTHOUSE - LAMP ROOM - CONTINUOUS',
		intExt: 'INT',
		set: 'LIGHTHOUSE - LAMP ROOM',
		time: 'CONTINUOUS',
		synopsis: 'Gil hands over to Gus by chalked note, and neither twin looks up.',
		eighths: 12,
		minutes: 125,
		page: '29',
		scriptDay: 'N2',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '6', '10', '11'],
		elements: [
			{ category: 'Props', name: 'Slate and chalk' },
			{ category: 'Wardrobe', name: 'Matching jumpers' }
		]
	},
	{
		number: '27',
		heading: 'EXT. LIGHTHOUSE - GALLERY - NIGHT',
		intExt: 'EXT',
		set: 'LIGHTHOUSE - GALLERY',
		time: 'NIGHT',
		synopsis: 'The Reverend explains the rota; Nell explains the law; the beam passes over both.',
		eighths: 13,
		minutes: 140,
		page: '31',
		scriptDay: 'N2',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '6'],
		elements: [
			{ category: 'Stunts', name: 'Safety lines' },
			{ category: 'Visual Effects', name: 'Lighthouse beam' },
			{ category: 'Props', name: 'Flask of cocoa' }
		]
	},
	{
		number: '27A',
		heading: 'EXT. LIGHTHOUSE - YARD - NIGHT',
		intExt: 'EXT',
		set: 'LIGHTHOUSE - YARD',
		time: 'NIGHT',
		synopsis: 'Nell telephones the Board to report it all, and reports only that it is windy.',
		eighths: 3,
		minutes: 35,
		page: '32A',
		scriptDay: 'N2',
		location: 'Brackle Head Lighthouse',
		cast: ['1'],
		elements: [
			{ category: 'Props', name: 'Mobile telephone' },
			{ category: 'Animals', name: 'Commodore (goat)' },
			{ category: 'Special Effects', name: 'Wind machine' }
		]
	},
	{
		number: '27B',
		heading: 'INT. LIGHTS BOARD - OFFICE - NIGHT',
		intExt: 'INT',
		set: 'LIGHTS BOARD - OFFICE',
		time: 'NIGHT',
		synopsis: 'Her message plays to an empty office and a wall of red pins.',
		eighths: 1,
		minutes: 20,
		page: '32A',
		scriptDay: 'N2',
		location: 'County Hall',
		cast: [],
		elements: [
			{ category: 'Props', name: 'Answering machine' },
			{ category: 'Set Dressing', name: 'Wall map, ninth pin' }
		]
	},
	{
		number: '28',
		heading: 'EXT. CAUSEWAY - DAWN',
		intExt: 'EXT',
		set: 'CAUSEWAY',
		time: 'DAWN',
		synopsis: 'Nell walks back over wet sand with her shoes in her hand, still counting.',
		eighths: 2,
		minutes: 30,
		page: '32A',
		scriptDay: 'D3',
		location: 'Brackle Causeway',
		cast: ['1'],
		elements: [
			{ category: 'Wardrobe', name: 'Shoes, sandy repeats' },
			{ category: 'Animals', name: 'Wading birds (as found)' }
		]
	}
]
