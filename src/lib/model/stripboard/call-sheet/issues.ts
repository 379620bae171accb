import { nextColour, type RevisionColour } from '../revision-colours.ts'
import type { Issue, IssueId } from '../records/call-sheet.ts'
import type { StripId } from '../records/strip.ts'

/** A sheet that went out, and what it is called: `Preliminary`, `Published`, `Revision 2`. */
export type NamedIssue = Issue & {
	name: string
	/** The paper of a revision, from blue on; '' for what is not one. */
	colour: RevisionColour | ''
}

/** What went out for a day, first to last. */
export function issuesOf(all: ReadonlyMap<IssueId, Issue>, day: StripId): NamedIssue[] {
	let published = 0
	let colour = nextColour(null)
	return [...all.values()]
		.filter((issue) => issue.day === day && !issue.removed)
		.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
		.map((issue) => {
			if (issue.state === 'preliminary') return { ...issue, name: 'Preliminary', colour: '' }
			published += 1
			if (published === 1) return { ...issue, name: 'Published', colour: '' }
			colour = nextColour(colour)
			return { ...issue, name: `Revision ${published - 1}`, colour }
		})
}
