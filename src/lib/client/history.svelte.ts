import type * as Y from 'yjs'
import type { Edit } from '#model/core/edit.ts'
import { Undo } from '#model/core/undo.ts'

/** A step lies in each document in which it changed something. */
type Step = readonly Undo[]

/**
 * Undo and redo of what this person did in this visit, over several documents, in the order it was
 * done. A colleague's edits are never taken back: where they wrote later, theirs stands.
 */
export class History {
	/** The origin of every edit made here; nothing else is undone. */
	readonly origin = { person: 'me' }
	readonly #undos: readonly Undo[]
	readonly #mayTurn: ReadonlyMap<Undo, () => boolean>
	/** What each step is in, mostly one document: the newest is the last. */
	#done = $state.raw<readonly Step[]>([])
	#undone = $state.raw<readonly Step[]>([])
	/** Whether edits of several documents are one step now, and whether that step has begun. */
	#joining: 'no' | 'waiting' | 'begun' = 'no'
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
		if (this.#joining !== 'no') return
		for (const undo of this.#undos) undo.startStep()
	}

	/** What a command needs to change a document as my next step. */
	edit(doc: Y.Doc): Edit {
		this.startStep()
		return {
			...{ doc, origin: this.origin },
			...{ newId: () => crypto.randomUUID(), random: Math.random }
		}
	}

	/** All edits that `body` makes, in whichever documents, are one step. */
	together(body: () => void): void {
		this.startStep()
		this.#joining = 'waiting'
		try {
			body()
		} finally {
			this.#joining = 'no'
		}
	}

	/** Takes back my last step. False when there is none, or a colleague has changed it all since. */
	undo(): boolean {
		const last = this.#done.at(-1)
		if (!last || !this.#may(last)) return false
		this.#done = this.#done.slice(0, -1)
		const turned = this.#turn(last, (undo) => undo.undo())
		if (turned.length > 0) this.#undone = [...this.#undone, turned]
		return turned.length > 0
	}

	/** Does again what I last took back. False when there is nothing, or it cannot be done any more. */
	redo(): boolean {
		const last = this.#undone.at(-1)
		if (!last || !this.#may(last)) return false
		this.#undone = this.#undone.slice(0, -1)
		const turned = this.#turn(last, (undo) => undo.redo())
		if (turned.length > 0) this.#done = [...this.#done, turned]
		return turned.length > 0
	}

	close(): void {
		for (const undo of this.#undos) undo.destroy()
	}

	/** Whether there is a step, in documents that I may still change. */
	#may(last: Step | undefined): boolean {
		return last !== undefined && last.every((undo) => this.#mayTurn.get(undo)?.() ?? false)
	}

	/** Turns a step round in each of its documents; answers those in which something could be. */
	#turn(step: Step, turn: (undo: Undo) => boolean): Step {
		this.#isTurning = true
		try {
			return step.toReversed().filter(turn)
		} finally {
			this.#isTurning = false
		}
	}

	/** A new step leaves nothing to do again, in whichever document it was. */
	#changed(undo: Undo): void {
		const known = this.#done.flat().filter((entry) => entry === undo).length
		if (this.#isTurning || undo.steps.undo === known) return
		const goesOn = this.#joining === 'begun' ? (this.#done.at(-1) ?? []) : []
		this.#done = [...(goesOn.length > 0 ? this.#done.slice(0, -1) : this.#done), [...goesOn, undo]]
		if (this.#joining === 'waiting') this.#joining = 'begun'
		this.#undone = []
	}
}
