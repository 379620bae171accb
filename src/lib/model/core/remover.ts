import { fitText, text } from './field.ts'

/** Whoever removes something, by name: for the colleague who misses it. */
export type Remover = { name: string }

/** Nobody says so: an import, or a test. */
const unsaid: Remover = { name: '' }

const longestName = 60

/** The name of whoever removed a record, kept with it; '' when nobody said. */
export const removerField = text(longestName)

/** What a removal writes, beside the name of the field that says it is gone. */
export function removal({ name }: Remover = unsaid): { removed: true; removedBy: string } {
	return { removed: true, removedBy: fitText(name, longestName) }
}
