import type { Production } from '$lib/client/productions.svelte.ts'

/** The sample production, as the server makes it. */
export const sample = {
	title: 'Every Fourteen Seconds',
	note: 'Every Fourteen Seconds: a short feature, 74 scenes, 16 days'
}

/** The longest title that is taken: a title page's line, not its paragraph. */
export const longestTitle = 120

/** `today, 14:32`, `yesterday`, `12 Mar`, `12 Mar 2025`. */
export function whenWords(at: number, now: number): string {
	const days = dayNumber(now) - dayNumber(at)
	const date = new Date(at)
	if (days <= 0) return `today, ${shown(date, { hour: '2-digit', minute: '2-digit' })}`
	if (days === 1) return 'yesterday'
	const thisYear = date.getFullYear() === new Date(now).getFullYear()
	const day = { day: 'numeric', month: 'short' } as const
	return shown(date, thisYear ? day : { ...day, year: 'numeric' })
}

function shown(date: Date, options: Intl.DateTimeFormatOptions): string {
	return new Intl.DateTimeFormat('en-GB', options).format(date)
}

function dayNumber(at: number): number {
	const date = new Date(at)
	return Math.round(
		new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime() / 86_400_000
	)
}

/** Where a production came from, as the list says it. */
export function originWords(production: Production): string {
	return production.madeFrom === 'sample' ? 'Sample production' : ''
}

/** What the list says about a production while the server is out of reach. */
export function keptWords(production: Production): string {
	return production.kept ? 'Kept on this device' : 'Not on this device'
}

/** What is left of a production that I was taken off. */
export function leftWords({ title, edits }: { title: string; edits: number }): string {
	const some = edits === 1 ? '1 edit of yours was' : `${edits} edits of yours were`
	return `You no longer belong to ${title}. ${some} never sent and ${edits === 1 ? 'is' : 'are'} kept on this device alone.`
}
