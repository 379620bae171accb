import { Live } from '$lib/client/live.svelte.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import { milestones } from '#model/bookings/records/milestone.ts'
import { postPlan } from '#model/bookings/records/post-plan.ts'
import { milestoneEnds, type PostFacts } from '#model/bookings/schedule/ends.ts'
import { readPost } from '#model/bookings/state.ts'
import { noAnchors, type Anchors } from '#model/deliverables/queries/due.ts'
import { documents } from '#model/documents.ts'
import { readProduction, type ProductionState } from '#model/production/records.ts'
import { calendarOf } from '#model/stripboard/queries/board.ts'
import { lastShootingDay } from '#model/stripboard/queries/last-day.ts'
import { readStripboard, type StripboardState } from '#model/stripboard/state.ts'

type Shoot = { board: Live<StripboardState>; production: Live<ProductionState> }
type Post = Live<Pick<PostFacts, 'milestones' | 'plan'>>

/**
 * What due dates hang on, live from the board, the calendar and the post schedule. They stay the same
 * object while the board is worked on and its last day stays where it is: a thousand lines need not be
 * looked at again.
 */
export class LiveAnchors {
	readonly #workspace: Pick<Workspace, 'doc' | 'mayRead'>
	#shoot: Shoot | null = null
	#post: Post | null = null

	constructor(workspace: Pick<Workspace, 'doc' | 'mayRead'>) {
		this.#workspace = workspace
	}

	/** The documents are opened by whoever asks first. */
	get #opened(): Shoot {
		if (this.#shoot) return this.#shoot
		const [board, production] = [
			this.#workspace.doc('stripboard'),
			this.#workspace.doc('production')
		]
		const roots = ['boards', 'scenes', 'sets', 'strips']
		this.#shoot = {
			board: new Live(board, roots, () => readStripboard(board)),
			production: new Live(production, documents.production, () => readProduction(production))
		}
		return this.#shoot
	}

	/** The post schedule, opened by whoever asks first; null for those who may not read bookings. */
	get #openedPost(): Post | null {
		if (!this.#workspace.mayRead('bookings')) return null
		return (this.#post ??= openPost(this.#workspace.doc('bookings')))
	}

	readonly #lastShootingDay = $derived.by(() =>
		lastShootingDay(this.#opened.board.current, this.#opened.production.current)
	)

	readonly #milestones = $derived.by(() => {
		const post = this.#openedPost?.current
		if (!post) return noAnchors.milestones
		const { holidays } = this.#opened.production.current
		return milestoneEnds({ ...post, lastShootingDay: this.#lastShootingDay, holidays })
	})

	/** Of the shoot alone. */
	readonly current: Anchors = $derived.by(() => ({
		lastShootingDay: this.#lastShootingDay,
		calendar: calendarOf(this.#opened.production.current),
		milestones: noAnchors.milestones
	}))

	/** Of the shoot and of post. */
	readonly withPost: Anchors = $derived.by(() => ({
		...this.current,
		milestones: this.#milestones
	}))
}

function openPost(doc: ReturnType<Workspace['doc']>) {
	return new Live(doc, [milestones.root, postPlan.root], () => readPost(doc))
}
