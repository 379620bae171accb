import type { SampleScene } from './shape.ts'

/** Script days D3 to the morning of D4: the bargain. */
export const scenesThree: SampleScene[] = [
	{
		number: '29',
		heading: 'INT. TEA ROOM - PARLOUR - MORNING',
		intExt: 'INT',
		set: 'TEA ROOM - PARLOUR',
		time: 'MORNING',
		synopsis: 'Nell orders eggs, toast and the truth, and Dot brings all three.',
		eighths: 18,
		minutes: 185,
		page: '33',
		scriptDay: 'D3',
		location: 'Tea Room',
		cast: ['1', '3'],
		elements: [
			{ category: 'Props', name: 'The rota' },
			{ category: 'Props', name: 'Eggs, eight repeats' },
			{ category: 'Props', name: 'Toast rack' }
		]
	},
	{
		number: '30',
		heading: "INT. JORY'S COTTAGE - KITCHEN - DAY",
		intExt: 'INT',
		set: "JORY'S COTTAGE - KITCHEN",
		time: 'DAY',
		synopsis: 'Wren trades Nell the name of every lamp-turner for help with long division.',
		eighths: 13,
		minutes: 135,
		page: '35',
		scriptDay: 'D3',
		location: 'Blythe Cottage',
		cast: ['1', '5'],
		elements: [
			{ category: 'Props', name: "Wren's exercise book" },
			{ category: 'Props', name: 'The rota (copy in crayon)' }
		]
	},
	{
		number: '31',
		heading: "INT. JORY'S COTTAGE - KITCHEN - CONTINUOUS",
		intExt: 'INT',
		set: "JORY'S COTTAGE - KITCHEN",
		time: 'CONTINUOUS',
		synopsis: 'Jory comes home to find the enemy at his table, carrying the one.',
		eighths: 9,
		minutes: 90,
		page: '37',
		scriptDay: 'D3',
		location: 'Blythe Cottage',
		cast: ['1', '4', '5'],
		elements: [
			{ category: 'Props', name: "Wren's exercise book" },
			{ category: 'Props', name: 'Two mackerel' }
		]
	},
	{
		number: '32',
		heading: 'INT. CHAPEL - HALL - DAY',
		intExt: 'INT',
		set: 'CHAPEL - HALL',
		time: 'DAY',
		synopsis: 'Emergency meeting: should the village bribe the inspector or merely feed her?',
		eighths: 28,
		minutes: 300,
		page: '38',
		scriptDay: 'D3',
		location: 'Brackle Chapel',
		cast: ['2', '3', '4', '6', '8', '9', '10', '11', '12'],
		elements: [
			{ category: 'Background Actors', name: 'Villagers (40)' },
			{ category: 'Props', name: 'Gavel (a mallet)' },
			{ category: 'Props', name: 'Biscuit tin of small change' },
			{ category: 'Set Dressing', name: 'Folding chairs (60)' }
		]
	},
	{
		number: '33',
		heading: 'INT. CHAPEL - HALL - CONTINUOUS',
		intExt: 'INT',
		set: 'CHAPEL - HALL',
		time: 'CONTINUOUS',
		synopsis: 'Nell has been at the back all along, holding a plate of egg sandwiches.',
		eighths: 12,
		minutes: 125,
		page: '41',
		scriptDay: 'D3',
		location: 'Brackle Chapel',
		cast: ['1', '2', '3', '4', '6', '8', '9', '10', '11', '12'],
		elements: [
			{ category: 'Background Actors', name: 'Villagers (40)' },
			{ category: 'Props', name: 'Egg sandwiches' }
		]
	},
	{
		number: '34',
		heading: 'EXT. CHAPEL - CHURCHYARD - DAY',
		intExt: 'EXT',
		set: 'CHAPEL - CHURCHYARD',
		time: 'DAY',
		synopsis: 'Amos proposes a bargain: one shift at the lamp before she writes a word.',
		eighths: 11,
		minutes: 110,
		page: '43',
		scriptDay: 'D3',
		location: 'Brackle Chapel',
		cast: ['1', '2'],
		elements: [
			{ category: 'Greenery', name: 'Ivy on headstones' },
			{ category: 'Props', name: 'Shortbread tin' }
		]
	},
	{
		number: '35',
		heading: "INT. LIGHTHOUSE - KEEPER'S KITCHEN - NIGHT",
		intExt: 'INT',
		set: "LIGHTHOUSE - KEEPER'S KITCHEN",
		time: 'NIGHT',
		synopsis: 'Dr. Anand, a vet, passes Nell fit to push and offers the goat a second opinion.',
		eighths: 9,
		minutes: 90,
		page: '44',
		scriptDay: 'N3',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '2', '12'],
		elements: [
			{ category: 'Animals', name: 'Commodore (goat)' },
			{ category: 'Props', name: 'Stethoscope' },
			{ category: 'Props', name: 'Horse liniment' }
		]
	},
	{
		number: '36',
		heading: 'INT. LIGHTHOUSE - LAMP ROOM - NIGHT',
		intExt: 'INT',
		set: 'LIGHTHOUSE - LAMP ROOM',
		time: 'NIGHT',
		synopsis: 'Too fast, too slow, too fast, and then, for Nell, exactly fourteen seconds.',
		eighths: 16,
		minutes: 170,
		page: '45',
		scriptDay: 'N3',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '2'],
		elements: [
			{ category: 'Props', name: 'Egg timer (fourteen seconds)' },
			{ category: 'Makeup/Hair', name: 'Blisters, stage one' },
			{ category: 'Special Equipment', name: 'Circular track' },
			{ category: 'Visual Effects', name: 'Lighthouse beam' }
		]
	},
	{
		number: '37',
		heading: 'INT. FREIGHTER - BRIDGE - NIGHT',
		intExt: 'INT',
		set: 'FREIGHTER - BRIDGE',
		time: 'NIGHT',
		synopsis: 'Twenty miles out, Captain Voss sees the light stumble and says: somebody new.',
		eighths: 6,
		minutes: 75,
		page: '47',
		scriptDay: 'N3',
		location: 'Stage 2',
		cast: ['13', '14'],
		elements: [
			{ category: 'Visual Effects', name: 'Sea and beam plates' },
			{ category: 'Props', name: 'Binoculars' }
		]
	},
	{
		number: '38',
		heading: 'INT. LIGHTHOUSE - LAMP ROOM - NIGHT',
		intExt: 'INT',
		set: 'LIGHTHOUSE - LAMP ROOM',
		time: 'NIGHT',
		synopsis: 'Jory brings soup at two, and they talk round and round, as the job requires.',
		eighths: 18,
		minutes: 190,
		page: '48',
		scriptDay: 'N3',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '4'],
		elements: [
			{ category: 'Props', name: 'Soup pan and two spoons' },
			{ category: 'Special Equipment', name: 'Circular track' },
			{ category: 'Visual Effects', name: 'Lighthouse beam' }
		]
	},
	{
		number: '39',
		heading: 'EXT. LIGHTHOUSE - GALLERY - DAWN',
		intExt: 'EXT',
		set: 'LIGHTHOUSE - GALLERY',
		time: 'DAWN',
		synopsis: 'Nell puts out the lamp at sunrise and discovers blisters, then opinions.',
		eighths: 6,
		minutes: 60,
		page: '50',
		scriptDay: 'D4',
		location: 'Brackle Head Lighthouse',
		cast: ['1', '4'],
		elements: [
			{ category: 'Makeup/Hair', name: 'Blisters, stage two' },
			{ category: 'Stunts', name: 'Safety lines' }
		]
	},
	{
		number: '40',
		heading: 'INT. TEA ROOM - BEDROOM - MORNING',
		intExt: 'INT',
		set: 'TEA ROOM - BEDROOM',
		time: 'MORNING',
		synopsis: 'Nell types CLOSE, deletes it, types it again and falls asleep on the space bar.',
		eighths: 5,
		minutes: 50,
		page: '51',
		scriptDay: 'D4',
		location: 'Tea Room',
		cast: ['1'],
		elements: [
			{ category: 'Props', name: 'Laptop computer' },
			{ category: 'Makeup/Hair', name: 'Keyboard mark on cheek' }
		]
	}
]
