/** Which of the values, by their index, make the longest rising run; by patience sorting. */
export function longestRun(values: readonly (number | string)[]): Set<number> {
	const ends: number[] = []
	const before: (number | null)[] = []
	values.forEach((value, index) => {
		const pile = pileFor(value, ends, values)
		before.push(pile === 0 ? null : (ends[pile - 1] ?? null))
		ends[pile] = index
	})
	const run = new Set<number>()
	for (let index = ends.at(-1) ?? null; index !== null; index = before[index] ?? null) {
		run.add(index)
	}
	return run
}

/** The first pile whose top is no lower than a value: tops rise, so it is found by halves. */
function pileFor(
	value: number | string,
	ends: readonly number[],
	values: readonly (number | string)[]
): number {
	let [low, high] = [0, ends.length]
	while (low < high) {
		const middle = (low + high) >> 1
		if ((values[ends[middle] ?? 0] ?? value) < value) low = middle + 1
		else high = middle
	}
	return low
}
