/** The value that `share` (0 to 1) of the values do not exceed: one of them, never made up. */
export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b)
	const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))
	return sorted[at] ?? NaN
}

/** The middle value; of two middle ones their mean. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b)
	const half = sorted.length / 2
	const [below, above] = [sorted[Math.ceil(half) - 1] ?? NaN, sorted[Math.floor(half)] ?? NaN]
	return (below + above) / 2
}
