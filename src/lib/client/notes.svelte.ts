import { createSubscriber } from 'svelte/reactivity'
import * as Y from 'yjs'
import { noteLines, noteOf, type NoteLine } from '#model/core/note.ts'

type ChangedType =
	Y.Transaction['changedParentTypes'] extends Map<infer Type, unknown> ? Type : never

/** The texts of a document's notes, live, for screens that only show them. */
export class LiveNotes {
	readonly #doc: Y.Doc
	readonly #known = new Map<string, readonly NoteLine[]>()
	readonly #subscribe: () => void
	#listening = false

	constructor(doc: Y.Doc) {
		this.#doc = doc
		this.#subscribe = createSubscriber((update) => {
			const changed = ({ changedParentTypes }: Y.Transaction) => {
				const touched = [...changedParentTypes.keys()].filter((type) => this.#forget(type))
				if (touched.length > 0) update()
			}
			this.#listening = true
			doc.on('afterTransaction', changed)
			return () => {
				this.#listening = false
				this.#known.clear()
				doc.off('afterTransaction', changed)
			}
		})
	}

	/** Forgets the note that a changed type is the root of; whether it is one. */
	#forget(type: ChangedType): boolean {
		// Its name is looked for among all there are: thousands of notes, for each thing that moves.
		if (type._item !== null || !(type instanceof Y.XmlFragment)) return false
		const root = Y.findRootTypeKey(type)
		if (!root.startsWith('note:')) return false
		this.#known.delete(root.slice('note:'.length))
		return true
	}

	/** The lines of the note kept with a record; the same ones until they change. */
	lines(record: string): readonly NoteLine[] {
		this.#subscribe()
		return this.#read(record)
	}

	/** Reads the lines of many notes: whoever shows them all listens once, and not once for each. */
	get reader(): (record: string) => readonly NoteLine[] {
		this.#subscribe()
		return (record) => this.#read(record)
	}

	#read(record: string): readonly NoteLine[] {
		const known = this.#known.get(record)
		if (known !== undefined && this.#listening) return known
		const lines = noteLines(noteOf(this.#doc, record))
		if (this.#listening) this.#known.set(record, lines)
		return lines
	}
}
