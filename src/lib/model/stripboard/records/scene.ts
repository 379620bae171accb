import { choice, counts, flag, links, maybe, pointer, text, whole } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import { removerField } from '../../core/remover.ts'
import { mostEighths } from '../eighths.ts'
import { mostMinutes } from '../minutes.ts'
import { revisionColours } from '../revision-colours.ts'
import type { RiskId } from '../risks.ts'
import { mostSceneText } from '../script-text.ts'
import type { ElementId } from './element.ts'
import type { SetId } from './set.ts'

declare const sceneId: unique symbol
export type SceneId = string & { readonly [sceneId]: true }

/** Inside, outside, or both; `unknown` until a person says. */
export const interiors = ['INT', 'EXT', 'INT/EXT', 'unknown'] as const
/** The four rows of the strip colour matrix; `unknown` until a person says. */
export const timeRows = ['day', 'night', 'morning', 'evening', 'unknown'] as const

/** The most of one element in a scene: an army of extras. */
export const mostOfOne = 9999

const sceneFields = {
	/** As the script has it: `12A`, `A41`, `89PT1`. Text, never a number; '' when unnumbered. */
	number: text(24),
	/** Where the scene stands in the script: an order key. */
	position: text(64),
	heading: text(600),
	intExt: choice(interiors, 'unknown'),
	set: pointer<SetId>(),
	/** The heading's own word, `CONTINUOUS`; what colour it means is `timeRow`. */
	time: text(60),
	timeRow: choice(timeRows, 'unknown'),
	synopsis: text(600),
	/** What is written in it, see script-text.ts; '' when no script was read. */
	script: text(mostSceneText),
	/** Length in eighths of a page; null is unknown. */
	eighths: maybe(whole(0, mostEighths, 0)),
	/** The length was worked out by us, not read from the script or typed. */
	eighthsEstimated: flag(),
	/** Start page as text: `45A` once pages are locked. */
	page: text(12),
	scriptDay: text(12),
	/** Estimated minutes to shoot; null means worked out from the pages. */
	minutes: maybe(whole(0, mostMinutes, 0)),
	elements: links<ElementId>('element:'),
	/** How many of an element, where it is more than one. */
	quantities: counts<ElementId>('quantity:', mostOfOne),
	/** What somebody has to be told about before it is shot, beside what its elements say. */
	risks: links<RiskId>('risk:'),
	/** Cut from the script; the number stays used. Not counted, kept in the boneyard. */
	omitted: flag(),
	/** The name of whoever omitted it last; '' for a revision. */
	omittedBy: removerField,
	/** The colour of the draft that last changed it. */
	revision: choice(['none', ...revisionColours], 'none'),
	/** What an import made it from; tells twins: see twins.ts. */
	born: text(120),
	removed: flag()
}

/** A scene: its breakdown sheet. Where it is shot is a strip's affair. */
export const scenes = new Collection<SceneId, typeof sceneFields>('scenes', sceneFields)

export type Scene = RecordOf<SceneId, typeof sceneFields>

/** The order of the script; at one place by id, so that it is the same on every screen. */
export function inScriptOrder(a: Scene, b: Scene): number {
	if (a.position !== b.position) return a.position < b.position ? -1 : 1
	return a.id < b.id ? -1 : 1
}
