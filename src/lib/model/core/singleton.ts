import type * as Y from 'yjs'
import type { Fields } from './record.ts'
import type { Field } from './field.ts'
import { invariant } from './invariant.ts'

type ValueOf<F> = F extends Field<infer Value> ? Value : never
type Values<F extends Fields> = { readonly [Name in keyof F]: ValueOf<F[Name]> }

/** The one record of a root map: its fields are the map's own keys, so it needs no birth. */
export class Singleton<F extends Fields> {
	readonly root: string
	readonly fields: F

	constructor(root: string, fields: F) {
		this.root = root
		this.fields = fields
	}

	/** Every field, read forgivingly. */
	read(doc: Y.Doc): Values<F> {
		const stored = doc.getMap(this.root)
		const values: Record<string, unknown> = {}
		for (const name in this.fields) values[name] = this.fields[name]?.read(stored.get(name))
		return values as Values<F>
	}

	/** What is wrong with these values, or null when they may be written. */
	problem(values: Partial<Values<F>>): string | null {
		for (const [name, value] of Object.entries(values)) {
			const field = this.fields[name]
			const wrong = field ? field.problem(value) : 'is no field'
			if (wrong !== null) return `${name} ${wrong}`
		}
		return null
	}

	/** Writes just the fields that differ. Call inside a transaction. */
	patch(doc: Y.Doc, values: Partial<Values<F>>): void {
		const wrong = this.problem(values)
		invariant(wrong === null, `${this.root}: ${wrong}`)
		const stored = doc.getMap(this.root)
		for (const [name, value] of Object.entries(values)) {
			if (stored.get(name) !== value) stored.set(name, value)
		}
	}
}
