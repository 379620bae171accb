import type { Cue } from '../records/cue.ts'
import type { Cut, CutId, Reel, ReelId, Turnover } from '../records/reel.ts'

const readingOrder = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** What a reel is called, whatever is written before its number: `R2`, `Reel 2` and `2` are one. */
export function reelKey(name: string): string {
	return name
		.trim()
		.toUpperCase()
		.replace(/^(REEL|R)\s*(?=\d)/, '')
}

/** Reels in their order. */
export function byReel(a: Reel, b: Reel): number {
	return readingOrder.compare(reelKey(a.name), reelKey(b.name)) || (a.id < b.id ? -1 : 1)
}

/** The cues that lie in a reel. */
export function cuesInReel(cues: Iterable<Cue>, reel: Pick<Reel, 'name'>): Cue[] {
	const key = reelKey(reel.name)
	return [...cues].filter((cue) => !cue.removed && key !== '' && reelKey(cue.reel) === key)
}

/** `2 v14`: a reel with the cut that stands. */
export function cutWords(reel: Reel, cut: Cut | null): string {
	return cut === null ? reel.name : `${reel.name} ${cut.version}`.trim()
}

/** The cuts that stand of some reels, as a turnover notes them. */
export function versionsOf(
	ids: Iterable<ReelId>,
	reels: ReadonlyMap<ReelId, Reel>,
	cuts: ReadonlyMap<CutId, Cut>
): string {
	return [...ids]
		.map((id) => reels.get(id))
		.filter((reel) => reel !== undefined)
		.map((reel) => cutWords(reel, reel.cut === '' ? null : (cuts.get(reel.cut) ?? null)))
		.sort()
		.join(', ')
		.slice(0, 500)
}

/** How a turnover stands: what went is not what stands now, or nobody has said that it arrived. */
export type TurnoverState = 'superseded' | 'waiting' | 'arrived'

/** How a turnover stands, by the cuts that stand now. */
export function turnoverState(turnover: Turnover, versionsNow: string): TurnoverState {
	if (turnover.versions !== versionsNow) return 'superseded'
	return turnover.ackOn === '' ? 'waiting' : 'arrived'
}
