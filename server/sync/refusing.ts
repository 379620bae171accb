import type { CloseReason } from '#protocol/close.ts'
import type { Refusal } from '#protocol/refusals.ts'

/**
 * What an honest edit can be refused for: two tabs of one browser tell each other what they do, and
 * one can build on an edit that the other's socket has yet to bring. Whoever dials again answers with
 * all they have, and then it holds together.
 */
export const waitsFor: ReadonlySet<Refusal> = new Set(['gap', 'dangling'])

/** The refusals with a sentence of their own. */
export const closeFor: Partial<Record<Refusal, CloseReason>> = {
	malformed: 'badMessage'
}
