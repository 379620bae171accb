import { categories, type Signatory } from '#model/deliverables/records/deliverable.ts'
import type { ChecklistRow } from '#model/deliverables/queries/checklist.ts'
import type { RecipientId } from '#model/deliverables/records/recipient.ts'
import { isSent, isSettled, statuses } from '#model/deliverables/status.ts'
import { categoryNames, statusNames } from './appearance.ts'

/** What the checklist is put in order by. */
export const groupings = ['recipient', 'category', 'owner', 'due', 'status'] as const
export type Grouping = (typeof groupings)[number]

export const groupingNames: Record<Grouping, string> = {
	recipient: 'Recipient',
	category: 'Category',
	owner: 'Owner',
	due: 'Due date',
	status: 'Status'
}

/** Which lines are shown. */
export const plainShows = ['all', 'open', 'late', 'with-them', 'mandatory', 'to-look-at'] as const
type PlainShow = (typeof plainShows)[number]

/** One of these, or the lines that wait for somebody's word. */
export type Show = PlainShow | `waits:${Signatory}`

export const showNames: Record<PlainShow, string> = {
	all: 'Everything',
	open: 'Still to do',
	late: 'Late or at risk',
	'with-them': 'With the recipient',
	mandatory: 'Mandatory only',
	'to-look-at': 'To look at'
}

/** What is looked for: words in a line, one recipient, a kind of line. */
export type Filter = { text: string; recipient: RecipientId | null; show: Show }

/** A stretch of the checklist under one heading. */
export type Group = { key: string; title: string; rows: readonly ChecklistRow[] }

/** Whether a line is looked for. */
export function isFound(row: ChecklistRow, { text, recipient, show }: Filter): boolean {
	if (recipient !== null && row.recipient.id !== recipient) return false
	return isShown(row, show) && holdsWords(row, text)
}

function isShown(row: ChecklistRow, show: Show): boolean {
	return isPlain(show)
		? isPlainlyShown(row, show)
		: row.waitsFor.some((who) => show === `waits:${who}`)
}

function isPlain(show: Show): show is PlainShow {
	return (plainShows as readonly string[]).includes(show)
}

function isPlainlyShown({ track, timing, line }: ChecklistRow, show: PlainShow): boolean {
	switch (show) {
		case 'all':
			return true
		case 'open':
			return !isSettled(track.status) && !isSent(track.status) && track.status !== 'deferred'
		case 'late':
			return timing === 'late' || timing === 'at-risk'
		case 'with-them':
			return isSent(track.status) && !isSettled(track.status)
		case 'mandatory':
			return line.mandatory
		case 'to-look-at':
			return track.status === 'rejected' || track.clashes.length > 0 || track.refused.length > 0
	}
}

function holdsWords({ deliverable, recipient, track, line }: ChecklistRow, text: string): boolean {
	if (text.trim() === '') return true
	const { name, spec, owner, vendor, episode, note, category } = deliverable
	const last = track.steps.at(-1)
	const said = [
		...[name, spec, owner, vendor, episode, note, categoryNames[category], line.note],
		...[recipient.name, statusNames[track.status], last?.reference ?? '', last?.file ?? '']
	]
	const all = said.join('\n').toLowerCase()
	return text
		.toLowerCase()
		.split(/\s+/)
		.every((word) => all.includes(word))
}

/** The lines in groups, each in the order of the checklist. */
export function groupsOf(rows: readonly ChecklistRow[], by: Grouping): Group[] {
	const groups = new Map<string, { title: string; rows: ChecklistRow[] }>()
	for (const row of rows) {
		const [key, title] = headingOf(row, by)
		const group = groups.get(key) ?? { title, rows: [] }
		group.rows.push(row)
		groups.set(key, group)
	}
	const all = [...groups].map(([key, group]) => ({ key, ...group }))
	// Recipients come in their own order already.
	return by === 'recipient' ? all : all.sort((a, b) => compareKeys(a.key, b.key))
}

/** The key that a group sorts by, and its heading; what has none comes last. */
function headingOf(
	{ deliverable, recipient, track, due }: ChecklistRow,
	by: Grouping
): [string, string] {
	switch (by) {
		case 'recipient':
			return [recipient.id, recipient.name]
		case 'category':
			return [at(categories, deliverable.category), categoryNames[deliverable.category]]
		case 'owner':
			return [deliverable.owner.toLowerCase(), deliverable.owner || 'Nobody yet']
		case 'due':
			return [due.slice(0, 7), due === '' ? 'No date' : monthOf(due)]
		case 'status':
			return [at(statuses, track.status), statusNames[track.status]]
	}
}

function at<Value>(list: readonly Value[], value: Value): string {
	return String(list.indexOf(value)).padStart(3, '0')
}

function monthOf(date: string): string {
	const format = new Intl.DateTimeFormat('en-GB', {
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC'
	})
	return format.format(new Date(`${date}T00:00:00Z`))
}

function compareKeys(a: string, b: string): number {
	if ((a === '') !== (b === '')) return a === '' ? 1 : -1
	return a < b ? -1 : 1
}

/** The columns of the board by status: those in daily use always, the others when something is there. */
export function columnsOf(rows: readonly ChecklistRow[]): Group[] {
	const groups = groupsOf(rows, 'status')
	return statuses.flatMap((status): Group[] => {
		const group = groups.find(({ key }) => key === at(statuses, status))
		const isDaily = statuses.indexOf(status) < 6 || status === 'rejected' || status === 'accepted'
		if (group) return [{ ...group, key: status }]
		return isDaily ? [{ key: status, title: statusNames[status], rows: [] }] : []
	})
}
