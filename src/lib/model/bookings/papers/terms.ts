import { readTiers } from '../judge/cancellation.ts'

/** `100% less than 24 hours before it begins, 50% less than 72 hours`, the dearest first. */
export function tierWords(cancellation: string): string {
	return readTiers(cancellation)
		.map(({ hours, percent }, at) => {
			const before = at === 0 ? ' before it begins' : ''
			return `${percent}% less than ${hours} ${hours === 1 ? 'hour' : 'hours'}${before}`
		})
		.join(', ')
}
