import type { Report } from '#model/report.ts'
import type { ClosedDay } from '#model/stripboard/queries/board.ts'

/** A paper that went out for a day, under the name it goes by. */
export type SentPaper = { id: string; name: string; at: number; by: string }

/** Papers of shooting days, as a page shows them: a day after the other, each as it stands and as it went out. */
export type DayPages = {
	/** The days that a paper can be made for: closed, for an open day has no id that lasts. */
	readonly days: readonly ClosedDay[]
	readonly day: ClosedDay | null
	choose(day: string): void
	readonly mayWrite: boolean
	/** What went out for the chosen day, first to last. */
	readonly out: readonly SentPaper[]
	/** What went out last; null when nothing did. */
	readonly last: SentPaper | null
	/** Whether the paper as it stands is what went out last. */
	readonly isOut: boolean
	/** Which of those that went out is looked at; '' for the paper as it stands. */
	shown: string
	/** The paper of what is looked at: what went out as it went out, or as it stands. */
	paper(printedOn: string): Report | null
}
