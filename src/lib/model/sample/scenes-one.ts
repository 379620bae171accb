import type { SampleScene } from './shape.ts'

/** Script days D1 and N1: the inspector arrives. */
export const scenesOne: SampleScene[] = [
	{
		number: '1',
		heading: 'EXT. HARBOUR - QUAY - DAWN',
		intExt: 'EXT',
		set: 'HARBOUR - QUAY',
		time: 'DAWN',
		synopsis: 'The beam crosses a sleeping harbour, once every fourteen seconds.',
		eighths: 1,
		minutes: 30,
		page: '1',
		scriptDay: 'D1',
		location: 'Brackle Harbour',
		cast: [],
		elements: [
			{ category: 'Visual Effects', name: 'Lighthouse beam' },
			{ category: 'Animals', name: 'Gulls' }
		]
	},
	{
		number: '2',
		heading: 'INT. LIGHTS BOARD - OFFICE - MORNING',
		intExt: 'INT',
		set: 'LIGHTS BOARD - OFFICE',
		time: 'MORNING',
		synopsis: 'Nell closes her eighth lighthouse of the year and asks for a job with fewer stairs.',
		eighths: 11,
		minutes: 125,
		page: '1',
		scriptDay: 'D1',
		location: 'County Hall',
		cast: ['1', '7', '15'],
		elements: [
			{ category: 'Background Actors', name: 'Office staff (8)' },
			{ category: 'Props', name: 'Rubber stamp: CLOSED' },
			{ category: 'Set Dressing', name: 'Wall map, eight red pins' }
		]
	},
	{
		number: '3',
		heading: 'INT. LIGHTS BOARD - OFFICE - CONTINUOUS',
		intExt: 'INT',
		set: 'LIGHTS BOARD - OFFICE',
		time: 'CONTINUOUS',
		synopsis:
			'Priddy hands her Brackle Head: one motor, one caretaker, no complaints in eleven years.',
		eighths: 9,
		minutes: 95,
		page: '2',
		scriptDay: 'D1',
		location: 'County Hall',
		cast: ['1', '7'],
		elements: [
			{ category: 'Props', name: 'Brackle Head file' },
			{ category: 'Set Dressing', name: 'Wall map, ninth pin' }
		]
	},
	{
		number: '4',
		heading: "INT./EXT. NELL'S CAR - DAY",
		intExt: 'INT/EXT',
		set: "NELL'S CAR",
		time: 'DAY',
		synopsis: 'Nell practises breaking bad news kindly to a vacuum flask in a bobble hat.',
		eighths: 6,
		minutes: 70,
		page: '3',
		scriptDay: 'D1',
		location: 'Coast Road',
		cast: ['1'],
		elements: [
			{ category: 'Vehicles', name: "Nell's hatchback" },
			{ category: 'Props', name: 'Vacuum flask in bobble hat' },
			{ category: 'Special Equipment', name: 'Car rig' },
			{ category: 'Security', name: 'Road closure marshals' }
		]
	},
	{
		number: '5',
		heading: 'EXT. COAST ROAD - DAY',
		intExt: 'EXT',
		set: 'COAST ROAD',
		time: 'DAY',
		synopsis: 'A flock of sheep surrounds the car and declines to be inspected.',
		eighths: 3,
		minutes: 60,
		page: '4',
		scriptDay: 'D1',
		location: 'Coast Road',
		cast: ['1'],
		elements: [
			{ category: 'Animals', name: 'Sheep (20) and wrangler' },
			{ category: 'Vehicles', name: "Nell's hatchback" },
			{ category: 'Security', name: 'Road closure marshals' }
		]
	},
	{
		number: '6',
		heading: 'EXT. CAUSEWAY - DAY',
		intExt: 'EXT',
		set: 'CAUSEWAY',
		time: 'DAY',
		synopsis: 'Nell reads the tide table, checks her watch and decides she has plenty of time.',
		eighths: 5,
		minutes: 55,
		page: '4',
		scriptDay: 'D1',
		location: 'Brackle Causeway',
		cast: ['1'],
		elements: [
			{ category: 'Vehicles', name: "Nell's hatchback" },
			{ category: 'Set Dressing', name: 'Tide board' },
			{ category: 'Props', name: 'Wristwatch' }
		]
	},
	{
		number: '7',
		heading: 'EXT. LIGHTHOUSE - YARD - DAY',
		intExt: 'EXT',
		set: 'LIGHTHOUSE - YARD',
		time: 'DAY',
		synopsis: 'Amos greets Nell with a goat, a padlock and nine reasons to come back tomorrow.',
		eighths: 17,
		minutes: 175,
		page: '5',
		scriptDay: 'D1',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '2'],
		elements: [
			{ category: 'Animals', name: 'Commodore (goat)' },
			{ category: 'Props', name: 'Ring of forty keys' },
			{ category: 'Props', name: 'Inspection clipboard' },
			{ category: 'Vehicles', name: "Nell's hatchback" }
		]
	},
	{
		number: '8',
		heading: "INT. LIGHTHOUSE - KEEPER'S KITCHEN - DAY",
		intExt: 'INT',
		set: "LIGHTHOUSE - KEEPER'S KITCHEN",
		time: 'DAY',
		synopsis: 'Amos makes tea so slowly that Nell begins to suspect it is policy.',
		eighths: 15,
		minutes: 150,
		page: '7',
		scriptDay: 'D1',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '2'],
		elements: [
			{ category: 'Props', name: 'Brown teapot' },
			{ category: 'Props', name: 'Egg timer (fourteen seconds)' },
			{ category: 'Set Dressing', name: 'Wall of stopped clocks' }
		]
	},
	{
		number: '9',
		heading: 'EXT. CAUSEWAY - DUSK',
		intExt: 'EXT',
		set: 'CAUSEWAY',
		time: 'DUSK',
		synopsis: 'The road is gone, and so, up to its mirrors, is the car.',
		eighths: 8,
		minutes: 115,
		page: '9',
		scriptDay: 'D1',
		location: 'Brackle Causeway',
		cast: ['1', '2'],
		elements: [
			{ category: 'Vehicles', name: "Nell's hatchback (shell, drowned)" },
			{ category: 'Stunts', name: 'Water safety team' },
			{ category: 'Wardrobe', name: 'Wet double: Nell' }
		]
	},
	{
		number: '10',
		heading: "EXT. JORY'S BOAT - DECK - EVENING",
		intExt: 'EXT',
		set: "JORY'S BOAT - DECK",
		time: 'EVENING',
		synopsis: 'Jory tows the car home while Wren, in a large lifejacket, writes Nell an invoice.',
		eighths: 11,
		minutes: 140,
		page: '10',
		scriptDay: 'D1',
		location: 'Brackle Harbour',
		cast: ['1', '4', '5'],
		elements: [
			{ category: 'Vehicles', name: "Jory's boat" },
			{ category: 'Vehicles', name: 'Safety boat' },
			{ category: 'Wardrobe', name: 'Lifejackets' },
			{ category: 'Props', name: "Wren's invoice pad" }
		]
	},
	{
		number: '11',
		heading: 'INT. TEA ROOM - PARLOUR - EVENING',
		intExt: 'INT',
		set: 'TEA ROOM - PARLOUR',
		time: 'EVENING',
		synopsis: 'The whole room falls silent for Nell, except the twins, who were silent already.',
		eighths: 21,
		minutes: 225,
		page: '11',
		scriptDay: 'D1',
		location: 'Tea Room',
		cast: ['1', '3', '6', '8', '9', '10', '11'],
		elements: [
			{ category: 'Background Actors', name: 'Villagers (14)' },
			{ category: 'Props', name: 'Scones, six repeats' },
			{ category: 'Wardrobe', name: 'Borrowed oilskins: Nell' }
		]
	},
	{
		number: '12',
		heading: 'INT. TEA ROOM - BEDROOM - NIGHT',
		intExt: 'INT',
		set: 'TEA ROOM - BEDROOM',
		time: 'NIGHT',
		synopsis: 'Nell times the flash from bed: fourteen, fourteen, fourteen, nineteen.',
		eighths: 7,
		minutes: 75,
		page: '14',
		scriptDay: 'N1',
		location: 'Tea Room',
		cast: ['1'],
		elements: [
			{ category: 'Props', name: 'Stopwatch' },
			{ category: 'Visual Effects', name: 'Beam across window' }
		]
	},
	{
		number: '12A',
		heading: 'INT. LIGHTHOUSE - LAMP ROOM - NIGHT',
		intExt: 'INT',
		set: 'LIGHTHOUSE - LAMP ROOM',
		time: 'NIGHT',
		synopsis: 'Close on slippers: somebody sneezes, swears and gets the great lens moving again.',
		eighths: 2,
		minutes: 30,
		page: '15A',
		scriptDay: 'N1',
		location: 'Brackle Head Lighthouse',
		cast: ['12'],
		elements: [
			{ category: 'Wardrobe', name: 'Tartan slippers' },
			{ category: 'Sound', name: 'Sneeze (recorded on the day)' }
		]
	},
	{
		number: '13',
		heading: 'EXT. HARBOUR - QUAY - NIGHT',
		intExt: 'EXT',
		set: 'HARBOUR - QUAY',
		time: 'NIGHT',
		synopsis: 'Constable Teague pedals for the headland in pyjamas and an official hat.',
		eighths: 2,
		minutes: 40,
		page: '15A',
		scriptDay: 'N1',
		location: 'Brackle Harbour',
		cast: ['8'],
		elements: [
			{ category: 'Vehicles', name: 'Police bicycle' },
			{ category: 'Wardrobe', name: 'Striped pyjamas' }
		]
	}
]
