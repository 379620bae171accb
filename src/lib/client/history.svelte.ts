import type * as Y from 'yjs'
import { Undo } from '#model/core/undo.ts'

/**
 * Undo and redo of what this person did in this visit, over several documents, in the order it was
 * done. A colleague's edits are never taken back: where they wrote later, theirs stands.
 */
export class History {
	/** The origin of every edit made here; nothing else is undone. */
	readonly origin = { person: 'me' }
	readonly #undos: readonly Undo[]
	readonly #mayTurn: ReadonlyMap<Undo, () => boolean>
	/** Whose turn it is, one entry a step: the newest is the last. */
	#done = $state.raw<readonly Undo[]>([])
	#undone = $state.raw<readonly Undo[]>([])
	#isTurning = false

	constructor(documents: { doc: Y.Doc; roots: readonly string[]; mayWrite: () => boolean }[]) {
		const undos = documents.map(({ doc, roots, mayWrite }): [Undo, () => boolean] => {
			const scope = { doc, roots, origin: this.origin }
			const undo: Undo = new Undo(scope, () => this.#changed(undo))
			return [undo, mayWrite]
		})
		this.#undos = undos.map(([undo]) => undo)
		this.#mayTurn = new Map(undos)
	}

	get canUndo(): boolean {
		return this.#may(this.#done.at(-1))
	}

	get canRedo(): boolean {
		return this.#may(this.#undone.at(-1))
	}

	/** The next edit starts a step of its own. Called before every command. */
	startStep(): void {
		for (const undo of this.#undos) undo.startStep()
	}

	/** Takes back my last step. False when there is none, or a colleague has changed it all since. */
	undo(): boolean {
		const last = this.#done.at(-1)
		if (!last || !this.#may(last)) return false
		this.#done = this.#done.slice(0, -1)
		if (!this.#turn(() => last.undo())) return false
		this.#undone = [...this.#undone, last]
		return true
	}

	/** Does again what I last took back. False when there is nothing, or it cannot be done any more. */
	redo(): boolean {
		const last = this.#undone.at(-1)
		if (!last || !this.#may(last)) return false
		this.#undone = this.#undone.slice(0, -1)
		if (!this.#turn(() => last.redo())) return false
		this.#done = [...this.#done, last]
		return true
	}

	close(): void {
		for (const undo of this.#undos) undo.destroy()
	}

	/** Whether there is a step, in a document that I may still change. */
	#may(last: Undo | undefined): boolean {
		return last !== undefined && (this.#mayTurn.get(last)?.() ?? false)
	}

	#turn(turn: () => boolean): boolean {
		this.#isTurning = true
		try {
			return turn()
		} finally {
			this.#isTurning = false
		}
	}

	/** A new step leaves nothing to do again, in whichever document it was. */
	#changed(undo: Undo): void {
		const known = this.#done.filter((entry) => entry === undo).length
		if (this.#isTurning || undo.steps.undo === known) return
		this.#done = [...this.#done, undo]
		this.#undone = []
	}
}
