import type { Report } from '../../report.ts'
import { stripboardReport, verticalBoardReport } from './boards.ts'
import { breakdownReport } from './breakdown.ts'
import { changesReport } from './changes.ts'
import { doodReport } from './day-out-of-days.ts'
import { elementListReport } from './element-lists.ts'
import { sourceOf, type ReportInput, type Source } from './input.ts'
import { monthsReport } from './months.ts'
import { oneLineReport } from './one-line.ts'
import { shootingScheduleReport } from './shooting-schedule.ts'

/** Every report of a board: its word in addresses, its name, and what it is for. */
export const reports = [
	{
		id: 'one-line',
		name: 'One-line schedule',
		use: 'A line a scene, day by day',
		build: oneLineReport
	},
	{
		id: 'shooting-schedule',
		name: 'Shooting schedule',
		use: 'Every scene with all it needs',
		build: shootingScheduleReport
	},
	{ id: 'stripboard', name: 'Stripboard', use: 'The board as it lies', build: stripboardReport },
	{
		id: 'vertical',
		name: 'Vertical stripboard',
		use: 'The classic board, cast down the side',
		build: verticalBoardReport
	},
	{
		id: 'breakdown',
		name: 'Breakdown sheets',
		use: 'A page a scene, in script order',
		build: breakdownReport
	},
	{
		id: 'elements',
		name: 'Element lists',
		use: 'Cast, props and the rest, with their days',
		build: elementListReport
	},
	{
		id: 'day-out-of-days',
		name: 'Day out of days',
		use: 'Who works, holds and travels, day by day',
		build: doodReport
	},
	{
		id: 'changes',
		name: 'Changes',
		use: 'What moved since it was published',
		build: changesReport
	},
	{ id: 'calendar', name: 'Calendar', use: 'A month a page', build: monthsReport }
] as const satisfies readonly {
	id: string
	name: string
	use: string
	build: (source: Source) => Report
}[]

export type ReportId = (typeof reports)[number]['id']

/** One report of a board, as it stands. */
export function reportOf(id: ReportId, input: ReportInput): Report {
	const report = reports.find((each) => each.id === id) ?? reports[0]
	return report.build(sourceOf(input))
}
