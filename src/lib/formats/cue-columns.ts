import type { CueFieldName } from '#model/bookings/cues/columns.ts'
import { guessTable, type Table, type TableRow } from './table.ts'

/** What a column of a cue sheet can be: a field of a cue, or a list of flags in short. */
export type CueColumn = CueFieldName | 'flags'

/** Headings as cue sheets of many hands write them, the narrower before the wider. */
const headings: [RegExp, CueColumn][] = [
	[
		/^(cue|qn|shot|vfx|m)\s*(#|no\b|num|id\b|code)|^(cue|cues|qn|number|no|#)$|^shot (id|code|name)/,
		'number'
	],
	[/^(reel|ep\/reel|ep|episode|r)\b/, 'reel'],
	[/^(sc|scenes?)\b/, 'scene'],
	[/^(ver|version|picture version|cut)\b/, 'version'],
	[/^(source|src)\s*(tc\s*)?(in|start)\b/, 'sourceIn'],
	[/^(source|src)\s*(tc\s*)?(out|end)\b/, 'sourceOut'],
	[
		/^(rec(ord)?|tc|time|timecode)?\s*(in|start|begin|from)\b|^(start|begin|in) ?(tc|time)|^(tc|timecode)$/,
		'from'
	],
	[/^(rec(ord)?|tc|time|timecode)?\s*(out|end|stop|finish|to)\b|^(end|out) ?(tc|time)/, 'to'],
	[/^(char|character|role|part|speaker)( name)?$/, 'character'],
	[/^(alt|alternate|translation)\b/, 'alternate'],
	[/^(line|dialog|dialogue|text|prompt|script|description|desc|action)\b/, 'line'],
	[/^(reason|why)\b/, 'reason'],
	[/^(req|rq|requested|asked)\b/, 'askedBy'],
	[/^(priority|prio|p)$/, 'priority'],
	[/^on\s*[-/]?\s*(off|screen)/, 'screen'],
	[/^(min|mins|minutes|time budget|budget)\b/, 'minutes'],
	[/^engineer/, 'engineering'],
	[/^(notes?|comments?|remarks?)\b/, 'note'],
	[/^status\b/, 'status'],
	[/^takes?\b/, 'takes'],
	[/^flags?\b/, 'flags'],
	[/^(eff|efforts?)\b/, 'effort'],
	[/^(tv|tv line)\b/, 'tv'],
	[/^(category|cat)\b/, 'category'],
	[/^(surface|shoes?)\b/, 'surface'],
	[/^props?\b/, 'prop'],
	[/^(track|channel|ch)\b/, 'track'],
	[/^pass\b/, 'pass'],
	[/^(walker|artist)\b/, 'walker'],
	[/^m\s*&\s*e\b/, 'filled'],
	[/^(cue )?title\b/, 'title'],
	[/^usage\b/, 'usage'],
	[/^(writers?|composers?)\b/, 'writers'],
	[/^publishers?\b/, 'publishers'],
	[/^(vendor|facility)\b/, 'vendor'],
	[/^(source |from )?clip\b|^name$/, 'clip'],
	[/^handles?\b/, 'handles'],
	[/^elements?\b/, 'elements'],
	[/^due\b/, 'due'],
	[/^kind\b|^type\b/, 'subject'],
	[/^assigned\b/, 'assignedTo']
]

/** What tells that a row is one of headings: without any of these there is no cue sheet. */
const telling: readonly CueColumn[] = ['from', 'number', 'line', 'clip']

/** The columns of a sheet without headings. */
const usual: readonly CueColumn[] = [
	...(['number', 'reel', 'scene', 'from', 'to', 'character', 'line', 'reason'] as const)
]

/** A title and a few lines of a head may stand above the headings. */
const mostAbove = 12

/** What the columns of a cue sheet are, as far as its headings say. */
export function cueColumns(rows: TableRow[]): Table<CueColumn> {
	const kindsOf = ({ cells }: TableRow): Set<CueColumn> =>
		new Set(cells.flatMap((cell) => kindOf(cell) ?? []))
	const at = rows.slice(0, mostAbove).findIndex((row) => {
		const kinds = kindsOf(row)
		return kinds.size > 1 && telling.some((kind) => kinds.has(kind))
	})
	const head = at < 0 ? null : (rows[at] ?? null)
	const needs = telling.find((kind) => head && kindsOf(head).has(kind)) ?? 'number'
	return guessTable(rows.slice(Math.max(at, 0)), { headings, needs, usual })
}

function kindOf(cell: string): CueColumn | null {
	const text = cell.toLowerCase()
	return headings.find(([pattern]) => pattern.test(text))?.[1] ?? null
}
