import type { Report } from '../../report.ts'
import type { ProductionState } from '../../production/records.ts'
import { formatEighths } from '../eighths.ts'
import { boardOf, countedDays, type BoardView, type ShootingDay } from '../queries/board.ts'
import type { DoodBy } from '../queries/dood-chart.ts'
import type { BoardId } from '../records/board.ts'
import type { StripboardState } from '../state.ts'
import { counted } from './words.ts'

/** What a report is derived from. */
export type ReportInput = {
	state: StripboardState
	production: ProductionState
	board: BoardId
	/** The colour of the revision, `Blue`; '' for none. */
	revision: string
	/** The day it is printed, in words. */
	printedOn: string
	/** Whether the stripboard ends with what is not scheduled. */
	withBoneyard: boolean
	/** Of what the day-out-of-days is. */
	chartOf: DoodBy
}

/** What every report of a board looks at, worked out once. */
export type Source = ReportInput & {
	view: BoardView
	/** Days to be printed: an open day only when it holds strips. */
	days: readonly ShootingDay[]
}

/** The board behind a report. */
export function sourceOf(input: ReportInput): Source {
	const view = boardOf(input.state, input.production, input.board)
	const days = countedDays(view.days)
	return { ...input, view, days }
}

/** The head that all reports of a board share. */
export function headOf(
	source: Source
): Pick<Report, 'production' | 'about' | 'revision' | 'printedOn'> {
	const { state, production, board, view, days } = source
	const { scenes, eighths } = view.totals
	const totals = [
		counted(scenes, 'scene'),
		`${formatEighths(eighths)} pages`,
		counted(days.length, 'day')
	]
	const name = state.boards.get(board)?.name ?? ''
	return {
		production: production.settings.title,
		about: [name, totals.join(', ')].filter((part) => part !== '').join(' · '),
		revision: source.revision,
		printedOn: source.printedOn
	}
}
