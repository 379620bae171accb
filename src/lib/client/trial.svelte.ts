import * as Y from 'yjs'
import { difference, patch, thingsIn, type Patch } from '#model/core/difference.ts'
import { transact, type Edit } from '#model/core/edit.ts'
import { must } from '#model/core/invariant.ts'
import { ok, refuse, type Outcome } from '#model/core/outcome.ts'
import { documents, type DocumentKind } from '#model/documents.ts'
import { closedFor, type Closed } from '#model/stripboard/put.ts'
import { strips, type StripId } from '#model/stripboard/records/strip.ts'
import { Awareness } from 'y-protocols/awareness'
import { History } from './history.svelte.ts'
import { LiveNotes } from './notes.svelte.ts'
import { Surface } from './surface.svelte.ts'
import type { Opening, SharedNote, Workplace, Workspace } from './workspace.svelte.ts'

/** A document as everybody has it, and my copy, which follows it. */
type Copy = { shared: Y.Doc; mine: Y.Doc; follow: (update: Uint8Array) => void }

/**
 * Some documents of a production as a private copy to try something out in. It goes on following what
 * others edit; what I edit in it nobody sees until I take it over, by value and as one step of mine.
 * The other documents can be read, and not changed from here.
 */
export class Trial implements Workplace {
	readonly history: History
	readonly #workspace: Workspace
	readonly #copies: ReadonlyMap<DocumentKind, Copy>
	/** Nobody sees me on what nobody else has. */
	readonly #alone = new Awareness(new Y.Doc())

	constructor(workspace: Workspace, kinds: readonly DocumentKind[]) {
		this.#workspace = workspace
		this.#copies = new Map(kinds.map((kind) => [kind, copied(workspace.doc(kind))]))
		this.history = new History(
			[...this.#copies].map(([kind, { mine }]) => ({
				...{ doc: mine, roots: documents[kind] },
				mayWrite: () => this.mayWrite(kind)
			}))
		)
	}

	get production(): string {
		return this.#workspace.production
	}

	get me() {
		return this.#workspace.me
	}

	mayRead(kind: DocumentKind): boolean {
		return this.#workspace.mayRead(kind)
	}

	mayWrite(kind: DocumentKind): boolean {
		return this.#copies.has(kind) && this.#workspace.mayWrite(kind)
	}

	isOpen(kinds: readonly DocumentKind[]): boolean {
		return this.#workspace.isOpen(kinds)
	}

	opening(kinds: readonly DocumentKind[]): Opening {
		return this.#workspace.opening(kinds)
	}

	doc(kind: DocumentKind): Y.Doc {
		return this.#copies.get(kind)?.mine ?? this.#workspace.doc(kind)
	}

	note(kind: DocumentKind, record: string): SharedNote {
		return { fragment: this.doc(kind).getXmlFragment(`note:${record}`), awareness: this.#alone }
	}

	notes(kind: DocumentKind): LiveNotes {
		return new LiveNotes(this.doc(kind))
	}

	surface(): Surface {
		return new Surface(this.#alone, this.me)
	}

	run<Value, Reason extends string>(
		kind: DocumentKind,
		command: (edit: Edit) => Outcome<Value, Reason>
	): Outcome<Value, Reason | 'read-only'> {
		if (!this.mayWrite(kind)) return refuse('read-only')
		return command(this.history.edit(this.doc(kind)))
	}

	/** How many things differ from what everybody has, in one document. */
	differing(kind: DocumentKind): number {
		return thingsIn(this.#patches(kind))
	}

	/**
	 * Makes what differs so for everybody, as one step of mine. Refused whole where a board that it is
	 * about has been closed meanwhile, or I may not write any more.
	 */
	take(): Outcome<number, Closed | 'read-only'> {
		const wanted = [...this.#copies].flatMap(([kind, { shared }]) => {
			const patches = this.#patches(kind)
			return patches.length > 0 ? [{ kind, shared, patches }] : []
		})
		for (const { kind, shared, patches } of wanted) {
			if (!this.mayWrite(kind)) return refuse('read-only')
			const closed = kind === 'stripboard' ? closedFor(shared, stripsIn(shared, patches)) : null
			if (closed) return refuse(closed)
		}
		const workspace = this.#workspace
		workspace.history.together(() => {
			for (const { kind, patches } of wanted)
				workspace.run(kind, (edit) => {
					transact(edit, () => patch(edit.doc, patches))
					return ok(null)
				})
		})
		return ok(wanted.reduce((sum, { patches }) => sum + thingsIn(patches), 0))
	}

	/** Follows nothing any more. */
	close(): void {
		this.history.close()
		for (const { shared, mine, follow } of this.#copies.values()) {
			shared.off('update', follow)
			mine.destroy()
		}
	}

	#patches(kind: DocumentKind): Patch[] {
		const { shared, mine } = must(this.#copies.get(kind), 'only what was copied differs')
		return difference(shared, mine, documents[kind])
	}
}

function copied(shared: Y.Doc): Copy {
	const mine = new Y.Doc()
	const follow = (update: Uint8Array) => Y.applyUpdate(mine, update)
	follow(Y.encodeStateAsUpdate(shared))
	shared.on('update', follow)
	return { shared, mine, follow }
}

/** The strips that are there for everybody and that patches change. */
function stripsIn(doc: Y.Doc, patches: readonly Patch[]) {
	return patches.flatMap((each) => {
		if ('content' in each || each.root !== 'strips') return []
		return strips.get(doc, each.record as StripId) ?? []
	})
}
