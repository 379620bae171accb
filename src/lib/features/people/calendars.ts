import type { Following } from '$lib/client/links.svelte.ts'

/**
 * What a calendar is about as one word of a list or an address: `shooting-days`, `cast/<id>`,
 * `crew/<department>`, `sessions/<resource>`. `crew/` and `sessions/` alone are all of them.
 */
export function readSubject(word: string): Following | null {
	if (word === 'shooting-days') return { kind: 'shooting-days' }
	const [, kind, rest = ''] = /^(cast|crew|sessions)\/(.*)$/.exec(word) ?? []
	if (kind === 'cast' && rest !== '') return { kind, element: rest }
	if (kind === 'sessions') return { kind, resource: rest, isBusyOnly: false }
	return kind === 'crew' ? { kind, department: rest } : null
}
