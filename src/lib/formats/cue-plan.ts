import { cellOf, type Table } from './table.ts'
import type { CueColumn } from './cue-columns.ts'
import type { CueChange, CueValues } from '#model/bookings/commands/cues.ts'
import { fieldsOf, lookOf, type CueFieldName } from '#model/bookings/cues/columns.ts'
import { numberOf } from '#model/bookings/cues/list.ts'
import { columnWord, flagWords } from '#model/bookings/cues/words.ts'
import type { CueKind } from '#model/bookings/records/cue-kinds.ts'
import type { Cue } from '#model/bookings/records/cue.ts'
import { fitText } from '#model/core/field.ts'

/** What a sheet comes to: what would be added and changed, and what cannot be taken as it is. */
export type CuePlan = {
	added: CueValues[]
	changes: CueChange[]
	/** Rows that say what is here already. */
	known: number
	problems: { row: number; message: string }[]
}

export type PlanInput = {
	kind: CueKind
	/** The cues of the kind that are here. */
	cues: readonly Cue[]
	characterOf: (cue: Cue) => string
	/** What a text means in a field, or null. */
	read: (field: CueFieldName, text: string) => CueValues | null
	/** Whether a cue without a reel takes it from the hour of its timecode. */
	reelFromHour: boolean
}

const mostLetters: Partial<Record<CueFieldName, number>> = {
	...{ number: 40, reel: 20, version: 80, scene: 40, character: 120, line: 2000, note: 2000 },
	...{ alternate: 2000, engineering: 2000, writers: 2000, publishers: 2000, elements: 2000 }
}

/** Holds a sheet against the cues that are here. A number that is here already means that cue. */
export function planCues(table: Table<CueColumn>, input: PlanInput): CuePlan {
	const plan: CuePlan = { added: [], changes: [], known: 0, problems: [] }
	const byNumber = new Map(input.cues.map((cue) => [numberOf(cue).toUpperCase(), cue]))
	byNumber.delete('')
	const told = new Set(input.cues.map((cue) => keyOf(cue, input.characterOf(cue))))
	const seen = new Map<string, number>()
	for (const row of table.rows) {
		const values = valuesOf(table, row, input)
		if (typeof values === 'string') {
			plan.problems.push({ row: row.row, message: values })
			continue
		}
		if (!says(values)) continue
		const number = (values.number ?? '').toUpperCase()
		const above = number === '' ? undefined : seen.get(number)
		if (above !== undefined) {
			const message = `${values.number} stands in row ${above} already.`
			plan.problems.push({ row: row.row, message })
			continue
		}
		seen.set(number, row.row)
		const here = number === '' ? undefined : byNumber.get(number)
		if (here) {
			const { number: _, ...rest } = differing(here, values)
			if (Object.keys(rest).length === 0) plan.known++
			else plan.changes.push({ id: here.id, values: rest })
		} else if (number === '' && told.has(keyOf(values, values.character ?? ''))) plan.known++
		else plan.added.push({ kind: input.kind, ...values })
	}
	return plan
}

/** A row without a line, a time and a title says nothing. */
function says({ line, from, title, clip, number }: CueValues): boolean {
	return [line, from, title, clip, number].some((text) => (text ?? '') !== '')
}

function keyOf(
	{ reel = '', from = '', line = '' }: Partial<Pick<Cue, 'reel' | 'from' | 'line'>>,
	character: string
): string {
	return [reel, from, line, character].join('\n').toLowerCase()
}

function differing(cue: Cue, values: CueValues): CueValues {
	return Object.fromEntries(
		Object.entries(values).filter(([name, value]) => cue[name as keyof CueValues] !== value)
	)
}

/** What a row says, or what cannot be read of it. */
function valuesOf(
	table: Table<CueColumn>,
	row: Table<CueColumn>['rows'][number],
	{ kind, read, reelFromHour }: PlanInput
): CueValues | string {
	const values: CueValues = {}
	const own = new Set<CueColumn>([...fieldsOf(kind), 'flags'])
	for (const column of table.columns) {
		if (column === null || !own.has(column)) continue
		const cell = cellOf(table, row, column).trim()
		if (cell === '') continue
		if (column === 'flags') {
			Object.assign(values, flagsIn(cell))
			continue
		}
		const text = lookOf(column) === 'text' ? fitText(cell, mostLetters[column] ?? 200) : cell
		const found = read(column, text)
		if (found === null) return `“${cell.slice(0, 40)}” is no ${columnWord(kind, column)}.`
		Object.assign(values, found)
	}
	const hour = Number((values.from ?? '').slice(0, 2))
	if (reelFromHour && !values.reel && hour > 0) Object.assign(values, { reel: String(hour) })
	return values
}

function flagsIn(text: string): CueValues {
	const said = text.toUpperCase().split(/[\s;,]+/)
	return Object.fromEntries(
		Object.entries(flagWords)
			.filter(([, word]) => said.includes(word))
			.map(([name]) => [name, true])
	)
}
