import type { SampleScene } from './shape.ts'

/** Script days D4 and N4: the motor is inspected, the light goes out. */
export const scenesFour: SampleScene[] = [
	{
		number: 'A41',
		heading: 'EXT. LIGHTHOUSE - YARD - DAY',
		intExt: 'EXT',
		set: 'LIGHTHOUSE - YARD',
		time: 'DAY',
		synopsis: 'The goat eats pages one to six of the report and is open to a seventh.',
		eighths: 4,
		minutes: 65,
		page: '51A',
		scriptDay: 'D4',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '5'],
		elements: [
			{ category: 'Animals', name: 'Commodore (goat)' },
			{ category: 'Props', name: 'Edible report (rice paper, ten repeats)' }
		]
	},
	{
		number: '41',
		heading: 'INT. HARBOUR - OFFICE - DAY',
		intExt: 'INT',
		set: 'HARBOUR - OFFICE',
		time: 'DAY',
		synopsis: 'Dot tells of the night the motor died, with her daughter at sea and in labour.',
		eighths: 14,
		minutes: 140,
		page: '52',
		scriptDay: 'D4',
		location: 'Brackle Harbour',
		cast: ['1', '3', '9'],
		elements: [
			{ category: 'Props', name: 'Lamp log, year one' },
			{ category: 'Props', name: 'Brass barometer' }
		]
	},
	{
		number: '42',
		heading: "INT. JORY'S BOAT - WHEELHOUSE - NIGHT",
		intExt: 'INT',
		set: "JORY'S BOAT - WHEELHOUSE",
		time: 'NIGHT',
		synopsis: 'Eleven years ago: Jory steers for a light that has stopped, saying please to it.',
		eighths: 8,
		minutes: 95,
		page: '53',
		scriptDay: 'N0',
		location: 'Brackle Harbour',
		cast: ['4'],
		elements: [
			{ category: 'Vehicles', name: "Jory's boat" },
			{ category: 'Special Effects', name: 'Rain bars' },
			{ category: 'Makeup/Hair', name: 'Jory, eleven years younger' }
		]
	},
	{
		number: '43',
		heading: 'INT. LIGHTHOUSE - LAMP ROOM - NIGHT',
		intExt: 'INT',
		set: 'LIGHTHOUSE - LAMP ROOM',
		time: 'NIGHT',
		synopsis: 'Eleven years ago: the motor seizes, and Amos puts his shoulder to the glass.',
		eighths: 7,
		minutes: 75,
		page: '54',
		scriptDay: 'N0',
		location: 'Brackle Head Lighthouse',
		cast: ['2'],
		elements: [
			{ category: 'Makeup/Hair', name: 'Amos, eleven years younger' },
			{ category: 'Special Effects', name: 'Sparks and smoke from motor' },
			{ category: 'Visual Effects', name: 'Lighthouse beam' }
		]
	},
	{
		number: '44',
		heading: 'EXT. HARBOUR - QUAY - NIGHT',
		intExt: 'EXT',
		set: 'HARBOUR - QUAY',
		time: 'NIGHT',
		synopsis: 'Eleven years ago: the boat comes in along the beam, one aboard more than she left.',
		eighths: 8,
		minutes: 100,
		page: '55',
		scriptDay: 'N0',
		location: 'Brackle Harbour',
		cast: ['3', '4', '9'],
		elements: [
			{ category: 'Vehicles', name: "Jory's boat" },
			{ category: 'Background Actors', name: 'Villagers in nightclothes (12)' },
			{ category: 'Props', name: 'Newborn (bundle)' },
			{ category: 'Special Effects', name: 'Rain towers' }
		]
	},
	{
		number: '45',
		heading: 'INT. HARBOUR - OFFICE - DAY',
		intExt: 'INT',
		set: 'HARBOUR - OFFICE',
		time: 'DAY',
		synopsis: 'Wren, listening at the door, mentions that she was the extra.',
		eighths: 5,
		minutes: 50,
		page: '56',
		scriptDay: 'D4',
		location: 'Brackle Harbour',
		cast: ['1', '3', '5', '9'],
		elements: [{ category: 'Props', name: 'Lamp log, year one' }]
	},
	{
		number: '46',
		heading: 'EXT. HARBOUR - QUAY - DAY',
		intExt: 'EXT',
		set: 'HARBOUR - QUAY',
		time: 'DAY',
		synopsis: 'Priddy arrives by taxi and is met by the constable and every gull in Brackle.',
		eighths: 7,
		minutes: 80,
		page: '57',
		scriptDay: 'D4',
		location: 'Brackle Harbour',
		cast: ['7', '8'],
		elements: [
			{ category: 'Vehicles', name: 'Taxi' },
			{ category: 'Animals', name: 'Gulls' },
			{ category: 'Props', name: 'Chips, six repeats' },
			{ category: 'Background Actors', name: 'Harbour folk (8)' }
		]
	},
	{
		number: '47',
		heading: 'INT. TEA ROOM - PARLOUR - DAY',
		intExt: 'INT',
		set: 'TEA ROOM - PARLOUR',
		time: 'DAY',
		synopsis: 'Priddy praises the scones and asks, quite pleasantly, to be shown the motor.',
		eighths: 17,
		minutes: 175,
		page: '58',
		scriptDay: 'D4',
		location: 'Tea Room',
		cast: ['1', '3', '7', '10', '11'],
		elements: [
			{ category: 'Props', name: 'Scones, six repeats' },
			{ category: 'Background Actors', name: 'Villagers (8)' }
		]
	},
	{
		number: '48',
		heading: "INT./EXT. NELL'S CAR - DAY",
		intExt: 'INT/EXT',
		set: "NELL'S CAR",
		time: 'DAY',
		synopsis: 'Nell drives Priddy the long way round in a car that still smells of crab.',
		eighths: 9,
		minutes: 105,
		page: '60',
		scriptDay: 'D4',
		location: 'Coast Road',
		cast: ['1', '7'],
		elements: [
			{ category: 'Vehicles', name: "Nell's hatchback" },
			{ category: 'Special Equipment', name: 'Car rig' },
			{ category: 'Security', name: 'Road closure marshals' },
			{ category: 'Props', name: 'Air freshener (nine)' }
		]
	},
	{
		number: '49',
		heading: 'INT. LIGHTHOUSE - LAMP ROOM - EVENING',
		intExt: 'INT',
		set: 'LIGHTHOUSE - LAMP ROOM',
		time: 'EVENING',
		synopsis: 'Amos hides in the housing and hums like a motor, and Priddy very nearly buys it.',
		eighths: 20,
		minutes: 215,
		page: '61',
		scriptDay: 'D4',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '2', '7'],
		elements: [
			{ category: 'Set Dressing', name: 'Motor housing (oversize)' },
			{ category: 'Sound', name: 'Hum guide track' },
			{ category: 'Props', name: 'Shortbread tin' }
		]
	},
	{
		number: '50',
		heading: 'EXT. LIGHTHOUSE - YARD - EVENING',
		intExt: 'EXT',
		set: 'LIGHTHOUSE - YARD',
		time: 'EVENING',
		synopsis: 'The motor having sneezed, Priddy chains the door by order of the Board.',
		eighths: 11,
		minutes: 110,
		page: '63',
		scriptDay: 'D4',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '2', '7', '8'],
		elements: [
			{ category: 'Props', name: 'Chain and padlock' },
			{ category: 'Animals', name: 'Commodore (goat)' }
		]
	},
	{
		number: '51',
		heading: "INT. LIGHTHOUSE - KEEPER'S KITCHEN - EVENING",
		intExt: 'INT',
		set: "LIGHTHOUSE - KEEPER'S KITCHEN",
		time: 'EVENING',
		synopsis: 'Amos packs forty years into two boxes and leaves the kettle for whoever is next.',
		eighths: 8,
		minutes: 75,
		page: '65',
		scriptDay: 'D4',
		location: 'Brackle Head Lighthouse',
		cast: ['2'],
		elements: [
			{ category: 'Props', name: 'Two tea chests' },
			{ category: 'Props', name: 'The kettle' },
			{ category: 'Set Dressing', name: 'Pale squares on walls' }
		]
	},
	{
		number: '52',
		heading: 'OMITTED',
		intExt: 'INT',
		set: '',
		time: '',
		synopsis: '',
		eighths: 0,
		minutes: 0,
		page: '66',
		scriptDay: '',
		location: '',
		cast: [],
		elements: [],
		omitted: true
	},
	{
		number: '53',
		heading: 'INT. TEA ROOM - PARLOUR - NIGHT',
		intExt: 'INT',
		set: 'TEA ROOM - PARLOUR',
		time: 'NIGHT',
		synopsis: 'Dot takes down the rota, and nobody can look at the clean square it leaves.',
		eighths: 10,
		minutes: 105,
		page: '66',
		scriptDay: 'N4',
		location: 'Tea Room',
		cast: ['3', '6', '8', '9', '12'],
		elements: [
			{ category: 'Props', name: 'The rota' },
			{ category: 'Set Dressing', name: 'Unfaded square of wallpaper' }
		]
	},
	{
		number: '54',
		heading: 'EXT. HARBOUR - QUAY - NIGHT',
		intExt: 'EXT',
		set: 'HARBOUR - QUAY',
		time: 'NIGHT',
		synopsis: 'For the first night in a century the headland is dark, and no dog will settle.',
		eighths: 3,
		minutes: 40,
		page: '67',
		scriptDay: 'N4',
		location: 'Brackle Harbour',
		cast: ['4', '5'],
		elements: [
			{ category: 'Animals', name: 'Two dogs' },
			{ category: 'Background Actors', name: 'Harbour folk (6)' }
		]
	},
	{
		number: '55',
		heading: "INT. JORY'S COTTAGE - KITCHEN - NIGHT",
		intExt: 'INT',
		set: "JORY'S COTTAGE - KITCHEN",
		time: 'NIGHT',
		synopsis: 'Wren asks how boats will find home now; Jory says they will have to ask nicely.',
		eighths: 8,
		minutes: 80,
		page: '67',
		scriptDay: 'N4',
		location: 'Blythe Cottage',
		cast: ['4', '5'],
		elements: [
			{ category: 'Props', name: 'Torch' },
			{ category: 'Props', name: 'Paper boat' }
		]
	}
]
