import { grouped } from '../../core/grouped.ts'
import type { Deliverable } from '../records/deliverable.ts'
import type { LineId } from '../records/line.ts'
import type { Step, StepId } from '../records/step.ts'
import { isRuled, transitionOf, type Evidence, type Status, type Transition } from '../status.ts'

/** What the server said to a step that only counts once it has answered. */
export type Answer = 'granted' | 'refused' | 'waiting'

/** Asks for the server's answer to a step. */
export type Answers = (step: Step) => Answer

/** Where a line stands and how it came there, worked out from its steps. */
export type Track = {
	readonly status: Status
	/** The newest round; 1 before anything was done. */
	readonly round: number
	/** The steps that count, the first one first. */
	readonly steps: readonly Step[]
	/** The step that the next one goes on from. */
	readonly last: StepId | ''
	/** Decisions of the recipient that were asked for from where it stands, the earliest first. */
	readonly asked: readonly Step[]
	/** The first of them that is not answered yet. */
	readonly waiting: Step | null
	/** Steps that the server would not have. */
	readonly refused: readonly Step[]
	/** Steps that met another one unseen and do not count; somebody has to look at them. */
	readonly clashes: readonly Step[]
	/** Everything it was worked out from, to know when it has to be again. */
	readonly from: readonly Step[]
	/** Whether an answer is still to come to any of that. */
	readonly isUnanswered: boolean
}

/** Where a chain has come to: the steps that are its end, several when two were one. */
type Point = { ids: readonly (StepId | '')[]; status: Status; round: number }
type Tree = { answers: Answers; after: ReadonlyMap<StepId | '', readonly Step[]> }
type Branch = {
	step: Step
	point: Point
	decided: boolean
	length: number
	/** The best way on from there; undefined at the end. */
	onward: Branch | undefined
}

const start: Point = { ids: [''], status: 'not-started', round: 1 }

/** Longer chains came from no person. */
const longestTrack = 500

/**
 * Works a line's track out. Steps form a tree, because people who do not see each other go on from
 * one step. A branch with a decision of the server wins, then the longest, then the earliest; two
 * steps to one status are one. The same on every screen, in whatever order the steps arrived.
 */
export function trackOf(all: readonly Step[], answers: Answers): Track {
	const alive = withoutTakenBack(all, answers)
	const tree: Tree = { answers, after: grouped(alive, ({ after }) => after) }
	const steps: Step[] = []
	let at: Point = start
	for (let next = bestOf(tree, at); next && steps.length < longestTrack; next = next.onward) {
		steps.push(next.step)
		at = next.point
	}
	const ends = at.ids.flatMap((id) => tree.after.get(id) ?? [])
	const asked = ends.filter((step) => isLegal(at, step) && isRuled(step.to)).sort(compareSteps)
	const isAnswered = (answer: Answer) => (step: Step) =>
		isRuled(step.to) && answers(step) === answer
	const waiting = asked.find(isAnswered('waiting')) ?? null
	const refused = alive.filter(isAnswered('refused'))
	const isUnanswered = alive.some(isAnswered('waiting'))
	const settled = new Set([...echoesOf(tree, steps), ...asked, ...refused])
	const clashes = alive.filter((step) => step.to !== 'unknown' && !settled.has(step))
	const last = steps.at(-1)?.id ?? ''
	const { status, round } = at
	return { status, round, steps, last, asked, waiting, refused, clashes, from: all, isUnanswered }
}

/** The tracks of all lines that have steps. A line with the same steps keeps its former track. */
export function tracksOf(
	steps: ReadonlyMap<StepId, Step>,
	answers: Answers,
	before: ReadonlyMap<LineId, Track> = new Map()
): Map<LineId, Track> {
	const tracks = new Map<LineId, Track>()
	for (const [line, own] of grouped(steps.values(), ({ line }) => line)) {
		if (line === '') continue
		const known = before.get(line)
		const isSame = known?.isUnanswered === false && isEqual(known.from, own)
		tracks.set(line, isSame ? known : trackOf(own, answers))
	}
	return tracks
}

