import type { SampleCast } from './shape.ts'

/** The cast list: 1 to 12 are the company, 13 to 15 the day players. */
export const cast: SampleCast[] = [
	{ number: '1', name: 'NELL TOVEY' },
	{ number: '2', name: 'AMOS PELL' },
	{ number: '3', name: 'DOT CARRAWAY' },
	{ number: '4', name: 'JORY BLYTHE' },
	{ number: '5', name: 'WREN BLYTHE' },
	{ number: '6', name: 'REVEREND OKORO' },
	{ number: '7', name: 'DESMOND PRIDDY' },
	{ number: '8', name: 'CONSTABLE TEAGUE' },
	{ number: '9', name: 'MO SALTER' },
	{ number: '10', name: 'GIL TRASK' },
	{ number: '11', name: 'GUS TRASK' },
	{ number: '12', name: 'DR. ANAND' },
	{ number: '13', name: 'CAPTAIN VOSS' },
	{ number: '14', name: 'FIRST MATE' },
	{ number: '15', name: 'BOARD CLERK' }
]
