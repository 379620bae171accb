import type { SampleScene } from './shape.ts'

/** Script days D5 to N8: the storm, the hearing and after. */
export const scenesFive: SampleScene[] = [
	{
		number: '56',
		heading: 'EXT. CAUSEWAY - MORNING',
		intExt: 'EXT',
		set: 'CAUSEWAY',
		time: 'MORNING',
		synopsis: 'Halfway over, Nell stops the car, gives Priddy the keys and walks back.',
		eighths: 10,
		minutes: 110,
		page: '68',
		scriptDay: 'D5',
		location: 'Brackle Causeway',
		cast: ['1', '7'],
		elements: [
			{ category: 'Vehicles', name: "Nell's hatchback" },
			{ category: 'Set Dressing', name: 'Tide board' },
			{ category: 'Security', name: 'Causeway wardens' }
		]
	},
	{
		number: '57',
		heading: 'INT. HARBOUR - OFFICE - EVENING',
		intExt: 'INT',
		set: 'HARBOUR - OFFICE',
		time: 'EVENING',
		synopsis: 'The barometer drops and a freighter calls to ask where they have put the light.',
		eighths: 9,
		minutes: 95,
		page: '70',
		scriptDay: 'D5',
		location: 'Brackle Harbour',
		cast: ['4', '5', '9'],
		elements: [
			{ category: 'Props', name: 'Brass barometer' },
			{ category: 'Props', name: 'Ship-to-shore radio' },
			{ category: 'Special Effects', name: 'Rain on window' }
		]
	},
	{
		number: '58',
		heading: 'EXT. CHAPEL - CHURCHYARD - EVENING',
		intExt: 'EXT',
		set: 'CHAPEL - CHURCHYARD',
		time: 'EVENING',
		synopsis:
			'The Reverend rings the bells in the wrong order, which all Brackle knows means come.',
		eighths: 4,
		minutes: 50,
		page: '71',
		scriptDay: 'D5',
		location: 'Brackle Chapel',
		cast: ['6'],
		elements: [
			{ category: 'Sound', name: 'Bells, wild track' },
			{ category: 'Background Actors', name: 'Villagers (20)' },
			{ category: 'Special Effects', name: 'Wind machine' }
		]
	},
	{
		number: '59',
		heading: 'EXT. CAUSEWAY - NIGHT',
		intExt: 'EXT',
		set: 'CAUSEWAY',
		time: 'NIGHT',
		synopsis: 'Roped together in the rising tide, the village walks out to its light behind Nell.',
		eighths: 14,
		minutes: 185,
		page: '71',
		scriptDay: 'N5',
		location: 'Brackle Causeway',
		cast: ['1', '2', '3', '6', '8', '10', '11', '12'],
		elements: [
			{ category: 'Stunts', name: 'Roped crossing, water safety' },
			{ category: 'Special Effects', name: 'Rain towers' },
			{ category: 'Background Actors', name: 'Villagers (24)' },
			{ category: 'Special Equipment', name: 'Telescopic crane' }
		]
	},
	{
		number: '60',
		heading: 'EXT. LIGHTHOUSE - YARD - NIGHT',
		intExt: 'EXT',
		set: 'LIGHTHOUSE - YARD',
		time: 'NIGHT',
		synopsis: 'Constable Teague reads the chain its rights and cuts it.',
		eighths: 7,
		minutes: 85,
		page: '73',
		scriptDay: 'N5',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '2', '8'],
		elements: [
			{ category: 'Props', name: 'Bolt cutters' },
			{ category: 'Special Effects', name: 'Rain towers' },
			{ category: 'Animals', name: 'Commodore (goat)' },
			{ category: 'Background Actors', name: 'Villagers (10)' }
		]
	},
	{
		number: '61',
		heading: 'INT. LIGHTHOUSE - STAIRS - NIGHT',
		intExt: 'INT',
		set: 'LIGHTHOUSE - STAIRS',
		time: 'NIGHT',
		synopsis: 'A human chain passes batteries, blankets and a goat up ninety-six steps.',
		eighths: 10,
		minutes: 115,
		page: '74',
		scriptDay: 'N5',
		location: 'Brackle Head Lighthouse',
		cast: ['3', '6', '8', '10', '11', '12'],
		elements: [
			{ category: 'Animals', name: 'Commodore (goat)' },
			{ category: 'Background Actors', name: 'Villagers (16)' },
			{ category: 'Props', name: 'Car batteries (dummy, twelve)' }
		]
	},
	{
		number: '62',
		heading: 'INT. LIGHTHOUSE - LAMP ROOM - NIGHT',
		intExt: 'INT',
		set: 'LIGHTHOUSE - LAMP ROOM',
		time: 'NIGHT',
		synopsis: 'The lens sticks, the twins speak at last, and all of Brackle leans on the glass.',
		eighths: 38,
		minutes: 475,
		page: '75',
		scriptDay: 'N5',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '2', '3', '6', '8', '10', '11', '12'],
		elements: [
			{ category: 'Stunts', name: 'Breakaway pane, gallery door' },
			{ category: 'Special Effects', name: 'Wind, rain and lamp flare' },
			{ category: 'Background Actors', name: 'Villagers (12)' },
			{ category: 'Visual Effects', name: 'Freighter lights beyond glass' }
		]
	},
	{
		number: '63',
		heading: 'INT. FREIGHTER - BRIDGE - NIGHT',
		intExt: 'INT',
		set: 'FREIGHTER - BRIDGE',
		time: 'NIGHT',
		synopsis: 'Rocks on the radar and black ahead; Voss counts to fourteen anyway, and it comes.',
		eighths: 13,
		minutes: 150,
		page: '80',
		scriptDay: 'N5',
		location: 'Stage 2',
		cast: ['13', '14'],
		elements: [
			{ category: 'Visual Effects', name: 'Sea and beam plates' },
			{ category: 'Special Effects', name: 'Gimbal and window rain' },
			{ category: 'Props', name: 'Stopwatch' }
		]
	},
	{
		number: '64',
		heading: "INT./EXT. JORY'S BOAT - WHEELHOUSE - NIGHT",
		intExt: 'INT/EXT',
		set: "JORY'S BOAT - WHEELHOUSE",
		time: 'NIGHT',
		synopsis: 'Jory leads the freighter in, counting aloud with Wren, who counts back by radio.',
		eighths: 10,
		minutes: 125,
		page: '82',
		scriptDay: 'N5',
		location: 'Brackle Harbour',
		cast: ['4'],
		elements: [
			{ category: 'Vehicles', name: "Jory's boat" },
			{ category: 'Special Effects', name: 'Rain bars' },
			{ category: 'Sound', name: 'Wren on radio, live from quay' },
			{ category: 'Visual Effects', name: 'Freighter' }
		]
	},
	{
		number: '65',
		heading: 'EXT. LIGHTHOUSE - GALLERY - DAWN',
		intExt: 'EXT',
		set: 'LIGHTHOUSE - GALLERY',
		time: 'DAWN',
		synopsis: 'The storm clears on a dozen people who would like it known they are not crying.',
		eighths: 11,
		minutes: 110,
		page: '83',
		scriptDay: 'D6',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '2', '3', '6', '8', '10', '11', '12'],
		elements: [
			{ category: 'Stunts', name: 'Safety lines' },
			{ category: 'Wardrobe', name: 'Wet repeats, all cast' },
			{ category: 'Background Actors', name: 'Villagers (4)' }
		]
	},
	{
		number: '66',
		heading: 'INT. LIGHTS BOARD - HEARING ROOM - DAY',
		intExt: 'INT',
		set: 'LIGHTS BOARD - HEARING ROOM',
		time: 'DAY',
		synopsis: 'Nell tables one chewed page in evidence, and forty witnesses stand up behind it.',
		eighths: 30,
		minutes: 330,
		page: '84',
		scriptDay: 'D7',
		location: 'County Hall',
		cast: ['1', '2', '3', '4', '5', '6', '7', '9', '13', '15'],
		elements: [
			{ category: 'Background Actors', name: 'Villagers, best hats (40)' },
			{ category: 'Background Actors', name: 'Board members (5)' },
			{ category: 'Props', name: 'Report, chewed' },
			{ category: 'Wardrobe', name: 'Best hats' }
		]
	},
	{
		number: '67',
		heading: 'INT. LIGHTS BOARD - HEARING ROOM - CONTINUOUS',
		intExt: 'INT',
		set: 'LIGHTS BOARD - HEARING ROOM',
		time: 'CONTINUOUS',
		synopsis:
			'Captain Voss testifies that any fool can trust a motor, and Priddy clears his throat.',
		eighths: 12,
		minutes: 130,
		page: '88',
		scriptDay: 'D7',
		location: 'County Hall',
		cast: ['1', '2', '7', '13', '15'],
		elements: [
			{ category: 'Background Actors', name: 'Villagers, best hats (40)' },
			{ category: 'Background Actors', name: 'Board members (5)' },
			{ category: 'Props', name: 'Rubber stamp: OPEN' }
		]
	},
	{
		number: '68',
		heading: 'EXT. HARBOUR - QUAY - DAY',
		intExt: 'EXT',
		set: 'HARBOUR - QUAY',
		time: 'DAY',
		synopsis: 'The Board sends a brand new motor, and Brackle plants geraniums in it.',
		eighths: 4,
		minutes: 50,
		page: '89',
		scriptDay: 'D8',
		location: 'Brackle Harbour',
		cast: ['3', '4', '9', '12'],
		elements: [
			{ category: 'Greenery', name: 'Geraniums' },
			{ category: 'Props', name: 'New motor' },
			{ category: 'Background Actors', name: 'Villagers (8)' }
		]
	},
	{
		number: '69',
		heading: 'EXT. LIGHTHOUSE - YARD - EVENING',
		intExt: 'EXT',
		set: 'LIGHTHOUSE - YARD',
		time: 'EVENING',
		synopsis: 'Amos gives Nell forty keys and the goat, and is home in time for supper at last.',
		eighths: 8,
		minutes: 85,
		page: '90',
		scriptDay: 'D8',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '2', '5'],
		elements: [
			{ category: 'Animals', name: 'Commodore (goat)' },
			{ category: 'Props', name: 'Ring of forty keys' }
		]
	},
	{
		number: '70',
		heading: 'INT. LIGHTHOUSE - LAMP ROOM - NIGHT',
		intExt: 'INT',
		set: 'LIGHTHOUSE - LAMP ROOM',
		time: 'NIGHT',
		synopsis:
			'Tuesdays, two till four: Nell sneezes, loses the count and sends it out late, smiling.',
		eighths: 9,
		minutes: 95,
		page: '91',
		scriptDay: 'N8',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '4'],
		elements: [
			{ category: 'Props', name: 'The rota (framed)' },
			{ category: 'Props', name: 'Soup pan and two spoons' },
			{ category: 'Visual Effects', name: 'Lighthouse beam' }
		]
	}
]
