import { transact, type Edit } from '../../core/edit.ts'
import { fitText } from '../../core/field.ts'
import { isOrderKey, orderBlock } from '../../core/order.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { planRevision, type RevisionEntry } from '../queries/revision.ts'
import { scenes, type SceneId } from '../records/scene.ts'
import type { RevisionColour } from '../revision-colours.ts'
import { lengthOf, speakersOf, tagsOf } from '../queries/script.ts'
import { ScriptWriter } from '../script-writer.ts'
import { readStripboard } from '../state.ts'
import { bornAs, freeBirths } from '../twins.ts'
import { mostScenes, type Script } from './import.ts'
import { omitScene } from './scenes.ts'

/** How many scenes a draft changed, added, omitted. */
export type Revised = { changed: number; added: number; omitted: number }

/**
 * Takes what was accepted of the next draft: `accepted` are keys of `planRevision`, which is made anew
 * from what stands now, so that what a colleague has taken already is not taken twice. Strips stay
 * where they are; new scenes wait in the boneyard of every board; omitted ones are struck there.
 */
export function reviseScript(
	edit: Edit,
	script: Script,
	{ accepted, colour }: { accepted: readonly string[]; colour: RevisionColour }
): Outcome<Revised, 'nothing-accepted' | 'too-many-scenes'> {
	const known = scenes.mapOf(edit.doc).size
	if (script.scenes.length > mostScenes || known + script.scenes.length > 4 * mostScenes)
		return refuse('too-many-scenes')
	const plan = planRevision(readStripboard(edit.doc), script.scenes)
	const keys = new Set(accepted)
	const isTaken = (entry: RevisionEntry) => entry.kind !== 'same' && keys.has(entry.key)
	if (!plan.some(isTaken)) return refuse('nothing-accepted')
	const revised: Revised = { changed: 0, added: 0, omitted: 0 }
	transact(edit, () => {
		const writer = new ScriptWriter(edit)
		if (plan.some((entry) => entry.kind === 'added' && isTaken(entry)))
			writer.addCast(script.characters)
		const positions = positionsFor(edit, plan, isTaken)
		const born = birthsOf(edit, plan.filter(isTaken))
		for (const entry of plan.filter(isTaken)) {
			const position = positions.get(entry.key)
			if (entry.kind === 'added') {
				const values = { position: position ?? '', born: born.get(entry.key) ?? '' }
				if (entry.next) mark(edit, writer.addScene(entry.next, values), colour)
				revised.added += 1
			} else if (entry.scene && entry.kind === 'omitted') {
				omitScene(edit, entry.scene.id, { omitted: true })
				mark(edit, entry.scene.id, colour)
				revised.omitted += 1
			} else {
				change(edit, writer, { entry, position })
				if (entry.scene) mark(edit, entry.scene.id, colour)
				revised.changed += 1
			}
		}
	})
	return ok(revised)
}

function mark(edit: Edit, scene: SceneId, revision: RevisionColour): void {
	scenes.patch(edit.doc, scene, { revision })
}

function change(
	edit: Edit,
	writer: ScriptWriter,
	{ entry, position }: { entry: RevisionEntry; position: string | undefined }
): void {
	const { scene, next, changes } = entry
	if (!scene || !next) return
	const facts = new Set(changes.map(({ fact }) => fact))
	const isBack = entry.kind === 'restored'
	scenes.patch(edit.doc, scene.id, {
		...(isBack ? { omitted: false } : {}),
		...(facts.has('number') ? { number: fitText(next.number ?? '', 24) } : {}),
		...(facts.has('heading') ? writer.headingOf(next) : {}),
		...(facts.has('eighths') || (isBack && next.eighths !== null)
			? { eighths: lengthOf(next), eighthsEstimated: next.eighthsEstimated }
			: {}),
		...(facts.has('page') ? { page: fitText(next.page, 12) } : {}),
		...(facts.has('synopsis') ? { synopsis: fitText(next.synopsis, 600) } : {}),
		...(facts.has('text') ? writer.textOf(next) : {}),
		...(position === undefined ? {} : { position })
	})
	if (facts.has('cast')) writer.addElements(scene.id, speakersOf(next))
	if (facts.has('elements')) writer.addElements(scene.id, tagsOf(next))
}

function birthsOf(edit: Edit, taken: readonly RevisionEntry[]): Map<string, string> {
	const added = taken.filter((entry) => entry.kind === 'added')
	const births = added.map(({ next }) => (next ? bornAs(next) : ''))
	const free = freeBirths(scenes.all(edit.doc), births)
	return new Map(added.map(({ key }, at) => [key, free[at] ?? '']))
}

/** Places in the script for what is new there or stands elsewhere: between the scenes that stayed. */
function positionsFor(
	edit: Edit,
	plan: readonly RevisionEntry[],
	isTaken: (entry: RevisionEntry) => boolean
): Map<string, string> {
	const positions = new Map<string, string>()
	let after: string | null = null
	let waiting: string[] = []
	const lay = (before: string | null) => {
		if (waiting.length === 0) return
		const orders = orderBlock({ after, before }, waiting.length, edit.random)
		waiting.forEach((key, at) => positions.set(key, orders[at] ?? ''))
		waiting = []
	}
	for (const entry of plan) {
		if (entry.next === null) continue
		if (entry.kind === 'added' || entry.isMoved) {
			if (entry.kind !== 'omitted' && isTaken(entry)) waiting.push(entry.key)
		} else if (entry.scene && comesAfter(entry.scene.position, after)) {
			lay(entry.scene.position)
			after = entry.scene.position
		}
	}
	lay(null)
	return positions
}

function comesAfter(position: string, after: string | null): boolean {
	return isOrderKey(position) && (after === null || position > after)
}
