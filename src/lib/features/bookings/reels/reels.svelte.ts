import { LiveRecords } from '$lib/client/live.svelte.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import {
	byReel,
	cuesInReel,
	versionsOf,
	turnoverState,
	type TurnoverState
} from '#model/bookings/cues/reels.ts'
import { cues, type Cue } from '#model/bookings/records/cue.ts'
import {
	cuts,
	reels,
	turnovers,
	type Cut,
	type Reel,
	type ReelId,
	type Turnover
} from '#model/bookings/records/reel.ts'
import type { CuesView } from '../cues/cues.svelte.ts'

/** Which dialog is open over the reels. */
export type ReelPanel =
	{ kind: 'reel'; id: ReelId | null } | { kind: 'cut'; id: ReelId } | { kind: 'turnover' } | null

/** The reels, their cuts and who has which, as one screen shows them. */
export class ReelsView {
	readonly cues: CuesView
	readonly #reels
	readonly #cuts
	readonly #turnovers
	readonly #cues
	#panel = $state.raw<ReelPanel>(null)

	constructor(view: CuesView, workspace: Workspace) {
		this.cues = view
		const doc = workspace.doc('bookings')
		this.#reels = new LiveRecords(doc, reels)
		this.#cuts = new LiveRecords(doc, cuts)
		this.#turnovers = new LiveRecords(doc, turnovers)
		this.#cues = new LiveRecords(doc, cues)
	}

	readonly reels: readonly Reel[] = $derived.by(() =>
		[...this.#reels.current.values()].filter(({ removed }) => !removed).sort(byReel)
	)

	/** The newest first. */
	readonly turnovers: readonly Turnover[] = $derived.by(() =>
		[...this.#turnovers.current.values()]
			.filter(({ removed }) => !removed)
			.sort((a, b) => b.number - a.number || (a.id < b.id ? -1 : 1))
	)

	get mayWrite(): boolean {
		return this.cues.mayWrite
	}

	get panel(): ReelPanel {
		return this.#panel
	}

	set panel(panel: ReelPanel) {
		this.cues.bookings.say('')
		this.#panel = panel
	}

	reel(id: ReelId): Reel | null {
		const found = this.#reels.current.get(id)
		return found && !found.removed ? found : null
	}

	/** The cut of a reel that stands, or null before the first. */
	cutOf(reel: Reel): Cut | null {
		return reel.cut === '' ? null : (this.#cuts.current.get(reel.cut) ?? null)
	}

	/** The cues of every kind that lie in a reel. */
	cuesOf(reel: Reel): Cue[] {
		return cuesInReel(this.#cues.current.values(), reel)
	}

	/** The cuts of some reels that stand, as a turnover notes them. */
	versionsOf(ids: Iterable<ReelId>): string {
		return versionsOf(ids, this.#reels.current, this.#cuts.current)
	}

	stateOf(turnover: Turnover): TurnoverState {
		return turnoverState(turnover, this.versionsOf(turnover.reels))
	}

	/** Who has an older cut of a reel than the one that stands. */
	behind(reel: Reel): Turnover[] {
		return this.turnovers.filter(
			(each) => each.reels.includes(reel.id) && this.stateOf(each) === 'superseded'
		)
	}

	/** The sessions that cues of a reel are to be recorded in: an unlocked reel endangers them. */
	sessionsOf(reel: Reel): string[] {
		const ids = new Set(this.cuesOf(reel).map(({ session }) => session))
		return [...ids].map((id) => this.cues.sessionName(id)).filter(Boolean)
	}
}
