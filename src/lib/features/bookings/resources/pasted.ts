import { fitText } from '#model/core/field.ts'
import type { ResourceValues } from '#model/bookings/commands/resources.ts'
import {
	resourceKinds,
	resourceLimits,
	type Resource,
	type ResourceKind
} from '#model/bookings/records/resource.ts'
import { isZone } from '#model/core/zone.ts'
import { readCells } from '$lib/ui/cells.ts'

type Column =
	'name' | 'house' | 'kind' | 'zone' | 'contact' | 'address' | 'capacity' | 'before' | 'after'

/** The columns of a sheet without a heading. */
const usualColumns: readonly Column[] = ['name', 'house', 'kind', 'zone', 'contact']

const headings: Record<string, Column> = {
	...{ name: 'name', room: 'name', resource: 'name', person: 'name', stage: 'name' },
	...{ house: 'house', facility: 'house', company: 'house', agency: 'house', vendor: 'house' },
	...{ kind: 'kind', type: 'kind', zone: 'zone', 'time zone': 'zone', contact: 'contact' },
	...{ address: 'address', where: 'address' },
	...{ capacity: 'capacity', 'set-up': 'before', setup: 'before', strike: 'after' }
}

/** What pasted rows come to: what would be added, and how many rows would not be. */
export type PastePlan = { resources: ResourceValues[]; nameless: number; known: number }

/** Reads rows copied from a spreadsheet against what is on the timeline already. */
export function planPaste(text: string, listed: readonly Resource[], zone: string): PastePlan {
	const [first = [], ...rest] = readCells(text).filter((row) => row.some((cell) => cell !== ''))
	const named = columnsOf(first)
	const plan: PastePlan = { resources: [], nameless: 0, known: 0 }
	for (const row of named ? rest : [first, ...rest]) {
		const values = valuesOf(row, named ?? usualColumns, zone)
		if (values === null) continue
		if (!values.name) plan.nameless += 1
		else if ([...listed, ...plan.resources].some((each) => isSame(each, values))) plan.known += 1
		else plan.resources.push(values)
	}
	return plan
}

function columnsOf(row: readonly string[]): (Column | null)[] | null {
	const columns = row.map((cell) => headings[cell.toLowerCase().replace(/:$/, '')] ?? null)
	const isHeading = columns.includes('name') && columns.filter((each) => each !== null).length > 1
	return isHeading ? columns : null
}

function valuesOf(
	row: readonly string[],
	columns: readonly (Column | null)[],
	zone: string
): ResourceValues | null {
	if (row.every((cell) => cell === '')) return null
	const values: { -readonly [Name in keyof ResourceValues]: ResourceValues[Name] } = { zone }
	row.forEach((cell, at) => {
		const column = columns[at]
		if (!column || cell === '') return
		if (column === 'name' || column === 'house' || column === 'contact' || column === 'address')
			values[column] = fitText(cell.replace(/\s+/g, ' '), resourceLimits[column])
		else if (column === 'kind') values.kind = kindIn(cell)
		else if (column === 'zone') values.zone = isZone(cell) ? cell : zone
		else values[column] = amountIn(cell, column)
	})
	return values
}

function kindIn(cell: string): ResourceKind {
	const word = cell.toLowerCase().replace(/s$/, '')
	const found = resourceKinds.find((kind) => word.includes(kind))
	if (found) return found
	return /actor|cast|mixer|artist|editor|crew|talent/.test(word) ? 'person' : 'room'
}

function amountIn(cell: string, column: 'capacity' | 'before' | 'after'): number {
	const number = Math.round(Number.parseFloat(cell)) || 0
	return column === 'capacity' ? clamp(number, 1, 999) : clamp(number, 0, 1440)
}

function clamp(number: number, least: number, most: number): number {
	return Math.min(Math.max(number, least), most)
}

function isSame(a: ResourceValues, b: ResourceValues): boolean {
	const key = (values: ResourceValues) =>
		`${values.name ?? ''}\n${values.house ?? ''}`.toLowerCase()
	return key(a) === key(b)
}
