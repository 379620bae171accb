import type { Following } from '$lib/client/links.svelte.ts'

/** What a calendar is about as one word of a list or an address: `shooting-days`, `cast/<id>`, `crew/<department>`. */
export function readSubject(word: string): Following | null {
	if (word === 'shooting-days') return { kind: 'shooting-days' }
	const [, kind, rest = ''] = /^(cast|crew)\/(.*)$/.exec(word) ?? []
	if (kind === 'cast' && rest !== '') return { kind, element: rest }
	return kind === 'crew' ? { kind, department: rest } : null
}
