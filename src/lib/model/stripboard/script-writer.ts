import type { Edit } from '../core/edit.ts'
import { fitText } from '../core/field.ts'
import { standing } from '../core/merged.ts'
import type { CategoryId } from './categories.ts'
import { elements, type ElementId } from './records/element.ts'
import { scenes, type SceneId } from './records/scene.ts'
import { locations, sets, type LocationId, type SetId } from './records/set.ts'
import type { Script, ScriptScene } from './commands/import.ts'
import { elementKey } from './queries/elements.ts'
import { mostSceneText, mostScriptText } from './script-text.ts'
import { lengthOf, speakersOf, tagsOf } from './queries/script.ts'

/**
 * Writes what a script says into records: sets and elements found by name, or made. Call inside one
 * transaction. What is too long for a field is cut, a length that cannot be is unknown.
 */
export class ScriptWriter {
	readonly #edit: Edit
	readonly #sets = new Map<string, SetId>()
	readonly #elements = new Map<string, ElementId>()
	#textLeft = mostScriptText

	constructor(edit: Edit) {
		this.#edit = edit
		const [knownSets, knownElements] = [sets.all(edit.doc), elements.all(edit.doc)]
		// Another spelling that was merged away is still how the script writes it.
		for (const [id, set] of standing(knownSets)) {
			this.#sets.set(knownSets.get(id)?.name ?? set.name, set.id)
		}
		for (const [id, element] of standing(knownElements)) {
			const { category, name } = knownElements.get(id) ?? element
			this.#elements.set(elementKey(category, name), element.id)
		}
	}

	/**
	 * Cast with the board ids that a schedule gives them; in a script, whoever speaks most is number 1.
	 * Where the production has numbers already, none is given.
	 */
	addCast(characters: Script['characters']): void {
		const numbered = [...elements.all(this.#edit.doc).values()].some((known) => known.number !== '')
		const hasOwn = characters.some(({ number = '' }) => number !== '')
		const used = new Set<string>()
		characters.forEach((character, at) => {
			const wanted = fitText(hasOwn ? (character.number ?? '') : String(at + 1), 12)
			const number = numbered || used.has(wanted) ? '' : wanted
			used.add(number)
			this.#element('cast', character.name, number)
		})
	}

	/** What the heading of a scene says. */
	headingOf(scene: ScriptScene) {
		return {
			heading: fitText(scene.heading, 600),
			intExt: scene.intExt ?? 'unknown',
			set: this.#set(scene.set, scene.location ?? ''),
			time: fitText(scene.time, 60),
			timeRow: scene.timeRow ?? 'unknown'
		} as const
	}

	/** Adds a scene with its cast and its tagged elements. `born` tells its twins, see twins.ts. */
	addScene(scene: ScriptScene, values: { position: string; born: string }): SceneId {
		const id = this.#edit.newId() as SceneId
		scenes.create(this.#edit.doc, id, {
			...values,
			...this.headingOf(scene),
			number: fitText(scene.number ?? '', 24),
			synopsis: fitText(scene.synopsis, 600),
			...this.textOf(scene),
			eighths: lengthOf(scene),
			eighthsEstimated: scene.eighthsEstimated,
			page: fitText(scene.page, 12),
			scriptDay: fitText(scene.scriptDay ?? '', 12),
			minutes: scenes.fields.minutes.read(scene.minutes ?? null),
			omitted: scene.omitted
		})
		this.addElements(id, [...speakersOf(scene), ...tagsOf(scene)])
		return id
	}

	/** What is written in a scene. Nothing when the file has none, or has more than anybody needs a copy of. */
	textOf({ text = '' }: ScriptScene): { script?: string } {
		const script = fitText(text, mostSceneText)
		this.#textLeft -= script.length
		return script === '' || this.#textLeft < 0 ? {} : { script }
	}

	/** Puts elements into a scene's breakdown. */
	addElements(
		scene: SceneId,
		wanted: readonly { category: CategoryId; name: string; count?: number }[]
	): void {
		for (const { category, name, count = 1 } of wanted)
			this.#link(scene, this.#element(category, name, ''), count)
	}

	#link(scene: SceneId, element: ElementId | null, count: number): void {
		if (!element) return
		scenes.link(this.#edit.doc, scene, { field: 'elements', id: element })
		if (count > 1 && scenes.fields.quantities.count.problem(count) === null)
			scenes.setCount(this.#edit.doc, scene, { field: 'quantities', of: element, count })
	}

	#set(name: string, location: string): SetId | '' {
		const wanted = fitText(name.trim().toUpperCase(), 500)
		if (wanted === '') return ''
		const known = this.#sets.get(wanted)
		if (known) return known
		const id = this.#edit.newId() as SetId
		sets.create(this.#edit.doc, id, { name: wanted, location: this.#location(location) })
		this.#sets.set(wanted, id)
		return id
	}

	#location(name: string): LocationId | '' {
		const wanted = fitText(name.trim(), 200)
		if (wanted === '') return ''
		const { doc } = this.#edit
		const known = [...locations.all(doc).values()].find(
			(location) => !location.removed && location.name.toLowerCase() === wanted.toLowerCase()
		)
		if (known) return known.id
		const id = this.#edit.newId() as LocationId
		locations.create(doc, id, { name: wanted })
		return id
	}

	#element(category: CategoryId, name: string, number: string): ElementId | null {
		const wanted = fitText(name.trim(), 120)
		if (wanted === '') return null
		const key = elementKey(category, wanted)
		const known = this.#elements.get(key)
		if (known) return known
		const id = this.#edit.newId() as ElementId
		elements.create(this.#edit.doc, id, { category, name: wanted, number })
		this.#elements.set(key, id)
		return id
	}
}
