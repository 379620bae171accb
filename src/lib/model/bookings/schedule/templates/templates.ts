import { invariant } from '../../../core/invariant.ts'
import { milestoneRoles, type Milestone } from '../../records/milestone.ts'
import { sessionTypes } from '../../records/session-types.ts'
import { featureRows } from './feature.ts'
import { televisionRows } from './television.ts'

/** One milestone of a template; `anchor` and `needs` name other rows by their key. */
export type TemplateRow = Pick<
	Milestone,
	'name' | 'role' | 'session' | 'from' | 'offset' | 'length'
> & { key: string; anchor: string; needs: readonly string[] }

/** A post schedule to begin with. */
export type ScheduleTemplate = {
	id: 'feature' | 'small-feature' | 'television'
	name: string
	/** What its lengths are after: figures change from show to show, so every one can be edited. */
	source: string
	/** Whether it is laid out once for each episode. */
	byEpisode: boolean
	rows: readonly TemplateRow[]
}

/** The templates, read once. */
export const scheduleTemplates: readonly ScheduleTemplate[] = [
	{
		id: 'feature',
		name: 'Feature film',
		source:
			'Usual lengths of a studio feature, director’s cut of ten weeks after the DGA agreement',
		byEpisode: false,
		rows: readRows(featureRows, 'usual')
	},
	{
		id: 'small-feature',
		name: 'Independent feature film',
		source: 'The same milestones at the lengths of a small film',
		byEpisode: false,
		rows: readRows(featureRows, 'small')
	},
	{
		id: 'television',
		name: 'One hour of television',
		source: 'Usual lengths of an episode, director’s cut of four days after the DGA agreement',
		byEpisode: true,
		rows: readRows(televisionRows, 'usual')
	}
]

/**
 * Rows of `key | name | anchor | days | needs | kind of session or role`. An anchor is a key, with `<` for
 * its beginning; days are `offset + length`, with those of a small film behind a slash.
 */
function readRows(text: string, size: 'usual' | 'small'): TemplateRow[] {
	return text
		.trim()
		.split('\n')
		.map((line) => readRow(line, size))
}

function readRow(line: string, size: 'usual' | 'small'): TemplateRow {
	const [key = '', name = '', counted = '', days = '', needs = '', kind = ''] = line
		.split('|')
		.map((cell) => cell.trim())
	const [usual = '', small = usual] = days.split('/')
	const numbers = /^\s*(-?\d+)\s*\+\s*(\d+)\s*$/.exec(size === 'usual' ? usual : small)
	invariant(numbers !== null && name !== '', `template: ${line}`)
	return {
		...{ key, name, anchor: counted.replace('<', '') },
		from: counted.includes('<') ? 'start' : 'end',
		...{ offset: Number(numbers[1]), length: Number(numbers[2]) },
		needs: needs.split(' ').filter(Boolean),
		role: milestoneRoles.find((role) => role === kind) ?? 'none',
		session: sessionTypes.find((type) => type === kind) ?? 'none'
	}
}
