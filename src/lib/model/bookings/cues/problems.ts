import { grouped } from '../../core/grouped.ts'
import type { CueRules } from '../records/cue-rules.ts'
import type { Cue, CueId } from '../records/cue.ts'
import { numberOf } from './list.ts'
import { framesOf, isOffRate } from './timecode.ts'

/** What is wrong with a cue as it stands, for a person to mend. */
export type CueProblem =
	| 'no-character'
	| 'number-twice'
	| 'ends-first'
	| 'off-rate'
	| 'no-time'
	| 'changed-under'
	| 'shares'

/** Why each is one, in a sentence. */
export const problemWords: Readonly<Record<CueProblem, string>> = {
	'no-character': 'Nobody says it yet',
	'number-twice': 'Another cue has this number',
	'ends-first': 'It ends before it begins',
	'off-rate': 'There is no such frame at this rate',
	'no-time': 'It was sent without a timecode',
	'changed-under': 'The picture changed under it',
	shares: 'The shares do not come to 100'
}

/** What is wrong with each cue; those that are sound are not among them. */
export function problemsOf(all: Iterable<Cue>, rules: CueRules): Map<CueId, CueProblem[]> {
	const cues = [...all].filter(({ removed }) => !removed)
	const numbers = grouped(cues, (cue) => `${cue.kind} ${numberOf(cue).toUpperCase()}`)
	const found = new Map<CueId, CueProblem[]>()
	for (const cue of cues) {
		const problems = ownProblems(cue, rules)
		const alike = numbers.get(`${cue.kind} ${numberOf(cue).toUpperCase()}`) ?? []
		if (numberOf(cue) !== '' && alike.length > 1) problems.push('number-twice')
		if (problems.length > 0) found.set(cue.id, problems)
	}
	return found
}

function ownProblems(cue: Cue, { rate }: CueRules): CueProblem[] {
	const problems: CueProblem[] = []
	const [from, to] = [framesOf(cue.from, rate), framesOf(cue.to, rate)]
	if (cue.check) problems.push('changed-under')
	if (from !== null && to !== null && to <= from) problems.push('ends-first')
	if ([cue.from, cue.to].some((each) => isOffRate(each, rate))) problems.push('off-rate')
	if (cue.sentAs !== '' && from === null) problems.push('no-time')
	if (cue.kind === 'adr' && !cue.group && cue.character === '' && cue.cast === '')
		problems.push('no-character')
	if (cue.kind === 'music' && [cue.writers, cue.publishers].some(hasWrongShares))
		problems.push('shares')
	return problems
}

/** Writers share 100, and so do publishers (or 200 of one sheet, where each side counts whole). */
function hasWrongShares(lines: string): boolean {
	const shares = [...lines.matchAll(/(\d+(?:[.,]\d+)?)\s*%/g)].map(([, figure = '']) =>
		Number(figure.replace(',', '.'))
	)
	const sum = shares.reduce((all, share) => all + share, 0)
	return shares.length > 0 && Math.abs(sum - 100) > 0.01 && Math.abs(sum - 200) > 0.01
}
