import { categoryName, type CategoryId } from '#model/stripboard/categories.ts'
import {
	addElements,
	editElement,
	linkElements,
	lockNumbers,
	mergeElements,
	numberElements,
	removeElements,
	type ElementValues
} from '#model/stripboard/commands/elements.ts'
import { ok, type Outcome } from '#model/core/outcome.ts'
import type { Edit } from '#model/core/edit.ts'
import {
	elementUses,
	planNumbers,
	type ElementUse,
	type Numbering
} from '#model/stripboard/queries/elements.ts'
import type { Element, ElementId } from '#model/stripboard/records/element.ts'
import { SvelteSet } from 'svelte/reactivity'
import { counted } from '$lib/ui/words.ts'
import type { StripboardView } from '../stripboard.svelte.ts'
import type { PastedElement } from './pasted.ts'

/** The list of elements as one screen shows it: what is filtered, selected, and said about it. */
export class ElementsView {
	readonly board: StripboardView
	readonly #selection = new SvelteSet<ElementId>()
	#text = $state('')
	#category = $state<CategoryId | 'all'>('all')
	#addsTo = $state<CategoryId>('props')
	#last: ElementId | null = null

	constructor(board: StripboardView) {
		this.board = board
	}

	readonly #uses: readonly ElementUse[] = $derived.by(() => elementUses(this.board.state))

	readonly #rows: readonly ElementUse[] = $derived.by(() => {
		const words = this.#text.trim().toLowerCase().split(/\s+/).filter(Boolean)
		return this.#uses.filter(({ element }) => {
			if (this.#category !== 'all' && element.category !== this.#category) return false
			const text = `${element.number} ${element.name}`.toLowerCase()
			return words.every((word) => text.includes(word))
		})
	})

	get rows(): readonly ElementUse[] {
		return this.#rows
	}

	get isFiltering(): boolean {
		return this.#text.trim() !== '' || this.#category !== 'all'
	}

	get text(): string {
		return this.#text
	}

	set text(text: string) {
		this.#text = text
	}

	get category(): CategoryId | 'all' {
		return this.#category
	}

	set category(category: CategoryId | 'all') {
		this.#category = category
	}

	/** The category of what is typed or pasted: the one that is shown, else the one that was chosen. */
	get addsTo(): CategoryId {
		return this.#category === 'all' ? this.#addsTo : this.#category
	}

	set addsTo(category: CategoryId) {
		this.#addsTo = category
	}

	get said(): string {
		return this.board.said?.text ?? ''
	}

	scenesOf(id: ElementId): number {
		return this.#uses.find(({ element }) => element.id === id)?.scenes ?? 0
	}

	/** What is selected among what is shown. */
	get selected(): readonly ElementUse[] {
		return this.#rows.filter(({ element }) => this.#selection.has(element.id))
	}

	isSelected(id: ElementId): boolean {
		return this.#selection.has(id)
	}

	/** Selects a row or lets go of it; `through` takes all rows since the last one along. */
	select(id: ElementId, { through }: { through: boolean }): void {
		const ids = this.#rows.map(({ element }) => element.id)
		const [from, to] = [ids.indexOf(this.#last ?? id), ids.indexOf(id)]
		if (through && from >= 0) {
			for (const each of ids.slice(Math.min(from, to), Math.max(from, to) + 1))
				this.#selection.add(each)
		} else if (!this.#selection.delete(id)) this.#selection.add(id)
		this.#last = id
	}

	selectAll({ all }: { all: boolean }): void {
		this.#selection.clear()
		if (all) for (const { element } of this.#rows) this.#selection.add(element.id)
	}

	edit(element: Element, values: ElementValues): void {
		const holder = this.#uses.find(
			(use) =>
				use.element.id !== element.id &&
				use.element.category === element.category &&
				use.element.number === values.number
		)
		const done = this.board.did((edit) => editElement(edit, element.id, values))
		if (!done && values.number && holder)
			this.board.say(`${values.number} belongs to ${holder.element.name}.`)
	}

	add(rows: readonly PastedElement[]): void {
		const added = this.board.run((edit) => addElements(edit, rows))
		if (added === null) return
		const known = rows.length - added.length
		const were = known > 0 ? `, ${known} ${known === 1 ? 'was' : 'were'} there already` : ''
		this.board.say(`${counted(added.length, 'element')} added${were}`)
	}

	number(category: CategoryId, by: Numbering): void {
		const plan = planNumbers(this.board.state, category, by)
		const numbers = plan.map(({ element, number }) => ({ id: element.id, number }))
		const done = this.board.run((edit) => numberElements(edit, numbers))
		if (done !== null) this.board.say(`${counted(done, 'number')} given. Undo takes them back.`)
	}

	lockAll(category: CategoryId): void {
		const ids = this.#uses
			.filter(({ element }) => element.category === category && element.number !== '')
			.map(({ element }) => element.id)
		const done = this.board.run((edit) => lockNumbers(edit, ids, { locked: true }))
		if (done !== null)
			this.board.say(`${counted(done, 'number')} of ${categoryName(category).toLowerCase()} locked`)
	}

	get isLocked(): boolean {
		return this.selected.every(({ element }) => element.numberLocked)
	}

	lockSelected(): void {
		const locked = !this.isLocked
		this.board.run((edit) => lockNumbers(edit, this.#ids(), { locked }))
	}

	categorise(category: CategoryId): void {
		if (this.#each((edit, id) => editElement(edit, id, { category })))
			this.board.say(`Moved to ${categoryName(category).toLowerCase()}`)
	}

	mergeSelected(into: ElementId): void {
		const others = this.#ids().filter((id) => id !== into)
		if (!this.#each((edit, id) => (id === into ? ok(null) : mergeElements(edit, id, into)))) return
		this.board.say(`${counted(others.length, 'element')} merged. Undo parts them again.`)
		this.selectAll({ all: false })
	}

	linkSelected(bringer: ElementId): void {
		this.#each((edit, id) =>
			id === bringer ? ok(null) : linkElements(edit, bringer, { brings: id, linked: true })
		)
	}

	/** Whether something selected brings others along. */
	get bringsAny(): boolean {
		return this.selected.some(({ element }) => element.brings.length > 0)
	}

	unlinkSelected(): void {
		const bringers = this.selected.map(({ element }) => element)
		this.#each((edit, id) => {
			const brings = bringers.find((element) => element.id === id)?.brings ?? []
			for (const brought of brings) linkElements(edit, id, { brings: brought, linked: false })
			return ok(null)
		})
	}

	removeSelected(): void {
		const { me } = this.board.workspace
		const removed = this.board.run((edit) => removeElements(edit, this.#ids(), me))
		if (removed !== null)
			this.board.say(`${counted(removed, 'element')} removed. Undo brings them back.`)
	}

	undo(): void {
		this.board.say(this.board.history.undo() ? 'Taken back' : 'A colleague has changed that since')
	}

	#ids(): ElementId[] {
		return this.selected.map(({ element }) => element.id)
	}

	/** Does one thing to each selected element, as one step of mine. */
	#each<Reason extends string>(
		command: (edit: Edit, id: ElementId) => Outcome<unknown, Reason>
	): boolean {
		const ids = this.#ids()
		return this.board.did((edit) => {
			const outcomes = ids.map((id) => command(edit, id))
			return outcomes.find((outcome) => !outcome.ok) ?? ok(null)
		})
	}
}
