import { duplicateInOrder } from '#model/stripboard/commands/boards.ts'
import type { BoardId } from '#model/stripboard/records/board.ts'
import type { Assignment } from '#model/stripboard/optimise/problem.ts'
import { problemOf, type Asked } from '#model/stripboard/optimise/from-board.ts'
import { proposalOf, type Proposal } from '#model/stripboard/optimise/proposal.ts'
import type { DayLimit } from '#model/stripboard/queries/day-breaks.ts'
import { counted } from '$lib/ui/words.ts'
import { freeName } from '../board-name.ts'
import type { StripboardView } from '../stripboard.svelte.ts'
import { look } from './look.ts'
import { WishesForm } from './wishes.svelte.ts'

/** For how long to look, in seconds; null until stopped. */
export const times = [10, 60, null] as const

/** Asking for an order, looking for it, and what was found. */
export class SuggestView {
	readonly form: WishesForm
	readonly #view: StripboardView
	#asked = $state.raw<(Asked & { limit: DayLimit }) | null>(null)
	#assignment = $state.raw<Assignment | null>(null)
	#ms = $state(0)
	#isLooking = $state(false)
	#problem = $state('')
	#end: () => void = () => undefined
	/** Each look of a visit takes another way. */
	#looks = 0
	seconds = $state<(typeof times)[number]>(10)

	constructor(view: StripboardView) {
		this.#view = view
		this.form = new WishesForm(view)
	}

	/** The best so far, as a board; null before anything was looked for. */
	readonly proposal: Proposal | null = $derived.by(() =>
		this.#asked && this.#assignment ? proposalOf(this.#asked, this.#assignment) : null
	)

	get asked() {
		return this.#asked
	}

	get isLooking(): boolean {
		return this.#isLooking
	}

	/** How much of the time has passed; null when there is no end to it. */
	get fraction(): number | null {
		return this.seconds === null ? null : this.#ms / (this.seconds * 1000)
	}

	get secondsPassed(): number {
		return Math.floor(this.#ms / 1000)
	}

	/** Why the look ended early; '' when it did not. */
	get problem(): string {
		return this.#problem
	}

	/** Whether the board on screen is no longer the one that the proposal was made from. */
	get isStale(): boolean {
		const before = this.#asked?.before ?? []
		const now = this.form.scheduled
		return before.length !== now.length || before.some((day, at) => day !== now[at])
	}

	/** Whether the proposal would leave every scene on its day. */
	get isAsItWas(): boolean {
		const start = this.#asked?.problem.start ?? []
		const hasDays = this.#asked?.before.length === this.#asked?.problem.days.length
		return hasDays && (this.#assignment?.every((day, piece) => day === start[piece]) ?? true)
	}

	start(): void {
		const { wishes } = this.form
		const { boardId } = this.#view
		if (wishes === null || boardId === null) return
		this.stop()
		this.#asked = { ...problemOf(this.#view.flags.plan, boardId, wishes), limit: wishes.limit }
		this.#assignment = this.#asked.problem.start
		this.#ms = 0
		this.#problem = ''
		this.#isLooking = true
		const { problem } = this.#asked
		const ms = this.seconds === null ? null : this.seconds * 1000
		this.#end = look(
			{ problem, seed: ++this.#looks, ms },
			{
				onSaid: ({ assignment, ms, isDone }) => {
					this.#assignment = assignment
					this.#ms = ms
					if (isDone) this.#finish()
				},
				onBroke: () => {
					this.#problem = 'The search stopped by itself. Start it once more.'
					this.#finish()
				}
			}
		)
	}

	/** Ends the look; the best so far is what is proposed. */
	stop(): void {
		this.#end()
		if (this.#isLooking) this.#finish()
	}

	#finish(): void {
		this.#isLooking = false
		const { before, after } = this.proposal ?? {}
		if (before && after)
			this.#view.say(
				`Found an order with ${counted(after.hold, 'hold day')}. The board has ${before.hold}.`
			)
	}

	/** Lets go of what was found. */
	leave(): void {
		this.stop()
		this.#asked = null
		this.#assignment = null
	}

	/** Makes a board of what was found: a draft beside the one it came from. Answers it. */
	take(): BoardId | null {
		const { proposal } = this
		if (proposal === null) return null
		const name = freeName(this.#view.boards, 'Suggested order')
		const days = proposal.days.map(({ call, rows }) => ({ call, strips: rows.map(({ id }) => id) }))
		return this.#view.run((edit, board) =>
			duplicateInOrder(edit, board, { name, days, aside: proposal.aside })
		)
	}
}
