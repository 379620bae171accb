import type { ScheduleLine } from '../commands/schedule.ts'
import { invariant } from '../../core/invariant.ts'
import { sameName } from '../names.ts'
import { categories, type Category, type Proof, type Signatory } from '../records/deliverable.ts'
import type { Recipient } from '../records/recipient.ts'
import { broadcasterRows } from './broadcaster.ts'
import { independentRows } from './independent.ts'
import { streamerRows } from './streamer.ts'

/** A delivery schedule to begin with: whom it is for, its days, and every line. */
export type Template = {
	id: 'independent' | 'streamer' | 'broadcaster'
	name: string
	/** What it is made after, and from when: figures change, so every one of them can be edited. */
	source: string
	recipient: Pick<Recipient, 'kind' | 'inspectionDays' | 'cureDays' | 'silence'>
	lines: readonly ScheduleLine[]
}

const proofKeys: Record<string, Proof> = {
	QR: 'qc',
	CS: 'checksum',
	WB: 'waybill',
	SG: 'signed',
	LT: 'letter',
	PDF: 'document'
}

const signKeys: Record<string, Signatory> = {
	PS: 'supervisor',
	PR: 'producer',
	DIR: 'director',
	DP: 'dp',
	MIX: 'mixer',
	MUS: 'music',
	VFX: 'vfx',
	LEG: 'legal',
	ACC: 'accountant',
	PUB: 'publicist',
	EXEC: 'executive',
	GUILD: 'guilds',
	BRK: 'broker',
	BG: 'guarantor',
	QCL: 'lab',
	REC: 'recipient'
}

/** The templates, read once. */
export const templates: readonly Template[] = [
	{
		id: 'independent',
		name: 'Independent feature: sales agent or distributor',
		source: 'After published schedules of sales agents and distributors',
		recipient: { kind: 'sales', inspectionDays: 21, cureDays: 10, silence: 'nothing' },
		lines: readRows(independentRows)
	},
	{
		id: 'streamer',
		name: 'Streaming original',
		source: 'After a large streamer’s published partner specifications',
		recipient: { kind: 'streamer', inspectionDays: 14, cureDays: 10, silence: 'nothing' },
		lines: readRows(streamerRows)
	},
	{
		id: 'broadcaster',
		name: 'UK broadcaster: DPP, AS-11',
		source: 'After the DPP’s requirements and broadcasters’ forms; 21 days of silence deliver',
		recipient: { kind: 'broadcaster', inspectionDays: 21, cureDays: 14, silence: 'accepted' },
		lines: readRows(broadcasterRows)
	}
]

/** The lines of a table. What comes before and is no line of it, as a lock or a mix, is kept in words. */
function readRows(table: string): ScheduleLine[] {
	const rows = table
		.trim()
		.split('\n')
		.map((row) => row.split('|').map((cell) => cell.trim()))
	const names = new Set(rows.map(([name = '']) => sameName(name)))
	return rows.map(([name = '', category = '', spec = '', before = '', shown = '', signs = '']) => {
		invariant(categories.includes(category as Category), `${name} has the category ${category}`)
		const needs = listOf(before, ';').filter((each) => names.has(sameName(each)))
		const after = listOf(before, ';').filter((each) => !names.has(sameName(each)))
		const points = [
			...listOf(spec, ';'),
			...(after.length > 0 ? [`After: ${after.join(', ')}`] : [])
		]
		return {
			name: name.replace(/ \*$/, ''),
			category: category as Category,
			mandatory: name.endsWith(' *'),
			spec: points.join('\n'),
			needs,
			proofs: listOf(shown, ' ').map((key) => keyOf(proofKeys, key)),
			signOffs: listOf(signs, ' ').map((key) => keyOf(signKeys, key))
		}
	})
}

function listOf(text: string, by: string): string[] {
	return text
		.split(by)
		.map((each) => each.trim())
		.filter((each) => each !== '')
}

function keyOf<Key>(keys: Record<string, Key>, key: string): Key {
	const value = keys[key]
	invariant(value !== undefined, `no key ${key}`)
	return value
}
