/** The most parts that one scene is shot in on one board. */
export const mostParts = 9

/**
 * How a scene is split on a board, as its strip stores it: the eighths of each part, `12,8`. One
 * value, because two people who split one scene at once must end up with one split.
 */
export function writeParts(lengths: readonly number[]): string {
	return lengths.join(',')
}

/** The eighths of each part as they were split; none for a scene that is whole, or a text that is no split. */
export function readParts(stored: string): readonly number[] {
	if (stored === '') return whole
	const lengths = stored.split(',').map(Number)
	const fits = lengths.every((length) => Number.isInteger(length) && length > 0)
	return fits && lengths.length > 1 && lengths.length <= mostParts ? lengths : whole
}

const whole: readonly number[] = []

/**
 * What each part counts, so that the parts always add up to the scene: after a revision has changed
 * its length, too, the last part takes what is left. Null where the scene's own length is unknown.
 */
export function partLengths(
	parts: readonly number[],
	eighths: number | null
): readonly (number | null)[] {
	if (eighths === null) return parts.map(() => null)
	let left = eighths
	return parts.map((wanted, at) => {
		const length = at === parts.length - 1 ? left : Math.min(wanted, left)
		left -= length
		return length
	})
}

/** A total shared out by the parts' lengths in whole numbers, which add up to the total. */
export function shareOut(total: number, lengths: readonly number[]): number[] {
	const all = lengths.reduce((sum, length) => sum + length, 0)
	let [seen, given] = [0, 0]
	return lengths.map((length) => {
		seen += length
		const share = (all === 0 ? 0 : Math.round((total * seen) / all)) - given
		given += share
		return share
	})
}