/** The track of a line that nothing was done about. */
export const untouched: Track = trackOf([], () => 'granted')

/** Which evidence a step to a status must bring, for this deliverable. */
export function neededEvidence(
	{ needs }: Transition,
	deliverable: Pick<Deliverable, 'proofs'>
): Evidence[] {
	return needs.filter((each) => each !== 'checksum' || deliverable.proofs.includes('checksum'))
}

function bestOf(tree: Tree, at: Point, depth = 0): Branch | undefined {
	return branchesOf(tree, at, depth).sort(compareBranches)[0]
}

/** The ways on from a point, each with what it weighs. */
function branchesOf(tree: Tree, at: Point, depth: number): Branch[] {
	if (depth > longestTrack) return []
	const candidates = at.ids
		.flatMap((id) => tree.after.get(id) ?? [])
		.filter((step) => isLegal(at, step) && counts(tree, step))
		.sort(compareSteps)
	const groups = grouped(candidates, ({ to }) => to)
	return [...groups.values()].map(([step, ...echoes]): Branch => {
		const first = step as Step
		const ids = [first, ...echoes].map(({ id }) => id)
		const point = { ids, status: first.to as Status, round: first.round }
		const onward = bestOf(tree, point, depth + 1)
		return {
			step: first,
			point,
			decided: isRuled(point.status) || (onward?.decided ?? false),
			length: 1 + (onward?.length ?? 0),
			onward
		}
	})
}

function compareBranches(a: Branch, b: Branch): number {
	if (a.decided !== b.decided) return a.decided ? -1 : 1
	return b.length - a.length || compareSteps(a.step, b.step)
}

/** Earlier first; at one moment by id. */
function compareSteps(a: Step, b: Step): number {
	if (a.at !== b.at) return a.at < b.at ? -1 : 1
	return a.id < b.id ? -1 : 1
}

/**
 * Whether the table has this step from here, in the right round and with what it must bring. What
 * depends on the deliverable as it is today was looked at when the step was taken.
 */
function isLegal(at: Point, step: Step): boolean {
	if (step.to === 'unknown') return false
	const transition = transitionOf(at.status, step.to)
	if (transition === null) return false
	if (step.round !== at.round + (transition.opensRound ? 1 : 0)) return false
	return neededEvidence(transition, { proofs: [] }).every((each) => step[each] !== '')
}

function counts({ answers }: Tree, step: Step): boolean {
	return !isRuled(step.to) || answers(step) === 'granted'
}

/** A step taken back is gone, unless a colleague went on from it or the server has decided it. */
function withoutTakenBack(all: readonly Step[], answers: Answers): Step[] {
	const byId = new Map(all.map((step) => [step.id, step]))
	const kept = new Set<Step>()
	for (const step of all) {
		const isDecided = isRuled(step.to) && answers(step) === 'granted'
		if (step.removed && !isDecided) continue
		for (let at: Step | undefined = step; at && !kept.has(at);) {
			kept.add(at)
			at = at.after === '' ? undefined : byId.get(at.after)
		}
	}
	return all.filter((step) => kept.has(step))
}

/** The steps that count, and those that said the same at the same time. */
function echoesOf({ after }: Tree, counted: readonly Step[]): Step[] {
	let ids: readonly (StepId | '')[] = ['']
	return counted.flatMap((step) => {
		const siblings = ids.flatMap((id) => after.get(id) ?? [])
		const echoes = siblings.filter(({ to, round }) => to === step.to && round === step.round)
		ids = echoes.map(({ id }) => id)
		return echoes
	})
}

function isEqual(a: readonly Step[], b: readonly Step[]): boolean {
	return a.length === b.length && a.every((step, at) => step === b[at])
}
