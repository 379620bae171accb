import * as Y from 'yjs'

/**
 * Undo and redo of what this person did in this visit, over several documents, in the order it was
 * done. A colleague's edits are never taken back: where they wrote later, theirs stands.
 */
export class History {
	/** The origin of every edit made here; nothing else is undone. */
	readonly origin = { person: 'me' }
	readonly #managers: Y.UndoManager[]
	#undoOrder = $state.raw<Y.UndoManager[]>([])
	#redoOrder = $state.raw<Y.UndoManager[]>([])

	constructor(documents: { doc: Y.Doc; roots: readonly string[] }[]) {
		this.#managers = documents.map(({ doc, roots }) => this.#manage(doc, roots))
	}

	get canUndo(): boolean {
		return this.#undoOrder.length > 0
	}

	get canRedo(): boolean {
		return this.#redoOrder.length > 0
	}

	/** The next edit starts a step of its own. Called before every command. */
	startStep(): void {
		for (const manager of this.#managers) manager.stopCapturing()
	}

	/** Takes back my last step. False when there is none, or a colleague has changed it all since. */
	undo(): boolean {
		return this.#undoOrder.at(-1)?.undo() != null
	}

	/** Does again what I last took back. */
	redo(): boolean {
		return this.#redoOrder.at(-1)?.redo() != null
	}

	close(): void {
		for (const manager of this.#managers) manager.destroy()
	}

	#manage(doc: Y.Doc, roots: readonly string[]): Y.UndoManager {
		const scope = roots.map((root) => doc.getMap(root))
		const manager = new Y.UndoManager(scope, {
			trackedOrigins: new Set([this.origin]),
			captureTimeout: 60_000
		})
		const follow = () => {
			this.#undoOrder = followStack(this.#undoOrder, manager, manager.undoStack.length)
			this.#redoOrder = followStack(this.#redoOrder, manager, manager.redoStack.length)
		}
		manager.on('stack-item-added', follow)
		manager.on('stack-item-popped', follow)
		manager.on('stack-cleared', follow)
		return manager
	}
}

/** The order with as many entries of a manager as it has steps: the newest are added or dropped at the end. */
function followStack(
	order: Y.UndoManager[],
	manager: Y.UndoManager,
	steps: number
): Y.UndoManager[] {
	const mine = order.filter((entry) => entry === manager).length
	if (steps > mine) return [...order, ...Array<Y.UndoManager>(steps - mine).fill(manager)]
	let drop = mine - steps
	return order
		.toReversed()
		.filter((entry) => entry !== manager || drop-- <= 0)
		.toReversed()
}
