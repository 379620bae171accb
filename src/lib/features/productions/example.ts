/** A row of the picture of a board that stands beside the first choices. */
export type ExampleRow =
	| { kind: 'banner'; text: string }
	| { kind: 'break'; day: string; date: string; pages: string }
	| {
			kind: 'strip'
			number: string
			intExt: string
			set: string
			time: string
			/** A strip colour token: `ext-night`. */
			colour: string
			pages: string
			cast: string
	  }

/*
 * Five days of the sample production as they lie on its board: strips, `-` banners, `=` day breaks.
 * Written out, because the sample itself is only in the server's part of the program.
 */
const picture = `
	17 | EXT | CHAPEL - CHURCHYARD | DAY | ext-day | 1 1/8 | 1 6
	34 | EXT | CHAPEL - CHURCHYARD | DAY | ext-day | 1 3/8 | 1 2
	- COMPANY MOVE TO BLYTHE COTTAGE
	30 | INT | JORY'S COTTAGE - KITCHEN | DAY | int-day | 1 5/8 | 1 5
	31 | INT | JORY'S COTTAGE - KITCHEN | CONTINUOUS | int-day | 1 1/8 | 1 4 5
	55 | INT | JORY'S COTTAGE - KITCHEN | NIGHT | int-night | 1 | 4 5
	= Day 4 | Thu 5 Mar | 6 2/8
	- SPLIT DAY: CALL 14:30
	68 | EXT | HARBOUR - QUAY | DAY | ext-day | 4/8 | 3 4 9 12
	46 | EXT | HARBOUR - QUAY | DAY | ext-day | 7/8 | 7 8
	57 | INT | HARBOUR - OFFICE | EVENING | int-evening | 1 1/8 | 4 5 9
	- SUPPER - DARK FROM 18:40
	54 | EXT | HARBOUR - QUAY | NIGHT | ext-night | 3/8 | 4 5
	44 | EXT | HARBOUR - QUAY | NIGHT | ext-night | 1 | 3 4 9
	42 | INT | JORY'S BOAT - WHEELHOUSE | NIGHT | int-night | 1 | 4
	64 | I/E | JORY'S BOAT - WHEELHOUSE | NIGHT | ext-night | 1 2/8 | 4
	= Day 5 | Fri 6 Mar | 6 1/8
	15 | EXT | HARBOUR - QUAY | MORNING | ext-morning | 1 | 1 4 9
	- MOVE INDOORS: HARBOUR OFFICE
	45 | INT | HARBOUR - OFFICE | DAY | int-day | 5/8 | 1 3 5 9
	41 | INT | HARBOUR - OFFICE | DAY | int-day | 1 6/8 | 1 3 9
	16 | INT | HARBOUR - OFFICE | DAY | int-day | 1 5/8 | 1 9
	- TIDE: HIGH WATER 16:30 - BOAT AFLOAT
	10 | EXT | JORY'S BOAT - DECK | EVENING | ext-evening | 1 3/8 | 1 4 5
	= Day 6 | Mon 9 Mar | 6 3/8
	- TIDE: LOW WATER 11:10 - CAUSEWAY DRY 08:40-13:40
	56 | EXT | CAUSEWAY | MORNING | ext-morning | 1 2/8 | 1 7
	6 | EXT | CAUSEWAY | DAY | ext-day | 5/8 | 1
	- COMPANY MOVE TO COAST ROAD
	4 | I/E | NELL'S CAR | DAY | ext-day | 6/8 | 1
	48 | I/E | NELL'S CAR | DAY | ext-day | 1 1/8 | 1 7
	- COMPANY MOVE TO CAUSEWAY
	- TIDE: HIGH WATER 17:20
	9 | EXT | CAUSEWAY | DUSK | ext-evening | 1 | 1 2
	= Day 7 | Tue 10 Mar | 4 6/8
	7 | EXT | LIGHTHOUSE - YARD | DAY | ext-day | 2 1/8 | 1 2
	A41 | EXT | LIGHTHOUSE - YARD | DAY | ext-day | 4/8 | 1 5
	8 | INT | LIGHTHOUSE - KEEPER'S KITCHEN | DAY | int-day | 1 7/8 | 1 2
	23 | EXT | LIGHTHOUSE - YARD | DUSK | ext-evening | 5/8 | 1 2
	= Day 8 | Wed 11 Mar | 5 1/8
`

/** The picture's rows, from the top. */
export const exampleRows: readonly ExampleRow[] = picture.trim().split('\n').map(readRow)

function readRow(line: string): ExampleRow {
	const text = line.trim()
	const cells = text.replace(/^[-=] /, '').split(' | ')
	const cell = (at: number) => cells[at] ?? ''
	if (text.startsWith('- ')) return { kind: 'banner', text: cell(0) }
	if (text.startsWith('= ')) return { kind: 'break', day: cell(0), date: cell(1), pages: cell(2) }
	const [number, intExt, set, time] = [cell(0), cell(1), cell(2), cell(3)]
	return {
		kind: 'strip',
		number,
		intExt,
		set,
		time,
		colour: cell(4),
		pages: cell(5),
		cast: cell(6)
	}
}
